"""What a meeting is called and what number its record carries."""

import re
from collections.abc import Iterator, Sequence

from indexes.calendar_words import SURE_WEEKDAY
from ingest.document import BlockKind
from ingest.kinds.header_fields import HeaderField, label_of, values_of
from ingest.kinds.lines import Line

_TYPE = (
    r"(?:(?:draf|draft|konsep|lampiran)\s+)?(?:notula|notulen|notulensi|risalah|berita\s+acara"
    r"|minutes(?:\s+of(?:\s+the)?)?|summary\s+record|record\s+of(?:\s+the)?|report\s+of(?:\s+the)?"
    r"|nota\s+dinas|memorandum|joint\s+(?:press\s+)?(?:statement|communiqu\w+|declaration)"
    r"|surat\s+pengantar|penyampaian|laporan|rumusan|ringkasan|rangkuman|resume|catatan|hasil|singkat|pelaksanaan"
    r"|simpulan|kesimpulan|matriks\s+(?=hasil|rapat))"
)
_TYPES = re.compile(rf"^\W*(?:{_TYPE}\b[\s:–-]*)+(?:dari\s+|of\s+(?:the\s+)?)?", re.IGNORECASE)
MEETING = (
    r"(?:rapat|rakor\w*|rakernas|rakerda|sidang|pertemuan|dialog|forum|lokakarya|fgd|focus group"
    r"|diskusi|seminar|bimbingan teknis|bimtek|sosialisasi|workshop|meeting|evaluasi|audiensi|konsultasi)"
)
# kinds of document that head it; "hasil", "rumusan" and the like also head its sections
_SURE_TITLE = re.compile(
    rf"^\W*(?:(?:draf|draft|konsep)\s+)?(?:notul\w+|risalah|resume|berita\s+acara|laporan|minutes|record\s+of"
    rf"|report\s+of|summary\s+record|nota\s+dinas|{MEETING}|kegiatan)\b",
    re.IGNORECASE,
)
TITLE_LINE = re.compile(rf"^\W*(?:{_TYPE}|{MEETING}|matriks|kegiatan)\b", re.IGNORECASE)
_LISTING = re.compile(r"(?:daftar|tindak|rekap\w*|monitoring|matriks|rencana|progres\w*|laporan)$", re.IGNORECASE)
# a full stop that shortens a word ends no name: "Kab. Belu"
_SHORTENED = r"(?:(?<=\bkab)|(?<=\bkec)|(?<=\bkel)|(?<=\bprov)|(?<=\bno))\."
_NAMED = re.compile(
    rf"\b(?:telah\s+)?(?:dilaksanakan|diselenggarakan|diadakan|digelar|melaksanakan|menyelenggarakan"
    rf"|mengadakan|dilangsungkan|hasil|notula|laporan|tentang)\s+(?:kegiatan\s+)?"
    rf"(?P<name>{MEETING}\b(?:[^.;:]|{_SHORTENED})*?)"
    r"(?=\s+(?:yang\b|pada\b|bertempat|di\s+(?:ruang|aula|kantor|hotel|gedung|balai)|dengan\s+(?:hasil"
    rf"|agenda)|hari\b|(?:{SURE_WEEKDAY}|minggu)\b|dipimpin|dihadiri|membahas|tanggal|oleh|secara|telah|sebagai)|(?!{_SHORTENED})[.;:,]|$)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"^(?P<name>{MEETING}\b(?:[^.;:,]|{_SHORTENED})*?)\s+(?:ini\s+)?(?:telah\s+)?(?:dilaksanakan|diselenggarakan|diadakan"
    rf"|digelar|dilangsungkan|berlangsung|dibuka|dipimpin|was\s+held)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\W*(?:nomor|no\.?|number"
    r"|ref(?:erence)?\.?(?:\s+no\.?)?)\s*[:.]?\s*(?P<number>[A-Z0-9][^\s,;]*(?:\s?[/.-]\s?[A-Z0-9][^\s,;]*)*(?:\s+tahun\s+\d{4})?)",
    re.IGNORECASE,
)


def is_title(text: str) -> bool:
    """Say whether a heading names the whole document rather than one of its sections."""
    return _SURE_TITLE.match(text) is not None or (TITLE_LINE.match(text) is not None and len(text.split()) > 3)


def name_of(lines: Sequence[Line], fields: Sequence[HeaderField], stated: str | None) -> str | None:
    """Give the meeting's name: from its field, its title, its opening sentence, or the letter's subject."""
    candidates = (
        *values_of(fields, "rapat"),
        *_titles(lines),
        *(_without_type(v) for v in values_of(fields, "perihal")),
        *_told_names(lines),
        *(v for v in values_of(fields, "acara") if not re.match(r"\W*1\s?[.)]", v) and len(v) < 200),
        *(text for line in lines[:8] if TITLE_LINE.match(text := _shown(line)) and len(text) < 200),
        *([stated] if stated else []),
        *(_shown(line) for line in lines[:3] if _is_caption(line)),
        *sorted((line.text for line in lines[:8] if _is_heading(line)), key=len, reverse=True),
    )
    return next((re.sub(r"\s+", " ", c).strip(" .:") for c in candidates if c and c.strip(" .:-")), None)


def _is_heading(line: Line) -> bool:
    """Say whether a heading can name a paper that calls itself no meeting: a report with a table of actions."""
    return line.kind is BlockKind.HEADING and len(line.text.split()) > 3 and not line.rows


def _is_caption(line: Line) -> bool:
    """Say whether a table's first row, or a line above it, is what the whole table is called."""
    first = tuple(filter(None, line.rows[0])) if line.rows else (line.text,)
    words = first[0].split() if len(set(first)) == 1 else []
    return 3 < len(words) <= 25 and _LISTING.match(words[0]) is not None


def _told_names(lines: Sequence[Line]) -> Iterator[str]:
    """Give the names of meetings that sentences of the opening say were held."""
    texts = [line.text for line in lines[:40] if not line.rows and not line.text.isupper()]
    matches = (form.search(text) for text in texts for form in (_SUBJECT, _NAMED))
    return (name for m in matches if m and len((name := m["name"].strip(" ,")).split()) > 2)


def _shown(line: Line) -> str:
    return " ".join(dict.fromkeys(filter(None, line.rows[0]))) if line.rows else line.text


def _without_type(text: str) -> str:
    rest = _TYPES.sub("", text).strip(" :–-")
    return rest if len(rest.split()) > 1 else ""


def _titles(lines: Sequence[Line]) -> Iterator[str]:
    """Give what titles say beyond the kind of document; a title may run over several lines."""
    for at, line in enumerate(lines[:15]):
        text = line.text if not line.rows else ""
        if (
            not text
            or len(text) > 250
            or label_of(text.split(":")[0])
            or not TITLE_LINE.match(text)
            or text.endswith(".")
        ):
            continue
        if not (line.kind is BlockKind.HEADING or text.isupper()):
            continue
        whole = " ".join([text, *_more(lines[at + 1 : at + 5], line)])
        name = re.sub(r"^(?:rapat|meeting)\s+(?=rapat|rakor|meeting)", "", _without_type(whole), flags=re.IGNORECASE)
        name = name if _TYPES.match(whole) else whole
        if len(name.split()) > 2:
            yield name
        elif at + 1 < len(lines) and _names_meeting(lines[at + 1]):
            yield lines[at + 1].text


def _names_meeting(line: Line) -> bool:
    """Say whether the line below a bare "NOTULA RAPAT" is the meeting's name."""
    known = re.search(rf"\b{MEETING}\b", line.text, re.IGNORECASE)
    return (
        known is not None
        and not line.rows
        and len(line.text.split()) <= 25
        and ":" not in line.text
        and line.text[-1] != "."
    )


def _more(lines: Sequence[Line], first: Line) -> Iterator[str]:
    for line in lines:
        fits = line.kind is first.kind and line.text.isupper() == first.text.isupper() and not line.rows
        if (
            not fits
            or not line.text.isupper()
            or ":" in line.text
            or re.match(r"\W*(?:nomor|contoh|hari|tanggal)\b", line.text, re.I)
            or line.marker
        ):
            return
        yield line.text


def number_of(lines: Sequence[Line]) -> str | None:
    """Give the document's own number, as printed near its head."""
    for line in lines[:25]:
        texts = [" ".join(row) for row in line.rows] if line.rows else [line.text]
        for text in texts:
            match = _NUMBER.match(text)
            if match and re.search(r"\d", match["number"]) and re.search(r"[/.-]", match["number"]):
                return match["number"].strip(" .")
    return None
