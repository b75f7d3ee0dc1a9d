"""The front page: three ways in, examples, what is new."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexes import canonical
from indexes.index import Index
from indexes.model import ENDED, Filters, Kind, Sort, Source
from search_app.cards import Brief, brief
from search_app.params import EVERYTHING
from search_app.reading import Reader

EXAMPLES = (
    ("hasil rakor Motaain", "id"),
    ("pasal 2 uu 21/2007", "id"),
    ("who attended the Makassar dialogue", "en"),
)
LATEST = 5


@dataclass(frozen=True)
class Way:
    """One way in, for one group of users: counts in words, and the newest document."""

    kind: str
    title: str
    counts: tuple[str, ...]
    late: str | None
    latest: str | None


@dataclass(frozen=True)
class FrontPage:
    """What the front page shows."""

    ways: tuple[Way, ...]
    examples: tuple[tuple[str, str], ...]
    latest: tuple[Brief, ...]


def front_page(index: Index, reader: Reader) -> FrontPage:
    """Make the front page of what the index holds now."""
    newest = index.sources(EVERYTHING, Sort.NEWEST, 0, LATEST)
    ways = tuple(_way(index, reader, kind) for kind in (Kind.NOTULA, Kind.PERATURAN, Kind.BERITA))
    return FrontPage(ways, EXAMPLES, tuple(brief(source, reader) for source in newest.items))


def _way(index: Index, reader: Reader, kind: Kind) -> Way:
    filters = replace(EVERYTHING, kinds=frozenset({kind}))
    newest = index.sources(filters, Sort.NEWEST, 0, 1)
    counts = [reader.t(f"way_{kind}_count", count=newest.total)]
    late = 0
    if kind is Kind.NOTULA:
        counts.append(reader.t("way_outcomes", count=_outcomes(index, filters)))
        late = _late(index, filters, reader.today)
    return Way(
        kind=kind,
        title=reader.t(f"way_{kind}"),
        counts=tuple(counts),
        late=reader.t("way_late", count=late) if late else None,
        latest=_latest(reader, newest.items[0]) if newest.items else None,
    )


def _outcomes(index: Index, filters: Filters) -> int:
    return index.outcomes(filters, Sort.NEWEST, 0, 0).total


def _late(index: Index, filters: Filters, today: date) -> int:
    """Count the outcomes whose day is past, without those that are said to be done, dropped or replaced."""
    past = replace(filters, due_until=today - timedelta(days=1))
    return _outcomes(index, past) - _outcomes(index, replace(past, progress=ENDED))


def _latest(reader: Reader, newest: Source) -> str:
    named = canonical.short(newest.canonical) if newest.canonical else newest.title
    return reader.t("way_latest", title=named, day=reader.day(newest.dated) or reader.t("undated"))
