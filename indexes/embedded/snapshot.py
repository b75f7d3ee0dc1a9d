"""One committed state, opened: columns, words and vectors that belong together."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

import numpy as np

from indexes.embedded import filtering, loading, published, segments, words_files
from indexes.embedded.arrays import Bools, Ints
from indexes.embedded.columns import Columns
from indexes.embedded.matching import Matching
from indexes.embedded.published import Signature
from indexes.embedded.scoring import Scoring
from indexes.embedded.slots import Slots
from indexes.embedded.truth import Readers
from indexes.embedded.vectors import Vectors
from indexes.embedded.words import Words
from indexes.errors import IndexDamaged, IndexMissing
from indexes.model import Classification, Filters, Key
from indexes.query import Match, Relations

_PATIENCE = 2.0
_PAUSE = 0.005
_FILTERS_KEPT = 16


@dataclass(frozen=True, eq=False)
class Snapshot:
    """A state that reads are answered from; `relations` keeps what was read of them, since every page asks."""

    signature: Signature
    generation: int
    columns: Columns
    words: Words
    vectors: Vectors
    matching: Matching
    relations: dict[Classification, Relations] = field(default_factory=dict)

    @cached_property
    def allowed(self) -> Callable[[Filters], Bools]:
        """Mark the rows that meet the filters; the last few answers are kept: never write into them."""
        return lru_cache(maxsize=_FILTERS_KEPT)(partial(filtering.passages, self.columns))

    def result_set(self, match: Match, also: Collection[Key], filters: Filters) -> Ints:
        """Give the rows that match or are named in `also`, which may give some twice, and meet the filters."""
        found: Ints = np.concatenate([self.matching.rows(match), self.columns.rows_named(also)])
        return found[self.allowed(filters)[found]]

    def best(self, match: Match, filters: Filters, limit: int) -> tuple[Ints, list[float]]:
        """Give the rows of the best `limit` passages and of all that tie with the last, with their scores."""
        if match.empty or limit <= 0:
            return np.empty(0, np.int64), []
        return self.matching.best(match, self.allowed(filters), limit)


def opened(folder: Path, truth: Readers, dimensions: int) -> Snapshot:
    """Open the published state; what a writer changes meanwhile is awaited.

    Raises IndexMissing where there is none, IndexDamaged if a part cannot be read.
    """
    deadline = time.monotonic() + _PATIENCE
    while True:
        late = time.monotonic() >= deadline
        try:
            snapshot = _opened(folder, truth, dimensions, late)
        except (IndexDamaged, IndexMissing):  # the folder is missing for a moment while a rebuilt one comes in
            if late:
                raise
            snapshot = None
        if snapshot is not None:
            return snapshot
        time.sleep(_PAUSE)


def _opened(folder: Path, truth: Readers, dimensions: int, late: bool) -> Snapshot | None:
    """Open what is published; None if it changed under our hands.

    A writer that was killed between committing words and publishing leaves words ahead of the rest
    until the next writer comes: then, `late`, they are taken as they are, and what is unknown is left out.
    """
    signature = published.signature(folder)
    if signature is None:
        raise IndexMissing(f"Belum ada indeks yang selesai di {folder}. Jalankan `rakor ingest PATH…`.")
    state = published.read(folder)
    place = folder / state.words
    table = loading.load(truth.connection(), folder, state)
    found = Words(place)
    parts = [segments.opened(folder / name, rows, dimensions) for name, rows in state.vectors.items()]
    slots = Slots(parts, table)
    vectors = Vectors(parts, slots, table, dimensions, state.candidates)
    matching = Matching(found, table, slots, Scoring([each.postings for each in parts], slots.starts))
    snapshot = Snapshot(signature, state.generation, table, found, vectors, matching)
    steady = published.signature(folder) == signature and words_files.committed(place) == state.opstamp
    return snapshot if steady or late else None
