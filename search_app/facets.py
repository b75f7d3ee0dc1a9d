"""The filters beside the results: values with counts, each a link and a checkbox that says what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from indexes import canonical, institutions, places
from indexes.query import Facet, Query
from indexes.searching.search import FACET_FIELDS
from search_app.texts import LANGUAGES, Translate

SHOWN = 8
"""Values of a facet that are shown unfolded."""

MOST = 40
"""Values of a facet in all; the page says when there are more."""

BESIDE = (Facet.PLACE, Facet.INSTITUTION, Facet.CITES, Facet.LANGUAGE)
"""The facets beside the results; the kind has its tabs. A facet's name is its parameter."""

_NO_DAY: Mapping[str, dict[str, Any]] = {"since": {"since": None}, "until": {"until": None}}


@dataclass(frozen=True)
class Choice:
    """One value of a facet: its code, its label, the documents that choosing it gives, whether it is chosen.

    The count is None where a long list was not counted.
    """

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class FacetBox:
    """One facet: its parameter's name, its label, the first values, the folded rest, whether there are more."""

    name: str
    label: str
    first: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    cut: bool


@dataclass(frozen=True)
class Chip:
    """A filter in force: its label and the query without it."""

    label: str
    without: Query


def boxes(query: Query, counts: Mapping[Facet, Mapping[str, int]], t: Translate, language: str) -> tuple[FacetBox, ...]:
    """Make the boxes of all facets that have a value."""
    made = (_box(query, facet, counts.get(facet), t, language) for facet in BESIDE)
    return tuple(box for box in made if len(box.first) > 1 or any(c.chosen for c in box.first))


def _box(query: Query, facet: Facet, values: Mapping[str, int] | None, t: Translate, language: str) -> FacetBox:
    chosen = getattr(query.filters, FACET_FIELDS[facet])
    every = {**dict.fromkeys(chosen, None if values is None else 0), **(values or {})}
    order = sorted(every, key=lambda value: (value not in chosen, -(every[value] or 0), value))
    most, first = max(MOST, len(chosen)), max(SHOWN, len(chosen))
    choices = tuple(Choice(v, label(facet, v, t, language), every[v], v in chosen) for v in order[:most])
    return FacetBox(facet.value, t(f"facet_{facet}"), choices[:first], choices[first:], len(order) > most)


def label(facet: Facet, value: str, t: Translate, language: str) -> str:
    """Word a stored value for a reader."""
    match facet:
        case Facet.PLACE:
            return places.label(value)
        case Facet.INSTITUTION:
            return institutions.label(value, language)
        case Facet.CITES:
            return canonical.short(value)
        case Facet.LANGUAGE:
            return t(f"language_{value}") if value in LANGUAGES else value
        case Facet.KIND:
            return t(f"kind_{value}")


def chips(query: Query, t: Translate, language: str) -> tuple[Chip, ...]:
    """Make a chip for every filter in force, the kind apart (it is a tab)."""
    made = [
        Chip(label(facet, value, t, language), _without(query, FACET_FIELDS[facet], value))
        for facet in BESIDE
        for value in sorted(getattr(query.filters, FACET_FIELDS[facet]))
    ]
    for name in ("since", "until"):
        day = getattr(query.filters, name)
        if day:
            without = replace(query, page=1, filters=replace(query.filters, **_NO_DAY[name]))
            made.append(Chip(f"{t(name)} {day.isoformat()}", without))
    return tuple(made)


def _without(query: Query, attribute: str, value: str) -> Query:
    left: dict[str, Any] = {attribute: getattr(query.filters, attribute) - {value}}
    return replace(query, page=1, filters=replace(query.filters, **left))
