"""How secret a document calls itself, and whether it calls itself an example."""

import re

from indexes.model import Classification
from indexes.signs import Words, bits

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
_EXAMPLES = (
    (
        Words(("contoh", "simulasi", "rekaan", "fiktif")),
        r"\bcontoh\s*[-–—:/(]|[(\[/]\s*contoh\s*[)\]/]|^\W*(?:contoh|simulasi)\s*(?:[-–—:/)\]]|$)|\b(?:notula"
        r"|dokumen|naskah|surat|risalah)\s+(?:ini\s+)?(?:contoh|simulasi|rekaan|fiktif)\b"
        r"|\bsimulasi\b.{0,40}\bbukan\b",
    ),
    (Words(("resmi",)), r"\bbukan\s+(?:dokumen|notula|naskah)\s+resmi\b"),
    (Words(("example", "simulation", "specimen", "sample")), r"^\W*(?:example|simulation|specimen|sample)\b"),
    (Words(("official",)), r"\bnot\s+an?\s+official\b"),
    (Words(("fictitious", "invented")), r"\b(?:fictitious|invented)\b"),
)
"""Ways in which a document says that it is an example, each with words without one of which it says nothing so."""
_SAYINGS = tuple((words, re.compile(pattern, re.IGNORECASE | re.MULTILINE)) for words, pattern in _EXAMPLES)


_LABELS = Words(("klasifikasi", "keamanan", "kerahasiaan", "derajat", "sifat", "classification"))
_STAMPS = ("RAHASIA", "TERBATAS", "SECRET", "CONFIDENTIAL", "RESTRICTED")
_STAMPED = Words([word.lower() for word in _STAMPS])


def classification_of(text: str) -> Classification:
    """Give the highest secrecy that a label or a stamp on a line of its own states."""
    labelled = _LABELLED.finditer(text) if _LABELS.is_in(text) else ()
    stamped = _STAMP.finditer(text) if _STAMPED.is_in(text) and any(word in text for word in _STAMPS) else ()
    words = [m["k"] for m in (*labelled, *stamped)]
    return max((_CODES[re.sub(r"\s+", " ", word).upper()] for word in words), default=Classification.BIASA)


def is_example(text: str) -> bool:
    """Say whether the document marks itself as an example or invented, near its head or foot."""
    shown = bits(text)
    said = [(words, pattern) for words, pattern in _SAYINGS if words.bit & shown]
    return any(words.is_in(part) and pattern.search(part) for words, pattern in said for part in _ends(text))


def _ends(text: str) -> tuple[str, ...]:
    return (text[:1500], text[-600:])
