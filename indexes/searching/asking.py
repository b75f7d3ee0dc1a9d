"""What a question asks for: a day, a number, what is late or open, or anything; and whether a passage has it."""

import re
from datetime import date
from enum import StrEnum

from indexes.model import ENDED, Outcome


class Sought(StrEnum):
    """What would answer the question."""

    LATE = "late"
    OPEN = "open"
    DAY = "day"
    NUMBER = "number"
    ANYTHING = "anything"


_ASKS = {
    Sought.LATE: re.compile(
        r"\b(?:(?:lewat|melewati|melampaui|lampau)\s+(?:tenggat|batas|deadline|waktu)|(?:tenggat|deadline)(?:nya)?\s+(?:yang\s+)?"
        r"(?:sudah\s+|telah\s+)?(?:lewat|terlewat|terlampaui)|terlambat|overdue|past\s+(?:due|(?:the\s+|its\s+)?deadline)|late)\b",
        re.IGNORECASE,
    ),
    Sought.OPEN: re.compile(
        r"\bbelum\s+(?:selesai|tuntas|rampung|terlaksana|dilaksanakan|ditindaklanjuti|dikerjakan|dipenuhi|terpenuhi)"
        r"|\b(?:outstanding|unfinished|unfulfilled|pending|not\s+(?:yet\s+)?(?:done|completed?|finished))\b",
        re.IGNORECASE,
    ),
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


OF_OUTCOMES = frozenset({Sought.LATE, Sought.OPEN})
"""What only an outcome can be."""


def is_late(outcome: Outcome, today: date) -> bool:
    """Say whether an outcome had a day that is past and did not end."""
    return outcome.due is not None and outcome.due < today and outcome.status not in ENDED


def is_so(kind: Sought, outcome: Outcome | None, today: date) -> bool:
    """Say whether an outcome is late or, if that is asked for, open as the document says; nothing that ended is."""
    if outcome is None or outcome.status in ENDED:
        return False
    return is_late(outcome, today) or (kind is Sought.OPEN and outcome.status is not None)


def sought(text: str) -> Sought:
    """Tell what a question asks for; a day where it could be both (*tahun berapa*)."""
    return next((kind for kind, asks in _ASKS.items() if asks.search(text)), Sought.ANYTHING)


def answers(kind: Sought, tokens: str) -> bool:
    """Say whether tokens, as they are indexed, have what is asked for; False where anything is."""
    return kind in _HAS and _HAS[kind].search(tokens) is not None
