"""Rakor among the stores that peers.py compares, asked in two ways."""

# mypy: ignore-errors

from collections.abc import Sequence
from pathlib import Path

from benchmarks.peer_stores import DEPTH, Entry, fuse
from indexes.embedded import open_reader, open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.model import Classification, Filters, Kind, Passage, Source
from indexes.query import Codes, Facet, Query
from indexes.searching.search import FLOOR, search
from indexes.searching.understanding import understand


class Rakor:
    """The embedded engine below Rakor's search: second stage, snippets and five facets included."""

    counts = True

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        index = open_writer(folder, manifest_of(open_encoder("")), 0)
        for n, (entry, code) in enumerate(zip(entries, codes, strict=True), 1):
            source = Source(entry.name, "/arsip", entry.name, "1", Kind.PERATURAN, entry.title)
            index.replace(source, [Passage(source.id, 0, entry.text)], code[None])
            if n % 5_000 == 0:
                index.commit()
        index.commit()
        index.close()

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        self._index, self._encoder = open_reader(folder), open_encoder("")

    def ask(self, text: str, code: Codes) -> list[str]:
        found = search(self._index, self._encoder, Query(text, Filters(Classification.BIASA)))
        return [hit.source.file for hit in found.hits]


class RakorFused(Rakor):
    """The same index asked as its peers are: both rankings fused by rank, with exact counts; no second stage."""

    def ask(self, text: str, code: Codes) -> list[str]:
        match, seen = understand(text).match, Filters(Classification.BIASA)
        words, meaning = self._index.both((match, seen, DEPTH), (code, seen, DEPTH))
        near = [ranked for ranked in meaning if ranked.score >= FLOOR]
        self._index.counts(match, [ranked.key for ranked in near], seen, list(Facet))
        return fuse([ranked.key.source for ranked in each] for each in (words, near))
