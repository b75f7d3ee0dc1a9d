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


@dataclass(frozen=True, eq=False)
class Occurrences:
    """Each time a candidate has a concept, in reading order: which candidate, at which token, which concept.

    `weight` is 1 for the word itself and less for what says nearly the same.
    """

    candidates: int
    concepts: int
    candidate: Ints
    token: Ints
    concept: Ints
    weight: Floats


Places = Mapping[str, Sequence[tuple[int, float]]]
"""Token → the concepts that it says, with its weight in each."""


def occurrences(texts: Sequence[Sequence[str]], places: Places, concepts: int) -> Occurrences:
    """Find the concepts in the candidates' tokens."""
    lengths = np.array([len(text) for text in texts], dtype=np.int64)
    numbers = {token: n for n, token in enumerate(places)}
    every = np.fromiter(map(numbers.get, chain.from_iterable(texts), repeat(-1)), np.int64, int(lengths.sum()))
    at = np.flatnonzero(every >= 0)
    candidate = np.repeat(np.arange(len(texts)), lengths)[at]
    token = at - (np.cumsum(lengths) - lengths)[candidate]
    again, pair = _said(list(places.values()), every[at])
    return Occurrences(len(texts), concepts, candidate[again], token[again], pair[:, 0].astype(np.int64), pair[:, 1])


def _said(places: Sequence[Sequence[tuple[int, float]]], tokens: Ints) -> tuple[Ints, Floats]:
    """Give, for each concept that each of the tokens says, which token it was, and concept and weight."""
    many = np.array([len(each) for each in places], dtype=np.int64)
    pairs = np.array([pair for each in places for pair in each], dtype=np.float64).reshape(-1, 2)
    times = many[tokens]
    again = np.repeat(np.arange(len(tokens)), times)
    within = np.arange(len(again)) - np.repeat(np.cumsum(times) - times, times)
    return again, pairs[(np.cumsum(many) - many)[tokens][again] + within]


def present(seen: Occurrences) -> Floats:
    """Tell how well each candidate (row) says each concept (column): the greatest weight, 0 for not at all."""
    has = np.zeros((seen.candidates, seen.concepts))
    np.maximum.at(has, (seen.candidate, seen.concept), seen.weight)
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
        # -1 stands for "not yet".
        last = np.maximum.accumulate(np.where(seen.concept == concept, np.arange(len(line)), -1))
        weight += rare * seen.weight[last] * ((last >= 0) & (line - line[last] < WINDOW))
    np.maximum.at(best, seen.candidate, weight)
    return best


def pairs(seen: Occurrences) -> Floats:
    """Give, per candidate, the share of the query's neighbouring concepts that are neighbours there."""
    if seen.concepts < 2:
        return np.zeros(seen.candidates)
    has = np.zeros((seen.candidates, seen.concepts), dtype=np.bool_)
    if len(seen.token):
        line = seen.token + seen.candidate * (seen.token.max() + 2)
        wide = seen.concepts + 1
        here, after = line * wide + seen.concept, (line - 1) * wide + seen.concept - 1
        together = np.isin(here, after)
        has[seen.candidate[together], seen.concept[together]] = True
    return np.asarray(has.sum(axis=1) / (seen.concepts - 1))
