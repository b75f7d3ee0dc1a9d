"""The vocabulary of the domain: which words mean the same, across spellings, abbreviations and languages."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexes.analysis import Token, tokens
from indexes.stemming import Stemmer

TABLE = Path(__file__).parent / "glossary.tsv"
_ENGLISH = Stemmer("english")
WEIGHTS = {"variant": 0.6, "abbreviation": 0.4, "id-en": 0.7}
"""How much an equivalent counts beside the word itself (1), by the kind of its row."""


@dataclass(frozen=True)
class Equivalent:
    """Stems that say the same as a span of the query, how much they count, and the words where these translate."""

    stems: tuple[str, ...]
    weight: float
    translation: str = ""


@dataclass(frozen=True)
class Span:
    """Tokens first to last (exclusive) of a query, and what else says the same."""

    first: int
    last: int
    equivalents: tuple[Equivalent, ...]


@lru_cache(maxsize=50_000)
def english_key(exact: str) -> str:
    """Give the English stem that a word is looked up by."""
    return _ENGLISH.stem(exact)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, ...], tuple[Equivalent, ...]]:
    found: dict[tuple[str, ...], dict[tuple[str, ...], Equivalent]] = {}
    with TABLE.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader((line for line in opened if not line.startswith("#")), delimiter="\t"):
            _pair(found, row["first"], row["second"], WEIGHTS[row["kind"]])
            _pair(found, row["second"], row["first"], WEIGHTS[row["kind"]], translates=row["kind"] == "id-en")
    return {key: tuple(others.values()) for key, others in found.items()}


def _pair(
    found: dict[tuple[str, ...], dict[tuple[str, ...], Equivalent]],
    here: str,
    there: str,
    weight: float,
    *,
    translates: bool = False,
) -> None:
    key = tuple(english_key(t.exact) for t in tokens(here))
    stems = tuple(dict.fromkeys(t.stem for t in tokens(there)))
    if key and stems:
        others = found.setdefault(key, {})
        known = others.get(stems, Equivalent(stems, 0.0))
        others[stems] = Equivalent(stems, max(weight, known.weight), there if translates else known.translation)


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _table()))


def equivalents(query: list[Token]) -> tuple[Span, ...]:
    """Find the spans of a query that the vocabulary knows: the longest first, from left to right."""
    keys = [english_key(token.exact) for token in query]
    spans, at = [], 0
    while at < len(keys):
        most = min(_longest(), len(keys) - at)
        size = next((n for n in range(most, 0, -1) if tuple(keys[at : at + n]) in _table()), 0)
        if size:
            spans.append(Span(at, at + size, _table()[tuple(keys[at : at + size])]))
        at += max(size, 1)
    return tuple(spans)
