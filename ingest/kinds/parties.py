"""Who "PIHAK PERTAMA" is: an agreement says it once and promises in its name; where it doesn't say, the words stay."""

import re
from collections.abc import Mapping
from dataclasses import replace

from indexes import institutions
from ingest.document import Piece

_ORDINALS = (("pertama", "kesatu", "i", "1"), ("kedua", "ii", "2"), ("ketiga", "iii", "3"), ("keempat", "iv", "4"))
_NUMBERS = {word: number for number, words in enumerate(_ORDINALS, 1) for word in words}
_PARTY = rf"pihak\s+(?:yang\s+)?(?:ke-?\s?)?(?P<ordinal>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b"
_DEFINED = re.compile(rf"(?:\bdisebut(?:\s+juga)?(?:\s+(?:sebagai|dengan))?|\bsebagai|\()\s*[\"“'‘]?\s*{_PARTY}", re.I)
_LABELLED = re.compile(rf"^\W*{_PARTY}\W{{0,2}}\s*(?::|=|\badalah\b|\byaitu\b)\s*(?P<who>[^\n]+)", re.I | re.M)
_NAMED = re.compile(rf"^{_PARTY}$", re.I)
_ALL = re.compile(r"^(?:para|kedua(?:\s+belah)?|semua|seluruh)\s+pihak$", re.I)
_BEHALF = re.compile(r"\batas\s+nama\s+(?P<who>[^,;(\n]+)", re.I)
_BREAK = re.compile(r"(?<!Jl)(?<!No)(?<!Kec)(?<!Kab)(?<!Prov)(?<!Dr)(?<!Drs)(?<!Ir)[.;]\s+(?=[A-Z])|\n(?=\s*[^\sa-z])")
_SAYS_NOTHING = re.compile(r"\W*(?:(?:yang|dan|untuk|selanjutnya|dalam|hal|ini|perjanjian|berita|acara)\b\W*)*", re.I)
_REACH = 600
"""Code points before "disebut PIHAK PERTAMA" that may name the party."""

Parties = Mapping[int, str]


def parties_of(text: str) -> Parties:
    """Give the institution of each party of an agreement, by its number; what is said first counts.

    A text that does not say of a first and a second party who they are is no agreement.
    """
    said: dict[int, str] = {}
    end = 0
    for match in _DEFINED.finditer(text):
        before = text[max(end, match.start() - _REACH) : match.start()]
        end = match.end()
        _note(said, match, _last_named(before))
    for match in _LABELLED.finditer(text):
        _note(said, match, next(iter(institutions.find(match["who"])), None))
    return dict(sorted(said.items())) if {1, 2} <= set(said) else {}


def _note(said: dict[int, str], match: re.Match[str], who: str | None) -> None:
    """Note who a party is; of one that is no known institution its number is all that is known."""
    said.setdefault(_NUMBERS[match["ordinal"].lower()], who or f"Pihak {match['ordinal'].capitalize()}")


def _last_named(before: str) -> str | None:
    """Give whom the same sentence acts for, or else the last institution that it names."""
    said = next((each for each in reversed(_BREAK.split(before)) if not _SAYS_NOTHING.fullmatch(each)), "")
    behalf = [who for match in _BEHALF.finditer(said) for who in institutions.find(match["who"])[:1]]
    named = behalf or institutions.find(said)
    return named[-1] if named else None


def in_the_open(piece: Piece, parties: Parties) -> Piece:
    """Name the parties that an outcome's owners stand for."""
    if piece.outcome is None or not parties:
        return piece
    who = tuple(dict.fromkeys(name for owner in piece.outcome.who for name in _names(owner, parties)))
    return replace(piece, outcome=replace(piece.outcome, who=who))


def _names(owner: str, parties: Parties) -> tuple[str, ...]:
    if _ALL.match(owner):
        return tuple(parties.values())
    match = _NAMED.match(owner)
    return (parties.get(_NUMBERS[match["ordinal"].lower()], owner),) if match else (owner,)
