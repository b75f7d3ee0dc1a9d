"""A document's text on its page: passages with headings, marks, permanent links, and the outline of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.model import Passage, Source
from indexes.searching.snippets import marks
from search_app.links import passage_url
from search_app.marking import Part, parts
from search_app.naming import citation, headings
from search_app.outcomes import OutcomeLine, outcome_line
from search_app.reading import Reader
from search_app.statuses import StatusLine, article_status

_INNER = re.compile(r"\s*(?:[a-z]{1,2}[.)]|[-–•])\s")


@dataclass(frozen=True)
class Heading:
    """A heading and its depth in the document, from 1."""

    text: str
    level: int


@dataclass(frozen=True)
class Paragraph:
    """A line of a passage, with its hits; `inner` where it is an item of a list inside an ayat.

    A line without hits is one part: most are, and a long law has hundreds.
    """

    parts: tuple[Part, ...]
    marked: tuple[Part, ...]
    inner: bool


@dataclass(frozen=True)
class Section:
    """A passage on the page: the headings that are new since the passage before, and its text in parts."""

    anchor: str
    name: str
    headings: tuple[Heading, ...]
    paragraphs: tuple[Paragraph, ...]
    url: str
    citation: str
    outcome: OutcomeLine | None
    status: StatusLine | None

    @property
    def marked(self) -> tuple[Part, ...]:
        """Give the hits of this passage."""
        return tuple(part for p in self.paragraphs for part in p.marked)


@dataclass(frozen=True)
class OutlineEntry:
    """A line of the outline."""

    text: str
    anchor: str
    level: int


def sections(
    source: Source, passages: tuple[Passage, ...], stems: tuple[str, ...], reader: Reader
) -> Iterator[Section]:
    """Make the passages of a page; hits are numbered from 1 through the document."""
    before: tuple[str, ...] = ()
    number = 1
    for passage in passages:
        now = headings(source, passage)
        section = _section(source, passage, _new(before, now), _paragraphs(passage, stems, number), reader)
        number += len(section.marked)
        before = now
        yield section


def _section(
    source: Source,
    passage: Passage,
    headings: tuple[Heading, ...],
    paragraphs: tuple[Paragraph, ...],
    reader: Reader,
) -> Section:
    return Section(
        anchor=f"b{passage.ordinal}",
        name=_name(passage, reader),
        headings=headings,
        paragraphs=paragraphs,
        url=passage_url(source, passage),
        citation=citation(source, passage, reader),
        outcome=outcome_line(source, passage, passage.outcome, reader) if passage.outcome else None,
        status=article_status(source, passage, reader),
    )


def _name(passage: Passage, reader: Reader) -> str:
    if passage.provision and "/pasal/" in passage.provision.id:
        return f"Pasal {passage.provision.number}" if passage.provision.number else passage.headings[-1]
    return reader.t("passage_number", number=passage.ordinal + 1)


def _paragraphs(passage: Passage, stems: tuple[str, ...], number: int) -> tuple[Paragraph, ...]:
    made = []
    for line in (each for each in passage.text.split("\n") if each.strip()):
        cut = parts(line, marks(line, stems), number)
        marked = tuple(part for part in cut if part.number)
        made.append(Paragraph(cut, marked, bool(_INNER.match(line))))
        number += len(marked)
    return tuple(made)


def _new(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[Heading, ...]:
    """Give the headings that differ from the passage before: from the first different one on."""
    pairs = zip(before, now, strict=False)
    same = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(before), len(now)))
    return tuple(Heading(text, level) for level, text in enumerate(now, 1) if level > same)


def outline(cut: tuple[Section, ...]) -> Iterator[OutlineEntry]:
    """Make the outline: every heading, leading to the passage that it stands over."""
    for section in cut:
        for heading in section.headings:
            yield OutlineEntry(heading.text, section.anchor, heading.level)
