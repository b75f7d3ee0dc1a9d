"""What a date looks like: patterns, and what each one reads; weekdays and years are settled elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexes.calendar_words import ENGLISH_MONTHS, NUMBER_WORDS, digits, month_of, number


@dataclass(frozen=True)
class Core:
    """A date as (year, month, day), the year None where not written; nothing here is checked yet.

    `apart`: two single days and no span. `needs_weekday`: too little to be a date by itself.
    """

    start: int
    end: int
    first: tuple[int | None, int, int]
    last: tuple[int | None, int, int]
    apart: bool = False
    needs_weekday: bool = False


DAY = r"(?:[0-3OoIl]?[0-9OolI|])"
YEAR = r"(?:[12lI][09OoQ][0-9OoIlL|}Z]{2})"
UNTIL = r"(?:-|–|—|/|s\.?\s?/?d\.?|sampai(?:\s+(?:dengan|ke))?|hingga|to|until|through)"
WEEKDAY = (
    r"(?:Senin|Selasa|Rabu|Kamis|Jum\s?['’‘`´]?\s?at|Sabtu|Minggu|Ahad"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
_MONTH = r"(?:[A-Za-z0-9]{3,10}\b\.?)"
_WORDS = rf"(?:(?:{'|'.join(NUMBER_WORDS)})(?:\s+(?:{'|'.join(NUMBER_WORDS)}))*)"

_LONG = re.compile(
    rf"(?<![\w/.-])(?<!\d,)(?:(?P<list>(?:{DAY}\s{{0,3}},\s{{0,3}}){{0,9}})(?P<d1>{DAY})(?:\s+(?P<m1>{_MONTH}))?"
    rf"\s*,?\s*(?P<sep>{UNTIL}|dan|&|and)\s*(?:{WEEKDAY}[,\s]+)?(?:tanggal\s+)?)?"
    rf"(?P<d>{DAY})(?:st|nd|rd|th)?[\s,/-]{{0,3}}(?:of\s+|bulan\s+)?(?P<m>{_MONTH})"
    rf"(?:[\s,/-]{{0,3}}(?:tahun\s+|thn\.?\s+|th\.?\s+)?(?P<y>{YEAR})(?![\w/]))?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"\b(?P<m>[A-Z][A-Za-z]{2,8})\.?\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\w/.:])"
    r"(?:\s*(?:-|–|to|until|and)\s*(?:(?P<m2>[A-Z][a-z]{2,8})\s+)?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d))?"
    r"(?:\s*,?\s*(?P<y>(?:19|20)\d\d)(?!\d))?"
)
_NUMERIC = re.compile(
    r"(?<![\w/.-])(?<!\d,)(?:(?P<d1>[0-3]?\d)\s*[-–]\s*)?(?P<d>[0-3]?\d)\s?(?P<s>[/.–-])\s?(?P<m>[01]?\d)"
    r"(?:\s?(?P=s)\s?(?P<y>(?:19|20)\d\d|\d\d))?(?![\w/]|[.,-]\d)"
)
_ISO = re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>[01]\d)(?P=s)(?P<d>[0-3]\d)(?!\d|-\d)")
_SPELLED = re.compile(
    rf"\b(?P<d>{_WORDS})\s*,?\s+(?:bulan\s+)?(?P<m>[A-Za-z]{{3,9}})\s*,?\s+(?:tahun\s+)?"
    rf"(?P<y>{_WORDS}|{YEAR}\b)",
    re.IGNORECASE,
)
_BAD_YEAR = re.compile(r"[\s,.:]{0,3}\d{3,4}\b")
_NUMBERED = re.compile(
    r"(?:\b(?:nomor|nomer|number|no\.?|pasal|ayat|telp\.?|hp)\s*[:.]?\s*|(?-i:[A-Z]{2,}[-/.]))$", re.I
)


def cores(text: str) -> list[Core]:
    """Give what every pattern reads, leftmost first, the longer of two at one place first."""
    found = [
        core
        for pattern, read in _READERS
        for match in pattern.finditer(text)
        if (core := read(match)) is not None and not _NUMBERED.search(text[max(0, core.start - 12) : core.start])
    ]
    return sorted(found, key=lambda c: (c.start, -c.end))


def _long(match: re.Match[str]) -> Core | None:
    month, day = month_of(match["m"]), digits(match["d"])
    if month is None or day is None or not (match["y"] or _stands_alone(match)):
        return None
    if not any(c.isdigit() for c in match["d"]) and (not match["y"] or match.end("d") == match.start("m")):
        return None  # "lagu" is no first of August
    year = digits(match["y"]) if match["y"] else None
    end = match.end() if match["y"] else match.end("m")
    last = (year, month, day)
    first_day = digits(match["d1"]) if match["d1"] else None
    first_month = month_of(match["m1"]) if match["m1"] else month
    if first_day is None or first_month is None:
        return Core(match.start("d"), end, last, last)
    first_year = year - 1 if year and first_month > month else year
    first_day = digits(match["list"].split(",")[0].strip()) or first_day if match["list"] else first_day
    # "5 dan 19 Mei" are two days, "7 dan 8 Mei" and "7, 8 dan 9 Mei" one meeting
    listed = match["sep"].casefold() in {"dan", "&", "and"} and not match["list"] and day != first_day + 1
    return Core(match.start(), end, (first_year, first_month, first_day), last, apart=listed)


def _stands_alone(match: re.Match[str]) -> bool:
    """Say whether a day and month without a year are written plainly enough; "2 may be" is none."""
    word = match["m"]
    if any(c.isdigit() for c in word) or _BAD_YEAR.match(match.string, match.end("m")):
        return False
    return not word.islower() or word.strip(".") not in {"may", "march", "mar", "dec", "jan", "sep", "des"}


def _month_first(match: re.Match[str]) -> Core | None:
    month = month_of(match["m"])
    # "Juli 12 orang": only English puts the day after the month without a year
    if month is None or not (match["y"] or match["m"].casefold() in ENGLISH_MONTHS):
        return None
    year = int(match["y"]) if match["y"] else None
    last_month = (month_of(match["m2"]) if match["m2"] else month) or month
    last_day = int(match["d2"] or match["d"])
    return Core(match.start(), match.end(), (year, month, int(match["d"])), (year, last_month, last_day))


def _numeric(match: re.Match[str]) -> Core | None:
    year, sign = match["y"], match["s"]
    if year is None and sign != "/":
        return None
    # "1.2.24" or "08-12-34" is more often a section or a telephone number
    unsure = year is None or (len(year) == 2 and sign != "/")
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    month, day = int(match["m"]), int(match["d"])
    first = int(match["d1"]) if match["d1"] else day
    return Core(match.start(), match.end(), (full, month, first), (full, month, day), needs_weekday=unsure)


def _iso(match: re.Match[str]) -> Core:
    day = (int(match["y"]), int(match["m"]), int(match["d"]))
    return Core(match.start(), match.end(), day, day)


def _spelled(match: re.Match[str]) -> Core | None:
    day, month = number(match["d"]), month_of(match["m"])
    year = number(match["y"]) or digits(match["y"])
    if day is None or month is None or year is None or not 1900 <= year < 2100:
        return None
    return Core(match.start(), match.end(), (year, month, day), (year, month, day))


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Core | None]], ...] = (
    (_LONG, _long),
    (_MONTH_FIRST, _month_first),
    (_NUMERIC, _numeric),
    (_ISO, _iso),
    (_SPELLED, _spelled),
)
