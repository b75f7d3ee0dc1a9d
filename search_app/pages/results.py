"""The results page: tabs by kind, cards, filters with counts, other ways on when nothing is found."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from indexes import canonical
from indexes.index import Index
from indexes.model import Kind, Mode, Outcome, Passage, Sort, Source
from indexes.query import Facet, Hit, Query, Results
from indexes.searching.search import DEEPEST
from indexes.searching.spelling import suggestion
from search_app import facets
from search_app.cards import Card, card
from search_app.formats import between
from search_app.params import CLEARANCE, EVERYTHING, params_from
from search_app.reading import Reader
from search_app.service import Service
from search_app.statuses import absent_status

OUTCOMES = 3
"""Outcomes that a meeting's card shows."""


@dataclass(frozen=True)
class Tab:
    """One kind, or all: the query that shows it and how many documents that gives."""

    label: str
    count: int
    query: Query
    current: bool


@dataclass(frozen=True)
class Option:
    """One way to search or sort."""

    label: str
    query: Query
    current: bool


@dataclass(frozen=True)
class WayOut:
    """When nothing is found: what to leave out, and what that would give."""

    label: str
    count: int
    query: Query


@dataclass(frozen=True)
class SearchPage:
    """What the results page shows."""

    query: Query
    total: int
    cards: tuple[Card, ...]
    tabs: tuple[Tab, ...]
    modes: tuple[Option, ...]
    sorts: tuple[Option, ...]
    boxes: tuple[facets.FacetBox, ...]
    chips: tuple[facets.Chip, ...]
    notes: tuple[str, ...]
    of_time: Query | None
    first: Query
    previous: Query | None
    next: Query | None
    pages: int
    deepest: int | None
    ways_out: tuple[WayOut, ...]
    spelling: tuple[str, Query] | None
    cleared: Query
    start: int


