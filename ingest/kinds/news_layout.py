"""What of a news page is its text: the lines above it, its paragraphs, and what is left out."""

import re
from dataclasses import dataclass

from ingest.document import BlockKind, Document
from ingest.kinds.lines import Line, lines_of

_BOILERPLATE = re.compile(
    r"^\W*(?:baca\s+(?:juga|selengkapnya)\b|lihat\s+juga\b|simak\s+(?:juga|breaking\s+news|berita)\b|tonton\s+juga\b|(?:ad|adv)ertise?ment\b|iklan\W*$|iklan\s+baris"
    r"|scroll\s+to\s+(?:continue|resume)|gabung\s+(?:kompas|kanal|channel|di)\b|share\s*:?\W*$|bagikan\b|follow\b|ikuti\s+(?:kami|berita|saluran)"
    r"|halaman\s+(?:selanjutnya|berikutnya|sebelumnya)|get\s+inews|kontributor\s*:|tags?\s*:|topik\s*:|komentar\b.{0,20}$|berita\s+(?:terkait|lainnya)\W*$"
    r"|read\s+(?:also|more)\b|also\s+read\b|related\s+(?:news|articles?)|copyright\b|hak\s+cipta\b|©|all\s+rights?\s+reserved|most\s+popular\W*$"
    r"|ikuti\b.{0,60}\b(?:google\s+news|whatsapp|telegram)\b|dapatkan\s+update\b|(?:kami|situs\s+(?:ini|kami))\s+menggunakan\s+cookies?\b"
    r"|(?:we|this\s+(?:web)?site)\s+uses?\s+cookies\b|terpopuler\W*$|klik\s+(?:di\s*sini|untuk)|\[?(?:gambar|foto|video)\s*:?\s*ilustrasi\]?\W*$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^\W*(?:oleh|penulis|reporter|pewarta|editor|redaktur|penyunting|by|laporan\s+(?:reporter|wartawan)[^:]{0,40}|sumber)\s*:?\s+\S.{0,70}$",
    re.IGNORECASE,
)
_RETOLD = re.compile(
    r"disusun\s+dari\s+fakta|bukan\s+kutipan|\b(?:diringkas|ringkasan)\s+(?:redaksi|dari|berita)|\bcompiled\s+from\s+facts|\bnot\s+a\s+quotation|\bsummary\s+of\b",
    re.IGNORECASE,
)
_SIGNED_OFF = re.compile(r"\s*\((?:\*|red|adv|[a-z]{2,4})(?:\s*/\s*(?:\*|\w{1,4}))*\)\s*$")
_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s*(?:\([^)]{1,20}\))?\s*$")
_TOP = 8
_SHORT = 140


@dataclass(frozen=True)
class Layout:
    """The parts of a news text; `above` are the short lines over the first paragraph, the title's among them.

    `notes` are lines about the text itself: that it retells facts, who wrote it.
    """

    above: tuple[Line, ...]
    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    dropped: int
    retold: bool


def layout_of(document: Document) -> Layout:
    """Divide a news text; advertising, links to other pieces and share bars are left out and counted."""
    lines = [line for line in lines_of(document) if line.text.strip()]
    kept = [line for line in lines if line.rows or not is_boilerplate(line.text)]
    first = next((i for i, line in enumerate(kept[:_TOP]) if _is_prose(line)), 0)
    above, body = kept[:first], kept[first:]
    marks = [line for line in kept if is_retold(line.text) and len(line.text) < _SHORT]
    notes = [line for line in kept if line in marks or (is_byline(line.text) and not line.rows)]
    own = tuple(line for line in body if line not in notes)
    return Layout(tuple(above), own, tuple(notes), len(lines) - len(kept), bool(marks))


def is_boilerplate(text: str) -> bool:
    """Say whether a line belongs to the page and not to the text."""
    return _BOILERPLATE.match(text) is not None and len(text) < 200


def is_byline(text: str) -> bool:
    """Say whether a line names who wrote or edited the text."""
    return _BYLINE.match(text) is not None


def is_retold(text: str) -> bool:
    """Say whether a line says that the text retells facts and quotes nobody."""
    return _RETOLD.search(text) is not None


def without_sign(text: str) -> str:
    """Leave out the editors' initials at the end: "(yp/*)"."""
    return _SIGNED_OFF.sub("", text)


def _is_prose(line: Line) -> bool:
    text = line.text.strip()
    if line.rows:
        return True
    if line.kind is BlockKind.HEADING or is_retold(text) or is_byline(text):
        return False
    return len(text) >= _SHORT or (_SENTENCE.search(text) is not None and len(text.split()) >= 8)
