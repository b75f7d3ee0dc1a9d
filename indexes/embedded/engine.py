"""The embedded engine: one folder, one SQLite file as the truth, words and vectors derived from it."""

import copy
import os
import sqlite3
import threading
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

import numpy as np

from indexes.embedded import checking, counting, filtering, ordering, published, reading, snapshot
from indexes.embedded.arrays import Ints
from indexes.embedded.snapshot import Snapshot
from indexes.embedded.truth import NAME, Readers, reported, stored_manifest
from indexes.embedded.writing import Writer
from indexes.index import Index
from indexes.manifest import Manifest, require
from indexes.model import Classification, Filters, Key, Outcome, Passage, Sort, Source
from indexes.query import (
    ByMeaning,
    ByWords,
    Candidate,
    Codes,
    Counts,
    Facet,
    Listing,
    Match,
    Ranked,
    Relations,
)
from indexes.runs import Run, Size
from indexes.writable import Writable

T = TypeVar("T")


class EmbeddedIndex(Writable):
    """The `Index` contract over a folder of this machine; its docstrings are the ones of the Protocol.

    Reads may come from any thread. Writes come from one thread, of an index that `open_writer` gave.
    `repaired` says what had to be rebuilt on opening.
    """

    _bound = False
    """Whether reads are of the snapshot that is held, and who bound them looks whether a commit came meanwhile."""

    def __init__(self, folder: Path, manifest: Manifest, writer: Writer | None = None) -> None:
        """Hold the folder; nothing is opened before the first read. Use `open_reader`, `open_writer`."""
        super().__init__(str(folder), manifest, writer)
        self._folder = folder
        self._truth = Readers(folder)
        self._process = os.getpid()
        self._opening = threading.Lock()
        self._snapshot: Snapshot | None = None

    def check(self) -> tuple[str, ...]:
        """Read every stored byte and tell what is damaged, in sentences; slow, for `rakor doctor`.

        Only what a writer would rebuild or SQLite itself finds: a text that changed inside its page stays unseen.
        """
        return checking.check(self._folder, self._truth, self._manifest.dimensions)

    def run(self) -> Run | None:
        """Tell of the last ingest."""
        return self._read(lambda truth, now: reading.run(truth))

    def state(self) -> str:
        """Name the committed state."""
        return "-".join(map(str, self._now().signature))

    def in_one_state(self, ask: Callable[[Index], T]) -> T:
        """Ask several reads of one committed state."""
        bound = copy.copy(self)
        bound._bound = True
        while True:
            now = bound._snapshot = self._now()
            found = ask(bound)
            if self._bound or published.signature(self._folder) == now.signature:
                return found

    def size(self, clearance: Classification) -> Size:
        """Tell how much there is."""
        now = self._now()
        sizes = now.columns.size[now.columns.classification <= int(clearance)]
        return Size(len(sizes), int(sizes.sum()), now.vectors.candidates)

    def disk(self) -> int:
        """Tell how many bytes the folder takes."""
        return sum(path.stat().st_size for path in self._folder.rglob("*") if path.is_file())

    def versions(self, root: str) -> Mapping[str, str]:
        """Give id → version of the documents of a root."""
        return self._read(lambda truth, now: reading.versions(truth, now.generation, root))

    def source(self, source_id: str, clearance: Classification) -> Source | None:
        """Give a document's description."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> Source | None:
            at = _document(now, source_id, clearance)
            return None if at is None else next(iter(reading.sources(truth, now.columns, np.array([at]))), None)

        return self._read(read)

    def sources(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[Source]:
        """List documents."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> Listing[Source]:
            found = filtering.matching_documents(now.columns, filters)
            ordered = _page(filtering.dated_order(now.columns, found, sort), offset, limit)
            return Listing(reading.sources(truth, now.columns, ordered), len(found))

        return self._read(read)

    def passages(self, source_id: str, clearance: Classification) -> tuple[Passage, ...]:
        """Give a document's passages in reading order."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> tuple[Passage, ...]:
            at = _document(now, source_id, clearance)
            return () if at is None else reading.passages(truth, now.columns, at)

        return self._read(read)

    def codes(self, source_id: str, clearance: Classification) -> Codes:
        """Give a document's vectors in reading order."""
        dimensions = self._manifest.dimensions

        def read(truth: sqlite3.Connection, now: Snapshot) -> Codes:
            at = _document(now, source_id, clearance)
            if at is None:
                return np.empty((0, dimensions), dtype=np.int8)
            return reading.codes(truth, now.columns, at, dimensions)

        return self._read(read)

    def fetch(self, keys: Collection[Key], filters: Filters) -> Mapping[Key, Candidate]:
        """Give passages by name."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> Mapping[Key, Candidate]:
            rows = now.columns.rows_named(keys)
            return reading.candidates(truth, now.columns, rows[now.allowed(filters)[rows]])

        return self._read(read)

    def provision(self, canonical_id: str, clearance: Classification) -> tuple[Key, ...]:
        """Find the passages that are this provision or its nearest part."""
        return self._read(lambda truth, now: reading.provision(truth, now.columns, canonical_id, clearance))

    def outcomes(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[tuple[Key, Outcome]]:
        """List outcomes."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> Listing[tuple[Key, Outcome]]:
            ordered = filtering.ordered_outcomes(now.columns, filters, sort)
            page = _page(ordered, offset, limit)
            return Listing(reading.outcomes(truth, now.columns, page), len(ordered))

        return self._read(read)

    def relations(self, clearance: Classification) -> Relations:
        """Give the statements that this clearance may see."""

        def read(truth: sqlite3.Connection, now: Snapshot) -> Relations:
            if clearance not in now.relations:
                now.relations[clearance] = reading.relations(truth, now.generation, clearance)
            return now.relations[clearance]

        return self._read(read)

    def vocabulary(self, prefix: str, limit: int, clearance: Classification) -> tuple[tuple[str, int], ...]:
        """Give the words that begin so with their number of documents."""
        return self._read(lambda truth, now: reading.vocabulary(truth, prefix, limit, clearance))

    def lexical(self, match: Match, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by BM25."""
        now = self._now()
        rows, scores = now.best(match, filters, limit)
        return ordering.ranked(now.columns, rows, scores, limit)

    def semantic(self, code: Codes, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by cosine with `code`."""
        now = self._now()
        rows, scores = now.vectors.near(code, now.allowed(filters))
        return ordering.ranked(now.columns, rows, scores, limit)

    def both(self, words: ByWords, meaning: ByMeaning) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        """Rank passages by words and by meaning."""
        return self.in_one_state(lambda now: (now.lexical(*words), now.semantic(*meaning)))

    def counts(self, match: Match, also: Collection[Key], filters: Filters, facets: Collection[Facet]) -> Counts:
        """Count distinct documents of the result set."""
        now = self._now()
        return counting.counts(now.columns, now.result_set(match, also, filters), facets)

    def listed(
        self, match: Match, also: Collection[Key], filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[str, ...]:
        """Give the ids of the documents of the result set by date."""
        now = self._now()
        found = now.columns.documents_of(now.result_set(match, also, filters))
        ordered = _page(filtering.dated_order(now.columns, found, sort), offset, limit)
        return tuple(now.columns.ids[at] for at in ordered.tolist())

    def close(self) -> None:
        """Release files and locks; uncommitted writes are lost."""
        self._truth.close()
        self._snapshot = None
        self._close_writer()

    def _now(self) -> Snapshot:
        """Give the committed state of this moment, opened once per state and process."""
        now = self._snapshot
        if now and self._bound:
            return now
        if now and self._process == os.getpid() and now.signature == published.signature(self._folder):
            return now
        with self._opening:
            now, signature = self._snapshot, published.signature(self._folder)
            if now is None or self._process != os.getpid() or now.signature != signature:
                with reported(self._folder / NAME):
                    if self._truth.renew():
                        require(stored_manifest(self._truth, self._folder), self._manifest, str(self._folder))
                    now = snapshot.opened(self._folder, self._truth, self._manifest.dimensions)
                self._snapshot, self._process = now, os.getpid()
        return now

    def _read(self, read: Callable[[sqlite3.Connection, Snapshot], T]) -> T:
        """Read from the truth; again if a commit meanwhile may have removed what this state still had."""
        with reported(self._folder / NAME):
            while True:
                now = self._now()
                found = read(self._truth.connection(), now)
                if self._bound or published.signature(self._folder) == now.signature:
                    return found


def _document(now: Snapshot, source_id: str, clearance: Classification) -> int | None:
    at = now.columns.place_of.get(source_id)
    return at if at is not None and now.columns.classification[at] <= int(clearance) else None


def _page(ordered: Ints, offset: int, limit: int) -> Ints:
    start = max(offset, 0)
    return ordered[start : start + max(limit, 0)]
