"""The Elasticsearch engine: the `Index` contract over one index of a cluster.

What is guaranteed: a read sees one committed state, whole. It asks under the state it knows and reads the state
after; if a commit came between, it asks again. Only a state that is read when the answers are there can vouch for
them: one that is asked for beside a search, even in the same `_msearch`, may be older than what the search met. So it
takes a request of its own, once for all reads of `in_one_state`. Nothing of an unfinished commit shows, after a crash
of the writer or of a node either, and a source is never seen half-replaced. What `commit` returned from is on disk on
every copy.
"""

import copy
from collections.abc import Callable, Collection, Mapping
from itertools import count
from typing import Any, TypeVar

import numpy as np

from indexes.analysis import fold
from indexes.elastic import counting, questions
from indexes.elastic.documents import text, unpacked
from indexes.elastic.reading import Ranking, Reader, key_of, value
from indexes.elastic.sending import Sender
from indexes.elastic.state import State
from indexes.elastic.writing import Writer
from indexes.index import Index
from indexes.manifest import Manifest
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
from indexes.stored import load, load_source
from indexes.writable import Writable

Json = dict[str, Any]
T = TypeVar("T")

_MOST = 1_000_000
_NEAREST = 10_000
"""Neighbours that a server gives at most."""


class ElasticIndex(Writable):
    """The contract's docstrings are the ones of the Protocol. Reads may come from any thread, writes from one."""

    def __init__(self, sender: Sender, index: str, manifest: Manifest, shards: int, writer: Writer | None) -> None:
        """Hold the index, an alias for a reader. Use `open_reader`, `open_writer`."""
        super().__init__(sender.where, manifest, writer)
        self.name = index
        self._sender, self._shards = sender, shards
        self._reader = Reader(sender, index)
        self._related: dict[str, Relations] = {}

    def check(self) -> tuple[str, ...]:
        """Tell nothing: the server keeps sums of all that it stores, and answers with an error where they differ."""
        return ()

    def run(self) -> Run | None:
        """Tell of the last ingest."""
        told = self._reader.read(lambda now: now.run)
        return load(Run, told) if told else None

    def state(self) -> str:
        """Name the committed state; an index rebuilt behind the alias counts from 0, and its last ingest is another."""
        return self._reader.read(lambda now: f"{now.generation} {now.relations} {now.run}")

    def in_one_state(self, ask: Callable[[Index], T]) -> T:
        """Ask several reads of one committed state, whose state is read once."""

        def read(now: State) -> T:
            bound = copy.copy(self)
            bound._reader = self._reader.under(now)
            return ask(bound)

        return self._reader.read(read)

    def size(self, clearance: Classification) -> Size:
        """Tell how much there is."""
        asked = [questions.held(kind, clearance) for kind in ("source", "passage")]
        answers = self._reader.read(lambda now: self._reader.searches(asked, now))
        return Size(*(each["hits"]["total"]["value"] for each in answers))

    def disk(self) -> int:
        """Tell how many bytes all copies take."""
        stats = self._sender.send("GET", f"/{self.name}/_stats/store")
        return int(stats["_all"]["total"]["store"]["size_in_bytes"])

    def versions(self, root: str) -> Mapping[str, str]:
        """Give id → version of the documents of a root."""
        seen = questions.of_type("source", {"prefix": {"path": text(root.rstrip("/") + "/")}})
        asked = {"query": {"bool": {"filter": seen}}, "_source": ["stored.version"], "docvalue_fields": ["source"]}
        hits = self._reader.read(lambda now: list(self._reader.every(asked, now, "source")))
        return {value(hit, "source"): hit["_source"]["stored"]["version"] for hit in hits}

    def source(self, source_id: str, clearance: Classification) -> Source | None:
        """Give a document's description."""
        seen = questions.of_type("source", questions.cleared(clearance), {"term": {"source": text(source_id)}})
        asked = {"query": {"bool": {"filter": seen}}, "_source": ["stored.data"], "size": 1}
        hits = self._reader.read(lambda now: self._reader.hits(asked, now))
        return load_source(hits[0]["_source"]["stored"]["data"]) if hits else None

    def sources(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[Source]:
        """List documents."""
        found = self._page(questions.sources(filters, sort), offset, limit)
        return Listing(tuple(map(load_source, found.items)), found.total)

    def passages(self, source_id: str, clearance: Classification) -> tuple[Passage, ...]:
        """Give a document's passages in reading order."""
        return tuple(load(Passage, each) for each in self._stored(source_id, clearance, "data"))

    def codes(self, source_id: str, clearance: Classification) -> Codes:
        """Give a document's vectors in reading order."""
        rows = [unpacked(each) for each in self._stored(source_id, clearance, "code")]
        return np.array(rows, dtype=np.int8).reshape(-1, self._manifest.dimensions)

    def fetch(self, keys: Collection[Key], filters: Filters) -> Mapping[Key, Candidate]:
        """Give passages by name."""
        if not keys:
            return {}
        asked = questions.named(keys, filters)
        return self._reader.read(lambda now: self._reader.candidates(asked, now))

    def provision(self, canonical_id: str, clearance: Classification) -> tuple[Key, ...]:
        """Find the passages that are this provision or its nearest part."""
        asked = questions.provision(canonical_id, clearance)
        return tuple(map(key_of, self._reader.read(lambda now: self._reader.hits(asked, now)))) if asked else ()

    def outcomes(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[tuple[Key, Outcome]]:
        """List outcomes."""
        found = self._page(questions.outcomes(filters, sort), offset, limit)
        passages = (load(Passage, each) for each in found.items)
        return Listing(tuple((each.key, each.outcome) for each in passages if each.outcome), found.total)

    def relations(self, clearance: Classification) -> Relations:
        """Give the statements that this clearance may see."""

        def read(now: State) -> Relations:
            kept = self._related.get(now.relations)
            if kept is None:
                asked = {"query": {"term": {"edition": now.relations}}, "_source": ["stored.data"]}
                hits = self._reader.every(asked, now, "ordinal") if now.relations else []
                parts = [load(Relations, hit["_source"]["stored"]["data"]) for hit in hits]
                kept = Relations(tuple(each for part in parts for each in part.statements))
                self._related.clear()
                self._related[now.relations] = kept
            return kept

        every = self._reader.read(read)
        return Relations(tuple(each for each in every.statements if each.classification <= clearance))

    def vocabulary(self, prefix: str, limit: int, clearance: Classification) -> tuple[tuple[str, int], ...]:
        """Give the words that begin so with their number of documents."""
        start = fold(prefix)
        if not start or limit <= 0 or len(start) > 200:
            return ()
        asked = questions.vocabulary(start, limit, clearance, self._shards)
        answer = self._reader.read(lambda now: self._reader.search(asked, now))
        return tuple((each["key"], each["doc_count"]) for each in answer["aggregations"]["words"]["buckets"])

    def lexical(self, match: Match, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by BM25."""
        return self._best([_by_words(match, filters, limit)])[0]

    def semantic(self, code: Codes, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        """Rank passages by cosine with `code`."""
        return self._best([self._by_meaning(code, filters, limit)])[0]

    def both(self, words: ByWords, meaning: ByMeaning) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        """Rank passages by words and by meaning, in one request."""
        by_words, by_meaning = self._best([_by_words(*words), self._by_meaning(*meaning)])
        return by_words, by_meaning

    def _best(self, rankings: list[Ranking | None]) -> list[tuple[Ranked, ...]]:
        """Ask for rankings; nothing is found by None, nor asked."""
        asked = [each for each in rankings if each]
        found = iter(self._reader.read(lambda now: self._reader.best(asked, now)) if asked else ())
        return [next(found) if each else () for each in rankings]

    def _by_meaning(self, code: Codes, filters: Filters, limit: int) -> Ranking | None:
        if code.shape != (self._manifest.dimensions,) or not code.any():
            raise ValueError(f"The code of a query has {self._manifest.dimensions} columns that are not all 0.")
        if limit <= 0:
            return None
        return Ranking(
            lambda now, size: questions.nearest(code, filters, size, now.hidden()),
            lambda score: round(2 * score - 1, 6), limit, _NEAREST,
        )  # fmt: skip

    def counts(self, match: Match, also: Collection[Key], filters: Filters, facets: Collection[Facet]) -> Counts:
        """Count distinct documents of the result set."""
        if match.empty and not also:
            return Counts(0, {facet: {} for facet in facets})

        def ask(now: State) -> Counts:
            for parts in (2**n for n in count()):
                asked = (counting.counted(match, also, filters, facets, (part, parts)) for part in range(parts))
                answers = [self._reader.search(each, now) for each in asked]
                if not any(map(counting.cut, answers)):
                    break
            return counting.read(answers, facets)

        return self._reader.read(ask)

    def listed(
        self, match: Match, also: Collection[Key], filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[str, ...]:
        """Give the ids of the documents of the result set by date."""
        if limit <= 0 or (match.empty and not also):
            return ()
        asked = {**questions.listed(match, also, filters, sort), "from": max(offset, 0), "size": limit}
        return tuple(value(hit, "source") for hit in self._reader.read(lambda now: self._reader.hits(asked, now)))

    def close(self) -> None:
        """Release connections and lock; uncommitted writes are lost."""
        self._close_writer()
        self._sender.close()

    def _page(self, asked: Json, offset: int, limit: int) -> Listing[str]:
        """Give what is stored of a page of a list."""
        page = {**asked, "from": max(offset, 0), "size": max(limit, 0)}
        found = self._reader.read(lambda now: self._reader.search(page, now))["hits"]
        return Listing(tuple(hit["_source"]["stored"]["data"] for hit in found["hits"]), found["total"]["value"])

    def _stored(self, source_id: str, clearance: Classification, name: str) -> list[str]:
        """Give a part of what is stored of each passage of a document, in reading order."""
        seen = questions.of_type("passage", questions.cleared(clearance), {"term": {"source": text(source_id)}})
        asked = {"query": {"bool": {"filter": seen}}, "_source": [f"stored.{name}"]}
        hits = self._reader.read(lambda now: list(self._reader.every(asked, now, "ordinal")))
        return [hit["_source"]["stored"][name] for hit in hits]


def _by_words(match: Match, filters: Filters, limit: int) -> Ranking | None:
    if match.empty or limit <= 0:
        return None
    return Ranking(lambda _, size: questions.ranked(match, filters, size), lambda score: round(score, 4), limit, _MOST)
