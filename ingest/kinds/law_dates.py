"""Days in a law's own words: promulgation, entry into force, and terms counted from them."""

import re
from datetime import date

from indexes import dates

_RECOGNISED = str.maketrans("OolI", "0011")
_NUMBER = re.compile(r"\b(?=[OolI]*\d)[\dOolI]{1,4}\b")
_REACH = 45


def day_near(text: str, at: int) -> date | None:
    """Give the first day named a few words behind `at`; recognition's digits ("2OO7") are read as meant."""
    window = _NUMBER.sub(lambda found: found.group().translate(_RECOGNISED), text[at : at + _REACH])
    found = dates.find(window)
    return found[0].first if found and found[0].year_given else None


def later(day: date, count: int, unit: str) -> date:
    """Give the day that lies `count` days, months or years (hari, bulan, tahun) after another.

    A day that the month lacks becomes its last one.
    """
    if unit == "hari":
        return date.fromordinal(day.toordinal() + count)
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "tahun" else 1)
    for last in range(day.day, 27, -1):
        try:
            return date(months // 12, months % 12 + 1, last)
        except ValueError:
            continue
    return date(months // 12, months % 12 + 1, day.day)
