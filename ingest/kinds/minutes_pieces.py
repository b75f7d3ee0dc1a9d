"""The passages of minutes: one outcome, one point of a discussion, one list or group of paragraphs each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from indexes import citations
from indexes.model import Outcome, Rung
from ingest.document import Piece
from ingest.kinds.actors import is_actor, split_actors
from ingest.kinds.lines import Line
from ingest.kinds.minutes_parts import Part
from ingest.kinds.modality import leading_cue
from ingest.kinds.outcome_tables import matrix_of, rows_of
from ingest.kinds.outcomes import followed_up, read_outcomes
from ingest.kinds.owners import owners_of
from ingest.kinds.people import attendance_columns
from ingest.kinds.progress import ticked
from ingest.kinds.sections import Role

_GROUP = 900  # code points: about a screen of prose
_WHOLE = frozenset({Role.HADIR, Role.ABSEN, Role.PENUTUP, Role.TEMBUSAN, Role.DASAR})
_BINDING = frozenset({Role.HASIL, Role.LANJUT})
_FOLLOWED = frozenset({Role.LALU, Role.LANJUT})
_DETAIL = re.compile(
    r"^\W*(?:PIC|P\.?J\.?|penanggung[\s-]*jawab|leading\s+sector|pelaksana|instansi\s+\w+|pengampu"
    r"|koordinator|tenggat|batas\s+waktu|target|waktu|deadline|due"
    r"|status|progres|keterangan|output|indikator|owner|responsible|pendukung"
    r"|action\s+by)\b[^:]{0,25}\s*[:=]",
    re.IGNORECASE,
)
# "KEPALA BP3MI NTT (CONTOH SATU):" above what he says, in verbatim minutes
SPEAKER = re.compile(r"(?P<office>[A-Z][A-Z0-9 .,/&'’-]{3,80}?)\s*(?:\([A-Z0-9 .,/'’-]{2,60}\)\s*)?:")
_CHAIR = re.compile(r"(?:KETUA|PIMPINAN|WAKIL\s+KETUA|PEMIMPIN)(?:\s+(?:RAPAT|SIDANG|KOMISI\b.*))?|MODERATOR|CHAIR\w*")


def _is_chair(office: str) -> bool:
    """Say whether who speaks leads the meeting: what he says he will do is how it goes on."""
    return _CHAIR.fullmatch(office.strip()) is not None


def pieces_of(part: Part, meeting: date | None) -> Iterator[Piece]:
    """Give the pieces of one part; every word of its lines is in exactly one."""
    prose: list[Line] = []
    for entry in _entries(part.lines):
        alone = entry[0].rows or (entry[0].is_item and part.role not in _WHOLE)
        if alone and prose:
            yield from _prose(prose, part, meeting)
            prose = []
        if entry[0].rows:
            yield from _table(entry[0], part, meeting)
        elif alone:
            yield from _prose(list(entry), part, meeting)
        else:
            prose.extend(entry)
    if prose:
        yield from _prose(prose, part, meeting)


def _entries(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Put lines that only detail an item ("PIC: …", "Tenggat: …") with it."""
    held: list[Line] = []
    for line in lines:
        if held and not line.rows and not held[0].rows and _DETAIL.match(line.text):
            held.append(line)
            continue
        if held:
            yield tuple(held)
        held = [line]
    if held:
        yield tuple(held)


def piece(text: str, headings: tuple[str, ...], page: int | None, outcome: Outcome | None = None) -> Piece:
    """Make a piece that may be cut between its paragraphs."""
    cuts = tuple(m.end() for m in re.finditer(r"\n+", text)) if "\n" in text else ()
    return Piece(text, headings, page, outcome, cites=citations.cites(text), cut_at=cuts)


