"""Offices that exist in many places, read by pattern: Kanim Atambua, Polres Belu, Dinas Sosial NTT."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from indexes import places
from indexes.signs import Sign, Words

_TABLE = Path(__file__).with_name("offices.tsv")


@dataclass(frozen=True)
class Office:
    """A kind of office: short name, pattern, names in full ("{}" is the place), which place it takes."""

    short: str
    written: str
    indonesian: str
    english: str
    place: str
    begins: tuple[str, ...]


@dataclass(frozen=True)
class FoundOffice:
    """An office in a text, code points start to end."""

    start: int
    end: int
    name: str


_GRADE = (
    r"(?:\s+(?:Kelas|Class)\s+(?:I{1,3}|[123])(?:\s*[AB]\b)?(?:\s+(?:Khusus|Special))?)?(?:\s+(?:Non[\s-]?)?TPI\b)?"
    r"(?:\s+(?:Tipe|Type)\s+[A-D]\b)?"
)
_AREA = re.compile(
    r"(?:(?:\s*[,-])?\s+(?:di\s+|wilayah\s+|Daerah\s+)?(?:Provinsi|Propinsi|Prov|Kabupaten|Kab|Kota|Daerah|Pusat)\b\.?)?"
    r"(?:\s+(?:RI|Republik\s+Indonesia)\b)?(?:\s+(?:di|in|untuk)\b)?\s*[(]?",
    re.IGNORECASE,
)
_UNIT = r"(?P<unit>(?:\s+(?:[IVX]+|\d{3,4}(?:-\d{2})?))(?:\s*/\s*[A-Z][\w.]*(?:\s[A-Z]{2,}|\s[A-Z][a-z]+)?)?)?"
_CAPITALS = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?")
_WORDS_AFTER = (
    "Ri Tpi Dan Indonesia Republik Kelas Kota Kabupaten Provinsi Negara Yang Pasal Ayat Lembaran Paragraf"
    " Anak Khusus Tingkat I Ii Iii Iv Tni"
)
_NOT_PLACES = frozenset(_WORDS_AFTER.split())
_WORD = re.compile(r"[^\W_]+")
_SATGAS = re.compile(
    r"\b(?:Satgas|Satuan\s+Tugas)\s+(?:Pamtas|Pengamanan\s+Perbatasan)(?:\s+(?:Statis|Mobile))?\s+(?:RI|Republik\s+Indonesia)"
    r"\s*[-–/]\s*(?P<other>[A-Z][\w-]*(?:\s[A-Z]\w+)?)",
    re.IGNORECASE,
)
_FORCES, _REGIONS = Words(("satgas", "satuan")), Words(("kanwil", "kantor"))
_NEIGHBOUR = {"Timor-Leste": "RDTL", "Malaysia": "Malaysia", "Papua Nugini": "PNG"}
_REGIONAL = re.compile(r"\b(?:Kantor\s+Wilayah|(?:Ka)?kanwil)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:(?:RI|Republik\s+Indonesia|Provinsi|Prov\.?|di)\s+)*", re.IGNORECASE)


@cache
def _offices() -> dict[str, Office]:
    rows = (r.split("\t") for r in _TABLE.read_text("utf-8").splitlines() if r and not r.startswith("#"))
    return {r[0]: Office(r[0], r[1], r[2], r[3], r[4], tuple(r[5].split())) for r in rows}


@cache
def _patterns() -> dict[str, tuple[tuple[Office, re.Pattern[str]], ...]]:
    """Give, by the word that an office begins with, the patterns to try there."""
    by_word: dict[str, tuple[tuple[Office, re.Pattern[str]], ...]] = {}
    for office in _offices().values():
        unit = _UNIT if office.place == "unit" else ""
        pattern = re.compile(rf"(?:{office.written})\b{_GRADE}{unit}", re.IGNORECASE)
        for word in office.begins:
            by_word[word] = (*by_word.get(word, ()), (office, pattern))
    return by_word


def _words(text: str) -> Iterator[re.Match[str]]:
    """Give the words near one that an office may begin with."""
    for start, stretch in _sign().stretches(text):
        yield from _WORD.finditer(text, start, start + len(stretch))


@cache
def _sign() -> Sign:
    """Give the sign that an office may begin in a stretch."""
    begin = _patterns().keys()
    return Sign(lambda stretch: not begin.isdisjoint(_WORD.findall(stretch.casefold())))


def find(text: str) -> Iterator[FoundOffice]:
    """Give the offices of a text in order; one that needs a place is one only with it."""
    patterns, end = _patterns(), 0
    for word in _words(text):
        for office, pattern in patterns.get(word.group().casefold(), ()) if word.start() >= end else ():
            match = pattern.match(text, word.start())
            found = _with_place(text, match, office) if match else None
            if found:
                yield found
                end = found.end
                break


def _with_place(text: str, match: re.Match[str], office: Office) -> FoundOffice | None:
    if office.place == "unit" and match["unit"]:
        return FoundOffice(match.start(), match.end("unit"), f"{office.short} {' '.join(match['unit'].split())}")
    named = _bracketed(office.short).match(text, match.end())
    after = named.end() if named else match.end()
    area = _AREA.match(text, after)
    listed, graded = office.place in {"known", "optional"}, "kelas" in match.group().casefold()
    place = place_at(text, area.end() if area else after, known=listed, graded=graded)
    if place:
        return FoundOffice(match.start(), place[1], f"{office.short} {place[0]}")
    return FoundOffice(match.start(), match.end(), office.short) if office.place == "optional" else None


@cache
def _bracketed(short: str) -> re.Pattern[str]:
    """Match the short name that may stand between a full one and its place: "Kepolisian Resor (Polres) Nunukan"."""
    return re.compile(rf"\s*\(\s*{re.escape(short)}\s*\)")


def place_at(text: str, start: int, known: bool, graded: bool = False) -> tuple[str, int] | None:
    """Give the short name of the place that is named here and where it ends.

    Unless `known`, an unknown place is taken as written; two words only after an office's class
    (`graded`), for they are as often the name of its head.
    """
    listed = places.at(text, start)
    if listed:
        return short_place(listed[0]), listed[1]
    words = None if known else _CAPITALS.match(text, start)
    if words is None or words.group().split()[0].title() in _NOT_PLACES:
        return None
    name = words.group()
    if " " in name and not graded:
        return None
    return (name.title() if name.isupper() else name), words.end()


def short_place(name: str) -> str:
    """Give a place as offices are named after it: NTT, Kupang, Mota'ain."""
    label = places.label(name)
    for prefix in ("Kab. ", "Kota ", "PLBN ", "Kec. "):
        label = label.removeprefix(prefix)
    return label


