"""English words to Indonesian ones, with how likely each is; and which of a query's words are English.

`dictionary.tsv` is learned (training/dictionary.py). A word in both languages (*air*, *data*) is read as
the rest of the query is.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from indexes.analysis import STOP, Token
from indexes.cognates import cognate
from indexes.glossary import english_key
from indexes.language import ENGLISH, INDONESIAN

TABLE = Path(__file__).parent / "dictionary.tsv"

CONTEXT = 2.0
"""How much each other word of the query moves the log odds of a word that both languages have."""

FOREIGN, GUESSED = 0.5, 0.5
"""What an English word itself weighs beside its translations, and what its Indonesian spelling where it has none."""


class Reading(NamedTuple):
    """What a word of a query weighs itself, and the Indonesian words that it is read as, with their weights."""

    own: float = 1.0
    words: tuple[tuple[str, float], ...] = ()


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
    """Give the Indonesian words of an English word with their weights, likeliest first; none if unknown."""
    line = _table().lines.get(english_key(exact))
    if line is None:
        return ()
    cells = line.split(" ")
    return tuple(zip(cells[::2], map(float, cells[1::2]), strict=True))


def read(query: list[Token], every: list[str]) -> list[Reading]:
    """Give the Indonesian words of each token that is English here, none of the others.

    `every` holds all the query's words, folded, stop words too: they tell its language.
    """
    leaning = sum(_lean(word) for word in every)
    return [_read(token.exact, leaning) for token in query]


def _lean(word: str) -> float:
    """Tell what a word says of the query's language: above 0 English, below 0 Indonesian, 0 nothing."""
    if word in ENGLISH or word in INDONESIAN:
        return float(word in ENGLISH) - float(word in INDONESIAN)
    if word in _table().shared or word.isdigit():
        return 0.0
    # A word that the dictionary lacks is Indonesian or a name.
    return 1.0 if translations(word) else -0.5


def _read(word: str, leaning: float) -> Reading:
    given = translations(word)
    share = _table().shared.get(word)
    if word in STOP or (share is not None and CONTEXT * leaning <= math.log(share / (1 - share))):
        return Reading()
    if given:
        return Reading(FOREIGN, given)
    guessed = cognate(word) if leaning > 0 else None
    return Reading(1.0, ((guessed, GUESSED),)) if guessed else Reading()