def _prose(lines: list[Line], part: Part, meeting: date | None) -> Iterator[Piece]:
    text = "\n".join(line.text for line in lines)
    if part.role in _WHOLE:
        yield piece(text, part.headings, lines[0].page)
        return
    talk = part.role not in _BINDING
    held, page = "", lines[0].page
    for stretch, outcome, at in _stretches(lines, part, meeting, talk):
        if held and (outcome or SPEAKER.fullmatch(stretch) or len(held) + len(stretch) > _GROUP):
            yield piece(held, part.headings, page)
            held = ""
        if outcome:
            yield piece(stretch, part.headings, at, outcome)
        else:
            page = page if held else at
            held = f"{held}\n{stretch}" if held else stretch
    if held:
        yield piece(held, part.headings, page)


def _stretches(
    lines: list[Line], part: Part, meeting: date | None, talk: bool
) -> Iterator[tuple[str, Outcome | None, int | None]]:
    if len(lines) > 1 and all(_DETAIL.match(line.text) for line in lines[1:]):
        whole = "\n".join(line.text for line in lines)
        yield from ((s, o, lines[0].page) for s, o in read_outcomes(whole, meeting, part.rung, talk))
        return
    speaker: tuple[str, ...] = ()
    for line in lines:
        if talk and (turn := SPEAKER.fullmatch(line.text)):
            named = split_actors(turn["office"])
            speaker = named if all(map(is_actor, named)) and not _is_chair(turn["office"]) else ()
        earlier = followed_up(line.text, meeting) if part.role in _FOLLOWED and line.is_item else None
        if earlier:
            yield line.text, earlier, line.page
            continue
        read = list(read_outcomes(line.text, meeting, part.rung, talk, speaker))
        brought = [outcome for _, outcome in read if outcome]
        if len(brought) == 1 and line.is_item:
            # an item's explaining sentences stay with its outcome
            yield line.text, replace(brought[0], status=brought[0].status or ticked(line.text)), line.page
        else:
            yield from ((s, o, line.page) for s, o in read)


def _table(line: Line, part: Part, meeting: date | None) -> Iterator[Piece]:
    matrix = matrix_of(line.rows, follow_up=part.role is Role.LANJUT)
    if matrix is None or any(attendance_columns(row) for row in line.rows[:3]):
        yield piece(line.text, part.headings, line.page)
        return
    caption = "\n".join(": ".join(dict.fromkeys(cell for cell in row if cell)) for row in matrix.above)
    if caption:
        yield piece(caption, part.headings, line.page)
    headings = part.headings
    for row in rows_of(matrix, meeting):
        yield piece(row.text, headings, line.page, row.outcome)


def with_leads(pieces: list[Piece]) -> Iterator[Piece]:
    """Give the items below "Kanim Atambua diminta:" their owner and rung."""
    owners: tuple[str, ...] = ()
    rung: Rung | None = None
    shape = ""
    for one in pieces:
        own_shape = _shape(one.text)
        if one.outcome is None:
            owners, rung = _lead(one.text) if one.text.endswith(":") else ((), None)
            shape = own_shape
        elif owners and own_shape != shape and not one.outcome.who:
            yield replace(one, outcome=replace(one.outcome, who=owners, rung=rung or one.outcome.rung))
            continue
        yield one


def _shape(text: str) -> str:
    return re.sub(r"\w", "x", text.split(" ", 1)[0]) + str(text[:1].isdigit()) + str(text[:1].isupper())


def _lead(text: str) -> tuple[tuple[str, ...], Rung | None]:
    words = re.sub(r"^\W*(?:\d{1,2}|[A-Za-z]|[IVX]+)\s?[.)]\s+", "", text).rstrip(": ")
    words = re.sub(r"^(?:kepada|untuk|bagi|for|to)\s+(?:the\s+)?", "", words, flags=re.IGNORECASE)
    cue = leading_cue(words, talk=False, default=None)
    owners = owners_of(words, cue) if cue else split_actors(words)
    return (owners, cue.rung if cue else None) if owners and all(map(is_actor, owners)) else ((), None)