def satgas(text: str) -> Iterator[FoundOffice]:
    """Give the border security task forces that name the neighbour they stand at."""
    for match in _SATGAS.finditer(text) if _FORCES.is_in(text) else ():
        country = places.resolve(match["other"]) or places.resolve(match["other"].split()[0])
        other = "Malaysia" if match["other"].upper().startswith("MLY") else _NEIGHBOUR.get(country or "")
        if other:
            yield FoundOffice(match.start(), match.end(), f"Satgas Pamtas RI-{other}")


def regional(text: str, body: Callable[[str, int], tuple[str, int] | None]) -> Iterator[FoundOffice]:
    """Give every Kanwil; `body` reads the institution that it belongs to, where one is named."""
    for match in _REGIONAL.finditer(text) if _REGIONS.is_in(text) else ():
        of = body(text, match.end())
        between = _BETWEEN.match(text, of[1] if of else match.end())
        place = place_at(text, between.end(), known=True) if between else None
        if place or of:
            named = (of[0] if of else "", place[0] if place else "")
            end = place[1] if place else of[1] if of else match.end()
            yield FoundOffice(match.start(), end, " ".join(("Kanwil", *filter(None, named))))


@cache
def _english() -> tuple[re.Pattern[str], dict[str, str]]:
    tails = {o.english.removeprefix("{} ").casefold(): o.short for o in _offices().values() if o.place != "optional"}
    ends = "|".join(re.escape(t) for t in sorted(tails, key=len, reverse=True))
    return re.compile(rf"\b(?:{ends})\b", re.IGNORECASE), tails


@cache
def _tail_ends() -> Words:
    return Words(sorted({tail.split()[-1] for tail in _english()[1]}))


def english(text: str) -> Iterator[FoundOffice]:
    """Give the offices that are named in English after a known place (Atambua Immigration Office)."""
    pattern, tails = _english()
    if not _tail_ends().is_in(text):
        return
    for match in pattern.finditer(text):
        for word in re.finditer(r"\S+", text[max(0, match.start() - 40) : match.start()]):
            start = max(0, match.start() - 40) + word.start()
            place = places.resolve(text[start : match.start()].strip())
            if place:
                yield FoundOffice(start, match.end(), f"{tails[match.group().casefold()]} {short_place(place)}")
                break


@lru_cache(maxsize=10_000)
def label(name: str, language: str) -> str | None:
    """Give an office's name in full, in Indonesian or English; None for what is no office."""
    offices = _offices()
    for short in sorted(offices, key=len, reverse=True):
        if name == short or name.startswith(short + " "):
            full = offices[short].english if language == "en" else offices[short].indonesian
            return full.format(name[len(short) :].strip()).strip()
    return None
