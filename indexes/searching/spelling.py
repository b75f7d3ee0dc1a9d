"""A spelling that the index knows, for words that it does not. Offered, never applied."""

import difflib

from indexes.analysis import tokens
from indexes.index import Index
from indexes.model import Classification

NEAR = 0.75
"""Least likeness (difflib ratio) of a word that is offered."""

LOOKED_AT = 3_000

COMPLETIONS = 2_000
"""Words that begin with a whole word, at most: among them is the word itself, however rare."""

SHORTEST = 4
"""Letters of a word that may be written together with the next one."""

LONGEST = 20
"""Cuts of a word that are tried."""


def suggestion(index: Index, text: str, clearance: Classification) -> str | None:
    """Give the text with each unknown word replaced by the likest known one; None if there is none to offer."""
    better, at = [], 0
    for token in tokens(text):
        if token.exact.isdigit() or _known(index, token.exact, clearance):
            continue
        if like := _two_words(index, token.exact, clearance) or _likest(index, token.exact, clearance):
            better += [text[at : token.start], like]
            at = token.end
    return "".join([*better, text[at:]]) if better else None


def _likest(index: Index, word: str, clearance: Classification) -> str | None:
    """Look among the words that begin alike: the first letter is seldom the wrong one."""
    known = dict(index.vocabulary(word[:1], LOOKED_AT, clearance))
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=NEAR)), None)


def _two_words(index: Index, word: str, clearance: Classification) -> str | None:
    """Cut what was written as one into two known words; of several ways the one whose shorter word is longest."""
    cuts = sorted(range(SHORTEST, len(word) - SHORTEST + 1), key=lambda at: -min(at, len(word) - at))
    halves = ((word[:at], word[at:]) for at in cuts[:LONGEST])
    return next((f"{a} {b}" for a, b in halves if _known(index, a, clearance) and _known(index, b, clearance)), None)


def _known(index: Index, word: str, clearance: Classification) -> bool:
    return word in dict(index.vocabulary(word, COMPLETIONS, clearance))
