"""How secret a document calls itself, and whether it calls itself an example."""

import re

from indexes.model import Classification
from indexes.signs import Words

_CODES = {
    "SANGAT RAHASIA": Classification.SANGAT_RAHASIA,
    "SR": Classification.SANGAT_RAHASIA,
    "RAHASIA": Classification.RAHASIA,
    "R": Classification.RAHASIA,
    "TERBATAS": Classification.TERBATAS,
    "T": Classification.TERBATAS,
    "TOP SECRET": Classification.SANGAT_RAHASIA,
    "SECRET": Classification.RAHASIA,
    "CONFIDENTIAL": Classification.RAHASIA,
    "RESTRICTED": Classification.TERBATAS,
}
_WORD = r"(?P<k>SANGAT\s+RAHASIA|RAHASIA|TERBATAS|TOP\s+SECRET|SECRET|CONFIDENTIAL|RESTRICTED|SR|R|T)"
# Perka ANRI 17/2011; urgency stands behind "Sifat" too, so only words of secrecy count there
_LABELLED = re.compile(
    r"\b(?:klasifikasi(?:\s+(?:keamanan|dokumen|arsip))*|tingkat\s+(?:keamanan|kerahasiaan)|derajat|sifat"
    r"|classification)"
    rf"\s*[:\-|\t]*\s*(?:segera\s*[/,]\s*|penting\s*[/,]\s*|biasa\s*[/,]\s*)?{_WORD}(?![\w])",
    re.IGNORECASE,
)
_STAMP = re.compile(rf"^[\W_]*(?:SIFAT\s*:?\s*)?{_WORD.replace('|SR|R|T', '')}[\W_]*$", re.MULTILINE)
_EXAMPLE = re.compile(
    r"\bcontoh\s*[-–—:/(]|[(\[/]\s*contoh\s*[)\]/]|^\W*(?:contoh|simulasi)\s*(?:[-–—:/)\]]|$)|\b(?:notula"
    r"|dokumen|naskah|surat|risalah)\s+(?:ini\s+)?(?:contoh|simulasi|rekaan|fiktif)\b"
    r"|\bbukan\s+(?:dokumen|notula|naskah)\s+resmi\b|\bsimulasi\b.{0,40}\bbukan\b|^\W*(?:example|simulation"
    r"|specimen|sample)\b"
    r"|\bnot\s+an?\s+official\b|\b(?:fictitious|invented)\b",
    re.IGNORECASE | re.MULTILINE,
)


_LABELS = Words(("klasifikasi", "keamanan", "kerahasiaan", "derajat", "sifat", "classification"))
_STAMPS = ("RAHASIA", "TERBATAS", "SECRET", "CONFIDENTIAL", "RESTRICTED")
_STAMPED = Words([word.lower() for word in _STAMPS])
_EXAMPLES = Words(
    ("contoh", "simulasi", "rekaan", "fiktif", "resmi")
    + ("example", "simulation", "specimen", "sample", "official", "fictitious", "invented")
)


def classification_of(text: str) -> Classification:
    """Give the highest secrecy that a label or a stamp on a line of its own states."""
    labelled = _LABELLED.finditer(text) if _LABELS.is_in(text) else ()
    stamped = _STAMP.finditer(text) if _STAMPED.is_in(text) and any(word in text for word in _STAMPS) else ()
    words = [m["k"] for m in (*labelled, *stamped)]
    return max((_CODES[re.sub(r"\s+", " ", word).upper()] for word in words), default=Classification.BIASA)


def is_example(text: str) -> bool:
    """Say whether the document marks itself as an example or invented, near its head or foot."""
    if not _EXAMPLES.is_in(text):
        return False
    return any(_EXAMPLES.is_in(part) and _EXAMPLE.search(part) for part in (text[:1500], text[-600:]))
