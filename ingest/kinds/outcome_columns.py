"""The columns of follow-up matrices, known by their headings."""

import re
from enum import StrEnum

Row = tuple[str, ...]


class Column(StrEnum):
    """What a column of a follow-up matrix holds."""

    NUMBER = "number"
    WHAT = "what"
    ISSUE = "issue"
    WHO = "who"
    SUPPORT = "support"
    DUE = "due"
    RENEWED = "renewed"
    STATUS = "status"
    NOTE = "note"
    TARGET = "target"
    MEETING = "meeting"


# headings of columns; first fit wins
_HEADS: tuple[tuple[Column, str], ...] = (
    (Column.NUMBER, r"no\.?|nomor|#|nr\.?|item no\.?"),
    (
        Column.MEETING,
        r"(?:hari ?/ ?)?(?:tanggal|tgl\.?) (?:rapat|rakor|pertemuan|kegiatan)"
        r"|(?:meeting )?date|tanggal|date of meeting|hari ?[/,] ?tanggal",
    ),
    (Column.SUPPORT, r".*(?:pendukung|terkait|mitra|support\w*|partners?)\b.*"),
    (
        Column.WHO,
        r"pic|pj|p\.j\.|.*penanggung[ -]?jawab.*|.*leading sector.*|.*pelaksana(?!an).*|pengampu.*"
        r"|koordinator.*|owner|responsib.*|action by"
        r"|assigned.*|lead(?: agency)?|unit kerja|instansi|oleh|siapa|who|instansi/unit.*|k/l|opd.*|dinas.*"
        r"|pihak.*",
    ),
    (
        Column.RENEWED,
        r".*(?:tenggat|batas waktu|target waktu|waktu|jadwal|due|dead ?line).*(?:baru|revisi"
        r"|perpanjangan|penyesuaian|new|revised).*|(?:new|revised) .*",
    ),
    (
        Column.DUE,
        r"batas(?: akhir| selesai)?|.*(?:tenggat|jatuh tempo|batas waktu|timeline|time ?line|dead ?line|due"
        r"|target waktu|target (?:selesai|penyelesaian)|waktu|jadwal|jangka|kapan"
        r"|by when|when|time ?frame)\b.*",
    ),
    (
        Column.STATUS,
        r".*(?:status|progre|perkembangan).*|sudah(?: (?:selesai|dilaksanakan))?(?: ?/ ?belum)?\??|selesai\?|done\??",
    ),
    (
        Column.WHAT,
        r".*(?:kegiatan|uraian|rencana|renaksi|tindak lanjut|action|aksi|rekomendasi|kesepakatan"
        r"|keputusan|butir|task"
        r"|pekerjaan|langkah|program|follow.?up|activity|activities|what|hasil|arahan"
        r"|deskripsi|description|commitment|komitmen)\b.*",
    ),
    (Column.ISSUE, r".*(?:isu|permasalahan|masalah|temuan|hal|topik|pokok|issue|problem|topic|finding)s?\b.*"),
    (Column.TARGET, r".*(?:target|output|indikator|keluaran|deliverable|sasaran|volume).*"),
    (Column.NOTE, r".*(?:realisasi|capaian|keterangan|ket|catatan|remarks?|notes?|kendala).*"),
)
# what is to be done, where another column before it says why ("Arahan | Rencana tindak lanjut | PIC")
_TASK = re.compile(r"tindak lanjut|rencana|renaksi|aksi\b|langkah|action|follow.?up", re.IGNORECASE)


def kind_of(head: str) -> Column | None:
    """Say what a heading announces, None where it is no heading of such a table."""
    plain = re.sub(r"\s+", " ", head).strip(" :*").casefold()
    if not plain or len(plain.split()) > 7:
        return None
    return next((kind for kind, form in _HEADS if re.fullmatch(form, plain)), None)


def columns_of(heads: Row) -> dict[Column, int]:
    """Give the place of each kind of column that a row of headings announces; empty where it is none."""
    columns: dict[Column, int] = {}
    for at, head in enumerate(heads):
        if kind := kind_of(head):
            columns.setdefault(kind, at)
    if Column.WHAT not in columns and Column.ISSUE in columns:
        columns[Column.WHAT] = columns.pop(Column.ISSUE)
    _prefer_task(columns, heads)
    if Column.STATUS not in columns and Column.NOTE in columns:
        columns[Column.STATUS] = columns[Column.NOTE]
    if Column.DUE not in columns and Column.MEETING in columns and Column.WHO in columns:
        columns[Column.DUE] = columns.pop(Column.MEETING)
    return columns


def _prefer_task(columns: dict[Column, int], heads: Row) -> None:
    """Of several columns before the owners', the last that is headed as a task tells what is to be done."""
    end = min((columns[each] for each in (Column.WHO, Column.DUE) if each in columns), default=0)
    tasks = [at for at in range(end) if kind_of(heads[at]) is Column.WHAT and _TASK.search(heads[at])]
    if tasks and tasks[-1] != columns[Column.WHAT]:
        columns[Column.ISSUE], columns[Column.WHAT] = columns[Column.WHAT], tasks[-1]
