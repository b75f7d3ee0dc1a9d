"""The people of a document: from labelled fields, attendance lists and tables, and running sentences."""

import re
from collections.abc import Iterable, Iterator

from indexes.model import Person, Presence
from ingest.kinds.actors import is_institution, is_name, is_nothing, is_role
from ingest.kinds.person_entry import people_in_entry
from ingest.kinds.sentences import sentences

Row = tuple[str, ...]

_FIELDS = {
    "pimpinan": Presence.HADIR,
    "notulis": Presence.HADIR,
    "narasumber": Presence.HADIR,
    "peserta": Presence.HADIR,
    "absen": Presence.TIDAK_HADIR,
    "undangan": Presence.DISEBUT,
}
_SINGLE = frozenset({"pimpinan", "notulis"})
_COUNT = re.compile(
    r"^\W*(?:\+/-|±|sekitar|about)?\s*\d+\s*(?:\([^)]*\)\s*)?(?:(?:orang|peserta|people|participants"
    r"|persons|instansi|unsur)\b[^\n]*)?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"^\W*(?:terlampir|daftar\s+(?:hadir|peserta)?\s*terlampir|sebagaimana\s+.*|lihat\s+.*|as\s+attached"
    r"|see\s+.*|attached)\W*$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\n+|;\s*|(?<=[\w).,])\s+(?=\(?\d{1,2}[.)]\s+\S)|(?<=[\w).,])\s+(?=[a-h][.)]\s+[A-Z])")
_HEADS = {
    "name": r"nama(?: (?:lengkap|peserta))?(?: ?[/&,] ?nip| dan gelar)?|name|full name|peserta|participants?",
    "role": r"jabatan.*|pangkat.*|position|title|role|kapasitas",
    "institution": r"(?:instansi|unit kerja|unit|asal|lembaga|dinas|organisasi|satuan|kesatuan|opd"
    r"|perwakilan|unsur|institution|organi[sz]ation|agency|office)\b.*",
    "signature": r"(?:tanda ?tangan|ttd|paraf|signature|signed).*",
    "presence": r"(?:keterangan|ket|kehadiran|status|hadir|remarks?|attendance|presence).*",
    "number": r"no\.?|nomor|#",
}
_TOLD = re.compile(
    r"\b(?:dihadiri|diikuti|turut\s+hadir|hadir\s+(?:dalam|pada)|(?:tidak|berhalangan)\s+hadir"
    r"|did\s+not\s+attend|(?:was|were)\s+(?:absent|represented))\b",
    re.IGNORECASE,
)
_LISTED = re.compile(r"^\W*(?:\d{1,2}|[a-z])\s?[.)]\s")
_TASK_HEAD = re.compile(
    r"kegiatan|uraian|rencana|tindak lanjut|action|output|target|waktu|tenggat|due\b|deadline|jatuh tempo|batas"
    r"|perkembangan|progre|realisasi|dikerjakan|pekerjaan\b",
    re.IGNORECASE,
)
_SENTENCES = (
    (
        re.compile(
            r"\b(?:dipimpin|diketuai|dipandu|dibuka|chaired|led)(?:\s+langsung)?\s+(?:oleh\s+"
            r"|by\s+(?:the\s+)?)?(?P<who>[^.;\n]+?)(?=\s+(?:(?:dan|serta)\s+)?(?:dihadiri|diikuti|bertempat"
            r"|pada\s+hari|di\s+ruang|dengan|membahas|and\s+attended)\b|[;]|\.(?:\s|$)|$)",
            re.I,
        ),
        True,
    ),
    (
        re.compile(
            r"\b(?:dihadiri|diikuti|menghadirkan|attended)(?:\s+(?:pula|juga"
            r"|langsung))?(?:\s+oleh)?(?:\s+by)?(?:\s+(?:sekitar\s+)?\d+\s*(?:\([^)]*\)\s*)?(?:orang|peserta|people"
            r"|participants)(?=\s+(?:yang\s+)?(?:terdiri|dari|from)\b))?(?:\s+(?:yang|terdiri|dari|atas|from|unsur"
            r"|para(?!\s+(?:kepala|camat|lurah|ketua))|narasumber|the)\b)*\s*:?\s*(?P<who>[^.;\n]+)",
            re.I,
        ),
        False,
    ),
    (
        re.compile(
            r"\b(?:turut\s+hadir|hadir\s+(?:dalam|pada|di)\s+\w+(?:\s+(?:tersebut|ini|itu))?"
            r"|yang\s+hadir)(?:\s+(?:antara\s+lain|adalah|yaitu|dalam\s+\w+(?:\s+(?:tersebut|ini"
            r"|itu))?))*\s*[:,]?\s*(?P<who>[A-Z][^.;\n]+)",
            re.I,
        ),
        False,
    ),
)
_AWAY = re.compile(
    r"(?:^|(?<=[.;]\s))(?:adapun\s+|sementara(?:\s+itu)?,?\s+"
    r"|sedangkan\s+)?(?P<who>[A-Z][^.;:\n]{0,300}?)(?<!\byang)\s+(?:juga\s+)?(?:tidak\s+(?:dapat\s+)?hadir"
    r"|berhalangan(?:\s+hadir)?|(?:was|were)\s+absent|did\s+not\s+attend)\b"
)
_AWAY_LIST = re.compile(
    r"\b(?:tidak\s+hadir|berhalangan\s+hadir|apologies)[^:.]{0,40}:\s*(?P<who>[^.;\n]+)", re.IGNORECASE
)
_REPRESENTED = re.compile(
    r"(?:^|(?<=[.;,]\s)|(?<=\boleh\s))(?P<all>(?:the\s+)?[A-Z][^.;:\n]{0,300}?\s+(?:yang\s+)?(?:diwakili"
    r"|represented)\s+(?:oleh|by)\s+[^.;:\n]{1,300}?)(?=\s+(?:secara|pada|di\s|hadir|menyampaikan"
    r"|menyatakan|dalam)\b|[.;:]|$)"
)


def people_in_field(name: str, label: str, value: str) -> tuple[Person, ...]:
    """Read the people of a labelled field; a name without an office gets the label as its role."""
    presence = _FIELDS.get(name)
    if presence is None or _COUNT.match(value) or _POINTER.match(value) or is_nothing(value):
        return ()
    if name in _SINGLE:
        people = tuple(people_in_list(_ENTRY.split(value), presence))
    else:
        people = tuple(people_in_prose(value, presence))
    if name in {"peserta", "absen", "undangan"}:
        return people
    return tuple(
        Person(p.name, p.role or label, p.institution, p.presence, p.represented_by) if p.name else p for p in people
    )


def people_in_list(entries: Iterable[str], presence: Presence, run_on: bool = False) -> Iterator[Person]:
    """Read the entries of a list; with `run_on` an entry that is one long list is read as such."""
    for entry in entries:
        if entry.strip() and not _COUNT.match(entry) and not _POINTER.match(entry):
            commas = entry.count(",") - len(re.findall(r",\s*(?:S\.|M\.|Ph|A\.?Md|LL)", entry))
            yield from people_in_entry(entry, presence, listed=run_on and _is_run_on(entry, commas))


def people_in_prose(text: str, presence: Presence) -> Iterator[Person]:
    """Read a list that may be told in sentences ("Unsur provinsi: …. BP3MI tidak hadir.")."""
    for sentence in (part for told in sentences(text) for part in re.split(r";\s+", told)):
        told = people_in_sentences(sentence) if _TOLD.search(sentence) and not _LISTED.match(sentence) else ()
        if told:
            yield from told
        else:
            bare = re.sub(r"^[^:\n]{3,45}:\s*(?=[A-Z])", "", sentence) if not _LISTED.match(sentence) else sentence
            yield from people_in_list(_ENTRY.split(bare), presence, run_on=True)


def _is_run_on(entry: str, commas: int) -> bool:
    return commas >= 2 or (commas >= 1 and all(is_institution(part) for part in entry.split(",")))


def people_in_table(rows: tuple[Row, ...], presence: Presence = Presence.HADIR) -> tuple[Person, ...]:
    """Read an attendance table, nothing where the table is none."""
    for at, row in enumerate(rows[:4]):
        columns = attendance_columns(row)
        if columns:
            return tuple(_table_people(rows[at + 1 :], columns, presence))
    return ()


def attendance_columns(heads: Row) -> dict[str, int]:
    """Tell the columns of an attendance table by their headings; empty where it is none."""
    columns: dict[str, int] = {}
    for at, head in enumerate(heads):
        plain = re.sub(r"\s+", " ", head).strip(" :.").casefold()
        kind = next((kind for kind, form in _HEADS.items() if plain and re.fullmatch(form, plain)), None)
        if kind:
            columns.setdefault(kind, at)
    if any(_TASK_HEAD.search(head) for head in heads):
        return {}
    who = columns.keys() & {"name", "role", "institution"}
    return columns if len(who) > 1 or (who and columns.keys() & {"signature", "presence"}) else {}


def _table_people(rows: tuple[Row, ...], columns: dict[str, int], presence: Presence) -> Iterator[Person]:
    def cell(row: Row, kind: str) -> str:
        at = columns.get(kind)
        return row[at].strip() if at is not None and at < len(row) and not is_nothing(row[at]) else ""

    some_signed = any(cell(row, "signature").strip(" .0123456789") for row in rows)
    for row in rows:
        signed = cell(row, "signature").strip(" .0123456789")
        marks = f"{cell(row, 'presence')} {signed}".strip()
        stands = _stands(marks, presence)
        if some_signed and not marks and presence is Presence.HADIR:
            stands = Presence.DISEBUT
        yield from _row_people(cell(row, "name"), cell(row, "role"), cell(row, "institution"), stands)


def _stands(marks: str, presence: Presence) -> Presence:
    absent = re.search(r"\b(?:tidak|berhalangan|izin|ijin|absen|alpa|sakit|tanpa|absent|excused|belum)\b", marks, re.I)
    return Presence.TIDAK_HADIR if absent else presence


def _row_people(name: str, role: str, institution: str, presence: Presence) -> Iterator[Person]:
    stated = ", ".join(filter(None, (name, role)))
    if re.search(r"diwakili|mewakili|represented|\ba\.?n\.\s", stated, re.IGNORECASE):
        source = name if re.search(r"wakil|represented|a\.?n\.", name, re.IGNORECASE) else role
        other = role if source == name else name
        for person in people_in_entry(source, presence):
            yield Person(
                person.name or (other if is_name(other) else None),
                person.role or (other if is_role(other) and person.presence is presence else None),
                person.institution or institution or None,
                person.presence,
                person.represented_by,
            )
    elif name or role or institution:
        as_role = name if name and not role and is_role(name) else role
        yield Person((name if as_role != name else "") or None, as_role or None, institution or None, presence)


def people_in_sentences(text: str) -> tuple[Person, ...]:
    """Read who chaired, attended, was represented or stayed away, from running text."""
    found: list[Person] = []
    for pattern, single in _SENTENCES:
        for match in pattern.finditer(text):
            found.extend(people_in_entry(match["who"], Presence.HADIR, listed=not single))
    for pattern in (_AWAY, _AWAY_LIST):
        for match in pattern.finditer(text):
            found.extend(people_in_entry(match["who"], Presence.TIDAK_HADIR, listed=True))
    for match in _REPRESENTED.finditer(text):
        found.extend(people_in_entry(match["all"], Presence.HADIR, listed=True))
    return unique(found)


def unique(people: Iterable[Person]) -> tuple[Person, ...]:
    """Give each person once; one who was said to be away or represented isn't present too."""
    held: dict[tuple[str, str], Person] = {}
    for person in people:
        key = ((person.name or "").casefold(), (person.role or person.institution or "").casefold())
        known = held.get(key)
        if known is None or (
            known.presence in {Presence.HADIR, Presence.DISEBUT} and person.presence != known.presence
        ):
            held[key] = person
    return tuple(held.values())