def search_page(service: Service, query: Query, reader: Reader) -> SearchPage:
    """Make the results page of a query; without words it lists the newest documents that meet the filters."""
    results = service.search(query)
    pages = -(-min(results.total, DEEPEST) // query.size)
    times = _times(service.index, results)
    return SearchPage(
        query=query,
        total=results.total,
        cards=_cards(service.index, results, reader),
        tabs=_tabs(query, results, reader),
        modes=_modes(query, reader) if query.text.strip() else (),
        sorts=_sorts(query, reader),
        boxes=facets.boxes(query, results.counts, reader.t, reader.language),
        chips=facets.chips(query, reader.t, reader.language),
        notes=_notes(service.index, results, times, reader),
        of_time=_only_of_time(query, times),
        first=replace(query, page=1),
        previous=replace(query, page=query.page - 1) if query.page > 1 else None,
        next=replace(query, page=query.page + 1) if query.page < pages else None,
        pages=pages,
        deepest=DEEPEST if results.total > DEEPEST else None,
        ways_out=_ways_out(service, query, reader) if not results.total else (),
        spelling=_spelling(service.index, query) if not results.total else None,
        cleared=replace(query, page=1, filters=EVERYTHING),
        start=(query.page - 1) * query.size + 1,
    )


def _cards(index: Index, results: Results, reader: Reader) -> tuple[Card, ...]:
    asked = results.query.text.strip()
    back = f"?{urlencode(params_from(results.query), doseq=True)}" if asked else ""
    return tuple(_card(index, hit, reader, back) for hit in results.hits)


def _card(index: Index, hit: Hit, reader: Reader, back: str) -> Card:
    """Make a hit's card; a meeting found as a whole shows what it decided."""
    decided = any(found.passage.outcome for found in hit.passages)
    every = [] if decided or hit.source.kind is not Kind.NOTULA else _outcomes(index, hit.source)
    return card(hit.source, reader, hit, every[:OUTCOMES], max(0, len(every) - OUTCOMES), back)


def _outcomes(index: Index, source: Source) -> list[tuple[Passage, Outcome]]:
    passages = index.passages(source.id, CLEARANCE)
    return [(p, p.outcome) for p in passages if p.outcome]


def _tabs(query: Query, results: Results, reader: Reader) -> tuple[Tab, ...]:
    counts = results.counts.get(Facet.KIND, {})
    every = Tab(reader.t("tab_all"), sum(counts.values()), _of_kinds(query, frozenset()), not query.filters.kinds)
    kinds = (
        Tab(
            reader.t(f"kind_{k}"),
            counts.get(k, 0),
            _of_kinds(query, frozenset({k})),
            query.filters.kinds == {k},
        )
        for k in Kind
    )
    return (every, *(tab for tab in kinds if tab.count or tab.current))


def _of_kinds(query: Query, kinds: frozenset[Kind]) -> Query:
    return replace(query, page=1, filters=replace(query.filters, kinds=kinds))


def _modes(query: Query, reader: Reader) -> tuple[Option, ...]:
    return tuple(
        Option(reader.t(f"mode_{mode}"), replace(query, mode=mode, page=1), mode is query.mode) for mode in Mode
    )


def _sorts(query: Query, reader: Reader) -> tuple[Option, ...]:
    """Offer the orders; without words there is no relevance, and newest comes first."""
    asked = bool(query.text.strip())
    orders = [sort for sort in Sort if asked or sort is not Sort.RELEVANCE]
    current = query.sort if query.sort in orders else Sort.NEWEST
    return tuple(Option(reader.t(f"sort_{s}"), replace(query, sort=s, page=1), s is current) for s in orders)


def _notes(index: Index, results: Results, times: Mapping[str, int], reader: Reader) -> tuple[str, ...]:
    """Word how the query was read; say of a regulation or a time asked for that the index has nothing of it."""
    worded: list[str] = []
    gathered = {code: _gathered(results, code) for code in ("ignored", "translated")}
    others = [(code, value) for code, value in results.notes if code not in gathered]
    for code, value in [*others, *((code, value) for code, value in gathered.items() if value)]:
        told = None
        if code == "read_as":
            known = index.provision(canonical.work_of(value), CLEARANCE)
            told = None if known else absent_status(value, reader)
            code, value = ("read_as" if known else "unknown_work"), canonical.label(value)
        if code == "dated":
            code, value = ("dated" if times[value] else "undated"), between(value, reader.language)
        worded.append(reader.t(f"note_{code}", value=value))
        worded.extend([reader.t("note_told", value=told)] if told else [])
    return tuple(worded)


def _gathered(results: Results, code: str) -> str:
    return "; ".join(value for given, value in results.notes if given == code)


def _times(index: Index, results: Results) -> dict[str, int]:
    """Count the documents of each time that the query names."""
    return {value: _sources(index, *_span(value)) for code, value in results.notes if code == "dated"}


def _sources(index: Index, since: date, until: date) -> int:
    return index.sources(replace(EVERYTHING, since=since, until=until), Sort.NEWEST, 0, 1).total


def _span(value: str) -> tuple[date, date]:
    since, until = map(date.fromisoformat, value.split("/"))
    return since, until


def _only_of_time(query: Query, times: Mapping[str, int]) -> Query | None:
    """Give the query narrowed to the one time that it names, where there is something of it and no date is chosen."""
    if len(times) != 1 or query.filters.since or query.filters.until or not all(times.values()):
        return None
    since, until = _span(next(iter(times)))
    return replace(query, page=1, filters=replace(query.filters, since=since, until=until))


def _ways_out(service: Service, query: Query, reader: Reader) -> tuple[WayOut, ...]:
    """Offer to drop each filter, with what that would give."""
    chips = list(facets.chips(query, reader.t, reader.language))
    chips += [
        facets.Chip(reader.t(f"kind_{k}"), _of_kinds(query, query.filters.kinds - {k})) for k in query.filters.kinds
    ]
    counted = [WayOut(chip.label, service.search(chip.without).total, chip.without) for chip in chips]
    return tuple(way for way in counted if way.count)


def _spelling(index: Index, query: Query) -> tuple[str, Query] | None:
    better = suggestion(index, query.text, CLEARANCE)
    return (better, replace(query, text=better, page=1)) if better else None
