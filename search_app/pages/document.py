"""The document page: what it is, what it decided, its text with marks, people, citations, what is like it."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexes.index import Index
from indexes.model import Kind, Passage, Person, Source
from indexes.searching.understanding import understand
from search_app.cards import Brief, Card, card
from search_app.citing import Citing, citing
from search_app.originals import original_state
from search_app.outcomes import OutcomeLine, outcome_line
from search_app.pages.similar import similar
from search_app.pages.text import OutlineEntry, Section, outline, sections
from search_app.params import CLEARANCE
from search_app.reading import Reader
from search_app.statuses import Link, StatusLine, provision_link, work_status

SHOWN = 6
"""Values of a fact, people and citations that are shown unfolded."""


@dataclass(frozen=True)
class Fact:
    """A labelled value in the head of the page; the rest of a long list is folded."""

    label: str
    value: str
    rest: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True)
class DocumentPage:
    """What the document page shows."""

    card: Card
    source: Source
    facts: tuple[Fact, ...]
    notices: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    sections: tuple[Section, ...]
    hits: int
    people: tuple[tuple[str, str], ...]
    outcomes: tuple[OutcomeLine, ...]
    cites: tuple[Link, ...]
    cited_by: Citing
    similar: tuple[Brief, ...]
    original: str
    status: StatusLine | None


def document_page(index: Index, source: Source, text: str, reader: Reader) -> DocumentPage:
    """Make the page of a document; `text` is the query whose words are marked."""
    passages = index.passages(source.id, CLEARANCE)
    stems = understand(text).stems if text.strip() else ()
    cut = tuple(sections(source, passages, stems, reader))
    return DocumentPage(
        card=card(source, reader),
        source=source,
        facts=tuple(_facts(source, reader)),
        notices=tuple(_notices(source, passages, reader)),
        outline=tuple(outline(cut)),
        sections=cut,
        hits=sum(len(section.marked) for section in cut),
        people=tuple(_person(person, reader) for person in source.people),
        outcomes=tuple(outcome_line(source, p, p.outcome, reader) for p in passages if p.outcome),
        cites=tuple(map(provision_link, dict.fromkeys(cited for p in passages for cited in p.cites))),
        cited_by=citing(index, source, reader),
        similar=similar(index, source, reader),
        original=original_state(source),
        status=work_status(source, reader) if source.kind is Kind.PERATURAN else None,
    )


def _facts(source: Source, reader: Reader) -> Iterator[Fact]:
    t = reader.t
    day = reader.day(source.dated)
    said = f" ({t('date_from', words=source.dated_from)})" if source.dated_from else ""
    rows = (
        ("number", (source.number,)),
        ("date", (day + said if day else t("undated"),)),
        ("place", source.places),
        ("institutions", source.institutions),
        ("publisher", (source.publisher,)),
    )
    for label, values in rows:
        given = [value for value in values if value]
        if given:
            yield Fact(t(label), ", ".join(given[:SHOWN]), tuple(given[SHOWN:]))
    if source.url and source.url.startswith(("http://", "https://")):
        yield Fact(t("link"), source.url, url=source.url)
    yield Fact(t("file"), source.file)


def _notices(source: Source, passages: tuple[Passage, ...], reader: Reader) -> Iterator[str]:
    if source.example:
        yield reader.t("example_long")
    if source.summary:
        yield reader.t("summary_long")
    if source.masked:
        yield reader.t("masked_long", count=source.masked)
    if source.ocr_quality is not None:
        yield reader.t("ocr", quality=round(source.ocr_quality * 100))
    if not passages:
        yield reader.t("no_text")


def _person(person: Person, reader: Reader) -> tuple[str, str]:
    who = " · ".join(part for part in (person.name, person.role, person.institution) if part)
    how = reader.t(f"presence_{person.presence}")
    by = person.represented_by
    return who, f"{how} {reader.t('represented_by', who=by)}" if by else how
