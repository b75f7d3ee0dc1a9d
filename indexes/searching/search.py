"""Query → Results: the one way in, the same above both engines.

The result set is what matches the words, plus at most 100 passages near in meaning (above the floor),
plus the provisions that were asked for by name; nothing at all where no passage speaks for a query
of several words (abstaining.py; not in the search by words alone). What is near in meaning is looked up before the
facets narrow it (kind, place, institution, cites, language), so that a facet's count is exactly
what choosing it gives.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from indexes.encoding import Encoder
from indexes.index import Index
from indexes.model import Filters, Key, Mode, Sort
from indexes.query import (
    ByMeaning,
    ByWords,
    Candidate,
    Codes,
    Counts,
    Facet,
    Hit,
    Match,
    Query,
    Ranked,
    Results,
)
from indexes.searching.abstaining import EVIDENCE, asks_plainly, evidence
from indexes.searching.grouping import documents, hit
from indexes.searching.looking import Looking
from indexes.searching.ranking import RERANKED, order
from indexes.searching.understanding import Understanding, understand

FLOOR = 0.36
"""Least cosine of a passage that comes in by meaning alone: from 0.30 on none of the corpus' 60 unanswerable queries
brings one in (benchmarks/floor.py); at 0.30 twice as many passages came in with the others."""

NEAR = 100
"""Most passages that come in by meaning alone."""

IDENTITY = 60
"""Most passages of a provision that was asked for by name."""

DEEPEST = 1_000
"""Documents that can be paged through; beyond, filters narrow better."""

FACET_FIELDS: Mapping[Facet, str] = {
    Facet.KIND: "kinds",
    Facet.PLACE: "places",
    Facet.INSTITUTION: "institutions",
    Facet.CITES: "cites",
    Facet.LANGUAGE: "languages",
}
"""Facet → the field of Filters that choosing one of its values fills."""


@dataclass(frozen=True)
class ResultSet:
    """What a query finds in an index, before order and pages."""

    asked: Understanding
    match: Match
    code: Codes | None
    near: tuple[Ranked, ...]
    identities: tuple[Key, ...]

    @property
    def also(self) -> tuple[Key, ...]:
        """Name the passages that belong to the results without matching the words."""
        return tuple(dict.fromkeys((*self.identities, *(r.key for r in self.near))))


class Stage(StrEnum):
    """How far the ranking goes: as the engine gives it, or ordered by the second stage."""

    FIRST = "first"
    SECOND = "second"


def search(index: Index, encoder: Encoder, query: Query, stage: Stage = Stage.SECOND) -> Results:
    """Answer a query from one committed state, so that hits and counts agree beside a writer too.

    A query without a word, or with filters alone, lists nothing: see `Index.sources`.
    """
    started = time.perf_counter()
    results = index.in_one_state(lambda now: _results(now, encoder, query, stage))
    return replace(results, took_ms=(time.perf_counter() - started) * 1000)


def _results(index: Index, encoder: Encoder, query: Query, stage: Stage) -> Results:
    looking = Looking(index)
    found = _result_set(index, looking, encoder, query)
    counts = facet_counts(index, found, query.filters)
    if query.sort is Sort.RELEVANCE:
        hits = _by_relevance(looking, found, query, stage)
    else:
        hits = _by_date(index, looking, found, query)
    return Results(query, hits, counts.total, counts.by, found.asked.notes, 0.0)


def result_set(index: Index, encoder: Encoder, query: Query) -> ResultSet:
    """Find out what belongs to the results."""
    return index.in_one_state(lambda now: _result_set(now, Looking(now), encoder, query))


def _result_set(index: Index, looking: Looking, encoder: Encoder, query: Query) -> ResultSet:
    asked = understand(query.text)
    match = Match() if query.mode is Mode.MEANING else asked.match
    code = None if query.mode is Mode.WORDS else encoder.query(asked.meaning)
    code = code if code is not None and code.any() else None
    near = () if code is None else _near(looking, match, code, query)
    if query.mode is Mode.HYBRID and _nothing_speaks_for_it(looking, asked, code, near, query.filters):
        return ResultSet(asked, Match(), None, (), ())
    named = (k for name in asked.identities for k in index.provision(name, query.filters.clearance)[:IDENTITY])
    return ResultSet(asked, match, code, near, tuple(dict.fromkeys(named)))


def _near(looking: Looking, match: Match, code: Codes, query: Query) -> tuple[Ranked, ...]:
    """Give what is near in meaning; the ranking by words that the order will ask for comes along."""
    words = ByWords(match, query.filters, RERANKED if query.sort is Sort.RELEVANCE else 0)
    near = looking.both(words, ByMeaning(code, _unfaceted(query.filters), NEAR))
    return tuple(r for r in near if r.score >= FLOOR)


def _nothing_speaks_for_it(
    looking: Looking, asked: Understanding, code: Codes | None, near: Sequence[Ranked], filters: Filters
) -> bool:
    if asked.identities or not asks_plainly(asked.match):
        return False
    return evidence(looking, asked.match, code, near, filters.clearance) < EVIDENCE


def _unfaceted(filters: Filters) -> Filters:
    return replace(filters, **_nothing(*FACET_FIELDS.values()))


def _nothing(*names: str) -> dict[str, Any]:
    """Name filters that filter nothing, for `replace`."""
    return dict.fromkeys(names, frozenset())


def facet_counts(index: Index, found: ResultSet, filters: Filters) -> Counts:
    """Count documents in all and per facet value.

    Values of one facet are alternatives, so a facet's own choice does not narrow its counts.
    """
    chosen = [facet for facet, name in FACET_FIELDS.items() if getattr(filters, name)]
    free = [facet for facet in Facet if facet not in chosen]
    counts = index.counts(found.match, found.also, filters, free)
    by = dict(counts.by)
    for facet in chosen:
        without = replace(filters, **_nothing(FACET_FIELDS[facet]))
        by[facet] = index.counts(found.match, found.also, without, [facet]).by[facet]
    return Counts(counts.total, by)


def _by_relevance(looking: Looking, found: ResultSet, query: Query, stage: Stage) -> tuple[Hit, ...]:
    wanted = min(query.page * query.size, DEEPEST)
    limit = RERANKED - len(found.near[: RERANKED // 3])
    while True:
        lexical = looking.lexical(found.match, query.filters, limit)
        if len(lexical) < limit or len({r.key.source for r in lexical}) >= wanted:
            break
        limit *= 4
    ranked, candidates = _ranked(looking, found, query.filters, lexical)
    if stage is Stage.FIRST:
        place = {key: at for at, key in enumerate(dict.fromkeys(r.key for r in (*lexical, *found.near)))}
        ranked = sorted(ranked, key=lambda r: place.get(r.key, len(place)))
    start = (query.page - 1) * query.size
    rows = documents(ranked, found.identities)[start : start + query.size]
    return _hits(found, rows, candidates)


def _ranked(
    looking: Looking, found: ResultSet, filters: Filters, lexical: Sequence[Ranked]
) -> tuple[list[Ranked], Mapping[Key, Candidate]]:
    """Order all: the second stage its candidates, then the words' rest, then the meaning's."""
    near = found.near[: RERANKED // 3]
    first = [r.key for r in lexical[: RERANKED - len(near)]]
    keys = dict.fromkeys((*first, *(r.key for r in near), *found.identities))
    rest = dict.fromkeys(r.key for r in (*lexical[len(first) :], *found.near[len(near) :]) if r.key not in keys)
    every = looking.fetch((*keys, *rest), filters)
    candidates = {key: candidate for key, candidate in every.items() if key in keys}
    ordered = order(candidates, lexical[: len(first)], found.match, found.code, found.asked.days, found.asked.sought)
    return ordered + [Ranked(key, 0.0) for key in every if key not in keys], every


def _by_date(index: Index, looking: Looking, found: ResultSet, query: Query) -> tuple[Hit, ...]:
    offset = (query.page - 1) * query.size
    ids = index.listed(found.match, found.also, query.filters, query.sort, offset, query.size)
    if not ids:
        return ()
    filters = replace(query.filters, sources=frozenset(ids))
    lexical = looking.lexical(found.match, filters, RERANKED)
    ranked, candidates = _ranked(looking, found, filters, lexical)
    place = {source: at for at, source in enumerate(ids)}
    rows = documents(ranked, found.identities)
    rows.sort(key=lambda passages: place[passages[0].key.source])
    return _hits(found, rows, candidates)


def _hits(found: ResultSet, rows: Sequence[Sequence[Ranked]], candidates: Mapping[Key, Candidate]) -> tuple[Hit, ...]:
    named = frozenset(found.identities)
    return tuple(hit(passages, candidates, found.asked.stems, named) for passages in rows)
