"""Whom a record names that the law protects, and what stands instead of each of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import chain
from operator import or_

from indexes import institutions, places
from indexes.calendar_words import month_of, weekday_of
from indexes.model import Kind
from indexes.signs import bits_of_words
from ingest.document import Record
from ingest.kinds.actors import is_institution, is_role
from ingest.mask_described import DESCRIBED
from ingest.mask_kin import KIN, OF_AN_OFFICER, tells_of_victims
from ingest.mask_patterns import Looks, Mask, possible
from ingest.mask_people import (
    AGE,
    INITIALS,
    PEOPLE,
    ROLES,
    SUSPECT,
    SUSPECT_BEFORE,
)
from ingest.mask_told import COURTESY, EACH, OFFICE_BEFORE, TOLD

CONTEXT = 90
"""Code points before a name or number that say what it is."""

SHORTEST_NAME = 3
_FORM = re.compile(r"\W*(?:\d{1,2}[.)]\s*)?nama\b[^:=]{0,40}[:=]", re.IGNORECASE)
_FORM_LINES = 6
# What opens a sentence before a name, and is no part of another one.
_CALLS = re.compile(
    r"(?:Korban|Saksi|Penyintas|Ibu|Ayah|Adik|Kakak|Anak|Kata|Ujar|Menurut|Bahwa|Keluarga|Saudar[ai]|Mrs?|Ms|Nona)\b"
)


@dataclass(frozen=True)
class Alias:
    """How one protected person is written, and what stands there instead."""

    pattern: re.Pattern[str]
    replacement: str


def aliases(record: Record) -> tuple[Alias, ...]:
    """Collect the protected people that a record names, in reading order, with how each is masked."""
    found: dict[str, Alias] = {}
    counts: dict[str, int] = {}
    texts = list(_texts(record))
    ways = () if record.source.kind is Kind.PERATURAN else (TOLD, DESCRIBED)
    every = [(text, bits_of_words(text)) for text in (*texts, *_forms(record))]
    of_victims = (tells_of_victims(text, said) for text, said in every[: len(texts)])
    kin = bool(ways) and any(said & KIN.needed for _, said in every) and any(of_victims)
    needed = reduce(or_, (each.needed for each in (PEOPLE, SUSPECT, *ways, *((KIN,) if kin else ()))))
    for text, said in every:
        if not said & needed:
            continue
        for name, role in _named(text, said, ways, kin):
            if name in found:
                continue
            counts[role] = counts.get(role, 0) + 1
            instead = role if role.startswith("[") else f"[{role} {_letter(counts[role])}]"
            found[name] = Alias(_spelled(name, texts), instead)
        for match in (match for row in possible(SUSPECT, text, said) for match in row.pattern.finditer(text)):
            name = match["name"] or match["aged"]
            found.setdefault(name, Alias(_spelled(name, texts), _initials(name)))
    return tuple(sorted(found.values(), key=lambda alias: -len(alias.pattern.pattern)))


def _texts(record: Record) -> Iterator[str]:
    for piece in record.pieces:
        yield piece.text
        if piece.outcome:
            yield piece.outcome.what
    yield record.source.title
    yield record.source.file


def _forms(record: Record) -> Iterator[str]:
    """Give what stands below "Nama: …" together with it: each line of a form may be a piece of its own."""
    for at, piece in enumerate(record.pieces):
        if _FORM.match(piece.text):
            yield "\n".join(below.text for below in record.pieces[at : at + _FORM_LINES])


def _named(text: str, said: int, ways: Sequence[Looks], kin: bool) -> list[tuple[str, str]]:
    """Return the protected people of a text in reading order, each with the role or the fixed replacement."""
    found = [(match.start("name"), match["name"], _role(row, match)) for row, match in _matches(PEOPLE, text, said)]
    for row, match in chain.from_iterable(_matches(way, text, said) for way in ways):
        for at, name in _names(row, match):
            if not _is_public(text[max(0, at - CONTEXT) : at], name):
                found.append((at, name, row.replacement))
    for row, match in _matches(KIN, text, said) if kin else ():
        start, at = match.start(), match.start("name")
        officer = OF_AN_OFFICER.search(text[max(0, start - CONTEXT) : start])
        if not officer and not _is_public(text[start:at], match["name"]):
            found.append((at, match["name"], row.replacement))
    return [(name, role) for _, name, role in sorted(found)]


def _names(row: Mask, match: re.Match[str]) -> list[tuple[int, str]]:
    """Give the names that a row found, each with its place in the text."""
    start, named = match.start(_group(row)), match[_group(row)]
    whole = [(0, named)] if _group(row) == "name" else [(each.start(), each[0]) for each in EACH.finditer(named)]
    courtesies = [COURTESY.match(name) for _, name in whole]
    skipped = [len(courtesy[0]) if courtesy else 0 for courtesy in courtesies]
    return [(start + at + skip, name[skip:]) for (at, name), skip in zip(whole, skipped, strict=True)]


def _matches(rows: Looks, text: str, said: int) -> Iterator[tuple[Mask, re.Match[str]]]:
    for row in possible(rows, text, said):
        for match in row.pattern.finditer(text):
            start = match.start(_group(row))
            if not SUSPECT_BEFORE.search(text[max(0, match.start() - CONTEXT) : start]):
                yield row, match


def _group(row: Mask) -> str:
    return "names" if "names" in row.pattern.groupindex else "name"


def _is_public(before: str, name: str) -> bool:
    """Say whether a name is one of an officer in office, of a place or of an institution."""
    if OFFICE_BEFORE.search(before):
        return True
    known = places.resolve(name) or institutions.resolve(name) or is_institution(name) or is_role(name)
    return bool(known) and re.fullmatch(INITIALS, name) is None


def _role(row: Mask, match: re.Match[str]) -> str:
    words = match[0].lower()
    if row.replacement.startswith("["):
        return row.replacement
    if row.name == "inisial" and words.startswith(("berinisial", "inisial")):
        return "orang"  # nothing says that it is a victim's: it may be a broker's
    return next((role for word, role in ROLES if words.startswith(word)), row.replacement)


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _initials(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.split())


def _shared(word: str, name: str, texts: list[str]) -> bool:
    """Say whether a part of a name is something else too: a place, a month or day, part of another name."""
    if places.resolve(word) or month_of(word) or weekday_of(word) is not None:
        return True
    before = re.compile(rf"(?<![\w.])([A-Z][\w'’.]*)\s+{word}\b")
    return any(found[1] not in name and not _CALLS.match(found[1]) for text in texts for found in before.finditer(text))


def _spelled(name: str, texts: list[str]) -> re.Pattern[str]:
    """Match a name wherever it stands alone: "Maria Contoh" also as "Maria" or "Contoh", initials also with an age.

    A part alone is no name where the texts use it as a common word, in small letters; one behind the first neither
    where it is also a place's, a month's, or another person's.
    """
    words = [re.escape(word) for word in name.rstrip(".").split()]
    whole = r"\s+".join(words)
    if len(name) == 1:
        # A single letter is a person only where it is called one.
        return re.compile(rf"(?i:(?<=korban )|(?<=saksi )|(?<=pelapor )|(?<=inisial )){whole}{AGE}?(?!\w)")
    dot = r"\.?" if name.isupper() else ""
    for nth, word in enumerate(words if len(words) > 1 else ()):
        common = re.compile(rf"\b{word.lower()}\b")
        if (
            len(word) > SHORTEST_NAME
            and not any(map(common.search, texts))
            and not (nth and _shared(word, name, texts))
        ):
            whole += rf"|{word}(?!\s+[A-Z])"
    return re.compile(rf"(?<![\w.])(?:{whole})\.?{AGE}(?!\w)|(?<![\w.])(?:{whole}){dot}(?!\w)")
