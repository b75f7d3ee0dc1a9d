"""The writing half of an engine's index: what is written goes to its one writer, and a reader has none."""

from collections.abc import Sequence
from typing import Protocol

from indexes.errors import IndexUnavailable
from indexes.manifest import Manifest
from indexes.model import Passage, Source
from indexes.query import Codes, Relations
from indexes.runs import Run


class IndexWriter(Protocol):
    """What an engine puts behind the writing methods of `Index`; their docstrings are the contract."""

    repaired: tuple[str, ...]

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        """Take a document for the next commit."""

    def delete(self, source_id: str) -> None:
        """Take a removal for the next commit."""

    def put_relations(self, relations: Relations) -> None:
        """Take relations for the next commit."""

    def put_run(self, run: Run) -> None:
        """Take what the ingest tells of itself for the next commit."""

    def commit(self) -> None:
        """Make all that was taken visible and lasting."""

    def close(self) -> None:
        """Forget what was not committed and let the next writer in."""


class Writable:
    """The part of `Index` that both engines keep in the same way."""

    def __init__(self, where: str, manifest: Manifest, writer: IndexWriter | None) -> None:
        """Hold the writer, None for a reader; `where` names the index in errors."""
        self._where, self._manifest, self._writer = where, manifest, writer

    @property
    def manifest(self) -> Manifest:
        """Tell what built this index."""
        return self._manifest

    @property
    def repaired(self) -> tuple[str, ...]:
        """Tell what was mended on opening, in sentences; empty for a reader."""
        return self._writer.repaired if self._writer else ()

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        """Make these the passages of the source."""
        self._writing().replace(source, passages, codes)

    def delete(self, source_id: str) -> None:
        """Remove every trace of a source."""
        self._writing().delete(source_id)

    def commit(self) -> None:
        """Make all writes so far visible and lasting."""
        self._writing().commit()

    def put_relations(self, relations: Relations) -> None:
        """Store what relating derived, in place of what was stored."""
        self._writing().put_relations(relations)

    def put_run(self, run: Run) -> None:
        """Store what the ingest tells of itself."""
        self._writing().put_run(run)

    def _writing(self) -> IndexWriter:
        if self._writer is None:
            raise IndexUnavailable(f"Indeks di {self._where} hanya dibuka untuk dibaca.")
        return self._writer

    def _close_writer(self) -> None:
        if self._writer:
            self._writer.close()
            self._writer = None
