"""Documents where there are no words to search for: newest first, with exact counts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from indexes.index import Index
from indexes.model import Filters, Kind, Sort, Source
from indexes.query import Facet, Hit, Query, Results
from indexes.searching.search import FACET_FIELDS

COUNTED = 1_000
"""Documents that are looked through to count their places and institutions; a longer list is counted by kind only."""

_VALUES: Mapping[Facet, Callable[[Source], Iterable[str]]] = {
    Facet.PLACE: lambda source: source.places,
    Facet.INSTITUTION: lambda source: source.institutions,
    Facet.LANGUAGE: lambda source: (source.language,),
}


def listing(index: Index, query: Query) -> Results:
    """List documents: newest first unless asked otherwise, counted as a search would count them."""
    sort = Sort.NEWEST if query.sort is Sort.RELEVANCE else query.sort
    page = index.sources(query.filters, sort, (query.page - 1) * query.size, query.size)
    hits = tuple(Hit(source, 0.0, (), 0) for source in page.items)
    return Results(query, hits, page.total, _counts(index, query.filters), (), 0.0)


def _counts(index: Index, filters: Filters) -> dict[Facet, Mapping[str, int]]:
    kinds = {kind: _total(index, replace(filters, kinds=frozenset({kind}))) for kind in Kind}
    counted: dict[Facet, Mapping[str, int]] = {Facet.KIND: {kind: n for kind, n in kinds.items() if n}}
    for facet, values in _VALUES.items():
        without: dict[str, Any] = {FACET_FIELDS[facet]: frozenset()}
        seen = index.sources(replace(filters, **without), Sort.NEWEST, 0, COUNTED)
        if seen.total <= COUNTED:
            counted[facet] = _tally(seen.items, values)
    return counted


def _total(index: Index, filters: Filters) -> int:
    return index.sources(filters, Sort.NEWEST, 0, 0).total


def _tally(sources: Iterable[Source], values: Callable[[Source], Iterable[str]]) -> Mapping[str, int]:
    return Counter(value for source in sources for value in dict.fromkeys(values(source)))
