"""Where the candidates have the query's concepts, as arrays: all candidates are looked through at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
from numpy.typing import NDArray

WINDOW = 20
"""Tokens of the window that `near` looks through."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Occurrences:
    """Each time a candidate has a concept, in reading order: which candidate, at which token, which concept."""

    candidates: int
    concepts: int
    candidate: Ints
    token: Ints
    concept: Ints


def occurrences(texts: Sequence[Sequence[str]], places: Mapping[str, int], concepts: int) -> Occurrences:
    """Find the concepts in the candidates' tokens; `places` gives the concept of a token."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    every = np.fromiter(map(places.get, chain.from_iterable(texts), repeat(-1)), np.int64, int(lengths.sum()))
    at = np.flatnonzero(every >= 0)
    candidate = np.repeat(np.arange(len(texts)), lengths)[at]
    return Occurrences(len(texts), concepts, candidate, at - (np.cumsum(lengths) - lengths)[candidate], every[at])


def present(seen: Occurrences) -> Bools:
    """Tell which candidate (row) has which concept (column)."""
    has = np.zeros((seen.candidates, seen.concepts), dtype=np.bool_)
    has[seen.candidate, seen.concept] = True
    return has


def near(seen: Occurrences, rarity: Floats) -> Floats:
    """Give, per candidate, the greatest weight of different concepts within a window of tokens."""
    best = np.zeros(seen.candidates)
    if not len(seen.token):
        return best
    # Candidates are laid end to end, more than a window apart: one line on which distance is all that counts.
    line = seen.token + seen.candidate * (seen.token.max() + WINDOW + 1)
    weight = np.zeros(len(line))
    for concept, rare in enumerate(rarity):
        last = np.maximum.accumulate(np.where(seen.concept == concept, line, -WINDOW))
        weight += rare * (line - last < WINDOW)
    np.maximum.at(best, seen.candidate, weight)
    return best


def pairs(seen: Occurrences) -> Floats:
    """Give, per candidate, the share of the query's neighbouring concepts that are neighbours there."""
    if seen.concepts < 2:
        return np.zeros(seen.candidates)
    together = (np.diff(seen.token) == 1) & (np.diff(seen.concept) == 1) & (np.diff(seen.candidate) == 0)
    has = np.zeros((seen.candidates, seen.concepts), dtype=np.bool_)
    has[seen.candidate[:-1][together], seen.concept[:-1][together]] = True
    return np.asarray(has.sum(axis=1) / (seen.concepts - 1))
