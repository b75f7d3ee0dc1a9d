"""The names of regulations: types, ministries, regions and nicknames, read from the table beside this file.

`regulation_names.tsv` has the columns what, key, short, long, names (alternatives, "|"), issuer. Its rows
follow Law 12/2011, the JDIH short forms (Permenkumham 8/2019) and the usage of minutes and press.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_suffix(".tsv")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Type:
    """A type of regulation: its code in ids, its names, and who issues it (abbreviations)."""

    code: str
    short: str
    long: str
    names: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """A regulation that is known by a name: its id, its title and its nicknames in lower case."""

    id: str
    title: str
    nicknames: tuple[str, ...]


def _rows(what: str) -> Iterator[dict[str, str]]:
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines, delimiter="\t") if row["what"] == what)


def _split(names: str) -> tuple[str, ...]:
    return tuple(filter(None, names.split("|")))


def _plain_types() -> Iterator[Type]:
    for row in _rows("type"):
        yield Type(row["key"], row["short"], row["long"], _split(row["names"]), _split(row["issuer"]))


def _ministerial(row: dict[str, str]) -> Iterator[Type]:
    """Make the types that a ministry issues; the Finance ministry's keep their own codes, PMK and KMK."""
    for stem, word in (
        ("permen", "Peraturan Menteri"),
        ("kepmen", "Keputusan Menteri"),
        ("inmen", "Instruksi Menteri"),
    ):
        short = _SHORT_MINISTRY.get(row["key"], row["key"])
        yield Type(
            f"{stem}{row['key']}",
            f"{stem.capitalize()}{short}",
            f"{word} {row['long']}",
            (),
            (row["issuer"],),
        )


def _bodily(row: dict[str, str]) -> Iterator[Type]:
    for stem, word in (("peraturan", "Peraturan"), ("perka", "Perka"), ("kep", "Keputusan")):
        long = {"perka": "Peraturan Kepala"}.get(stem, word)
        yield Type(f"{stem}{row['key']}", f"{word} {row['short']}", f"{long} {row['long']}", (), (row["issuer"],))


_SHORT_MINISTRY = {
    "pppa": "PPPA",
    "panrb": "PANRB",
    "p2mi": "P2MI",
    "ppn": "PPN",
    "ham": "HAM",
    "esdm": "ESDM",
}

TYPES: dict[str, Type] = {
    made.code: made
    for made in (
        *_plain_types(),
        *(t for row in _rows("ministry") for t in _ministerial(row)),
        *(t for row in _rows("body") for t in _bodily(row)),
    )
}
"""Every type that is known by its code."""

WORKS: tuple[Work, ...] = tuple(Work(r["key"], r["long"], _split(r["names"])) for r in _rows("work"))
"""The regulations of the domain that are called by a name."""

REGIONAL = frozenset(
    [
        "perda",
        "qanun",
        "perdasus",
        "perdasi",
        "pergub",
        "kepgub",
        "ingub",
        "perbup",
        "kepbup",
        "perwali",
        "kepwali",
    ]
)
"""Types whose ids name the region."""

_MINISTRIES = {
    fold: row["key"]
    for row in _rows("ministry")
    for fold in (row["long"].casefold(), row["key"], *_split(row["names"]))
}
_BODIES = {
    fold: row["key"] for row in _rows("body") for fold in (row["long"].casefold(), row["key"], *_split(row["names"]))
}
_REGIONS = {
    fold: row["key"] for row in _rows("region") for fold in (row["long"].casefold(), row["key"], *_split(row["names"]))
}
_REGION_NAMES = {row["key"]: (row["short"], row["long"]) for row in _rows("region")}
_REGION_KIND = re.compile(
    r"^(?:daerah )?(?:provinsi|propinsi|prov\.?|kabupaten|kab\.?|kota) (?:(?:daerah )?tingkat i+ )?"
)
_OWN_CODE = {("permen", "keu"): "pmk", ("kepmen", "keu"): "kmk"}


def plain(name: str) -> str:
    """Fold a name for comparing: lower case, single spaces, no commas, without "Republik Indonesia"."""
    folded = _SPACES.sub(" ", name.casefold().replace(",", "")).strip()
    return re.sub(r"\s*(?:republik indonesia|\bri)$", "", folded)


def slug(name: str) -> str:
    """Make a name fit for an id: letters and digits, hyphens between the words."""
    return re.sub(r"[^a-z0-9]+", "-", plain(name)).strip("-")


@lru_cache(maxsize=4096)
def ministerial_code(stem: str, name: str) -> str:
    """Give the code of a type that a ministry issues: ("permen", "Hukum dan HAM") is `permenkumham`.

    A ministry outside the table keeps its own words: `permen-dalam-laut`, or `permenxyz` for one word.
    """
    folded = plain(name)
    key = _MINISTRIES.get(folded) or _MINISTRIES_PLAIN.get(folded) or _MINISTRIES.get(folded.replace(" ", ""))
    if key is None:
        made = slug(name)
        return f"{stem}-{made}" if "-" in made else stem + made
    return _OWN_CODE.get((stem, key), stem + key)


_MINISTRIES_PLAIN = {plain(name): key for name, key in _MINISTRIES.items()}


@lru_cache(maxsize=1024)
def body_code(stem: str, name: str) -> str | None:
    """Give the code of a type that a state body issues: ("perka", "ANRI") is `perkaanri`; None if unknown."""
    key = _BODIES.get(plain(name)) or _BODIES.get(_SPACES.sub(" ", name.casefold()).strip())
    return stem + key if key else None


@lru_cache(maxsize=1024)
def region_code(name: str) -> str:
    """Give the code of a region: "Nusa Tenggara Timur" and "NTT" are `ntt`, "Kota Kupang" `kota-kupang`."""
    folded = plain(name)
    bare = _REGION_KIND.sub("", folded)
    known = _REGIONS.get(bare)
    if known and not folded.startswith(("kota", "kab")):
        return known
    return slug(f"kota {bare}" if folded.startswith("kota") else bare)


def region_name(code: str, brief: bool) -> str:
    """Word a region's code."""
    short, long = _REGION_NAMES.get(code, (code.replace("-", " ").title(),) * 2)
    return short if brief else long
