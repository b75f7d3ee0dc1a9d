"""Slots: the places of all segments, one segment after the other, and the rows of the passages that lie in them."""

from collections.abc import Sequence

import numpy as np

from indexes.embedded.arrays import Bools, Ints32
from indexes.embedded.columns import Columns
from indexes.embedded.segments import Segment


class Slots:
    """The slots of one committed state. Rows ascend with the slots; `rows` has -1 where a passage is gone."""

    def __init__(self, segments: Sequence[Segment], columns: Columns) -> None:
        """Number the slots of the segments."""
        self.starts = [0]
        self.rows = np.empty(sum(len(segment.pids) for segment in segments), dtype=np.int32)
        for segment in segments:
            start, end = self.starts[-1], self.starts[-1] + len(segment.pids)
            self.rows[start:end] = columns.rows_of(segment.pids)
            self.starts.append(end)
        self.living: Bools | None = self.rows >= 0
        if self.living.all():
            self.living = None

    def __len__(self) -> int:
        """Count the slots."""
        return len(self.rows)

    def of(self, rows: Bools) -> Bools:
        """Give the slots of the marked rows."""
        if self.living is None:
            return rows
        marked = np.zeros(len(self), dtype=np.bool_)
        marked[self.living] = rows
        return marked

    def living_of(self, marked: Bools) -> Ints32:
        """Give those of the marked slots where a passage lives."""
        found = np.flatnonzero(marked if self.living is None else marked & self.living)
        return found.astype(np.int32)
