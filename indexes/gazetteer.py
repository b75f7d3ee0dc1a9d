"""Names in text: one pass that finds the longest known name at each capitalised word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from indexes.analysis import fold
from indexes.signs import Sign

T = TypeVar("T")

_APOSTROPHE = "'’‘ʼ`´"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_APOSTROPHE}][^\W_]+)*")
_CAPITAL = re.compile(rf"[^\W\d_a-zà-ÿ][^\W_]*(?:[{_APOSTROPHE}][^\W_]+)*")
_GAP = re.compile(r"[^\S\n]*(?:[-–./&][^\S\n]*|\n[^\S\n]*)?")
_COMMA_GAP = re.compile(r"[^\S\n]*(?:[-–./&,][^\S\n]*|\n[^\S\n]*)?")
_DOTTED = frozenset({"kab", "kec", "kep", "prov", "s", "st", "dit", "ditjen", "kemen", "d", "i", "p"})


def key_of(name: str) -> str:
    """Fold a name to what it is compared by: no case, apostrophes, spaces, hyphens (Mota'ain = Mota Ain)."""
    return "".join(_TOKEN.findall(fold(name)))


_folded = lru_cache(maxsize=50_000)(key_of)


@dataclass(frozen=True)
class Mention(Generic[T]):
    """A name in a text: code points start to end, and what it stands for."""

    start: int
    end: int
    value: T


class Gazetteer(Generic[T]):
    """Written forms of names with what they stand for; spaces, hyphens and apostrophes make no difference."""

    def __init__(self, forms: Mapping[str, T], commas: bool = False) -> None:
        """Take each form with its value; found as whole words only, with commas inside where `commas`."""
        self._gap = _COMMA_GAP if commas else _GAP
        self._values = {key_of(form): value for form, value in forms.items()}
        self._sign = Sign(self._has_head)
        self._begins = {key[:i] for key in self._values for i in range(1, len(key) + 1)}

    def get(self, name: str) -> T | None:
        """Give what exactly this name stands for."""
        return self._values.get(key_of(name))

    def scan(self, text: str) -> Iterator[Mention[T]]:
        """Give the longest names from left to right, without overlaps.

        A name starts and ends with a capital letter, unless the text has none at all (a typed query).
        """
        lowered = text == text.lower()
        at = 0
        for match in self._all_heads(text) if lowered else self._capital_heads(text):
            found = self._longest(text, match, lowered) if match.start() >= at else None
            if found:
                yield found
                at = found.end

    def _all_heads(self, text: str) -> Iterator[re.Match[str]]:
        return (match for match in _TOKEN.finditer(text) if _folded(match.group()) in self._begins)

    def _capital_heads(self, text: str) -> Iterator[re.Match[str]]:
        found = (
            m for at, stretch in self._sign.stretches(text) for m in _CAPITAL.finditer(text, at, at + len(stretch))
        )
        return (match for match in found if _folded(match.group()) in self._begins)

    def _has_head(self, stretch: str) -> bool:
        """Say whether a name may begin in a stretch with a capital letter."""
        plain = stretch.isascii() and stretch.islower()
        return not plain and any(_folded(m.group()) in self._begins for m in _CAPITAL.finditer(stretch))

    def at(self, text: str, start: int) -> Mention[T] | None:
        """Give the longest name that starts exactly here."""
        match = _TOKEN.match(text, start)
        return self._longest(text, match, lowered=True) if match else None

    def _longest(self, text: str, first: re.Match[str], lowered: bool) -> Mention[T] | None:
        if first.start() and (text[first.start() - 1].isalnum() or text[first.start() - 1] == "_"):
            return None
        best: Mention[T] | None = None
        key, token = "", first
        while True:
            word = _folded(token.group())
            key += word
            if key not in self._begins:
                return best
            if key in self._values and (lowered or not token.group()[0].islower()):
                best = Mention(first.start(), token.end(), self._values[key])
            gap = self._gap.match(text, token.end())
            following = _TOKEN.match(text, gap.end() if gap else token.end())
            if following is None or (gap and "." in gap.group() and word not in _DOTTED):
                return best
            token = following


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Collect the values of every form, in order."""
    result: dict[str, tuple[T, ...]] = {}
    for form, value in pairs:
        key = key_of(form)
        result[key] = (*result.get(key, ()), value)
    return result
