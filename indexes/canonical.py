"""The grammar of canonical ids: one name for a regulation and for each of its provisions.

    work    = type "/" [region "/"] year "/" number | "uud/1945"
    id      = work ["/pasal/" n] ["/ayat/" n] ["/huruf/" n] ["/angka/" n] ["/" part]
    part    = "pembukaan" | "penutup" | "penjelasan" | "lampiran" ["/" n]

`uu/2007/21/pasal/2/ayat/1`, `uu/2024/63/pasal/I/angka/5`, `uu/2007/21/pasal/2/penjelasan`,
`perda/ntt/2008/14`. Numbers of articles and annexes keep their capitals (24A, II); all else is lower case.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from indexes.regulation_names import TYPES, region_name

_WORK = re.compile(r"uud/1945|[a-z][a-z0-9-]*/(?:[a-z][a-z0-9-]*/)?(?:1[89]|20)\d\d/[a-z0-9][a-z0-9.-]*")
_REST = re.compile(
    r"(?:/pasal/(?P<pasal>\d+[A-Z]{0,3}"
    r"|[IVXLC]+))?(?:/ayat/(?P<ayat>\d+[a-z]?))?(?:/huruf/(?P<huruf>[a-z]{1,2}))?"
    r"(?:/angka/(?P<angka>\d+[a-z]?))?(?:/(?P<part>pembukaan|penutup|penjelasan|lampiran(?:/[0-9A-Z]+)?))?"
)
_LEVELS = ("pasal", "ayat", "huruf", "angka", "part")
_WORDS = {"pasal": "Pasal {}", "ayat": "ayat ({})", "huruf": "huruf {}", "angka": "angka {}"}


@dataclass(frozen=True)
class Canonical:
    """A canonical id taken apart; a level that it does not name is None."""

    work: str
    pasal: str | None = None
    ayat: str | None = None
    huruf: str | None = None
    angka: str | None = None
    part: str | None = None

    def __str__(self) -> str:
        """Write the id."""
        return self.work + self.path

    @property
    def path(self) -> str:
        """Give what follows the work, such as `/pasal/2/ayat/1`; empty for a work."""
        levels = (("pasal", self.pasal), ("ayat", self.ayat), ("huruf", self.huruf), ("angka", self.angka))
        named = "".join(f"/{name}/{value}" for name, value in levels if value is not None)
        return named + (f"/{self.part}" if self.part else "")

    @property
    def article(self) -> "Canonical":
        """Give the article that this stands in, or the work where it stands in none."""
        return replace(self, ayat=None, huruf=None, angka=None, part=None)


@lru_cache(maxsize=100_000)
def parse(text: str) -> Canonical | None:
    """Take a canonical id apart; None for anything that is none."""
    head = _WORK.match(text)
    rest = head and _REST.fullmatch(text, head.end())
    if not head or not rest:
        return None
    return Canonical(head.group(), *(rest[level] for level in _LEVELS))


def work_of(canonical_id: str) -> str:
    """Give the work of an id; what is no canonical id is given back as it is."""
    parsed = parse(canonical_id)
    return parsed.work if parsed else canonical_id


def contains(outer: str, inner: str) -> bool:
    """Say whether `inner` is `outer` or a part of it."""
    return inner == outer or inner.startswith(outer + "/")


def wholes(canonical_ids: Iterable[str]) -> list[str]:
    """Give the ids with everything that they are part of, each once, so that a filter is one term."""
    found: dict[str, None] = {}
    for name in canonical_ids:
        steps = name.split("/")
        found.update(("/".join(steps[:n]), None) for n in range(1, len(steps) + 1))
    return list(found)


@lru_cache(maxsize=100_000)
def works_and_articles(cited: str) -> tuple[str, ...]:
    """Give the work of a cited id and, if it names one, its article: what citations are counted under."""
    parsed = parse(cited)
    if parsed is None or parsed.pasal is None:
        return (work_of(cited),)
    return parsed.work, str(parsed.article)


def label(canonical_id: str) -> str:
    """Word an id in full: "Pasal 2 ayat (1) Undang-Undang Nomor 21 Tahun 2007"."""
    parsed = parse(canonical_id)
    if parsed is None:
        return canonical_id
    return " ".join(filter(None, (_part_words(parsed), _provision_words(parsed), _work_label(parsed.work))))


@lru_cache(maxsize=20_000)
def short(canonical_id: str) -> str:
    """Word an id briefly: "UU 21/2007 Pasal 2 ayat (1)"."""
    parsed = parse(canonical_id)
    if parsed is None:
        return canonical_id
    return " ".join(filter(None, (_work_short(parsed.work), _part_words(parsed), _provision_words(parsed))))


def number_label(work: str) -> str:
    """Word a work as its number is usually given: "UU Nomor 21 Tahun 2007"."""
    return _worded(work, brief=True, number="Nomor {} Tahun {}")


def _provision_words(parsed: Canonical) -> str:
    named = ((word, getattr(parsed, level)) for level, word in _WORDS.items())
    return " ".join(word.format(value) for word, value in named if value)


def _part_words(parsed: Canonical) -> str:
    name, _, number = (parsed.part or "").partition("/")
    return f"{name.capitalize()} {number}".strip()


def _work_label(work: str) -> str:
    return _worded(work, brief=False, number="Nomor {} Tahun {}")


def _work_short(work: str) -> str:
    return _worded(work, brief=True, number="{}/{}")


def _worded(work: str, brief: bool, number: str) -> str:
    kind, *region = work.split("/")
    names = TYPES.get(kind)
    name = (names.short if brief else names.long) if names else _spelled(kind)
    if kind == "uud":
        return name
    *region, year, last = region
    where = " ".join(region_name(r, brief) for r in region)
    shown = last if last.isdigit() else last.upper()
    return " ".join(filter(None, (name, where, number.format(shown, year))))


def _spelled(kind: str) -> str:
    """Word a type outside the table from its code: `permen-dalam-laut` is "Peraturan Menteri Dalam Laut"."""
    first, _, rest = kind.partition("-")
    return f"{TYPES[first].long} {rest.replace('-', ' ').title()}" if first in TYPES else kind.capitalize()
