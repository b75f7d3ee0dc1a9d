"""What a question asks for: a day, a number, or anything; and whether a passage has one."""

import re
from enum import StrEnum


class Sought(StrEnum):
    """What would answer the question."""

    DAY = "day"
    NUMBER = "number"
    ANYTHING = "anything"


_ASKS = {
    Sought.DAY: re.compile(
        r"\b(?:kapan|bilamana|(?:tahun|tanggal|bulan|hari) (?:berapa|apa)"
        r"|when|(?:what|which) (?:year|date|day|month))\b",
        re.IGNORECASE,
    ),
    Sought.NUMBER: re.compile(r"\b(?:berapa|berapakah|how (?:many|much))\b", re.IGNORECASE),
}
_HAS = {
    Sought.DAY: re.compile(
        r"\b(?:1\d{3}|20\d{2}|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
        r"|january|february|march|may|june|july|august|october|december)\b"
    ),
    Sought.NUMBER: re.compile(r"\b\d"),
}


def sought(text: str) -> Sought:
    """Tell what a question asks for; a day where it could be both (*tahun berapa*)."""
    return next((kind for kind, asks in _ASKS.items() if asks.search(text)), Sought.ANYTHING)


def answers(kind: Sought, tokens: str) -> bool:
    """Say whether tokens, as they are indexed, have what is asked for; False where anything is."""
    return kind in _HAS and _HAS[kind].search(tokens) is not None
