"""Minutes of a meeting: notula, risalah, laporan hasil rapat, berita acara rapat, matriks tindak lanjut."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indexes import dates, institutions, language, places
from indexes.model import Person, Presence, Source
from ingest.document import BlockKind, Document, Piece, Record
from ingest.kinds.header_fields import HeaderField, fields_of
from ingest.kinds.lines import Line, lines_of
from ingest.kinds.meeting_day import MeetingDay, day_of
from ingest.kinds.meeting_names import name_of, number_of
from ingest.kinds.minutes_parts import Part, parts_of
from ingest.kinds.minutes_pieces import SPEAKER, piece, pieces_of, with_leads
from ingest.kinds.minutes_signs import looks_like
from ingest.kinds.outcome_tables import matrix_of, meeting_cells
from ingest.kinds.parties import in_the_open, parties_of
from ingest.kinds.people import (
    people_in_field,
    people_in_list,
    people_in_prose,
    people_in_sentences,
    people_in_table,
    unique,
)
from ingest.kinds.secrecy import classification_of, is_example
from ingest.kinds.sections import Role

__all__ = ["looks_like", "read"]

_LONG = 80  # a paragraph of the head longer than this is running text, not a label or a title
_PEOPLE_FIELDS = frozenset({"pimpinan", "notulis", "narasumber", "peserta", "absen", "undangan"})


def read(document: Document, source: Source) -> Record:
    """Read minutes: their meeting, its people, and one piece for each outcome and point of discussion."""
    lines = lines_of(document)
    text = "\n".join(line.text for line in lines)
    parts = parts_of(lines)
    head = parts[0].lines if parts and parts[0].role is Role.KEPALA else ()
    fields = fields_of(head)
    near = next((found.first for found in dates.find(text) if found.year_given), None)
    meeting = _meeting(lines, fields, near)
    described = replace(
        source,
        title=name_of(lines, fields, dict(document.stated).get("title")) or source.title,
        number=number_of(lines) or source.number,
        dated=meeting.day,
        dated_from=meeting.words,
        places=places.find(text),
        institutions=institutions.find(text),
        people=_people(parts, fields),
        language=language.language_of(text),
        classification=max(source.classification, classification_of(text)),
        example=source.example or is_example(text),
    )
    pieces = [one for at, part in enumerate(parts) for one in _pieces(part, at == 0, fields, meeting.day)]
    parties = parties_of(text)
    named = (in_the_open(one, parties) for one in with_leads(pieces))
    return Record(described, tuple(named), warnings=meeting.warnings)


def _meeting(lines: tuple[Line, ...], fields: tuple[HeaderField, ...], near: date | None) -> MeetingDay:
    found = day_of(lines, fields, near)
    if found.day is not None:
        return found
    matrices = (matrix for line in lines if line.rows and (matrix := matrix_of(line.rows)))
    days = [day for matrix in matrices for cell in meeting_cells(matrix) for day in dates.find(cell, near)]
    # a matrix over several meetings is the record of none of them
    if len({day.first for day in days}) == 1:
        return MeetingDay(days[0].first, days[0].text)
    return MeetingDay(None, None)


def _people(parts: tuple[Part, ...], fields: tuple[HeaderField, ...]) -> tuple[Person, ...]:
    named = [person for f in fields for person in people_in_field(f.name, f.label, f.value)]
    return unique([*named, *(person for at, part in enumerate(parts) for person in _part_people(part, at == 0))])


def _part_people(part: Part, is_head: bool) -> Iterator[Person]:
    presence = Presence.TIDAK_HADIR if part.role is Role.ABSEN else Presence.HADIR
    for line in part.lines:
        if line.rows:
            yield from people_in_table(line.rows, presence)
    if part.role in {Role.HADIR, Role.ABSEN}:
        labelled = () if is_head else fields_of(part.lines)
        taken = {f.line for f in labelled if f.name in _PEOPLE_FIELDS}
        for f in labelled:
            yield from people_in_field(f.name, f.label, f.value)
        entries = [line for at, line in enumerate(part.lines) if not line.rows and at not in taken]
        for line in entries:
            listed = line.is_item or len(line.text) <= _LONG
            yield from (
                people_in_list([line.text], presence, run_on=True) if listed else people_in_prose(line.text, presence)
            )
    elif part.role not in {Role.HASIL, Role.LANJUT, Role.TEMBUSAN}:
        yield from people_in_sentences("\n".join(line.text for line in part.lines if not line.rows))


def _pieces(part: Part, is_head: bool, fields: tuple[HeaderField, ...], meeting: date | None) -> Iterator[Piece]:
    if not (is_head and part.role is Role.KEPALA):
        yield from pieces_of(part, meeting)
        return
    facts = _facts_end(part.lines, fields)
    if facts:
        text = "\n".join(_fact(line) for line in part.lines[:facts])
        yield piece(text, part.headings, part.lines[0].page)
    if facts < len(part.lines):
        yield from pieces_of(replace(part, lines=part.lines[facts:]), meeting)


def _facts_end(lines: tuple[Line, ...], fields: tuple[HeaderField, ...]) -> int:
    """Give where the head's facts end: after the last label or the opening paragraph, never behind who speaks."""
    last = max((f.line for f in fields), default=-1)
    for at, line in enumerate(lines):
        if line.rows and matrix_of(line.rows):
            return at
        running = line.kind is not BlockKind.HEADING and len(line.text) > _LONG and line.text.rstrip()[-1] in ".:"
        if at > last and SPEAKER.fullmatch(line.text):
            return at
        if at > last and running:
            return at if fields else at + 1
    return len(lines)


def _fact(line: Line) -> str:
    """Give a line of the head; a table's rows read as "label: value"."""
    if not line.rows:
        return line.text
    cells = ([c.lstrip(": ") for i, c in enumerate(row) if c.strip(" :") and c not in row[:i]] for row in line.rows)
    return "\n".join(
        ": ".join([row[0].rstrip(" :"), " ".join(row[1:])]) if len(row) > 1 else "".join(row) for row in cells
    )
