"""Whom a record names that the law protects, and what stands instead of each of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes import institutions, places
from indexes.signs import bits
from ingest.document import Record
from ingest.mask_patterns import Mask, possible
from ingest.mask_people import (
    AGE,
    LOOSE,
    OFFICE_BEFORE,
    PEOPLE,
    ROLES,
    SUSPECT,
    SUSPECT_BEFORE,
    TELLING_PEOPLE,
    TELLING_SUSPECTS,
)

CONTEXT = 90
"""Code points before a name or number that say what it is."""

SHORTEST_NAME = 3


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
    for text in (text for text in texts if bits(text) & (TELLING_PEOPLE | TELLING_SUSPECTS)):
        for name, role in _named(text):
            if name in found:
                continue
            counts[role] = counts.get(role, 0) + 1
            instead = role if role.startswith("[") else f"[{role} {_letter(counts[role])}]"
            found[name] = Alias(_spelled(name, texts), instead)
        for match in (match for row in possible(SUSPECT, text) for match in row.pattern.finditer(text)):
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


def _named(text: str) -> list[tuple[str, str]]:
    """Return the protected people of a text in reading order, each with the role or the fixed replacement."""
    found: list[tuple[int, str, str]] = []
    for row in possible(PEOPLE, text):
        for match in row.pattern.finditer(text):
            before = text[max(0, match.start() - CONTEXT) : match.start("name")]
            if not SUSPECT_BEFORE.search(before) and not (row.name in LOOSE and _is_public(before, match["name"])):
                found.append((match.start("name"), match["name"], _role(row, match)))
    return [(name, role) for _, name, role in sorted(found)]


def _is_public(before: str, name: str) -> bool:
    """Say whether a name is one of an officer in office, of a place or of an institution."""
    known = places.resolve(name) or institutions.resolve(name)
    return known is not None or OFFICE_BEFORE.search(before) is not None


def _role(row: Mask, match: re.Match[str]) -> str:
    words = match[0].lower()
    if row.replacement.startswith("["):
        return row.replacement
    return next((role for word, role in ROLES if words.startswith(word)), row.replacement)


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _initials(name: str) -> str:
    return "".join(f"{word[0]}." for word in name.split())


def _spelled(name: str, texts: list[str]) -> re.Pattern[str]:
    """Match a name wherever it stands alone: "Maria Contoh" also as "Maria", initials also with an age.

    The first part alone is no name where the texts use it as a common word, in small letters.
    """
    words = [re.escape(word) for word in name.rstrip(".").split()]
    whole = r"\s+".join(words)
    if len(name) == 1:
        # A single letter is a person only where it is called one.
        return re.compile(rf"(?i:(?<=korban )|(?<=saksi )|(?<=pelapor )|(?<=inisial )){whole}{AGE}?(?!\w)")
    dot = r"\.?" if name.isupper() else ""
    common = re.compile(rf"\b{words[0].lower()}\b")
    if len(words) > 1 and len(words[0]) > SHORTEST_NAME and not any(map(common.search, texts)):
        whole += rf"|{words[0]}(?!\s+[A-Z])"
    return re.compile(rf"(?<![\w.])(?:{whole})\.?{AGE}(?!\w)|(?<![\w.])(?:{whole}){dot}(?!\w)")
