"""A spelling that the index knows, for words that it does not. Offered, never applied."""

import difflib

from indexes.analysis import tokens
from indexes.index import Index
from indexes.model import Classification

NEAR = 0.75
"""Least likeness (difflib ratio) of a word that is offered."""

LOOKED_AT = 3_000

COMPLETIONS = 30_000
"""Words that begin with a whole word: more than there are, so that a rare one is known as well."""


def suggestion(index: Index, text: str, clearance: Classification) -> str | None:
    """Give the text with each unknown word replaced by the likest known one; None if there is none to offer."""
    better, at = [], 0
    for token in tokens(text):
        if token.exact.isdigit() or token.exact in dict(index.vocabulary(token.exact, COMPLETIONS, clearance)):
            continue
        if like := _likest(index, token.exact, clearance):
            better += [text[at : token.start], like]
            at = token.end
    return "".join([*better, text[at:]]) if better else None


def _likest(index: Index, word: str, clearance: Classification) -> str | None:
    """Look among the words that begin alike: the first letter is seldom the wrong one."""
    known = dict(index.vocabulary(word[:1], LOOKED_AT, clearance))
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=NEAR)), None)
