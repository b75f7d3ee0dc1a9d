"""How much speaks for a document being a regulation itself, and not one that talks of regulations."""

import re

from indexes.regulation_mentions import flat
from ingest.document import Document
from ingest.kinds.law_head import is_summary, title_mention
from ingest.kinds.law_headings import pasal_marks, shadow

_READ = 60_000
_TOP = 1_500
_PREAMBLE = (re.compile(r"\bmenimbang\b", re.I), re.compile(r"\bmengingat\b", re.I))
_ENACTS = re.compile(
    r"\bM\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b|\bMemutuskan\s*:|\b(?:Menetapkan|MENETAPKAN)\s*:?"
    r"|\bMENGINSTRUKSIKAN\b"
)
_GAZETTE = re.compile(
    r"\b(?:LEMBARAN|BERITA)\s+(?:NEGARA|DAERAH)\s+(?:REPUBLIK|PROVINSI|KABUPATEN|KOTA|TAHUN)"
    r"|\bDiundangkan\s+di\b"
)
_CLAUSES = re.compile(
    r"\b(?:mulai\s+berlaku\s+pada|dalam\s+(?:Undang-Undang"
    r"|Peraturan\s+\w+(?:\s+\w+)?)\s+ini\s+yang\s+dimaksud|dinyatakan\s+tidak\s+berlaku)"
)
_AGREEMENT = re.compile(
    r"\bpihak\s+(?:kesatu|pertama|kedua)\b|\bpara\s+pihak\b|\bperjanjian\s+kerja\s*sama\s+(?:antara"
    r"|ini)|\bnota\s+kesepahaman\s+antara",
    re.I,
)
_MINUTES = re.compile(
    r"\b(?:notula|notulen|risalah\s+rapat|laporan\s+hasil|berita\s+acara|daftar\s+hadir"
    r"|hari\s*/?\s*tanggal|pimpinan\s+rapat|agenda"
    r"|peserta\s+rapat|minutes\s+of|nota\s+dinas|undangan|kerangka\s+acuan|siaran\s+pers)\b",
    re.I,
)
_HEADLINE = re.compile(
    r"\b(?:reporter|editor|baca\s+juga|wartawan|kontributor)\b|^[A-Z .,']{3,40},?\s+(?:KOMPAS|ANTARA"
    r"|[A-Za-z]+\.(?:com|id))\b",
    re.I | re.M,
)


def looks_like(document: Document) -> float:
    """Give the evidence, from 0 to 1, that a document is a regulation (or a summary of one)."""
    text = shadow("\n".join(block.text for block in document.blocks)[:_READ])
    top = text[:_TOP]
    titled = _titled(top)
    articles = sum(mark.strength >= 2.5 for mark in pasal_marks(text, 0, len(text)))
    score = 0.4 * titled
    score += 0.1 * sum(pattern.search(text[:20_000]) is not None for pattern in _PREAMBLE)
    score += 0.15 * (_ENACTS.search(text) is not None)
    score += 0.2 * (articles >= 2) + 0.05 * (articles == 1)
    score += 0.1 * (_GAZETTE.search(text) is not None) + 0.1 * (_CLAUSES.search(text) is not None)
    score += 0.4 * (titled and is_summary(text))
    against = 0.6 * (len(_AGREEMENT.findall(text)) >= 3) + 0.4 * (_MINUTES.search(top[:600]) is not None and not titled)
    against += 0.3 * (_HEADLINE.search(text) is not None and not titled)
    return max(0.0, min(1.0, score - against))


def _titled(top: str) -> bool:
    """Say whether the head names a regulation as titles do: behind a letterhead, its subject following."""
    found = title_mention(top, top)
    if not found:
        return False
    before = top[: found[0].start]
    line = before.rsplit("\n", 1)[-1].strip()
    named = top[found[0].start : found[0].end]
    shouted = sum(map(str.isupper, named)) > 3 * sum(map(str.islower, named))
    return (shouted or not line) and len(flat(before).split()) < 60 and not re.search(r"[a-z]{3,}\s*$", line)
