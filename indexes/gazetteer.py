"""Names in text: one pass that finds the longest known name at each capitalised word."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from indexes.analysis import fold
from indexes.keeping import Kept
from indexes.signs import Sign, comes_again

T = TypeVar("T")

_APOSTROPHE = "'’‘ʼ`´"
_TOKEN = re.compile(rf"[^\W_]+(?:[{_APOSTROPHE}][^\W_]+)*")
_CAPITAL = re.compile(rf"[^\W\d_a-zà-ÿ][^\W_]*(?:[{_APOSTROPHE}][^\W_]+)*")
_GAP = re.compile(r"[^\S\n]*(?:[-–./&][^\S\n]*|\n[^\S\n]*)?")
_COMMA_GAP = re.compile(r"[^\S\n]*(?:[-–./&,][^\S\n]*|\n[^\S\n]*)?")
_MOST_KEPT = 20_000
"""Stretches whose words that a name may begin with are kept."""

Head = tuple[int, int, str]
"""A word that a name may begin with: where it starts and ends, and its folded form."""

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
        self._in_stretch = Kept(self._capitals, _MOST_KEPT, comes_again)
        self._goes_on = {key[:i] for key in self._values for i in range(1, len(key))}

    def get(self, name: str) -> T | None:
        """Give what exactly this name stands for."""
        return self._values.get(key_of(name))

    def scan(self, text: str) -> Iterator[Mention[T]]:
        """Give the longest names from left to right, without overlaps.

        A name starts and ends with a capital letter, unless the text has none at all (a typed query).
        """
        lowered = text == text.lower()
        at = 0
        for start, end, word in self._all_heads(text) if lowered else self._capital_heads(text):
            found = self._longest(text, start, end, word, lowered) if start >= at else None
            if found:
                yield found
                at = found.end

    def _all_heads(self, text: str) -> Iterator[Head]:
        return self._heads(_TOKEN.finditer(text))

    def _capital_heads(self, text: str) -> Iterator[Head]:
        for at, stretch in self._sign.stretches(text):
            yield from ((at + start, at + end, word) for start, end, word in self._in_stretch[stretch])

    def _heads(self, words: Iterable[re.Match[str]]) -> Iterator[Head]:
        folded = ((*word.span(), _folded(word.group())) for word in words)
        return (head for head in folded if head[2] in self._begins)

    def _capitals(self, stretch: str) -> tuple[Head, ...]:
        return tuple(self._heads(_CAPITAL.finditer(stretch)))

    def _has_head(self, stretch: str) -> bool:
        """Say whether a name may begin in a stretch with a capital letter."""
        plain = stretch.isascii() and stretch.islower()
        return not plain and any(True for _ in self._heads(_CAPITAL.finditer(stretch)))

    def at(self, text: str, start: int) -> Mention[T] | None:
        """Give the longest name that starts exactly here."""
        match = _TOKEN.match(text, start)
        return self._longest(text, *match.span(), _folded(match.group()), lowered=True) if match else None

    def _longest(self, text: str, start: int, end: int, word: str, lowered: bool) -> Mention[T] | None:
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            return None
        best: Mention[T] | None = None
        key, begins = word, start
        while key in self._begins:
            if key in self._values and (lowered or not text[begins].islower()):
                best = Mention(start, end, self._values[key])
            gap = self._gap.match(text, end) if key in self._goes_on else None
            following = _TOKEN.match(text, gap.end()) if gap else None
            if following is None or (gap and word not in _DOTTED and "." in gap.group()):
                return best
            begins, end = following.span()
            word = _folded(following.group())
            key += word
        return best


def grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """Collect the values of every form, in order."""
    result: dict[str, tuple[T, ...]] = {}
    for form, value in pairs:
        key = key_of(form)
        result[key] = (*result.get(key, ()), value)
    return result
