"""Codes compared in full, or by one bit per dimension first.

Scans are products of numpy: set OPENBLAS_NUM_THREADS=1 where many processes share the cores.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from indexes.embedded import bits
from indexes.embedded.arrays import Bools, Floats, Ints
from indexes.embedded.columns import Columns
from indexes.embedded.segments import Segment
from indexes.embedded.slots import Slots
from indexes.query import Codes

EXACT_BELOW = 5_000
"""Passages up to which every code is compared in full; above, bits choose the candidates."""

_CANDIDATES = (4_000, 10_000)
_CANDIDATE_SHARE = 50
_FEW = 3
"""One of so many: to pick out the bits of more than that costs more than to look at all."""

_COMPARED = 512
"""Codes that are compared in full at once, so that they stay in a cache."""

_BLOCK = 4_096
"""Rows that an exact look unfolds at once."""


def default_candidates(rows: int) -> int:
    """Give how many of so many rows are compared in full, where nothing else was found to be needed."""
    return min(max(rows // _CANDIDATE_SHARE, _CANDIDATES[0]), _CANDIDATES[1])


class Vectors:
    """The vectors of one committed state, for any number of threads.

    `candidates` are compared in full by `near`; 0 where all rows are.
    """

    def __init__(
        self, segments: Sequence[Segment], slots: Slots, columns: Columns, dimensions: int, candidates: int = 0
    ) -> None:
        """Hold the segments. `candidates`: at least so many."""
        self._columns, self._dimensions, self._slots = columns, dimensions, slots
        self._segments = segments
        self._rows = [slots.rows[start : start + len(s.pids)] for start, s in zip(slots.starts, segments, strict=False)]
        self.candidates = max(candidates, default_candidates(columns.rows)) if columns.rows > EXACT_BELOW else 0

    def near(self, code: Codes, allowed: Bools) -> tuple[Ints, Floats]:
        """Give allowed rows with their cosine to the code: all of them, or the likeliest of many."""
        if code.shape != (self._dimensions,):
            raise ValueError(f"A code of shape {code.shape}; this index has {self._dimensions} dimensions.")
        if not code.any():
            raise ValueError("A code of zeros alone is near to nothing.")
        return self.likely(code, allowed, self.candidates or self.rows)

    def likely(self, code: Codes, allowed: Bools, wanted: int) -> tuple[Ints, Floats]:
        """Give about so many of the allowed rows, those whose bits are nearest, with their cosine to the code."""
        asked = code.astype(np.float32)
        length = np.sqrt(asked @ asked)
        valid = self._slots.of(allowed)
        many = int(np.count_nonzero(valid))
        slots = self._closest(code, valid, many, wanted) if many > wanted else np.flatnonzero(valid)
        dots, lengths = np.empty(len(slots), np.float32), np.empty(len(slots), np.float32)
        for segment, here, at in self._in_segments(slots):
            for some in range(0, len(at), _COMPARED):
                part = slice(some, some + _COMPARED)
                dots[here][part] = segment.picked(at[part]).astype(np.float32) @ asked
            lengths[here] = segment.lengths.take(at)
        return self._slots.rows.take(slots).astype(np.int64), dots / (lengths * length)

    def _in_segments(self, slots: Ints) -> Iterator[tuple[Segment, slice, Ints]]:
        """Give for each segment which of the slots, that ascend, lie in it, and their places there."""
        bounds = np.searchsorted(slots, self._slots.starts).tolist()
        for segment, start, here in zip(
            self._segments, self._slots.starts, map(slice, bounds, bounds[1:]), strict=False
        ):
            yield segment, here, slots[here] - start

    def _closest(self, code: Codes, valid: Bools, many: int, wanted: int) -> Ints:
        """Keep about so many of the valid slots: those whose bits lie nearest to the code, and all that tie."""
        asked = bits.asked(code)
        if many < len(valid) // _FEW:
            slots = np.flatnonzero(valid)
            parts = [
                bits.distances(np.stack([line[at] for line in s.signs]), asked) for s, _, at in self._in_segments(slots)
            ]
            return slots[bits.nearest(np.concatenate(parts), wanted)]
        far = np.concatenate([bits.distances(segment.signs, asked) for segment in self._segments])
        if len(valid) - many > wanted:
            return bits.nearest(far, wanted, valid)
        slots = bits.nearest(far, wanted + len(valid) - many)
        return slots[valid[slots]]

    @property
    def rows(self) -> int:
        """Count the living rows."""
        return self._columns.rows

    def codes(self, rows: Ints) -> Codes:
        """Give the codes of these rows."""
        found = np.zeros((len(rows), self._dimensions), dtype=np.int8)
        for segment, numbered in zip(self._segments, self._rows, strict=True):
            living = np.flatnonzero(numbered >= 0)
            place = np.full(self.rows, -1)
            place[numbered[living]] = living
            here = place[rows] >= 0
            found[here] = segment.codes[place[rows][here]]
        return found

    def least(self, asked: Codes, many: int) -> Floats:
        """Give for each of these codes the cosine of its `many`-th nearest row, every row compared in full."""
        wanted = asked.astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", wanted, wanted))
        best = np.full((len(asked), many), -2, dtype=np.float32)
        for segment, numbered in zip(self._segments, self._rows, strict=True):
            for at in range(0, len(numbered), _BLOCK):
                part = slice(at, at + _BLOCK)
                scores = wanted @ segment.codes[part].astype(np.float32).T / (lengths[:, None] * segment.lengths[part])
                scores[:, numbered[part] < 0] = -2
                best = np.partition(np.hstack([best, scores]), -many, axis=1)[:, -many:]
        least: Floats = best.min(axis=1)
        return least
