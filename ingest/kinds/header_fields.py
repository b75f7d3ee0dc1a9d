"""The labelled facts at the head of minutes and letters: "Hari/Tanggal : …", by colon, tab or table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from ingest.kinds.lines import Line, unmarked

# label variants: tata naskah dinas practice and its English counterparts
_LABELS = {
    "rapat": r"(?:sidang|rapat|pertemuan)(?:\s*/\s*(?:sidang|rapat))?|nama\s+(?:rapat|kegiatan|acara)"
    r"|judul(?:\s+rapat)?"
    r"|kegiatan|jenis\s+rapat|meeting(?:\s+(?:title|name))?|title(?:\s+of\s+meeting)?",
    "tanggal_rapat": r"hari\s*(?:[,/&]|dan)?\s*(?:tanggal|tgl\.?)(?:\s*[,/&]\s*(?:jam|waktu|pukul|tempat))*"
    r"|tanggal\s+(?:rapat|pelaksanaan|kegiatan"
    r"|pertemuan)"
    r"|(?:hari|waktu)\s*(?:[,/&]|dan)\s*(?:tanggal|waktu|tempat)|(?:meeting\s+)?date(?:\s*(?:and|/"
    r"|&)\s*time)?|pada\s+hari"
    r"|waktu\s+pelaksanaan|date\s+of\s+meeting|day\s*/\s*date",
    "tanggal": r"tanggal(?:\s+surat)?|tgl\.?|(?:date\s+)?submitted(?:\s+on)?|report\s+date|date\s+of\s+report"
    r"|posisi|(?:status\s+)?per(?:\s+tanggal)?|data\s+per",
    "waktu": r"waktu(?:\s+(?:rapat|panggilan))?|pukul|jam|time",
    "tempat": r"tempat(?:\s*/\s*\w+)?(?:\s+(?:rapat|pelaksanaan|kegiatan))?|lokasi(?:\s*/\s*\w+)?"
    r"|bertempat(?:\s+di)?|media|venue|place|location",
    "acara": r"acara|agenda(?:\s+rapat)?|susunan\s+acara|topik|materi|pokok\s+bahasan|tema|agenda|topic",
    "perihal": r"perihal|hal|subject|re",
    "dasar": r"dasar(?:\s+(?:pelaksanaan|hukum))?|surat\s+undangan|referensi|undangan\s+rapat",
    "nomor": r"nomor|no\.?|nomor\s+(?:notula|notulen|surat|dokumen)|(?:document\s+)?(?:number"
    r"|ref(?:erence)?\.?(?:\s+no\.?)?)",
    "pimpinan": r"(?:pimpinan|pemimpin|ketua)(?:\s+(?:rapat|sidang))?|(?:rapat\s+)?dipimpin\s+oleh"
    r"|moderator|fasilitator|facilitator|chair(?:ed\s+by|person|man)?"
    r"|pemandu(?:\s+diskusi)?|presided\s+by",
    "notulis": r"notulis|notulen|notulensi|pencatat|sekretaris(?:\s+rapat)?|petugas\s+notula"
    r"|minutes?[\s-]+(?:taker|by|taken\s+by)"
    r"|note\s*-?taker|recorder|rapporteur|secretary",
    "narasumber": r"(?:para\s+)?(?:narasumber|pembicara|pemateri|penyaji|panelis)|(?:resource\s+persons?"
    r"|speakers?|presenters?)",
    "peserta": r"delegasi(?:\s+[\w-]+){0,2}|(?:unsur\s+)?peserta(?:\s+(?:rapat|yang\s+hadir))?"
    r"|(?:yang\s+)?hadir|daftar\s+hadir|(?:di)?hadiri(?:\s+oleh)?|jumlah\s+peserta"
    r"|participants?|attend(?:ees|ance)|present|in\s+attendance",
    "absen": r"(?:yang\s+)?(?:tidak|berhalangan)\s+hadir(?:\s+dengan\s+\w+)?|(?:peserta\s+)?(?:absen|izin"
    r"|berhalangan)|apologies"
    r"(?:\s+for\s+absence)?|absent(?:\s+with\s+apologies)?|excused",
    "undangan": r"undangan|invitees",
    "sifat": r"sifat",
    "klasifikasi": r"klasifikasi(?:\s+keamanan)?|tingkat\s+(?:keamanan|kerahasiaan)|derajat|classification",
    "yth": r"(?:kepada\s+)?yth\.?|kepada|to",
    "dari": r"dari|from",
    "lampiran": r"lampiran|lamp\.?|attachments?",
    "tembusan": r"tembusan(?:\s+(?:yth\.?|disampaikan\s+kepada))*|cc",
}
_LABEL = re.compile(
    "|".join(f"(?P<{name}>(?:{form}))" for name, form in sorted(_LABELS.items(), key=lambda kv: -len(kv[0]))),
    re.IGNORECASE,
)
_USUAL = (
    "hari/tanggal",
    "hari / tanggal",
    "tempat",
    "pimpinan rapat",
    "notulis",
    "peserta",
    "acara",
    "agenda",
    "kegiatan",
    "narasumber",
)
# Beyond it no label is near enough to a usual one, and most lines are longer.
_LONGEST = 24
_NO_LABEL = 200  # longer than any label with all that may stand in it
_HEAD_ROWS = 40  # a head is a short table; matrices can be very long
_SIGNED = re.compile(
    r"^(?P<label>[^\W\d][^:;\t|]{0,45}?)\s*(?:[:;=]\s*|\s+[-–]\s+|\t+\s*:?\s*|\s{3,}:?\s*)(?P<value>.*)$",
    re.DOTALL,
)


@dataclass(frozen=True)
class HeaderField:
    """One labelled fact: `name` as in the table of labels, `label` as printed, `line` where it stands."""

    name: str
    label: str
    value: str
    line: int


def label_of(text: str) -> str | None:
    """Give the name of the field that a label stands for, None where it is no known label."""
    if len(text) > _NO_LABEL:
        return None
    plain = re.sub(r"\s+", " ", unmarked(text)).strip(" :;\t.")
    match = _LABEL.fullmatch(plain) or _LABEL.fullmatch(_repaired(plain))
    return match.lastgroup if match else None


def _repaired(label: str) -> str:
    """Give the usual label that a misread one is nearest to, else the label itself."""
    if len(label) > _LONGEST:
        return label
    plain = label.casefold().replace("rn", "m")
    return next(iter(get_close_matches(plain, _USUAL, n=1, cutoff=0.88)), label)


def fields_of(lines: tuple[Line, ...]) -> tuple[HeaderField, ...]:
    """Give the labelled facts in order; a value may stand on the line or lines below its label."""
    found: list[HeaderField] = []
    taken = 0
    for at, line in enumerate(lines):
        if line.rows:
            found.extend(_table_fields(line, at))
        elif at >= taken:
            field, taken = _line_field(lines, at)
            if field:
                found.append(field)
    return tuple(found)


def _table_fields(line: Line, at: int) -> Iterator[HeaderField]:
    for row in line.rows[:_HEAD_ROWS]:
        cells = [cell for i, cell in enumerate(row) if cell.strip(" :") and cell not in row[:i]]
        if len(cells) > 2 and re.fullmatch(r"\d{1,2}[.)]?|[a-z][.)]", cells[0]):
            cells = cells[1:]
        name = label_of(cells[0]) if len(cells) in (2, 3) else None
        if name:
            yield HeaderField(name, cells[0].strip(" :"), " ".join(cells[1:]).strip(" :"), at)


def _line_field(lines: tuple[Line, ...], at: int) -> tuple[HeaderField | None, int]:
    """Give the field that begins at a line, and the first line that isn't part of it."""
    text = lines[at].body
    signed = _SIGNED.match(text)
    name = label_of(signed["label"]) if signed else None
    if signed and name and signed["value"].strip():
        value, end = _continued(lines, at + 1, signed["value"].strip())
        return HeaderField(name, signed["label"].strip(), value, at), end
    label = signed["label"] if signed else text
    name = name or label_of(text)
    if not name or at + 1 >= len(lines):
        return None, at + 1
    return _below(lines, at, name, label, colon=signed is not None)


def _continued(lines: tuple[Line, ...], at: int, value: str) -> tuple[str, int]:
    """Add the list items that follow a value that is itself the first item."""
    if not re.match(r"1\s?[.)]\s|[a-]\s?[.)]?\s", value):
        return value, at
    while at < len(lines) and lines[at].is_item:
        value, at = f"{value}\n{lines[at].text}", at + 1
    return value, at


def _below(lines: tuple[Line, ...], at: int, name: str, label: str, colon: bool) -> tuple[HeaderField | None, int]:
    following = lines[at + 1]
    if following.text.startswith((":", ";")):
        return HeaderField(name, label.strip(), following.text.lstrip(":; \t"), at), at + 2
    end = at + 1
    while end < len(lines) and lines[end].is_item:
        end += 1
    if colon and end > at + 1:
        value = "\n".join(line.text for line in lines[at + 1 : end])
        return HeaderField(name, label.strip(), value, at), end
    return None, at + 1


def values_of(fields: Sequence[HeaderField], *names: str) -> Iterator[str]:
    """Give the values of the fields with one of these names, in order."""
    return (field.value for field in fields if field.name in names and field.value)
