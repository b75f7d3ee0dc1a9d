"""The passages of news: whole paragraphs in groups, what a meeting agreed on its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexes import citations
from indexes.model import Outcome
from ingest.document import BlockKind, Piece
from ingest.kinds.lines import Line
from ingest.kinds.news_layout import without_sign
from ingest.kinds.outcomes import read_outcomes

_FEWEST = 60
_MOST = 160
_MEETING = re.compile(
    r"\b(?:rapat|rakor\w*|dialog|pertemuan|forum|FGD|lokakarya|kunjungan|perundingan|penandatanganan|menandatangani|timpora|meeting|talks|workshop)\b",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?<=[.!?])[\"”’')]*\s+(?=[\"“A-Z])")


@dataclass(frozen=True)
class _Paragraph:
    text: str
    page: int | None
    outcome: Outcome | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())


def pieces_of(body: tuple[Line, ...], published: date | None) -> tuple[Piece, ...]:
    """Group the paragraphs under each subhead to 60-160 words; none is cut, quotes stay whole.

    A paragraph that tells what a meeting agreed, promised or hopes for is a passage of its own.
    """
    about_meeting = any(_MEETING.search(line.text) for line in body)
    pieces: list[Piece] = []
    for heading, lines in _sections(body):
        held: list[_Paragraph] = []
        for paragraph in _paragraphs(lines, published if about_meeting else None, about_meeting):
            if held and not _goes_with(held, paragraph):
                pieces.append(_piece(held, heading))
                held = []
            held.append(paragraph)
        if held:
            pieces.append(_piece(held, heading))
    return tuple(pieces)


def _sections(body: tuple[Line, ...]) -> Iterator[tuple[tuple[str, ...], list[Line]]]:
    heading: tuple[str, ...] = ()
    held: list[Line] = []
    for line in body:
        if line.kind is BlockKind.HEADING:
            if held:
                yield heading, held
            heading, held = (line.text,), []
        else:
            held.append(line)
    if held:
        yield heading, held


def _paragraphs(lines: list[Line], published: date | None, outcomes: bool) -> Iterator[_Paragraph]:
    for line in lines:
        text = line.text if line.rows else without_sign(line.text)
        found = list(read_outcomes(text, published, talk=True)) if outcomes and not line.rows else []
        bound = [outcome for _, outcome in found if outcome]
        if len(bound) < 2:
            yield _Paragraph(text, line.page, bound[0] if bound else None)
        else:
            # several outcomes in one paragraph: a list of recommendations, one passage each
            yield from (_Paragraph(part, line.page, outcome) for part, outcome in _joined(found))


def _joined(found: list[tuple[str, Outcome | None]]) -> Iterator[tuple[str, Outcome | None]]:
    """Put a stretch without an outcome before the one that it leads to."""
    lead = ""
    for part, outcome in found:
        if outcome is None:
            lead = f"{lead} {part}".strip()
        else:
            yield f"{lead} {part}".strip(), outcome
            lead = ""
    if lead:
        yield lead, None


def _goes_with(held: list[_Paragraph], paragraph: _Paragraph) -> bool:
    text = "\n".join(p.text for p in held)
    if text.count("“") > text.count("”"):
        return True  # a quote that runs over several paragraphs
    if paragraph.outcome or any(p.outcome for p in held):
        return False
    words = sum(p.words for p in held)
    return words < _FEWEST or words + paragraph.words <= _MOST


def _piece(held: list[_Paragraph], heading: tuple[str, ...]) -> Piece:
    text = ""
    cuts: list[int] = []
    for paragraph in held:
        if text:
            text += "\n"
            cuts.append(len(text))
        if paragraph.words > _MOST:
            cuts += [len(text) + m.end() for m in _SENTENCE_START.finditer(paragraph.text)]
        text += paragraph.text
    outcome = next((p.outcome for p in held if p.outcome), None)
    return Piece(text, heading, held[0].page, outcome, cites=citations.cites(text), cut_at=tuple(sorted(cuts)))
