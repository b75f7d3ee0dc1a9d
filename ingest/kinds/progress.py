"""What became of an outcome, as its document words it."""

import re

from indexes.model import Progress
from ingest.kinds.lines import BOX

_WORDS: tuple[tuple[Progress, str], ...] = (
    (Progress.DIGANTIKAN, r"di\s?gantikan|diganti\b|superseded|replaced"),
    (Progress.DIBATALKAN, r"(?:di)?batal(?:kan)?\b|gugur|cancel+ed|dropped|withdrawn"),
    (
        Progress.BELUM,
        r"(?:masih\s+)?belum\b|tertunda|ditunda|not\s+(?:yet\s+)?(?:started|done|begun)|open\b"
        r"|pending|nihil|to\s?do\b|0\s?%",
    ),
    (
        Progress.DALAM_PROSES,
        r"(?:dalam\s+|on\s+|sedang\s+)?(?:proses|progress)|sedang\b|berjalan"
        r"|in[\s-]progress|on[\s-]?going|started|underway"
        r"|(?:[1-9]|[1-9]\d)\s?%|baru\s+\d|(?:selesai|terlaksana|tuntas|rampung|sudah|telah)(?:\s+\w+)?\s+sebagian"
        r"|sebagian",
    ),
    (
        Progress.SELESAI,
        r"selesai|tuntas|sudah\b|telah\b|terlaksana|rampung|terlampir|done\b|completed?\b"
        r"|closed\b|finished|100\s?%",
    ),
)
_COMPILED = tuple((value, re.compile(rf"(?<![\w.,])(?:{form})", re.IGNORECASE)) for value, form in _WORDS)
_LABELLED = re.compile(
    r"\b(?:status|progres|progress|perkembangan|realisasi|keterangan)\s*[:=-]\s*([^;.)\n]+)", re.IGNORECASE
)
_ASIDE = re.compile(r"\(([^()]{3,40})\)\s*[.;]?\s*$")
# behind a dash nothing but the status: "… - proses lelang" tells of a tender
_DASHED = re.compile(
    r"\s[-–—]\s+((?:(?:sudah|telah|masih|belum|dalam|sedang|in|not|yet|on)\s+){0,2}(?:selesai|tuntas|rampung|terlaksana"
    r"|dilaksanakan|dibatalkan|batal|ditunda|tertunda|belum|proses|berjalan|done|started|completed?|closed|open|pending"
    r"|cancel+ed|ongoing|progress))\s*[.;]?\s*$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:(?:telah|sudah)\s+(?:selesai|tuntas|dilaksanakan|terlaksana|rampung)"
    r"|(?:masih\s+)?dalam\s+proses|sedang\s+(?:berjalan|dalam\s+proses)"
    r"|(?:masih\s+)?belum\s+(?:selesai|dilaksanakan|terlaksana|ditindaklanjuti))\b",
    re.IGNORECASE,
)
_BOX = re.compile(rf"(?:\W{{0,4}}?|\s*\(?(?:\d{{1,2}}|[a-z])[.)]\s*){BOX}\s")
# "Pemasangan papan imbauan: belum terlaksana karena …", "Peta jalur rawan sudah diserahkan."
_REPORTED = re.compile(
    r"(?P<what>.{8,}?)(?:\s*:\s*|\s+(?:[-–—]|[-=]+>|[→⇒➔])\s+|,?\s+(?=(?:masih\s+|has\s+|have\s+)?(?:sudah|telah|belum|not\s+yet|been)\b))"
    r"(?P<status>(?:(?:masih|sudah|telah|belum|dalam|sedang|has|have|not|yet|been|in|on)\s+)*"
    r"(?:(?:di|ter)[a-z]{4,}|selesai|tuntas|rampung|batal|proses|progress|berjalan|done|started|completed?|closed|open"
    r"|pending|cancel+ed|ongoing|underway)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def reported(sentence: str) -> tuple[str, Progress] | None:
    """Cut an item of a report on earlier tasks into the task and what became of it, None where it tells of neither."""
    match = _REPORTED.fullmatch(sentence.strip())
    became = progress_of(match["status"]) if match else None
    return (match["what"].strip(), became) if match and became else None


def progress_of(cell: str) -> Progress | None:
    """Read a status cell: the first status word in it counts, None where there is none."""
    hits = [(m.start(), -m.end(), value) for value, form in _COMPILED if (m := form.search(cell))]
    return min(hits)[2] if hits else None


def ticked(text: str) -> Progress | None:
    """Read a box to tick before a task: done, open, or None where there is no box."""
    box = _BOX.match(text)
    return None if box is None else Progress.BELUM if box["open"] else Progress.SELESAI


def progress_in(sentence: str) -> Progress | None:
    """Read the status that a sentence states: behind a label or a dash, in closing brackets, or in full words."""
    labelled = _LABELLED.search(sentence) or _DASHED.search(sentence)
    aside = _ASIDE.search(sentence)
    told = _TOLD.search(sentence)
    stated = labelled or (aside if aside and progress_of(aside[1]) else None)
    if stated:
        return progress_of(stated[1])
    return progress_of(told[0]) if told else None
