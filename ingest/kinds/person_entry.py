"""One entry of an attendance list: name, office, institution, and who came for whom."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from indexes import places
from indexes.model import Person, Presence
from ingest.kinds.actors import (
    guarded,
    is_degree,
    is_institution,
    is_name,
    is_nothing,
    is_role,
    split_actors,
    unguarded,
)
from ingest.kinds.lines import unmarked

_ABSENT = re.compile(
    r"(?:\b(?:tidak|berhalangan|belum)(?:\s+(?:dapat|bisa|sempat))?\s+hadir|berhalangan"
    r"|(?<=[(,:–-])\s?(?:izin|ijin|absen|alpa|sakit)|tanpa\s+keterangan|absent|excused"
    r"|apologies|did\s+not\s+attend)\b(?:\s+(?:dengan|tanpa|karena)\s+[^,;()]+)?",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"[(,–—-]?\s*\b(?:hadir\b.*|present|ttd\.?|secara\s+(?:daring|luring|virtual)|daring|online)\b\s*\)?\s*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^(?P<who>.+?)[,(]?\s*(?:was\s+|were\s+|yang\s+|dalam\s+hal\s+ini\s+|who\s+was\s+)?(?:diwakili"
    r"|diwakilkan|represented)\s*(?:oleh|kepada|by)?\s*:?\s*(?P<by>.*?)\)?$",
    re.IGNORECASE | re.DOTALL,
)
_FOR = re.compile(
    r"^(?P<by>.+?)[,(–-]*\s*(?:yang\s+|selaku\s+|sebagai\s+)?(?:mewakili|wakil\s+dari|atas\s+nama"
    r"|\ba\.?\s?n\.?(?=\s)|on\s+behalf\s+of|representing)\s+(?P<who>[^()]+?)\)?$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—]\s+|\s*[,;:()|\t\n]\s*")
_ALSO = re.compile(r"\s+(?:selaku|sebagai)\s+")
_GLOSS = re.compile(r"\s\(([A-Z][\w/-]*[A-Z0-9][\w/-]*)\)")
_OWN_OFFICE = re.compile(
    r"^(?:\w+\.?\s+){1,9}?(?:of\s+(?:the\s+)?)?(?P<office>(?:Kantor|Kanwil|Kanim|Dinas|Badan|Balai"
    r"|Kementerian|Kemenko|Direktorat\s+Jenderal|Ditjen|Polres\w*|Polda"
    r"|Polsek|Kodim|Korem|Koramil|Satgas|PLBN|Setda|Sekretariat\s+Daerah|Pemerintah|Pemkab|Pemkot|Pemprov"
    r"|Bea\s+Cukai|UPTD?|Konsulat|KBRI|KJRI|Kejaksaan|Kejari"
    r"|Pengadilan|Lembaga|Gugus\s+Tugas|Desa|Kecamatan|Kelurahan|Distrik|BNPP|BP2MI|BP3MI|P4MI|BPPD|IOM"
    r"|UNODC|LPSK|DP3A\w*|Karantina|Bareskrim|Rumah\s+(?:Detensi|Sakit|Aman|Perlindungan)"
    r"|Direktorat)\b.*|(?:[A-Z]\w+\s+)*(?:Office|Police|Agency|Ministry|Customs)\b.*"
    r"|(?<=Kepala )[A-Z]{2,}[A-Z0-9]*|(?<=Perwakilan )[A-Z]{2,}[A-Z0-9]*)$"
)


@dataclass(frozen=True)
class _Draft:
    name: str | None = None
    role: str | None = None
    institution: str | None = None

    def person(self, presence: Presence, by: str | None = None) -> Person:
        institution = self.institution or (_office_in(self.role) if self.role else None)
        name, role, office = (unguarded(w) if w else None for w in (self.name, self.role, institution))
        return Person(name, role, office, presence, unguarded(by) if by else None)


def people_in_entry(text: str, presence: Presence, listed: bool = False) -> tuple[Person, ...]:
    """Read one entry; those who are away and those who came for them are two people.

    `listed`: the text is a run-on list, in which every comma begins someone new.
    """
    plain = guarded(unmarked(text).strip(" .;,"))
    if is_nothing(plain):
        return ()
    if listed:
        chunks = split_actors(
            re.sub(r"\s*,\s*(?=(?:yang\s+|dalam\s+hal\s+ini\s+)?(?:diwakili|represented))", " ", plain),
            loose=True,
        )
        return tuple(person for chunk in chunks for person in people_in_entry(chunk, presence))
    stand_in = _BY.match(plain)
    if stand_in:
        return _represented(stand_in["who"], stand_in["by"])
    substitute = _FOR.match(plain)
    if substitute:
        return _substitutes(substitute["by"], substitute["who"], presence)
    if presence is not Presence.DISEBUT and _ABSENT.search(plain):
        plain, presence = _ABSENT.sub("", plain), Presence.TIDAK_HADIR
    return tuple(draft.person(presence) for draft in _drafts(_PRESENT.sub("", plain)))


def _represented(who: str, by: str) -> tuple[Person, ...]:
    absent = _drafts(who)
    stand_ins = people_in_entry(by, Presence.HADIR)
    name = _PRESENT.sub("", by).strip(" .,()") or None
    if not absent:
        return stand_ins
    *others, last = absent
    rest = tuple(draft.person(Presence.HADIR) for draft in others)
    return (*rest, last.person(Presence.DIWAKILI, name), *stand_ins)


def _substitutes(by: str, who: str, presence: Presence) -> tuple[Person, ...]:
    stand_ins = tuple(draft.person(presence) for draft in _drafts(by))
    if not is_role(who) and is_institution(who):
        return tuple(replace(p, institution=p.institution or who.strip()) for p in stand_ins)
    absent = tuple(draft.person(Presence.DIWAKILI, by.strip(" ,(")) for draft in _drafts(who))
    return (*stand_ins, *absent)


def _drafts(text: str) -> list[_Draft]:
    found: list[_Draft] = []
    held = _Draft()
    for part in _parts(text):
        full = _added(held, part)
        if full is None:
            found.append(held)
            full = _added(_Draft(), part) or _Draft()
        held = full
    found.append(held)
    return [draft for draft in found if draft != _Draft()]


def _parts(chunk: str) -> Iterable[str]:
    chunk = _GLOSS.sub(_kept_gloss, re.sub(r"\)\s+(?:dan|serta|and)\s+", "); ", chunk))
    for part in filter(None, (_tidy(part) for part in _PARTS.split(chunk))):
        name, *also = _ALSO.split(part, maxsplit=1)
        if also and is_name(name):
            yield from (name, *also)
            continue
        # "Camat dan Kapolsek": both begin like offices
        yield from (part,) if is_degree(part) else map(guarded, split_actors(part))


def _tidy(part: str) -> str:
    """Strip a part of its closing dot, unless it is a degree's."""
    return part.strip() if is_degree(part) else part.strip(" .")


