"""What is known of every document, as arrays, for one state: filters, order and counts need no more.

Two numberings run through the engine. A *row* counts the living passages, document by document, from 0;
a *pid* names a passage for ever. Documents are numbered by their place in these columns.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.cited import Cited, cited
from indexes.model import Key, Kind, Progress, Rung

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

UNDATED = -1
KINDS = tuple(Kind)
RUNGS = tuple(Rung)
PROGRESS = tuple(Progress)


@dataclass(frozen=True, eq=False)
class Labels:
    """Pairs of an owner (a document or a row) and a value, which is a place in `names`."""

    owner: Ints
    value: Ints
    names: tuple[str, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> "Labels":
        """Number the values of the pairs."""
        known: dict[str, int] = {}
        numbered = [(owner, known.setdefault(value, len(known))) for owner, value in pairs]
        table = np.array(numbered, dtype=np.int64).reshape(-1, 2)
        return cls(np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1]), tuple(known))

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

    row: Ints
    rung: Ints
    progress: Ints
    due: Ints
    owners: Labels


@dataclass(frozen=True, eq=False)
class Columns:
    """The living documents of one state, in the order of their numbers; `rank` orders them by id."""

    doc: Ints
    ids: tuple[str, ...]
    rank: Ints
    first: Ints
    size: Ints
    kind: Ints
    dated: Ints
    classification: Ints
    summary: Bools
    language: Labels
    place: Labels
    institution: Labels
    cites: Labels
    outcomes: Outcomes

    @cached_property
    def start(self) -> Ints:
        """Give the first row of each document."""
        return np.cumsum(self.size) - self.size

    @cached_property
    def document(self) -> NDArray[np.int32]:
        """Give the document of each row."""
        return np.repeat(np.arange(len(self.ids), dtype=np.int32), self.size)

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Give the place of each document in these columns by its id."""
        return {source_id: at for at, source_id in enumerate(self.ids)}

    @cached_property
    def cited(self) -> Cited:
        """Give the works and articles that rows cite or cite a part of."""
        return cited(self.cites.owner, self.cites.value, self.cites.names, self.document)

    @property
    def rows(self) -> int:
        """Count the living passages."""
        return len(self.document)

    def rows_of(self, pids: Ints) -> Ints:
        """Give the row of each pid, -1 for those that do not live in this state."""
        return _rows_of(pids, self.first, self.size, self.start)

    def living(self, pids: Ints) -> Ints:
        """Give the rows of those of the pids that live in this state."""
        rows = self.rows_of(pids)
        return rows[rows >= 0]

    def pids_of(self, rows: Ints) -> Ints:
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
        return [Key(self.ids[d], o) for d, o in zip(documents.tolist(), ordinals.tolist(), strict=True)]

    def rows_named(self, keys: Iterable[Key]) -> Ints:
        """Give the rows of the keys that exist."""
        places = ((self.place_of.get(key.source), key.ordinal) for key in keys)
        found = [(at, ordinal) for at, ordinal in places if at is not None]
        table = np.array(found, dtype=np.int64).reshape(-1, 2)
        inside = (table[:, 1] >= 0) & (table[:, 1] < self.size[table[:, 0]])
        rows: Ints = (self.start[table[:, 0]] + table[:, 1])[inside]
        return rows


def load(connection: sqlite3.Connection, generation: int) -> Columns:
    """Read the columns of the state of this generation."""
    connection.execute("BEGIN")
    try:
        return _load(connection, generation)
    finally:
        connection.execute("COMMIT")


def _load(connection: sqlite3.Connection, generation: int) -> Columns:
    found = connection.execute(
        "SELECT doc, id, first, size, kind, coalesce(dated, ?), classification, summary, language FROM source"
        " WHERE born <= ? AND died > ? ORDER BY doc",
        (UNDATED, generation, generation),
    ).fetchall()
    doc, ids, first, size, kind, dated, secret, summary, language = zip(*found, strict=True) if found else [()] * 9
    docs, firsts, sizes = _ints(doc), _ints(first), _ints(size)
    starts = np.cumsum(sizes) - sizes
    codes = {each.value: at for at, each in enumerate(KINDS)}
    labels = {name: _labels(connection, name, docs) for name in ("place", "institution")}

    def rows_of(pids: Ints) -> Ints:
        return _rows_of(pids, firsts, sizes, starts)

    return Columns(
        docs, ids, _ranks(ids), firsts, sizes, _ints([codes[each] for each in kind]), _ints(dated),
        _ints(secret), _ints(summary).astype(np.bool_), Labels.of(enumerate(language)),
        labels["place"], labels["institution"],
        _by_row(Labels.of(connection.execute("SELECT pid, value FROM cite")), rows_of),
        _outcomes(connection, rows_of),
    )  # fmt: skip


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _ranks(ids: Sequence[str]) -> Ints:
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[sorted(range(len(ids)), key=ids.__getitem__)] = np.arange(len(ids))
    return ranks


def _rows_of(pids: Ints, first: Ints, size: Ints, start: Ints) -> Ints:
    if not len(first):
        return np.full(len(pids), -1, dtype=np.int64)
    # Of documents that begin at the same pid all but the last are empty, and "right" finds the last.
    document = np.maximum(np.searchsorted(first, pids, side="right") - 1, 0)
    ordinal = pids - first[document]
    return np.where((ordinal >= 0) & (ordinal < size[document]), start[document] + ordinal, -1)


def _labels(connection: sqlite3.Connection, field: str, docs: Ints) -> Labels:
    labels = Labels.of(connection.execute("SELECT doc, value FROM label WHERE field = ?", (field,)))
    place = np.searchsorted(docs, labels.owner)
    living = place < len(docs)
    living[living] = docs[place[living]] == labels.owner[living]
    return Labels(place[living], labels.value[living], labels.names)


def _by_row(labels: Labels, rows_of: Callable[[Ints], Ints]) -> Labels:
    rows = rows_of(labels.owner)
    return Labels(rows[rows >= 0], labels.value[rows >= 0], labels.names)


def _outcomes(connection: sqlite3.Connection, rows_of: Callable[[Ints], Ints]) -> Outcomes:
    found = connection.execute(
        "SELECT pid, rung, progress, coalesce(due, ?) FROM outcome ORDER BY pid", (UNDATED,)
    ).fetchall()
    pid, rung, progress, due = zip(*found, strict=True) if found else [()] * 4
    rows = rows_of(_ints(pid))
    living = rows >= 0
    rungs = {each.value: at for at, each in enumerate(RUNGS)}
    statuses = {None: -1} | {each.value: at for at, each in enumerate(PROGRESS)}
    return Outcomes(
        rows[living],
        _ints([rungs[each] for each in rung])[living],
        _ints([statuses[each] for each in progress])[living],
        _ints(due)[living],
        _by_row(Labels.of(connection.execute("SELECT pid, value FROM owner")), rows_of),
    )
