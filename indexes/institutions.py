"""Institutions of the border record: ministries old and new, police, army, international bodies, offices."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from indexes import offices
from indexes.gazetteer import Gazetteer, Mention, key_of

_TABLE = Path(__file__).with_name("institutions.tsv")


@dataclass(frozen=True)
class Institution:
    """One row of the table: short name, names in full, days it existed, whom it took over from."""

    name: str
    indonesian: str
    english: str
    since: date | None
    until: date | None
    predecessors: tuple[str, ...]
    forms: tuple[str, ...]
    context: frozenset[str]


@dataclass(frozen=True)
class _Form:
    institution: Institution
    written: str
    sure: bool


@dataclass(frozen=True)
class _Found:
    start: int
    end: int
    name: str


_CUE = re.compile(
    r"\b(?:kepala|wakil|pihak|petugas|perwakilan|jajaran|unsur|dari|oleh|hakim|ketua|putusan|direktur|by|from|the)\W+$",
    re.I,
)
_FOREIGN = re.compile(
    r"\s+(?:RDTL|Timor[\s-]Leste|Malaysia|Singapura|Filipina|Australia|PNG|Papua\s+(?:Nugini|New)|Thailand|Kamboja"
    r"|Myanmar|Vietnam|Sarawak|Sabah)\b",
    re.I,
)
_NEARBY = 150


@cache
def _institutions() -> dict[str, Institution]:
    lines = (r.split("\t") for r in _TABLE.read_text("utf-8").splitlines() if r and not r.startswith("#"))
    rows = [tuple(cell.strip() for cell in line) for line in lines]
    return {r[0]: _institution(r) for r in rows}


def _institution(row: tuple[str, ...]) -> Institution:
    name, indonesian, english, since, until, predecessors, forms, context = row
    return Institution(
        name,
        indonesian,
        english,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
        tuple(filter(None, predecessors.split(";"))),
        tuple(filter(None, forms.split(";"))),
        frozenset(context.split()),
    )


@cache
def _gazetteer() -> Gazetteer[_Form]:
    forms: dict[str, _Form] = {}
    for one in _institutions().values():
        # a short name that means other things too is read only near the words of its row
        forms.setdefault(key_of(one.name), _Form(one, one.name, sure=not one.context))
        for form in (one.indonesian, one.english, *one.forms):
            for written in _variants(form.lstrip("?")):
                forms.setdefault(key_of(written), _Form(one, written, sure=not form.startswith("?")))
    return Gazetteer(forms, commas=True)


_SWAPS = (
    ("Hak Asasi Manusia", "HAM"),
    ("Kementerian Koordinator", "Kemenko"),
    ("Kementerian Koordinator", "Menteri Koordinator"),
    ("Kementerian Koordinator", "Menko"),
    ("Kementerian", "Menteri"),
    ("Direktorat Jenderal", "Ditjen"),
    ("Direktorat Jenderal", "Direktur Jenderal"),
    ("Direktorat Jenderal", "Dirjen"),
    ("Direktorat", "Direktur"),
    (" Bidang ", " "),
    ("Pelindungan", "Perlindungan"),
)


def _variants(form: str) -> list[str]:
    """Give the form with its words long and short: the head of a body stands for it in minutes."""
    variants = [form]
    for long, short in _SWAPS:
        variants += [v.replace(long, short) for v in variants if long in v]
    return variants


def get(name: str) -> Institution | None:
    """Give the table's row of a canonical name; offices that exist in many places have none."""
    return _institutions().get(name)


def find(text: str) -> tuple[str, ...]:
    """Give the canonical names of the institutions of a text, in order of first mention.

    One that is named inside another's name (Kanwil *Kemenkumham* NTT) comes last. A border post is
    a place, and an institution only after *Kepala, Pengelola, petugas* and the like.
    """
    local = _local(text)
    own: list[_Found] = []
    inside: list[_Found] = []
    for mention in _gazetteer().scan(text):
        if _accepted(text, mention):
            one = _Found(mention.start, mention.end, mention.value.institution.name)
            (inside if _covered(one, local) else own).append(one)
    local = [o for o in local if not any(_covered(o, [m]) and (o.start, o.end) != (m.start, m.end) for m in own)]
    ordered = sorted((*local, *own), key=lambda f: f.start)
    return tuple(dict.fromkeys(f.name for f in (*ordered, *(i for i in inside if _says_whose(i, local)))))


def _covered(one: _Found, by: list[_Found]) -> bool:
    return any(o.start <= one.start and one.end <= o.end for o in by)


def _says_whose(one: _Found, local: list[_Found]) -> bool:
    """Say whether an inner name is another body than the office around it; Bea Cukai Atambua names none."""
    return any(o.start < one.start and one.end <= o.end for o in local)


def _local(text: str) -> list[_Found]:
    kinds = (
        offices.satgas(text),
        offices.find(text),
        offices.regional(text, _body_at),
        offices.english(text),
    )
    return [_Found(o.start, o.end, o.name) for found in kinds for o in found]


def _body_at(text: str, start: int) -> tuple[str, int] | None:
    mention = _gazetteer().at(text, start)
    return (mention.value.institution.name, mention.end) if mention else None


def _accepted(text: str, mention: Mention[_Form]) -> bool:
    form, surface = mention.value, text[mention.start : mention.end]
    short = form.written.isupper() and len(form.written) <= 6
    if short and not surface.isupper() and text != text.lower():
        return False
    if _FOREIGN.match(text, mention.end):
        return False
    if form.sure:
        return True
    context = form.institution.context
    if not context:
        return _CUE.search(text, max(0, mention.start - 20), mention.start) is not None
    around = text[max(0, mention.start - _NEARBY) : mention.end + _NEARBY].casefold()
    return any(word in around for word in context)


def resolve(name: str) -> str | None:
    """Give the canonical name of an institution by any written form, an office's with its grade left out."""
    plain = re.sub(r"\s+(?:RI|Republik\s+Indonesia)$", "", name.strip(" .,;:"))
    form = _gazetteer().get(plain) or _gazetteer().get(name)
    if form:
        return form.institution.name
    whole = [o for o in _local(plain) if o.start == 0 and o.end >= len(plain) - 1]
    post = re.fullmatch(r"(?:PLBN|Pos Lintas Batas Negara)(?: Terpadu)?\s+(.+)", plain, re.IGNORECASE)
    place = offices.place_at(post.group(1), 0, known=True) if post else None
    return whole[0].name if whole else f"PLBN {place[0]}" if place else None


def label(name: str, language: str) -> str:
    """Give an institution's name in full, in Indonesian ("id") or English ("en"); an unknown one as it is."""
    row = get(name)
    if row:
        return row.english if language == "en" else row.indonesian
    if name.startswith("Kanwil "):
        rest = name.removeprefix("Kanwil ")
        return f"{rest} Regional Office" if language == "en" else f"Kantor Wilayah {rest}"
    return offices.label(name, language) or name


def succeeds(name: str) -> tuple[str, ...]:
    """Give the institutions that this one took over from (KemenHAM: Kemenkumham); they are not one."""
    row = get(name)
    return row.predecessors if row else ()
