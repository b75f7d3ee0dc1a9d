"""A request's parameters ↔ a query, both ways; the command line and the interface use the same names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from indexes import canonical, citations, dates, institutions, places
from indexes.errors import BadQuery
from indexes.model import Classification, Filters, Kind, Mode, Sort
from indexes.query import Query

CLEARANCE = Classification.BIASA
"""What everyone may see: documents without a higher classification."""

EVERYTHING = Filters(clearance=CLEARANCE)
"""Filters that leave out nothing but what the pages may not show."""

SIZE, LARGEST = 10, 100
"""Documents on a page, unless asked otherwise, and at most."""

Given = Mapping[str, Sequence[str]]
E = TypeVar("E", bound=StrEnum)


def query_from(given: Given) -> Query:
    """Read a query from parameters. Raises BadQuery naming the parameter, the value and what it may be."""
    return Query(
        text=_first(given, "q"),
        filters=filters_from(given),
        mode=_choice(Mode, "mode", _first(given, "mode") or Mode.HYBRID),
        sort=_choice(Sort, "sort", _first(given, "sort") or Sort.RELEVANCE),
        page=_number("page", _first(given, "page") or "1", 10_000),
        size=_number("limit", _first(given, "limit") or str(SIZE), LARGEST),
    )


def filters_from(given: Given) -> Filters:
    """Read the filters: several values of one parameter are alternatives."""
    return Filters(
        clearance=CLEARANCE,
        kinds=frozenset(_choice(Kind, "kind", value) for value in _all(given, "kind")),
        since=_day(given, "since", first=True),
        until=_day(given, "until", first=False),
        places=frozenset(places.resolve(value) or value for value in _all(given, "place")),
        institutions=frozenset(institutions.resolve(value) or value for value in _all(given, "institution")),
        cites=frozenset(_cited(value) for value in _all(given, "cites")),
        languages=frozenset(_all(given, "language")),
    )


def params_from(query: Query) -> dict[str, list[str]]:
    """Write a query as parameters, defaults left out; `query_from` reads the same query back."""
    plain: dict[str, list[str]] = {
        "q": [query.text],
        "mode": [query.mode] if query.mode is not Mode.HYBRID else [],
        "sort": [query.sort] if query.sort is not Sort.RELEVANCE else [],
        "page": [str(query.page)] if query.page > 1 else [],
        "limit": [str(query.size)] if query.size != SIZE else [],
    }
    return {name: values for name, values in {**plain, **_params_of(query.filters)}.items() if any(values)}


def _params_of(filters: Filters) -> dict[str, list[str]]:
    return {
        "kind": sorted(filters.kinds),
        "since": [filters.since.isoformat()] if filters.since else [],
        "until": [filters.until.isoformat()] if filters.until else [],
        "place": sorted(filters.places),
        "institution": sorted(filters.institutions),
        "cites": sorted(filters.cites),
        "language": sorted(filters.languages),
    }


def _all(given: Given, name: str) -> Iterable[str]:
    return (value.strip() for value in given.get(name, ()) if value.strip())


def _first(given: Given, name: str) -> str:
    return next(iter(_all(given, name)), "")


def _choice(values: Callable[[str], E], name: str, value: str) -> E:
    try:
        return values(value)
    except ValueError:
        allowed = ", ".join(v.value for v in values)  # type: ignore[attr-defined]
        raise BadQuery(f"{name}={value!r} bukan salah satu dari: {allowed}") from None


def _number(name: str, value: str, most: int) -> int:
    if value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= most:
        return int(value)
    raise BadQuery(f"{name}={value!r} bukan bilangan bulat dari 1 sampai {most}")


def _day(given: Given, name: str, *, first: bool) -> date | None:
    """Read a day, month or year; since takes its first day, until its last."""
    value = _first(given, name)
    if not value:
        return None
    ranges = dates.partial(value)
    if not ranges:
        raise BadQuery(f"{name}={value!r} bukan tanggal; tulis 2024-05-07, 7 Mei 2024, Mei 2024, atau 2024")
    return ranges[0].first if first else ranges[0].last


def _cited(value: str) -> str:
    if canonical.parse(value):
        return value
    found = citations.find(value)
    if not found:
        raise BadQuery(
            f"cites={value!r} tidak menyebut peraturan; tulis uu/2007/21, UU 21/2007, atau UU 21/2007 Pasal 2"
        )
    return found[0].id


def forgiving(given: Given) -> tuple[Query, tuple[str, ...]]:
    """Read a query as the pages do: what cannot be read is left out, and said."""
    kept = dict(given)
    ignored: list[str] = []
    while True:
        try:
            return query_from(kept), tuple(ignored)
        except BadQuery as bad:
            name = str(bad).partition("=")[0]
            unread = [value for value in kept[name] if not _readable(name, value)]
            kept[name] = [value for value in kept[name] if value not in unread]
            ignored.append(f"{name}={', '.join(unread)}")


def _readable(name: str, value: str) -> bool:
    try:
        query_from({name: [value]})
    except BadQuery:
        return False
    return True
