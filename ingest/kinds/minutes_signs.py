"""How much a document reads like minutes; only its content counts."""

import re

from ingest.document import BlockKind, Document
from ingest.kinds.header_fields import fields_of, label_of
from ingest.kinds.lines import Line, lines_of
from ingest.kinds.minutes_parts import parts_of
from ingest.kinds.outcome_columns import Column, kind_of
from ingest.kinds.outcome_tables import Matrix, matrix_of, meeting_cells
from ingest.kinds.sections import Role

_NAMES = re.compile(
    r"\b(?:notul(?:a|en|ensi)|risalah\s+(?:rapat|sidang|rakor\w*|rapim|pertemuan|diskusi|dialog|fgd)"
    r"|laporan\s+(?:\w+\s+){0,2}(?:rapat|rakor\w*|kegiatan|pertemuan|dialog|fgd)|hasil\s+(?:rapat|rakor\w*)"
    r"|berita\s+acara\s+(?:rapat|kesepakatan|rakor\w*|pertemuan|hasil)"
    r"|(?:rumusan|kesimpulan|ringkasan|rangkuman|resume|catatan)\s+(?:hasil\s+)?(?:rapat|rakor\w*|pertemuan|dialog|diskusi"
    r"|forum|fgd)|minutes\s+of|meeting\s+minutes|summary\s+record|record\s+of\s+(?:the\s+)?meeting"
    r"|joint\s+(?:press\s+)?(?:statement|communiqu\w+|declaration)"
    r"|matriks\s+(?:rencana\s+)?tindak\s+lanjut|(?:penyampaian|laporan)\s+hasil\s+rapat)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"^\W*(?:(?:hal|perihal)\s*:\s*)?(?:(?:surat\s+)?undangan|perjanjian\s+kerja\s*sama|nota\s+kesepahaman"
    r"|memorandum\s+of\s+understanding|daftar\s+hadir|presensi"
    r"|attendance\s+list|surat\s+edaran|kerangka\s+acuan|term\s+of\s+reference|undang-undang|peraturan)\b"
    r"|\b(?:mengharap(?:kan)?\s+kehadiran|mengundang\s+(?:saudara|bapak|ibu)"
    r"|PIHAK\s+(?:KESATU|PERTAMA))\b",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK = re.compile(r"(?:[.…_]\s?){4,}")
_HEAD = frozenset({"tanggal_rapat", "pimpinan", "notulis", "tempat", "acara", "rapat"})
_NAMING = frozenset({"perihal", "rapat", "nomor"})
_OPENING = 12  # lines in which a document says what it is
_TITLE = 150


def looks_like(document: Document) -> float:
    """Say from 0 to 1 how much a document reads like minutes.

    An invitation, a bare attendance list, an agreement and a blank form are none.
    """
    lines = lines_of(document)
    if not lines:
        return 0.0
    opening = lines[:_OPENING]
    titles = " ".join(line.text for line in opening if line.kind is BlockKind.HEADING)
    named = any(_is_named(line) for line in opening) or _NAMES.search(titles[:_TITLE]) is not None
    score = _structure(lines) + (0.55 if named else 0.0)
    if _OTHERS.search("\n".join(line.text for line in opening)) and not named:
        score -= 0.6
    if sum(_BLANK.search(line.text) is not None for line in lines) >= max(3, len(lines) / 4):
        score -= 0.8
    return round(max(0.0, min(1.0, score)), 2)


def _is_named(line: Line) -> bool:
    """Say whether a title or a letter's subject calls the document minutes; a mere mention doesn't."""
    label = label_of(line.text.split(":")[0]) if ":" in line.text else None
    if label and label not in _NAMING:
        return False
    match = _NAMES.search(line.text[:_TITLE])
    titled = line.kind is BlockKind.HEADING or len(line.text) <= _TITLE
    return match is not None and titled and (match.start() < 25 or line.text.isupper())


def _structure(lines: tuple[Line, ...]) -> float:
    """Weigh the sections, the labels of the head and the follow-up tables."""
    parts = parts_of(lines)
    roles = {part.role for part in parts}
    labels = {f.name for f in fields_of(parts[0].lines)} if parts[0].role is Role.KEPALA else set()
    score = 0.25 * bool(roles & {Role.HASIL, Role.LANJUT}) + 0.15 * (Role.BAHASAN in roles)
    matrices = [matrix for line in lines if line.rows and (matrix := matrix_of(line.rows))]
    # rows that say in which meeting they were decided are the record of meetings, whatever else is missing
    score += max((_weight(matrix) for matrix in matrices), default=0.0) + 0.2 * any(
        meeting_cells(matrix) for matrix in matrices
    )
    return score + 0.1 * min(3, len(labels & _HEAD))


def _weight(matrix: Matrix) -> float:
    """Weigh a follow-up table; one that says by whom and until when is a record whatever stands around it."""
    heads = {kind_of(head) for head in matrix.heads}
    return 0.4 if {Column.WHO, Column.DUE} <= heads else 0.3
