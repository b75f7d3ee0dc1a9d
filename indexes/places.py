"""Places of the border record: provinces, regencies and cities, border posts, districts, neighbours."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexes.gazetteer import Gazetteer, Mention, grouped, key_of

_TABLE = Path(__file__).with_name("places.tsv")


@dataclass(frozen=True)
class Place:
    """One row of the table; `forms` starting with "?" are read only with a cue or their parent nearby."""

    name: str
    label: str
    kind: str
    parent: str | None
    forms: tuple[str, ...]


@dataclass(frozen=True)
class _Reading:
    place: Place
    sure: bool


_KIND_OF_CUE = {
    "provinsi": "propinsi provinsi prov gubernur wagub pemprov polda province kejati",
    "kabupaten": "kabupaten kab bupati wabup pemkab regency district",
    "kota": "kota wali walikota wakot pemkot city municipality",
    "kecamatan": "kecamatan kec camat distrik",
    "desa": "desa kelurahan kel kampung lurah nagari gampong village dusun",
    "plbn": "plbn plb plbt pos post negara terpadu border",
    "luar negeri": "distrik",
    "pulau": "pulau island",
    "pelabuhan": "pelabuhan dermaga port",
    "bandara": "bandara airport",
}
_CUES: dict[str, tuple[str, ...]] = {}
for _kind, _words in _KIND_OF_CUE.items():
    for _word in _words.split():
        _CUES[_word] = (*_CUES.get(_word, ()), _kind)

_PLACE_FOLLOWS = (
    "di ke dari asal warga masyarakat wilayah daerah polres polresta polsek kodim kanim imigrasi tpi dprd"
    " kejari rutan lapas rsud disnaker dinas in at from to kanwil"
)
_ANY_PLACE = frozenset(_PLACE_FOLLOWS.split())
_OTHER_FOLLOWS = (
    "jalan jl jln selat laut teluk gunung pt cv ud hotel restoran stadion masakan nasi universitas univ"
    " bank gedung kapal km kri hj haji bapak ibu saudara sdr"
)
_NOT_AFTER = frozenset(_OTHER_FOLLOWS.split())
_NOT_BEFORE = re.compile(r"\s+(?:Process|Merdeka|Pos\b|Post\b|Ekspres|Raya\s+No|United|FC\b|Putra\b)")
_BEFORE = re.compile(r"([^\W\d_]+)\W{1,3}$")
_NEARBY = 200


@cache
def _places() -> dict[str, Place]:
    rows = (r.split("\t") for r in _TABLE.read_text("utf-8").splitlines() if r and not r.startswith("#"))
    return {r[0]: Place(r[0], r[1], r[2], r[3] or None, tuple(r[4].split(";"))) for r in rows}


@cache
def _gazetteer() -> Gazetteer[tuple[_Reading, ...]]:
    pairs = [
        (form.lstrip("?"), _Reading(place, not form.startswith("?")))
        for place in _places().values()
        for form in place.forms
    ]
    return Gazetteer(grouped(pairs))


@cache
def _names() -> dict[str, str]:
    """Give, by folded form, the one place that a name alone stands for; names come before other forms."""
    names: dict[str, str] = {}
    for place in _places().values():
        names.setdefault(key_of(place.name), place.name)
        names.setdefault(key_of(place.label), place.name)
    for sure in (True, False):
        for place in _places().values():
            for form in place.forms:
                if form.startswith("?") != sure:
                    names.setdefault(key_of(form), place.name)
    return names


_PREFIX = re.compile(
    r"^\s*(?:(?:provinsi|prov|kabupaten|kab|kota|kecamatan|kec|distrik|desa|kelurahan|pos\s+lintas\s+batas(?:\s+negara)?"
    r"|plbn?|pulau|negara)\b\.?)(?:\s+terpadu)?\s+",
    re.IGNORECASE,
)


def resolve(name: str) -> str | None:
    """Give the canonical name of a place by any written form: NTT, Mota Ain, Kab. Belu, RDTL."""
    names = _names()
    if key_of(name) in names:
        return names[key_of(name)]
    prefix = _PREFIX.match(name)
    if prefix is None:
        return None
    bare = name[prefix.end() :]
    wanted = _CUES.get(prefix.group().split()[0].casefold().strip("."), ())
    fitting = [r.place.name for r in _gazetteer().get(bare) or () if r.place.kind in wanted]
    return fitting[0] if fitting else names.get(key_of(bare))


def label(name: str) -> str:
    """Give the short label of a canonical name ("NTT"); an unknown name is its own label."""
    place = _places().get(name)
    return place.label if place else name


def at(text: str, start: int) -> tuple[str, int] | None:
    """Give the place whose name starts exactly here and where the name ends; for names of offices."""
    mention = _gazetteer().at(text, start)
    return (mention.value[0].place.name, mention.end) if mention else None


def parents(name: str) -> tuple[str, ...]:
    """Give the places that a place lies in, nearest first."""
    chain: list[str] = []
    place = _places().get(name)
    while place and place.parent:
        chain.append(place.parent)
        place = _places().get(place.parent)
    return tuple(chain)


def find(text: str) -> tuple[str, ...]:
    """Give the canonical names of the places of a text in order of first mention, then their parents.

    A name that is also a word, a person's name or another place's counts only after a cue
    (*Kabupaten, PLBN, Polres, di …*) or within 200 characters of a place that it lies in.
    """
    mentions = [(m, _word_before(text, m.start)) for m in _gazetteer().scan(text)]
    chosen = [(m, _chosen(m.value, word)) for m, word in mentions if not _is_other(text, m.end, word)]
    anchors = [(m.start, r.name) for m, r in chosen if r is not None]
    found: dict[str, None] = {}
    for mention, place in chosen:
        taken = place or _by_parent(mention, anchors)
        if taken:
            found.setdefault(taken.name)
    for name in list(found):
        found.update(dict.fromkeys(parents(name)))
    return tuple(found)


def _is_other(text: str, end: int, word: str) -> bool:
    return word in _NOT_AFTER or _NOT_BEFORE.match(text, end) is not None


def _word_before(text: str, start: int) -> str:
    before = _BEFORE.search(text, max(0, start - 24), start)
    return before.group(1).casefold() if before else ""


def _chosen(readings: tuple[_Reading, ...], word: str) -> Place | None:
    """Choose among the readings by the word before, else the first one that needs no cue."""
    kinds = _CUES.get(word, ())
    fitting = [r.place for r in readings if r.place.kind in kinds]
    if fitting:
        return fitting[0]
    if "kecamatan" in kinds or "desa" in kinds:
        return None
    sure = next((r.place for r in readings if r.sure), None)
    return sure or (readings[0].place if word in _ANY_PLACE else None)


def _by_parent(mention: Mention[tuple[_Reading, ...]], anchors: list[tuple[int, str]]) -> Place | None:
    near = {name for start, name in anchors if abs(start - mention.start) <= _NEARBY}
    return next((r.place for r in mention.value if near.intersection(parents(r.place.name))), None)
