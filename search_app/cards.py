"""One document as it stands in a list: what differs by kind, ready for the template."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexes import canonical
from indexes.model import Kind, Outcome, Passage, Source
from indexes.query import Found, Hit
from search_app.explaining import reasons
from search_app.links import passage_url, source_url
from search_app.marking import Part, parts
from search_app.naming import citation, headings
from search_app.outcomes import OutcomeLine, outcome_line
from search_app.reading import Reader
from search_app.statuses import StatusLine, article_status, work_status

PLACES = 3
"""Places that a card names."""


@dataclass(frozen=True)
class Snippet:
    """A passage of a card: where it stands, its cut with marks, its status or what it decided."""

    headings: str
    url: str
    parts: tuple[Part, ...]
    cut_before: bool
    cut_after: bool
    near_only: bool
    status: StatusLine | None
    outcome: OutcomeLine | None
    why: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A document in a list; `link` is the permanent address of its first passage, or its own, and `citation`
    names it; `url` also marks the words searched for.
    """

    kind: str
    kind_label: str
    language: str
    title: str
    url: str
    link: str
    citation: str
    number: str | None
    day: str | None
    iso: str | None
    places: str
    publisher: str | None
    flags: tuple[str, ...]
    status: StatusLine | None
    outcomes: tuple[OutcomeLine, ...]
    more_outcomes: int
    snippets: tuple[Snippet, ...]
    others: int


@dataclass(frozen=True)
class Brief:
    """A document in one line."""

    kind: str
    kind_label: str
    language: str
    title: str
    url: str
    day: str | None
    flags: tuple[str, ...]


def brief(source: Source, reader: Reader) -> Brief:
    """Make the line of a document."""
    return Brief(
        kind=source.kind,
        kind_label=reader.t(f"kind_{source.kind}"),
        language=source.language,
        title=source.title,
        url=source_url(source),
        day=reader.day(source.dated),
        flags=flags(source, reader),
    )


def card(
    source: Source,
    reader: Reader,
    hit: Hit | None = None,
    outcomes: Sequence[tuple[Passage, Outcome]] = (),
    more_outcomes: int = 0,
    back: str = "",
) -> Card:
    """Make the card of a document; `back` is the query string that marks its words on the document page."""
    first = hit.passages[0].passage if hit and hit.passages else None
    return Card(
        kind=source.kind,
        kind_label=reader.t(f"kind_{source.kind}"),
        language=source.language,
        title=source.title,
        url=source_url(source) + back,
        link=passage_url(source, first) if first else source_url(source),
        citation=citation(source, first, reader) if first else source.title,
        number=canonical.short(source.canonical) if source.canonical else source.number,
        day=reader.day(source.dated),
        iso=source.dated.isoformat() if source.dated else None,
        places=", ".join(source.places[:PLACES]),
        publisher=source.publisher,
        flags=flags(source, reader),
        status=work_status(source, reader) if source.kind is Kind.PERATURAN else None,
        outcomes=tuple(outcome_line(source, p, o, reader) for p, o in outcomes),
        more_outcomes=more_outcomes,
        snippets=tuple(_snippet(hit, found, reader, back) for found in hit.passages) if hit else (),
        others=hit.others if hit else 0,
    )


def flags(source: Source, reader: Reader) -> tuple[str, ...]:
    """Name what a reader must know of a document before trusting it."""
    return tuple(reader.t(name) for name in ("example", "summary", "masked") if getattr(source, name))


def _snippet(hit: Hit, found: Found, reader: Reader, back: str) -> Snippet:
    source, passage, cut = hit.source, found.passage, found.fragment
    marks = tuple((start - cut.start, end - cut.start) for start, end in cut.marks)
    return Snippet(
        headings=" › ".join(headings(source, passage)),
        url=with_query(passage_url(source, passage), back),
        parts=parts(passage.text[cut.start : cut.end].replace("\n", " "), marks),
        cut_before=cut.start > 0,
        cut_after=cut.end < len(passage.text),
        near_only=found.semantic_only,
        status=article_status(source, passage, reader),
        outcome=outcome_line(source, passage, passage.outcome, reader) if passage.outcome else None,
        why=reasons(hit, found, reader.language) if found is hit.passages[0] and (found.parts or hit.identity) else (),
    )


def with_query(url: str, query: str) -> str:
    """Put a query string (with its question mark) before the fragment of an address."""
    address, mark, fragment = url.partition("#")
    return f"{address}{query}{mark}{fragment}"
