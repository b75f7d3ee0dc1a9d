"""The writing side: takes changes, commits them to the truth, brings what is derived up to it, publishes."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from indexes.accepting import require_acceptable
from indexes.embedded import deriving, published, recording, truth, words_files
from indexes.embedded.lock import WriteLock
from indexes.embedded.published import Published
from indexes.embedded.recording import Draft, Pending
from indexes.embedded.words import Entry
from indexes.errors import IndexDamaged
from indexes.model import Passage, Source
from indexes.query import Codes, Relations
from indexes.runs import Run

_PARTS = {"words": "kata", "vectors": "vektor", "columns": "kolom"}


class Writer:
    """The one writer of an index folder, from opening to `close`."""

    def __init__(self, folder: Path, dimensions: int, lock: WriteLock) -> None:
        """Open the truth for writing and mend what a killed writer or a damaged disk left."""
        self._folder, self._dimensions, self._lock = folder, dimensions, lock
        self._connection = truth.writer(folder)
        self._pending = Pending()
        try:
            with truth.reported(folder / truth.NAME):
                self.repaired: tuple[str, ...] = self._mend()
        except BaseException:
            self._connection.close()
            raise

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        """Take a document for the next commit."""
        require_acceptable(source, passages, codes, self._dimensions)
        # The caller may use its codes again.
        self._pending.sources[source.id] = Draft(source, tuple(passages), codes.copy())

    def delete(self, source_id: str) -> None:
        """Take a removal for the next commit."""
        self._pending.sources[source_id] = None

    def put_relations(self, relations: Relations) -> None:
        """Take relations for the next commit."""
        self._pending.relations = relations

    def put_run(self, run: Run) -> None:
        """Take what the ingest tells of itself for the next commit."""
        self._pending.run = run

    def commit(self) -> None:
        """Write what was taken; when this returns, it is visible and lasts."""
        if not self._pending:
            return
        with truth.reported(self._folder / truth.NAME):
            generation, entries = recording.record(self._connection, self._pending)
            self._pending = Pending()
            self._publish(self._state, generation, entries)

    def close(self) -> None:
        """Forget what was not committed and let the next writer in."""
        try:
            with truth.reported(self._folder / truth.NAME):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._connection.close()
            self._lock.release()

    def _publish(self, before: Published, generation: int, entries: Sequence[Entry] | None = None) -> None:
        self._state = deriving.derive(self._connection, self._folder, before, generation, self._dimensions, entries)
        published.publish(self._folder, self._state)
        recording.purge(self._connection, generation)
        deriving.tidy(self._folder, self._state)

    def _mend(self) -> tuple[str, ...]:
        """Bring the derived parts up to the truth; tells what had to be done, in sentences."""
        generation = int(truth.state(self._connection, "generation"))
        if published.signature(self._folder) is None and generation == 0:
            self._publish(deriving.NOTHING, 0)
            return ()
        before, told = self._usable()
        if before.generation < generation:
            told = (*told, f"penyimpanan terakhir ({generation}) belum selesai: kini diselesaikan")
        self._state = before
        if before.words:
            words_files.tidy(self._folder / before.words)
        if told:
            self._publish(before, generation)
        else:
            deriving.tidy(self._folder, before)
        return told

    def _usable(self) -> tuple[Published, tuple[str, ...]]:
        """Give the published state without its unusable parts, and why they are."""
        try:
            state = published.read(self._folder)
        except IndexDamaged as broken:
            return deriving.NOTHING, (f"kata, vektor dan kolom dibangun ulang dari {truth.NAME}: {broken}",)
        reasons = deriving.sound(self._folder, state, self._dimensions)
        if "words" in reasons:
            state = replace(state, words="", words_files={})
        if "vectors" in reasons:
            state = replace(state, vectors={}, checked=0)
        if "columns" in reasons:
            state = replace(state, columns="", columns_sum=0, gone=())
        told = tuple(f"{_PARTS[part]} dibangun ulang dari {truth.NAME}: {reason}" for part, reason in reasons.items())
        return state, told