def is_bare_place(part: str) -> bool:
    """Say whether a part only names a country or a region ("TTU" in a list of kabupaten); a post is an office too."""
    return part == "Indonesia" or part.isupper() and " " not in part and places.resolve(part) is not None


def _kept_gloss(gloss: re.Match[str]) -> str:
    """Keep the abbreviation with the office that it stands for; behind a name it is an institution."""
    before = split_actors(gloss.string[: gloss.start()])
    office = bool(before) and (is_institution(before[-1]) or is_role(before[-1]))
    return f" \x02{gloss[1]}\x03" if office else gloss[0]


def _added(held: _Draft, part: str) -> _Draft | None:
    """Give the draft with one more part, None where the part begins someone new."""
    if is_degree(part):
        return replace(held, name=f"{held.name}, {part}") if held.name else held
    if is_role(part):
        return None if held.role or held.institution and not held.name else replace(held, role=part)
    if is_bare_place(part):
        return held
    if is_institution(part):
        taken = held.institution or (held.role and not held.name and _office_in(held.role))
        return None if taken else replace(held, institution=part)
    if is_name(part) and places.resolve(part) is None:
        return None if held.name or held.institution and not held.role else replace(held, name=part)
    return held


def _office_in(role: str) -> str | None:
    """Give the institution that an office's own words name ("Kepala Kantor Imigrasi …")."""
    match = _OWN_OFFICE.match(role)
    office = _ALSO.split(match["office"])[0].strip() if match else ""
    return office if len(office.split()) > 1 or office.isupper() else None
