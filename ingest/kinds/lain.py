"""Papers that are none of the other kinds: invitations, attendance lists, agreements, templates."""

import re
from collections.abc import Iterator
from dataclasses import replace

from indexes import dates, institutions, language, places
from indexes.changing import changed
from indexes.dates import FoundDate
from indexes.model import Person, Presence, Source
from indexes.signs import Words
from ingest.document import BlockKind, Document, Piece, Record
from ingest.kinds.header_fields import HeaderField, fields_of
from ingest.kinds.lines import Line, lines_of
from ingest.kinds.meeting_names import number_of
from ingest.kinds.minutes_pieces import piece
from ingest.kinds.people import people_in_field, people_in_list, people_in_table, unique
from ingest.kinds.secrecy import classification_of, is_example
from ingest.kinds.verdicts import verdict_in

_GROUP = 900  # code points, as in minutes
_ATTENDANCE = re.compile(
    r"\b(?:daftar\s+(?:hadir|peserta\s+hadir)|presensi|absensi|attendance(?:\s+(?:list|sheet))?)\b",
    re.IGNORECASE,
)
_LISTS = Words(("hadir", "presensi", "absensi", "attendance"))
_KINDS = re.compile(
    r"^\W*(?:surat\s+undangan|undangan|daftar\s+hadir|presensi|absensi|attendance|perjanjian"
    r"|nota\s+kesepahaman|memorandum|kesepakatan\s+bersama|komitmen\s+bersama"
    r"|deklarasi|kerangka\s+acuan|term\s+of\s+reference|surat|formulir|template|bahan\s+paparan"
    r"|berita\s+acara|pengumuman|invitation|agreement)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\W*(?:nomor|number|no\.)\s*:?\s*\S*\d", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:ditetapkan|dikeluarkan)\s+di\s+[^\n]{2,40}?\s+pada\s+tanggal\s+(?=\d)", re.IGNORECASE)
_ISSUES = Words(("ditetapkan", "dikeluarkan"))
_DATELINE = re.compile(r"(?:^|\s)[A-Z][\w'’-]+,\s*(?:tanggal\s+)?\d{1,2}\s+[A-Z][a-z]+\s+(?:19|20)\d\d\W*$")
_CENTURIES = frozenset({"19", "20"})
_SIGNED = re.compile(r"pada\s+hari\s+ini", re.IGNORECASE)
_DAYS = Words(("hari",))


def read(document: Document, source: Source) -> Record:
    """Read a paper of no other kind: what it is called, its day, who is listed, and its paragraphs."""
    lines = lines_of(document)
    text = "\n".join(line.text for line in lines)
    fields = fields_of(lines[:40])
    day = _day(lines, fields)
    verdict = verdict_in(text)
    described = changed(
        source,
        title=_title(document, lines, fields) or source.title,
        number=number_of(lines) or source.number,
        dated=day.first if day else None,
        dated_from=day.text if day else None,
        places=places.find(text),
        institutions=institutions.find(text),
        people=_people(lines, fields),
        language=language.language_of(text),
        classification=max(source.classification, classification_of(text)),
        example=source.example or is_example(text),
    )
    if verdict:
        described = changed(described, **vars(verdict))
    return Record(described, tuple(_pieces(lines)))


def _title(document: Document, lines: tuple[Line, ...], fields: tuple[HeaderField, ...]) -> str | None:
    """Give the letter's subject, else the title lines, else what the format states."""
    subject = next((f.value for f in fields if f.name in {"perihal"}), None)
    if subject:
        return _without_dateline(subject)
    for at, line in enumerate(lines[:15]):
        if not line.rows and _KINDS.match(line.text) and len(line.text) < 250:
            title = re.sub(r"\s+", " ", " ".join([line.text, *_more(lines[at + 1 : at + 10], line)])).strip(" .:")
            meeting = next((f.value for f in fields if f.name in {"rapat", "acara"}), None)
            return f"{title}: {meeting}" if meeting and len(title.split()) <= 3 else title
    heading = next((line.text for line in lines if line.kind is BlockKind.HEADING), None)
    return heading or dict(document.stated).get("title") or next((li.text[:150] for li in lines if not li.rows), None)


