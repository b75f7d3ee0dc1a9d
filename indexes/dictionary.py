"""English words to Indonesian stems, with how likely each is; and which of a query's words are English.

`dictionary.tsv` is learned (training/dictionary.py). A word in both languages (*air*, *data*) is read as
the rest of the query is.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexes.analysis import STOP, Token
from indexes.glossary import english_key
from indexes.language import ENGLISH, INDONESIAN

TABLE = Path(__file__).parent / "dictionary.tsv"

CONTEXT = 2.0
"""How much each other word of the query moves the log odds of a word that both languages have."""


@dataclass(frozen=True)
class _Table:
    """Lines by English key, not yet split; and the probability that a word of both languages is Indonesian."""

    lines: dict[str, str]
    shared: dict[str, float]


@lru_cache(maxsize=1)
def _table() -> _Table:
    text = TABLE.read_text(encoding="utf-8")
    english, _, shared = text.partition("\n\n")
    rows = (line.partition("\t") for line in english.splitlines() if not line.startswith("#"))
    pairs = (line.partition("\t") for line in shared.splitlines())
    return _Table({key: rest for key, _, rest in rows}, {word: float(rest) for word, _, rest in pairs})


@lru_cache(maxsize=20_000)
def translations(exact: str) -> tuple[tuple[str, float], ...]:
    """Give the Indonesian stems of an English word with their weights, likeliest first; none if unknown."""
    line = _table().lines.get(english_key(exact))
    if line is None:
        return ()
    cells = line.split(" ")
    return tuple(zip(cells[::2], map(float, cells[1::2]), strict=True))


def english(query: list[Token], every: list[str]) -> list[bool]:
    """Tell which tokens of a query are English; `every` holds all its words, folded, stop words too."""
    leaning = sum(_lean(word) for word in every)
    return [_is_english(token.exact, leaning) for token in query]


def _lean(word: str) -> float:
    """Tell what a word says of the query's language: above 0 English, below 0 Indonesian, 0 nothing."""
    if word in ENGLISH or word in INDONESIAN:
        return float(word in ENGLISH) - float(word in INDONESIAN)
    if word in _table().shared or word.isdigit():
        return 0.0
    # A word that the dictionary lacks is Indonesian or a name.
    return 1.0 if translations(word) else -0.5


def _is_english(word: str, leaning: float) -> bool:
    if word in STOP or not translations(word):
        return False
    share = _table().shared.get(word)
    return share is None or CONTEXT * leaning > math.log(share / (1 - share))
