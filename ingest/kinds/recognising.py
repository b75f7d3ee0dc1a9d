"""Which kind of document a file is, told from what it says; none of the three kinds is forced on it."""

import re
from collections.abc import Callable, Mapping

from indexes.model import Kind
from ingest.document import Document
from ingest.kinds import berita, law_evidence, notula
from ingest.kinds.lines import lines_of

DOUBT = 0.35
"""A document that no reader claims more surely than this is of no kind: `lain`."""

_TITLES = re.compile(
    r"^\W*(?:surat\s+undangan|undangan|daftar\s+(?:hadir|peserta)|presensi|absensi|attendance\s+(?:list|sheet)|perjanjian\s+kerja\s*sama"
    r"|nota\s+kesepahaman|memorandum\s+of\s+understanding|kesepakatan\s+bersama|kerangka\s+acuan(?:\s+kerja)?|terms?\s+of\s+reference"
    r"|formulir|template|templat|format\s+(?:notula|laporan|surat)|standar\s+operasional\s+prosedur|surat\s+tugas|surat\s+perintah"
    r"|putusan(?=\s*$|\s+nomor\s*:?\s*\d+/PUU)|surat\s+edaran"
    r"|bahan\s+paparan|curriculum\s+vitae|kuitansi|invitation|agreement\s+between|(?:perihal|hal)\s*:\s*(?:permohonan|undangan))\b",
    re.IGNORECASE | re.MULTILINE,
)
_SIGNS: tuple[tuple[float, re.Pattern[str]], ...] = (
    (
        0.4,
        re.compile(
            r"\b(?:meng(?:harap|undang)\w*|dimohon|mohon)\b.{0,80}\b(?:kehadiran|hadir|menghadiri)"
            r"|\b(?:kindly|cordially)\s+invite",
            re.IGNORECASE | re.DOTALL,
        ),
    ),
    (
        0.15,
        re.compile(r"\b(?:kepada\s+)?yth\b|\bdengan\s+hormat\b|\bdear\s+(?:sir|madam|colleagues?)", re.IGNORECASE),
    ),
    (
        0.45,
        re.compile(
            r"\bPIHAK\s+(?:KESATU|PERTAMA)\b.*\bPIHAK\s+KEDUA\b|\bPARA\s+PIHAK\b|\bthe\s+parties\s+agree",
            re.DOTALL,
        ),
    ),
)
_BLANK = re.compile(r"\.{6,}|…{3,}|_{6,}|\[(?:isi|nama|tanggal|diisi|tempat)[^\]]{0,30}\]", re.IGNORECASE)
_BLANKS = 0.4  # of a form's lines; a few dotted lines are where people sign
_LEADING = 12
_READ = 8_000


def recognise(document: Document) -> tuple[Kind, float]:
    """Give the kind that a document's content speaks for, and how surely (0 to 1).

    Only the text counts, never the folder or the file's name. Minutes that carry an agreement or an
    attendance list with them stay minutes: the readers' own evidence is compared.
    """
    scores = {kind: score(document) for kind, score in _SCORES.items()}
    kind = max(scores, key=scores.__getitem__)
    return kind, scores[kind]


def _other(document: Document) -> float:
    """Say how much a document is a paper around a meeting: invitation, list, agreement, blank form."""
    lines = [line.text for line in lines_of(document) if line.text.strip()]
    top, text = "\n".join(lines[:_LEADING]), "\n".join(lines)[:_READ]
    blanks = sum(_BLANK.search(line) is not None for line in lines)
    if blanks > 2 and blanks >= _BLANKS * len(lines):
        return 1.0
    score = 0.55 * bool(_TITLES.search(top)) + sum(weight for weight, sign in _SIGNS if sign.search(text))
    return max(DOUBT, min(1.0, round(score, 2)))


_SCORES: Mapping[Kind, Callable[[Document], float]] = {
    Kind.PERATURAN: law_evidence.looks_like,
    Kind.NOTULA: notula.looks_like,
    Kind.BERITA: berita.looks_like,
    Kind.LAIN: _other,
}