def _more(lines: tuple[Line, ...], first: Line) -> Iterator[str]:
    for line in lines:
        same = line.text.isupper() or (line.kind is BlockKind.HEADING and first.kind is BlockKind.HEADING)
        if same and not line.rows and _NUMBERED.match(line.text):
            continue
        if line.rows or not same or ":" in line.text or re.match(r"\W*contoh\b", line.text, re.IGNORECASE):
            return
        yield line.text


def _day(lines: tuple[Line, ...], fields: tuple[HeaderField, ...]) -> FoundDate | None:
    """Give the letter's date, of an attendance list or agreement the day it tells of."""
    letter = any(f.name in {"perihal", "yth"} for f in fields)
    labelled = [
        f
        for name in ("tanggal", "tanggal_rapat")
        for f in fields
        if f.name == name and not (letter and name != "tanggal")
    ]
    texts = [
        *(f.value for f in labelled),
        *(line.text for line in lines[:20] if not line.rows and _is_dateline(line)),
    ]
    texts += [line.text for line in lines if not line.rows and (_is_signed(line) or _is_dateline(line))]
    whole = "\n".join(line.text for line in lines)
    if _ISSUES.is_in(whole):
        texts += [whole[found.end() :][:40] for found in _ISSUED.finditer(whole)]
    return next((found for text in texts for found in dates.find(text)[:1]), None)


def _is_dateline(line: Line) -> bool:
    """Say whether a line is or ends with a place and a date ("Kupang, 29 April 2024")."""
    # It ends in its year: a text that ends otherwise needs no search from every word of it.
    ends = line.text.rstrip(" .,;:)")[-4:]
    other = ends[-1:].isalpha() or (ends[-1:].isdecimal() and ends[:2] not in _CENTURIES)
    return not other and _DATELINE.search(line.text) is not None


def _is_signed(line: Line) -> bool:
    return _DAYS.is_in(line.text) and _SIGNED.search(line.text) is not None


def _without_dateline(text: str) -> str:
    """Give a letter's subject without the date that the page has to its right."""
    return _DATELINE.sub("", text).strip() or text


def _people(lines: tuple[Line, ...], fields: tuple[HeaderField, ...]) -> tuple[Person, ...]:
    heads = "\n".join(line.text for line in lines[:10] if not line.rows)
    listed = _LISTS.is_in(heads) and _ATTENDANCE.search(heads)
    presence = Presence.HADIR if listed else Presence.DISEBUT
    found: list[Person] = []
    for line in lines:
        if line.rows:
            found.extend(people_in_table(line.rows, presence))
    if presence is Presence.HADIR:
        found.extend(people_in_list([line.text for line in lines if line.is_item], presence))
    for field in fields:
        named = people_in_field(field.name, field.label, field.value)
        found.extend(replace(p, presence=Presence.DISEBUT) if presence is Presence.DISEBUT else p for p in named)
    return unique(found)


def _pieces(lines: tuple[Line, ...]) -> Iterator[Piece]:
    path: list[tuple[int, str]] = []
    held: list[Line] = []
    for line in lines:
        is_heading = line.kind is BlockKind.HEADING
        size = sum(len(one.text) for one in held)
        if held and (is_heading or line.rows or size + len(line.text) > _GROUP):
            yield _group(held, path)
            held = []
        if is_heading:
            path = [(level, title) for level, title in path if level < line.level]
        if line.rows:
            yield piece(line.text, tuple(t for _, t in path), line.page)
        else:
            held.append(line)
        if is_heading:
            path.append((line.level, line.text))
    if held:
        yield _group(held, path)


def _group(held: list[Line], path: list[tuple[int, str]]) -> Piece:
    titles = tuple(title for _, title in path)
    own = titles[:-1] if titles and held[0].text == titles[-1] else titles
    return piece("\n".join(line.text for line in held), titles if len(held) > 1 else own, held[0].page)
