"""What is known of every document, as arrays, for one state: filters, order and counts need no more.

Two numberings run through the engine. A *row* counts the living passages, document by document, from 0;
a *pid* names a passage for ever. Documents are numbered by their place in these columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from indexes.embedded.arrays import Bools, Ints, Ints32, Small
from indexes.embedded.cited import Cited, cited
from indexes.embedded.names import Names, PlaceOf
from indexes.model import Key, Kind, Progress, Rung

UNDATED = -1
KINDS = tuple(Kind)
RUNGS = tuple(Rung)
PROGRESS = tuple(Progress)


@dataclass(frozen=True, eq=False)
class Labels:
    """Pairs of an owner (a document or a row) and a value, which is a place in `names`."""

    owner: Ints32
    value: Ints32
    names: tuple[str, ...]

    def having(self, wanted: Iterable[str], size: int) -> Bools:
        """Mark the owners, out of `size`, that have one of the values."""
        wanted = frozenset(wanted)
        chosen = np.array([name in wanted for name in self.names], dtype=np.bool_)
        marked = np.zeros(size, dtype=np.bool_)
        if chosen.any():
            marked[self.owner[chosen[self.value]]] = True
        return marked


@dataclass(frozen=True, eq=False)
class Outcomes:
    """The passages that are outcomes: their rows, ascending, and what outcomes are filtered by."""

    row: Ints32
    rung: Small
    progress: Small
    due: Ints32
    owners: Labels


@dataclass(frozen=True, eq=False)
class Columns:
    """The living documents of one state, in the order of their numbers; `rank` orders them by id."""

    doc: Ints
    ids: Names
    rank: Ints32
    first: Ints
    size: Ints32
    kind: Small
    dated: Ints32
    classification: Small
    summary: Bools
    language: Labels
    place: Labels
    institution: Labels
    cites: Labels
    outcomes: Outcomes

    @cached_property
    def start(self) -> Ints32:
        """Give the first row of each document."""
        return starts(self.size)

    @cached_property
    def document(self) -> Ints32:
        """Give the document of each row."""
        return np.repeat(np.arange(len(self.ids), dtype=np.int32), self.size)

    @cached_property
    def place_of(self) -> PlaceOf:
        """Give the place of each document in these columns by its id."""
        return PlaceOf(self.ids)

    @cached_property
    def newest(self) -> Ints:
        """Give all documents, newest first, undated last, ties by id."""
        return np.lexsort((self.rank, -self.dated, self.dated == UNDATED))

    @cached_property
    def oldest(self) -> Ints:
        """Give all documents, oldest first, undated last, ties by id."""
        return np.lexsort((self.rank, self.dated, self.dated == UNDATED))

    @cached_property
    def cited(self) -> Cited:
        """Give the works and articles that rows cite or cite a part of."""
        return cited(self.cites.owner, self.cites.value, self.cites.names, self.document)

    @property
    def rows(self) -> int:
        """Count the living passages."""
        return len(self.document)

    def rows_of(self, pids: Small) -> Ints:
        """Give the row of each pid, -1 for those that do not live in this state."""
        return rows_of(pids, self.first, self.size, self.start)

    def living(self, pids: Ints) -> Ints:
        """Give the rows of those of the pids that live in this state."""
        rows = self.rows_of(pids)
        return rows[rows >= 0]

    def pids_of(self, rows: Small) -> Ints:
        """Give the pid of each row."""
        documents = self.document[rows]
        pids: Ints = self.first[documents] + rows - self.start[documents]
        return pids

    def documents_of(self, rows: Bools | Ints) -> Ints:
        """Give the documents of the rows, marked or named, each once, ascending."""
        marked = np.zeros(len(self.ids), dtype=np.bool_)
        marked[self.document[rows]] = True
        return np.flatnonzero(marked)

    def keys(self, rows: Ints) -> list[Key]:
        """Name the passages of the rows."""
        documents = self.document[rows]
        ordinals = rows - self.start[documents]
        return list(map(Key, map(self.place_of.name, documents.tolist()), ordinals.tolist()))

    def rows_named(self, keys: Iterable[Key]) -> Ints:
        """Give the rows of the keys that exist."""
        places = ((self.place_of.get(key.source), key.ordinal) for key in keys)
        found = [(at, ordinal) for at, ordinal in places if at is not None]
        table = np.array(found, dtype=np.int64).reshape(-1, 2)
        inside = (table[:, 1] >= 0) & (table[:, 1] < self.size[table[:, 0]])
        rows: Ints = (self.start[table[:, 0]] + table[:, 1])[inside]
        return rows


def starts(size: Ints32) -> Ints32:
    """Give the first row of each document, from how many rows each has."""
    return np.cumsum(size, dtype=np.int32) - size


def rows_of(pids: Small, first: Ints, size: Ints32, start: Ints32) -> Ints:
    """Give the row of each pid, -1 where no document has it, from where the documents' passages begin."""
    if not len(first):
        return np.full(len(pids), -1, dtype=np.int64)
    # Of documents that begin at the same pid all but the last are empty, and "right" finds the last.
    document = np.maximum(np.searchsorted(first, pids, side="right") - 1, 0)
    ordinal = pids - first[document]
    return np.where((ordinal >= 0) & (ordinal < size[document]), start[document] + ordinal, -1)
