"""Finding provisions in running text: articles with ayat, huruf and angka, enumerated and in ranges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from indexes.regulation_patterns import flat
from indexes.signs import Sign

Path = tuple[tuple[str, str], ...]
"""Levels from the article down, such as (("pasal", "2"), ("ayat", "1"))."""


@dataclass(frozen=True)
class Item:
    """One provision of a group, at code points start to end."""

    start: int
    end: int
    path: Path


@dataclass
class Group:
    """Provisions named in one breath ("Pasal 48, Pasal 49, dan Pasal 50"): they belong to one regulation."""

    start: int
    end: int
    items: list[Item] = field(default_factory=list)


_DIGIT = r"[0-9oil|}]"
_DIGITS = str.maketrans("oil|}", "01111")
_PASAL = r"(?:pasal(?:-pasal)?|psl|ps|articles?|art)\b\.?\s*|pasa[l1]\s?(?=\d)"
_START = re.compile(rf"\b(?:{_PASAL})(?=[0-9oil|}}ivx])")
_NAMED = re.compile(r"\b(?:(?:pasal|psl|ps|articles?|art)\b|pasa[l1])")
_MAY_NAME = Sign(lambda stretch: _NAMED.search(flat(stretch)) is not None)
_ARTICLE = re.compile(
    rf"(?:{_PASAL})?(?P<n>\d{_DIGIT}{{0,3}}|[1il|](?![a-z])"
    rf"|[il]{_DIGIT}{{1,2}}(?=[\s,.;)]))(?P<letter>[a-z]{{1,2}}|\s[a-z])?(?![a-z0-9])"
)
_ROMAN = re.compile(r"(?:Pasal|PASAL|pasal)\s+(?P<n>[IVX]{1,6})(?![A-Za-z0-9])")
_LEVELS = {
    "ayat": re.compile(
        rf"\s*,?\s*(?:ayat|paragraph|para)\s*(?P<open>\()?\s*(?P<n>{_DIGIT}{{1,3}}[a-z]?)(?![a-z0-9])\s*(?P<close>\))?"
        r"|\((?P<m>\d{1,2}[a-z]?)\)"
    ),
    "huruf": re.compile(r"\s*,?\s*(?:huruf|hurup|letter|point)\s*(?P<open>\()?(?P<n>[a-z]{1,2})(?![a-z0-9])\)?"),
    "angka": re.compile(rf"\s*,?\s*(?:angka|number|butir)\s*(?P<open>\()?(?P<n>{_DIGIT}{{1,3}}[a-z]?)(?![a-z0-9])\)?"),
}
_ORDER = ("pasal", *_LEVELS)
_LINK = re.compile(
    r"\s*(?P<range>sampai\s+dengan|sampai|hingga|s\s?\.?\s?/?\s?d\b\.?|-|to|until|through)\s*"
    r"|\s*(?:[,;]\s*)?(?:dan\s*/\s*atau|dan|atau|serta|maupun|and|or|jo|jis|juncto|junto"
    r"|&)\b\.?\s*(?:pada\s+|dalam\s+)?|\s*[,;/]\s*"
)
# A bare number goes on an enumeration only where what follows shows that it is one.
_BARE = re.compile(
    r"(?P<n>\d{1,3})(?P<letter>[a-z])?(?=\s*(?:,|;|dan\b|and\b|uu\b|undang|kuh|pp\b|per[pdbgm]|of\b"
    r"|law\b|peraturan|jo\b|ayat\b|huruf\b|angka\b|s\.?d|sampai|[.)]?\s*$))"
)
_BARE_LIKE = {
    "ayat": re.compile(r"\((?P<n>\d{1,2}[a-z]?)\)"),
    "huruf": re.compile(r"(?P<n>[a-z])(?=\s*(?:,|;|dan\b|$))"),
}
_BEFORE = re.compile(r"(?:huruf\s+(?P<huruf>[a-z])\s+)?ayat\s*\(?(?P<ayat>\d{1,2}[a-z]?)\)?\s+(?:dari\s+)?$")
_SPAN = 60
"""Articles that a range may stand for; of a longer one only the ends are named."""


def groups(folded: str, text: str, alike: str | None = None) -> Iterator[Group]:
    """Give the provisions of a text (`folded` is `flat(text)`) by groups, in order; `alike` as in `starts`."""
    at = 0
    for place in _places(folded, alike or folded):
        found = _START.match(folded, place) if place >= at else None
        if found:
            group = _group(folded, text, place)
            at = group.end if group else found.end()
            if group:
                yield group


def _places(folded: str, alike: str) -> Iterator[int]:
    """Give where an article may be named."""
    for at, stretch in _MAY_NAME.stretches(alike):
        yield from (found.start() for found in _NAMED.finditer(folded, at, at + len(stretch)))


def _group(folded: str, text: str, start: int) -> Group | None:
    head = _article(folded, text, start)
    if head is None:
        return None
    path, at = head
    path, at = _deeper(folded, at, path)
    group = Group(start, at, [Item(start, at, path)])
    if len(path) == 1 and (before := _BEFORE.search(folded, max(0, start - 40), start)):
        path = (*path, *((k, v) for k in ("ayat", "huruf") if (v := before[k])))
        group = Group(before.start(), at, [Item(before.start(), at, path)])
    while link := _LINK.match(folded, group.end):
        following = _next(folded, text, link.end(), group.items[-1].path)
        if following is None:
            break
        path, at = following
        if link["range"]:
            group.items.extend(_between(group.items[-1].path, path, link.end(), at))
        group.items.append(Item(link.end(), at, path))
        group.end = at
    return group


def _article(folded: str, text: str, start: int) -> tuple[Path, int] | None:
    if roman := _ROMAN.match(text, start):
        return (("pasal", roman["n"]),), roman.end()
    found = _ARTICLE.match(folded, start)
    if not found:
        return None
    number, end = found["n"].translate(_DIGITS).lstrip("0"), found.end()
    letter = (found["letter"] or "").strip()
    spaced = found["letter"] is not None and found["letter"] != letter
    if spaced and not text[found.start("letter") : end].strip().isupper():
        letter, end = "", found.end("n")
    return ((("pasal", number + letter.upper()),), end) if number else None


def _deeper(folded: str, at: int, path: Path) -> tuple[Path, int]:
    """Read the levels that follow without a link; ayat before huruf before angka, each once."""
    for level in _ORDER[_ORDER.index(path[-1][0]) + 1 :]:
        found = _LEVELS[level].match(folded, at)
        if found and not (
            folded[at : found.start() + 2].startswith(",")
            and level == "ayat"
            and "m" in found.groupdict()
            and found["m"]
        ):
            path, at = (*path, (level, _value(level, found))), found.end()
    return path, at


def _value(level: str, found: re.Match[str]) -> str:
    groups_ = found.groupdict()
    value = str(groups_["n"] or groups_.get("m"))
    if level == "huruf":
        return value
    digits = value[:-1].translate(_DIGITS) + (
        value[-1].translate(_DIGITS) if len(value) == 1 or value[-1] in "oil|}" else value[-1]
    )
    misread = level == "ayat" and groups_.get("open") and not groups_.get("close") and len(digits) > 1
    return digits[:-1] if misread and digits.endswith("1") else digits


def _next(folded: str, text: str, at: int, before: Path) -> tuple[Path, int] | None:
    """Read the next provision of an enumeration: another article, or a sibling of the one before."""
    if _START.match(folded, at) and (head := _article(folded, text, at)):
        return _deeper(folded, head[1], head[0])
    for level in _LEVELS:
        found = _LEVELS[level].match(folded, at)
        if found and found["n"]:
            return _deeper(folded, found.end(), (*_above(before, level), (level, _value(level, found))))
    last = before[-1][0]
    if last in _BARE_LIKE and (found := _BARE_LIKE[last].match(folded, at)):
        return _deeper(folded, found.end(), (*before[:-1], (last, found["n"])))
    if last == "pasal" and (found := _BARE.match(folded, at)):
        return _deeper(folded, found.end(), (("pasal", found["n"] + (found["letter"] or "").upper()),))
    return None


def _above(path: Path, level: str) -> Path:
    return tuple(step for step in path if _ORDER.index(step[0]) < _ORDER.index(level))


def _between(first: Path, last: Path, start: int, end: int) -> Iterator[Item]:
    """Give what lies between the ends of a range of numbers or letters, placed where the last stands."""
    (level, low), (other, high) = first[-1], last[-1]
    if first[:-1] != last[:-1] or level != other:
        return
    if low.isdigit() and high.isdigit() and 0 < int(high) - int(low) <= _SPAN:
        names = [str(n) for n in range(int(low) + 1, int(high))]
    elif level == "huruf" and len(low) == len(high) == 1:
        names = [chr(n) for n in range(ord(low) + 1, ord(high))]
    else:
        return
    yield from (Item(start, end, (*first[:-1], (level, name))) for name in names)
