"""BM25 (k1 1.2, b 0.75) over the postings of all segments, in the single precision in which tantivy reckons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Floats, Ints
from indexes.embedded.postings import FIELDS, LENGTHS, OFTEN, Places, Postings, Weights, hashed, of_field
from indexes.query import Field, Term

_K1, _B = np.float32(1.2), np.float32(0.75)
_ONE = np.float32(1)
_TIMES = np.float32(2.2)
"""What tantivy multiplies by, k1 + 1, and the contract does not: weights are divided by it."""

_KEPT = 64
"""Terms whose places are kept."""


@dataclass(frozen=True, eq=False)
class Run:
    """The postings of one term: for each segment that has any the first slot there, the places, the weights."""

    pieces: Sequence[tuple[int, Places, Weights]]

    @property
    def many(self) -> int:
        """Count the postings, those of passages that are gone among them."""
        return sum(len(places) for _, places, _ in self.pieces)

    def slots(self) -> Iterator[Ints]:
        """Give the slots, segment by segment."""
        for start, places, _ in self.pieces:
            slots = places.astype(np.intp)
            slots += start
            yield slots


class Scoring:
    """The postings of one committed state with what their scores need to know of all passages."""

    def __init__(self, postings: Sequence[Postings], starts: Sequence[int]) -> None:
        """Hold the postings of all segments."""
        self._segments = list(zip(starts, postings, strict=False))
        self._passages = starts[-1]
        self._tables: dict[Field, Floats] = {}
        self._known: dict[Term, Run] = {}

    def runs(self, terms: Iterable[Term]) -> Mapping[Term, Run]:
        """Look terms up, all at once; the last ones are kept, since what is matched is scored next."""
        known = self._known if len(self._known) < _KEPT else {}
        if new := [term for term in dict.fromkeys(terms) if term not in known]:
            known = self._known = {**known, **self._looked_up(new)}
        return known

    def _looked_up(self, terms: Sequence[Term]) -> dict[Term, Run]:
        wanted = of_field(hashed(term.token for term in terms), [FIELDS.index(term.field) for term in terms])
        pieces: list[list[tuple[int, Places, Weights]]] = [[] for _ in terms]
        for start, postings in self._segments if terms else ():
            for mine, span in zip(pieces, postings.spans(wanted), strict=True):
                if span.start < span.stop:
                    mine.append((start, postings.places[span], postings.weights[span]))
        return {term: Run(mine) for term, mine in zip(terms, pieces, strict=True)}

    def points(self, terms: Sequence[tuple[Term, Run]]) -> Floats:
        """Give what the terms bring to each slot, summed in their order."""
        points = np.zeros(self._passages, dtype=np.float32)
        for term, run in terms:
            most, table = self._most(term, run), self._table(term.field)
            for slots, (_, _, weights) in zip(run.slots(), run.pieces, strict=True):
                np.add.at(points, slots, table.take(weights) * most)
        return points

    def _most(self, term: Term, run: Run) -> np.float32:
        """Give what no passage gets more of by the term."""
        if term.field is Field.CITES:
            return np.float32(term.weight)
        many = np.float32(run.many)
        rare = np.log(_ONE + (np.float32(self._passages) - many + np.float32(0.5)) / (many + np.float32(0.5)))
        return np.float32(rare * _TIMES * np.float32(term.weight / 2.2))

    def _table(self, field: Field) -> Floats:
        """Give the share of the most by weight of a posting; in the field of citations all have it whole."""
        if field not in self._tables:
            self._tables[field] = _shares(self._average[FIELDS.index(field)], field is Field.CITES)
        return self._tables[field]

    @cached_property
    def _average(self) -> NDArray[np.float32]:
        total = sum((p.sizes.sum(axis=0, dtype=np.int64) for _, p in self._segments), np.zeros(len(FIELDS), np.int64))
        return total.astype(np.float32) / np.float32(max(self._passages, 1))


def _shares(average: np.float32, whole: bool) -> Floats:
    if whole or not average:
        return np.ones(2**16, dtype=np.float32)
    norms = _K1 * (_ONE - _B + _B * LENGTHS.astype(np.float32) / average)
    often = OFTEN.astype(np.float32)[:, None]
    return (often / (often + norms)).reshape(-1).astype(np.float32)
