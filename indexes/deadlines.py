"""Until when something is to be done, as minutes word it. Nothing is guessed."""

import datetime
import re
from dataclasses import dataclass

from indexes.deadline_terms import Term, terms


@dataclass(frozen=True)
class Due:
    """A deadline: the last day that the wording allows, and the wording.

    `computed`: counted from the wording ("14 hari setelah rapat", "TW III 2024"); public holidays
    are not known, so working days are Monday to Friday. `measurable` is False for "segera" and
    "berkala". A span that starts on an unknown day is measurable and has no date.
    """

    date: datetime.date | None
    text: str
    computed: bool
    measurable: bool


_STRONG = re.compile(
    r"\b(?:paling\s+(?:lambat|telat|lama|akhir)|selambat(?:-lambat)?nya|maksimal|tenggat(?:\s+waktu)?|batas\s+waktu"
    r"|target(?:nya)?(?:\s+(?:waktu|selesai|penyelesaian))?|ditargetkan(?:\s+\w+)?|dead\s?line|jatuh\s+tempo"
    r"|due(?:\s+date)?|by|(?:no|not)\s+later\s+than|at\s+the\s+latest|within|(?:harus|wajib|sudah)\s+(?:selesai|rampung)"
    r"|diselesaikan|rampung|dalam(?:\s+(?:jangka\s+)?waktu|\s+tempo)?|sebelum|before)"
    r"(?:\s+(?:pada|dalam|di|jangka|waktu|tanggal|tgl\.?|hari|adalah|yaitu|bulan|tahun|on|the|akhir|berakhirnya))*"
    r"\s*[:=(]?\s*$",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s\.?\s?/?d\.?|pada|until|on|in|at)"
    r"(?:\s+(?:pada|tanggal|tgl\.?|hari|bulan|tahun|the))*\s*$"
    r"|\b(?:pertama\s+kali|tanggal|tgl\.?)\s*$",
    re.IGNORECASE,
)
# a letter's or a meeting's day, a beginning: "surat Bupati tanggal 8 Mei 2024", "terhitung tanggal 1 Juni 2024"
_OF_SOMETHING = re.compile(
    r"\b(?:(?:surat|nota|undangan|rapat|rakor|sidang|kegiatan|pertemuan|peristiwa|kejadian|nomor)(?:\s+[\w/.-]+){0,6}"
    r"|mulai|sejak|terhitung|berlaku|dari|per)\s+(?:tanggal|tgl\.?)\s*$",
    re.IGNORECASE,
)
_COMING = re.compile(r"\b(?:minggu|pekan|bulan|tahun)\s+depan\b|\bnext\s+(?:week|month|year)\b", re.IGNORECASE)
_ANCHORED = re.compile(r"\b(?:sejak|setelah|sesudah|terhitung|after|from|following)\b", re.IGNORECASE)
# how long something lasts, unless it is counted from a day: "menampung korban paling lama tiga hari"
_LASTING = re.compile(r"\b(?:paling\s+lama|maksimal)\W*$", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:tenggat(?:\s+waktu)?|batas\s+waktu|target(?:\s+waktu)?|waktu|dead\s?line|due(?:\s+date)?|tanggal)\b\W*",
    re.I,
)
_OPEN = re.compile(
    r"\b(?:(?:se)?segera(?:\s+mungkin)?|secepat(?:-cepat)?nya|secepat\s+mungkin"
    r"|(?:secara\s+)?(?:berkala|rutin|periodik|insidentil)"
    r"|(?:se)?tiap\s+(?:tanggal|tgl\.?)\s+\d{1,2}(?:\s+bulan\s+(?:berikutnya|berjalan))?"
    r"|(?:(?:(?:paling\s+lambat|selambat-lambatnya)\s+)?(?:pada\s+)?(?:tanggal|tgl\.?)\s+\d{1,2}\s+)?"
    r"(?:se)?tiap\s+(?:awal\s+|akhir\s+)?"
    r"(?:hari|minggu|pekan|bulan|triwulan|semester|tahun|\w+\s+(?:bulan|minggu)(?:\s+sekali)?)(?:nya)?"
    r"|berkelanjutan|terus[\s-]menerus|berkesinambungan|sewaktu-waktu|sesuai\s+kebutuhan"
    r"|akan\s+ditentukan(?:\s+kemudian)?|as\s+soon\s+as\s+possible|asap|immediately|ongoing|continuous(?:ly)?"
    r"|regularly|quarterly|monthly|annually"
    r"|(?:(?:by|on)\s+)?(?:(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\s+(?:day\s+)?of\s+)?"
    r"(?:every|each)\s+(?:day|week|month|quarter|year)|tbd|to\s+be\s+determined)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def find_due(text: str, meeting: datetime.date | None) -> Due | None:
    """Find until when a sentence or a table cell says that something is to be done.

    A day inside a sentence counts only after a word such as *paling lambat* or *by*; after *pada* or
    *hingga*, only if it lies after the meeting. A cell that is little else than a day or period is one.
    """
    found = terms(text, meeting)
    for accepts in (_after_strong, _whole_cell, _after_weak):
        for term in found:
            start = accepts(text, term, meeting)
            if start is not None:
                day = None if _lasts(text, term) else term.day
                return Due(day, text[start : term.end].strip(" :(=\n"), term.computed and day is not None, True)
    vague = _OPEN.search(text)
    return Due(None, vague.group(), computed=False, measurable=False) if vague else None


def _lasts(text: str, term: Term) -> bool:
    """Say whether a span may be how long something lasts: then no day is reckoned from it."""
    lasting = _LASTING.search(text[: term.start])
    return term.counted and lasting is not None and not _ANCHORED.search(text, term.start, term.end)


def _after_strong(text: str, term: Term, meeting: datetime.date | None) -> int | None:
    cue = _STRONG.search(text, max(0, term.start - 60), term.start)
    if cue:
        label = _LABEL.match(cue.group())
        return term.start if label else cue.start()
    return term.start if term.counted and _ANCHORED.search(text, term.start, term.end) else None


def _after_weak(text: str, term: Term, meeting: datetime.date | None) -> int | None:
    if _COMING.search(text, term.start, term.end):
        return term.start
    cue = _WEAK.search(text, max(0, term.start - 40), term.start)
    ahead = term.day is not None and meeting is not None and term.day > meeting
    of_something = _OF_SOMETHING.search(text, max(0, term.start - 80), term.start)
    return cue.start() if cue and ahead and not term.counted and not of_something else None


def _whole_cell(text: str, term: Term, meeting: datetime.date | None) -> int | None:
    rest = _LABEL.sub("", text[: term.start]) + " " + text[term.end :]
    return term.start if len(_WORD.findall(rest)) <= 2 else None
