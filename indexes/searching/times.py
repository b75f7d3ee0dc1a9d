"""Times that a query names: days, months and years, and those told from today (*minggu lalu*, *last year*)."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from indexes import dates

Span = tuple[date, date]


@dataclass(frozen=True)
class Time:
    """A time that a query names at code points start to end; `told` says that it counts from today."""

    start: int
    end: int
    span: Span
    told: bool


def _week(day: date) -> Span:
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6)


def _month(day: date) -> Span:
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _year(day: date) -> Span:
    return date(day.year, 1, 1), date(day.year, 12, 31)


_UNITS: dict[str, Callable[[date], Span]] = {
    **dict.fromkeys(("minggu", "pekan", "week"), _week),
    **dict.fromkeys(("bulan", "month"), _month),
    **dict.fromkeys(("tahun", "year"), _year),
}
_TOLD = re.compile(
    r"\b(?:(?P<yesterday>kemarin|yesterday)|(?P<today>hari\s+ini|today)"
    r"|(?<!hari )(?P<unit>minggu|pekan|bulan|tahun)\s+(?P<which>lalu|kemarin|ini)(?!\s+lintas)"
    r"|(?P<which2>last|this)\s+(?P<unit2>week|month|year))\b",
    re.IGNORECASE,
)


def times(text: str, today: date) -> tuple[Time, ...]:
    """Give the times that a query names, those told from today first read with `today`."""
    told = tuple(Time(m.start(), m.end(), _span(m, today), told=True) for m in _TOLD.finditer(text))
    stated = (Time(f.start, f.end, (f.first, f.last), told=False) for f in dates.partial(text))
    return (*told, *(each for each in stated if not any(each.start < t.end and t.start < each.end for t in told)))


def _span(match: re.Match[str], today: date) -> Span:
    if match["today"]:
        return today, today
    if match["yesterday"]:
        return today - timedelta(days=1), today - timedelta(days=1)
    around = _UNITS[(match["unit"] or match["unit2"]).casefold()]
    now = around(today)
    this = (match["which"] or match["which2"]).casefold() in {"ini", "this"}
    return now if this else around(now[0] - timedelta(days=1))
