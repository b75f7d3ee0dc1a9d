"""Dates in Indonesian and English text: always day before month, weekdays checked, years from context."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from indexes.calendar_words import month_of, ordinal, weekday_of
from indexes.date_patterns import UNTIL, WEEKDAY, Core, cores


@dataclass(frozen=True)
class FoundDate:
    """A day or a span of days in a text: code points `start` to `end`, first and last day.

    `weekday_ok` compares the weekday that is written beside it, None where there is none.
    """

    start: int
    end: int
    first: date
    last: date
    text: str
    weekday_ok: bool | None
    year_given: bool


_BEFORE = re.compile(
    rf"(?:\b(?P<first>{WEEKDAY})\s*(?:{UNTIL}|dan|&|and)\s*)?\b(?P<last>{WEEKDAY})"
    r"(?:\s+(?:dini\s+hari|pagi|siang|sore|petang|malam|kemarin|lalu|pekan\s+lalu|ini))*"
    r"[\s,./:|-]{0,4}(?:(?:tanggal|tgl)\b\.?\s*:?\s*)?\(?\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(rf"\s*(?:,\s*(?P<last>{WEEKDAY})\b|\(\s*(?P<inside>{WEEKDAY})\s*\))", re.IGNORECASE)
_JOINED = re.compile(rf"\s*\)?\s*{UNTIL}\s*(?:tanggal\s+)?\(?\s*", re.IGNORECASE)


def find(text: str, near: date | None = None) -> tuple[FoundDate, ...]:
    """Give every date of a text in order; day always before month.

    A date without a year needs a month's name or a weekday beside it, and `near`: of the years it
    gets the one nearest to `near` and at most six months later, one whose weekday fits first.
    """
    found: list[FoundDate] = []
    for core in cores(text):
        if not found or core.start >= found[-1].end:
            found.extend(_settled(core, text, near, found[-1].end if found else 0))
    return tuple(_merged(found, text))


def _settled(core: Core, text: str, near: date | None, floor: int) -> Iterator[FoundDate]:
    """Give the core its weekday and year; nothing where no such day exists."""
    before = _BEFORE.search(text, max(floor, core.start - 60), core.start)
    after = None if before else _AFTER.match(text, core.end)
    if core.needs_weekday and not (before or after):
        return
    opening = weekday_of(before["first"] or "") if before else None
    closing = weekday_of(before["last"]) if before else weekday_of(after["last"] or after["inside"]) if after else None
    last = _day(core.last, closing if opening is not None or core.first == core.last else None, near)
    first = last and _day(core.first, None, last)
    if first is None or last is None or first > last:
        return
    start = before.start() if before else core.start
    end = after.end() if after else core.end
    end += text[end : end + 1] == ")" and "(" in text[start : core.start]
    fits = _fits(opening, closing, first, last)
    found = FoundDate(start, end, first, last, text[start:end], fits, core.last[0] is not None)
    yield from (replace(found, last=first), replace(found, first=last)) if core.apart else (found,)


def _fits(opening: int | None, closing: int | None, first: date, last: date) -> bool | None:
    if closing is None:
        return None
    if opening is None:
        return closing in {first.weekday(), last.weekday()}
    return (opening, closing) == (first.weekday(), last.weekday())


def _day(parts: tuple[int | None, int, int], weekday: int | None, near: date | None) -> date | None:
    year, month, day = parts
    if year is not None:
        return _valid(year, month, day)
    if near is None:
        return None
    latest = near + timedelta(days=184)
    days = [d for y in (-1, 0, 1) if (d := _valid(near.year + y, month, day)) and d <= latest]
    return min(days, key=lambda d: (weekday is not None and d.weekday() != weekday, abs(d - near)), default=None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _merged(found: list[FoundDate], text: str) -> Iterator[FoundDate]:
    """Join "7 Mei 2024 s.d. 9 Mei 2024" into one span."""
    held: FoundDate | None = None
    for one in found:
        if held and held.last < one.first and _JOINED.fullmatch(text, held.end, one.start):
            one, held = _span(held, one, text), None
        if held:
            yield held
        held = one
    if held:
        yield held


def _span(a: FoundDate, b: FoundDate, text: str) -> FoundDate:
    checks = [c for c in (a.weekday_ok, b.weekday_ok) if c is not None]
    fits = all(checks) if checks else None
    return FoundDate(a.start, b.end, a.first, b.last, text[a.start : b.end], fits, a.year_given or b.year_given)


_PERIOD = re.compile(
    r"\b(?:(?P<part>triwulan|tri\s?wulan|tw|kuartal|kwartal|quarter|q|semester|smt|caturwulan|cawu)[\s.-]{0,2}"
    r"(?:ke-?\s?)?(?P<nth>IV|I{1,3}|[1-4]|pertama|kedua|ketiga|keempat)\s*(?:[,/]\s*)?(?:tahun\s+|t\.?\s?a\.?\s*)?"
    r"|(?P<month>[A-Za-z]{3,9})\.?\s+(?:tahun\s+)?)?\b(?P<year>(?:19|20)\d\d)\b(?![/.]\d|-\d{1,2}\b)",
    re.IGNORECASE,
)
_OF_A_NUMBER = re.compile(r"(?:\d[A-Z]?\s*(?:/|tahun|thn\.?|th\.?)?\s*|/)$", re.IGNORECASE)
MONTHS_OF_PART = {"t": 3, "k": 3, "q": 3, "s": 6, "c": 4}
"""How many months a part of the year has, by the first letter of triwulan, kuartal, semester, caturwulan."""


def partial(text: str, near: date | None = None) -> tuple[FoundDate, ...]:
    """Give the days and periods that a query names: "7 mei 2024", "mei 2024", "triwulan III 2024", "2024".

    Periods joined by a dash or *sampai* are one. The year of a regulation (uu 21/2007,
    pp 31 tahun 2013) is none; "7 mei" is given a year only with `near`.
    """
    found = list(find(text, near))
    for match in _PERIOD.finditer(text):
        if any(match.start() < f.end and f.start < match.end() for f in found):
            continue
        period = _period(match, text)
        if period:
            found.append(period)
    return tuple(_merged(sorted(found, key=lambda f: f.start), text))


def _period(match: re.Match[str], text: str) -> FoundDate | None:
    year, start = int(match["year"]), match.start()
    month = month_of(match["month"]) if match["month"] else None
    nth = ordinal(match["nth"]) if match["nth"] else None
    if match["month"] and not month:
        start = match.start("year")
    if not (month or nth) and _OF_A_NUMBER.search(text[: match.start("year")].removesuffix(" ") + " "):
        return None
    size = MONTHS_OF_PART[match["part"][0].casefold()] if nth else 1 if month else 12
    opening = month or ((nth or 1) - 1) * size + 1
    closing = opening + size - 1
    if closing > 12:
        return None
    last = date(year, closing, monthrange(year, closing)[1])
    return FoundDate(start, match.end(), date(year, opening, 1), last, text[start : match.end()], None, True)
