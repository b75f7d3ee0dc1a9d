"""Days, periods and spans that a deadline can be worded with, each with the last day that it allows."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexes import dates
from indexes.calendar_words import month_of, number, ordinal
from indexes.date_patterns import UNTIL


@dataclass(frozen=True)
class Term:
    """A wording (code points) and its last day; `counted` marks a span of days, weeks or months."""

    start: int
    end: int
    day: date | None
    computed: bool = True
    counted: bool = False


_PLACE_IN = r"(?:(?P<part>awal|pertengahan|akhir|early|mid|late|(?:the\s+)?(?:end|beginning)\s+of)[\s-]+)?"
_IN_YEAR = r"(?:\s*[,/]?\s*(?:tahun\s+(?:anggaran\s+)?|t\.?\s?a\.?\s*|of\s+)?(?P<year>20\d\d)\b)?"
_NTH = (
    r"(?P<nth>IV|I{1,3}|V|[1-5](?:st|nd|rd|th)?|pertama|kedua|ketiga|keempat|kelima|terakhir"
    r"|first|second|third|fourth|last)\b"
)
_JOINT = re.compile(rf"\s*{UNTIL}\s*", re.I)
_NUMBER = r"(?P<n>\d{1,3}|[a-z]+(?:\s(?:belas|puluh(?:\s[a-z]+)?))?)(?:\s*\([a-z\s]+\))?"
_UNIT = (
    r"(?P<unit>hari\s+kerja|hari\s+kalender|hari|hk|minggu|pekan|bulan|tahun|(?:x\s*)?24\s*jam"
    r"|(?:working|business|calendar)\s+days?|days?|weeks?|months?|years?)\b"
)

_MONTH = re.compile(
    rf"\b{_PLACE_IN}(?:bulan\s+)?(?P<month>[A-Za-z]{{3,9}})\b\.?(?:\s+(?:tahun\s+)?(?P<year>20\d\d)\b)?", re.I
)
_WEEK = re.compile(
    rf"\b(?:minggu|pekan)\s+(?:ke[-\s]?)?{_NTH}\s+(?:(?:di\s+|pada\s+)?bulan\s+)?"
    rf"(?P<month>[A-Za-z]{{3,9}})\.?{_IN_YEAR}"
    rf"|\b{_NTH.replace('<nth>', '<nth2>')}\s+week\s+of\s+(?P<month2>[A-Za-z]{{3,9}})"
    r"(?:\s+(?P<year2>20\d\d))?",
    re.I,
)
_QUARTER = re.compile(
    rf"\b(?:akhir\s+)?(?P<part>triwulan|tri\s?wulan|tw|kuartal|kwartal|quarter|q|semester|smt|caturwulan)[\s.-]{{0,2}}(?:ke[-\s]?)?{_NTH}{_IN_YEAR}",
    re.I,
)
_YEAR = re.compile(
    rf"\b{_PLACE_IN}(?:t\.?\s?a\.?|tahun(?:\s+anggaran)?|th\.?|fy)?\s*\b(?P<year>20\d\d)\b(?![/.-]\d)", re.I
)
_RELATIVE = re.compile(
    r"\b(?:akhir\s+(?P<end>minggu|pekan|bulan|tahun)(?:\s+(?:ini|berjalan))?|(?P<next>minggu|pekan|bulan|tahun)\s+depan"
    r"|end\s+of\s+(?:the|this)\s+(?P<end2>week|month|year)|next\s+(?P<next2>week|month|year))\b(?!\s+(?:20\d\d|(?-i:[A-Z])))",
    re.I,
)
# "pada akhir pekan": every weekend, unless something says until when
_WEEKENDS = re.compile(
    r"(?:paling\s+(?:lambat|telat|akhir)|selambat\S*|sebelum|hingga|sampai(?:\s+dengan)?|s\.?/?d\.?|target\S*|tenggat\S*)"
    r"(?:\s+pada)?\W*$",
    re.I,
)
_SPAN = re.compile(rf"\b(?:H\s?\+\s?(?P<h>\d{{1,3}})\b|{_NUMBER}\s*{_UNIT})", re.I)
_ANCHOR = re.compile(
    r"\s*(?:(?:sejak|setelah|sesudah|terhitung|dari|after|from|following|of)(?:\s+(?:mulai|sejak|tanggal|dari|the|this))*)\s+(?P<what>[\w\s'’-]{2,60})",
    re.I,
)
# what "H+1 kedatangan" counts from
_EVENT = re.compile(r"\s+(?!(?:rapat|rakor|pertemuan|sejak|setelah|oleh|dan|untuk|di|ke|dengan)\b)[a-z]{4,}")
_MEETING = re.compile(
    r"^(?:hari\s+ini|today|sekarang|di(?:adakan|laksanakan|selenggarakan)nya\s+)?\s*(?:pelaksanaan\s+|selesainya\s+|date\s+of\s+)?(?:the\s+)?"
    r"(?:rapat|rakor|pertemuan|kegiatan|notul\w+|meeting|hari\s+ini|today|kesepakatan\s+ini|ini\b)",
    re.I,
)
_PAST = re.compile(r"\s*(?:terakhir|lalu|belakangan|sebelum(?:nya)?|ago|before|silam)\b", re.I)
_ENGLISH = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "a": 1,
    "thirty": 30,
}
_ENGLISH |= {"fourteen": 14, "twelve": 12, "sixty": 60, "ninety": 90, "se": 1}


def terms(text: str, meeting: date | None) -> list[Term]:
    """Give every wording that could say until when, leftmost first, without overlaps.

    A period ends with its last day; *awal* and *pertengahan* are its first and second third. A
    period without a year is the next one from `meeting` on, a span is counted from `meeting`
    unless the text counts it from something else.
    """
    kept: list[Term] = []
    for read in (_days, _spans, _weeks, _quarters, _relatives, _months, _years):
        for term in read(text, meeting):
            if all(term.end <= k.start or k.end <= term.start for k in kept):
                kept.append(term)
    return _joined(sorted(kept, key=lambda t: t.start), text)


def _joined(found: list[Term], text: str) -> list[Term]:
    """Take "Mei s.d. Juli 2024" as one wording that ends with its second part."""
    joined: list[Term] = []
    for term in found:
        if joined and not term.counted and _JOINT.fullmatch(text, joined[-1].end, term.start):
            term = replace(term, start=joined.pop().start)
        joined.append(term)
    return joined


def _days(text: str, meeting: date | None) -> Iterator[Term]:
    for found in dates.find(text, meeting):
        day = found.last
        if not found.year_given and meeting and day < meeting:
            day = _later_year(day)
        yield Term(found.start, found.end, day, computed=False)


def _later_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, monthrange(day.year + 1, day.month)[1]))


def _spans(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _SPAN.finditer(text):
        count = int(match["h"]) if match["h"] else _count(match["n"])
        if count is None or _PAST.match(text, match.end()):
            continue
        anchor = _ANCHOR.match(text, match.end())
        event = match["h"] and anchor is None and _EVENT.match(text, match.end())
        known = meeting and not event and (anchor is None or _MEETING.match(anchor["what"]))
        day = _after(meeting, count, (match["unit"] or "hari").casefold()) if meeting and known else None
        end = anchor.end("what") if anchor else event.end() if event else match.end()
        yield Term(match.start(), end, day, computed=day is not None, counted=True)


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _ENGLISH.get(word.casefold()) or number(word)


def _after(start: date, count: int, unit: str) -> date:
    if unit.startswith(("hari kerja", "hk", "working", "business")):
        return _working_days(start, count)
    if unit.startswith(("bulan", "month", "tahun", "year")):
        months = start.month - 1 + count * (1 if unit[0] in "bm" else 12)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1]))
    return start + timedelta(days=count * (7 if unit.startswith(("minggu", "pekan", "week")) else 1))


def _working_days(start: date, count: int) -> date:
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


def _weeks(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _WEEK.finditer(text):
        month = month_of(match["month"] or match["month2"])
        nth = (match["nth"] or match["nth2"]).casefold()
        last = 5 if nth in {"terakhir", "last"} else ordinal(nth)
        year = match["year"] or match["year2"]
        if month and last:
            day = _ending(year, month, meeting)
            yield Term(match.start(), match.end(), day and day.replace(day=min(day.day, last * 7)))


def _quarters(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _QUARTER.finditer(text):
        size = dates.MONTHS_OF_PART[match["part"][0].casefold()]
        nth = ordinal(match["nth"])
        if nth and nth * size <= 12:
            yield Term(match.start(), match.end(), _ending(match["year"], nth * size, meeting))


def _months(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _MONTH.finditer(text):
        month = month_of(match["month"])
        if month and (match["year"] or len(match["month"]) > 3 or match["month"].casefold() == "mei"):
            day = _ending(match["year"], month, meeting)
            part = _third(match["part"])
            yield Term(match.start(), match.end(), day.replace(day=part * 10) if day and part < 3 else day)


def _years(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _YEAR.finditer(text):
        yield Term(match.start(), match.end(), _ending(match["year"], _third(match["part"]) * 4, meeting))


def _third(word: str | None) -> int:
    first = re.match(r"awal|early|.*beginning", word or "", re.I)
    return 1 if first else 2 if (word or "").casefold() in {"pertengahan", "mid"} else 3


def _ending(year: str | None, month: int, meeting: date | None) -> date | None:
    """Give the last day of a month; without a year, of the next such month from the meeting on."""
    if year is None and meeting is None:
        return None
    of = int(year) if year else meeting.year + (month < meeting.month) if meeting else 0
    return date(of, month, monthrange(of, month)[1])


_RELATIVE_DAY: dict[str, Callable[[date], date]] = {
    "week": lambda d: d + timedelta(days=6 - d.weekday()),
    "month": lambda d: date(d.year, d.month, monthrange(d.year, d.month)[1]),
    "year": lambda d: date(d.year, 12, 31),
}
_WEEKS = frozenset({"minggu", "pekan"})
_UNITS = {"minggu": "week", "pekan": "week", "bulan": "month", "tahun": "year"}


def _relatives(text: str, meeting: date | None) -> Iterator[Term]:
    for match in _RELATIVE.finditer(text):
        bare = match["end"] in _WEEKS and match[0].casefold().endswith(tuple(_WEEKS))
        if bare and text.strip() != match[0] and not _WEEKENDS.search(text[: match.start()]):
            continue
        unit = (match["end"] or match["next"] or match["end2"] or match["next2"]).casefold()
        close = _RELATIVE_DAY[_UNITS.get(unit, unit)]
        day = close(meeting) if meeting else None
        if day and (match["next"] or match["next2"]):
            day = close(day + timedelta(days=1))
        yield Term(match.start(), match.end(), day, computed=day is not None)
