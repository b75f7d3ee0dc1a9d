"""The first words of a news text: "ATAMBUA, KABAR CONTOH - …" gives place, medium and sometimes the day."""

import re
from dataclasses import dataclass
from datetime import date

from indexes import dates, places

_LONGEST = 90
_MOST_WORDS = 9
_END = re.compile(
    r"\s+[–—-]{1,2}\s+|--|\s*[–—]\s*|\s\|\s|,-\s*|(?<=[A-Za-z)])\s*-\s?(?=[A-Z])|\s*:\s+|(?<=\w)\.\s+(?=[A-Z])"
)
_PARTS = re.compile(r"\s*(?:[,|()/]|\s[–—-]\s|–|—)\s*")
_SITE = re.compile(r"\.\s?(?:com|co\.id|go\.id|id|net|org|news|tv|info)\b", re.IGNORECASE)
_BRAND = re.compile(r"^(?:[A-Z0-9][A-Z0-9'.-]*(?:\s+[A-Z0-9][A-Z0-9'.-]*)*|[A-Z]+[a-z]+[A-Z]\w*)$")
_TITLE = re.compile(r"^(?:[A-Z][\w'.-]*\s?){1,4}$")
_SPEAKS = re.compile(r"\b(?:yang|adalah|telah|akan|dengan|untuk|oleh|is|was|the|has|will)\b")


@dataclass(frozen=True)
class Dateline:
    """What stands before the first sentence; it ends at code point `end` of the paragraph."""

    end: int
    place: str | None
    medium: str | None
    day: date | None


def dateline_of(paragraph: str) -> Dateline | None:
    """Read the dateline of a first paragraph; None where it begins with its first sentence."""
    best: Dateline | None = None
    for end in _END.finditer(paragraph, 0, _LONGEST + 4):
        prefix = paragraph[: end.start()]
        if len(prefix.split()) > _MOST_WORDS or _SPEAKS.search(prefix):
            break
        # "POS-KUPANG.COM, ATAMBUA - ": a later end that tells more is the real one
        read = _read(prefix, end.end()) if prefix.count("(") == prefix.count(")") else None
        if read and ":" in end.group() and read.place is None and not _SITE.search(prefix):
            continue  # "TPPO: kejahatan lintas negara" is a title
        if read and (best is None or _told(read) > _told(best)):
            best = read
    return best


def _told(read: Dateline) -> int:
    return sum(value is not None for value in (read.place, read.medium, read.day))


def _read(prefix: str, end: int) -> Dateline | None:
    days = dates.find(prefix)
    rest = prefix
    for found in reversed(days):
        rest = rest[: found.start] + "," + rest[found.end :]
    place = medium = None
    for part in filter(None, (p.strip(" .,-") for p in _PARTS.split(rest))):
        named = places.resolve(part)
        if named and not _SITE.search(part):
            place = place or named
        elif medium is None and (_SITE.search(part) or _BRAND.match(part) or (place and _TITLE.match(part))):
            medium = part
        else:
            return None
    return Dateline(end, place, medium, days[0].first if days else None) if place or medium or days else None
