"""The values that flow through Rakor: frozen, typed, without input or output."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a document is; `lain` for invitations, attendance lists, agreements, templates."""

    NOTULA = "notula"
    PERATURAN = "peraturan"
    BERITA = "berita"
    LAIN = "lain"


class Presence(StrEnum):
    """How a person stands to a meeting; `diwakili`: absent, someone else came for them."""

    HADIR = "hadir"
    DIWAKILI = "diwakili"
    TIDAK_HADIR = "tidak_hadir"
    DISEBUT = "disebut"


class Rung(StrEnum):
    """How binding an outcome is worded, most binding first."""

    KESEPAKATAN = "kesepakatan"
    PENUGASAN = "penugasan"
    KOMITMEN = "komitmen"
    REKOMENDASI = "rekomendasi"
    HARAPAN = "harapan"


class Progress(StrEnum):
    """What the document itself says became of an outcome."""

    BELUM = "belum"
    DALAM_PROSES = "dalam_proses"
    SELESAI = "selesai"
    DIBATALKAN = "dibatalkan"
    DIGANTIKAN = "digantikan"


ENDED = frozenset({Progress.SELESAI, Progress.DIBATALKAN, Progress.DIGANTIKAN})
"""Of what is so nothing more is due."""


class Part(StrEnum):
    """The part of a regulation that a passage stands in."""

    PEMBUKAAN = "pembukaan"
    BATANG_TUBUH = "batang_tubuh"
    PENJELASAN = "penjelasan"
    LAMPIRAN = "lampiran"


class Force(StrEnum):
    """Whether a regulation or article is in force on a day; `tidak_diketahui` where no source says."""

    BERLAKU = "berlaku"
    DIUBAH = "diubah"
    DICABUT = "dicabut"
    DICABUT_SEBAGIAN = "dicabut_sebagian"
    BELUM_BERLAKU = "belum_berlaku"
    TIDAK_DIKETAHUI = "tidak_diketahui"


class Action(StrEnum):
    """What one regulation says that it does to another, or a document says of its own subject."""

    BERLAKU = "berlaku"
    MENGUBAH = "mengubah"
    MENCABUT = "mencabut"
    MENCABUT_SEBAGIAN = "mencabut_sebagian"


class Classification(IntEnum):
    """How secret a document is (Perka ANRI 17/2011); a clearance is the highest one a reader may see."""

    BIASA = 0
    TERBATAS = 1
    RAHASIA = 2
    SANGAT_RAHASIA = 3


class Sort(StrEnum):
    """The order of results; undated documents come last in both date orders."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class Mode(StrEnum):
    """What a search looks at: both, the words only, the meaning only."""

    HYBRID = "hybrid"
    WORDS = "words"
    MEANING = "meaning"


@dataclass(frozen=True)
class Person:
    """Someone a document names, as it names them. Nothing is inferred."""

    name: str | None
    role: str | None
    institution: str | None
    presence: Presence
    represented_by: str | None = None


@dataclass(frozen=True)
class Outcome:
    """What a meeting brought: who, what (quoted), until when. Only what the document says.

    `due` is a date only where the wording gives one; `computed` says that it was counted
    from the wording ("14 hari setelah rapat"); `due_text` is the wording itself.
    """

    rung: Rung
    who: tuple[str, ...]
    what: str
    due: date | None = None
    due_text: str | None = None
    computed: bool = False
    status: Progress | None = None


@dataclass(frozen=True)
class Provision:
    """The place of a passage in a regulation.

    `id` is canonical (`uu/2007/21/pasal/2`, `…/penjelasan`, `…/lampiran/1`); `amends` is the canonical id of the
    article that this one gives new words to (in an amending act), else None.
    """

    id: str
    part: Part
    number: str | None = None
    amends: str | None = None


@dataclass(frozen=True)
class Effect:
    """One statement of a document about the force of a provision.

    `target` and `by` are canonical ids; `since` is the day it takes effect, None where not said; `quote` is the
    sentence; `successor` the provision that takes the target's place.
    """

    target: str
    action: Action
    by: str | None
    since: date | None
    quote: str
    successor: str | None = None


@dataclass(frozen=True)
class Source:
    """One document as stored. `file` is its path below `root`, masked like its text."""

    id: str
    root: str
    file: str
    version: str
    kind: Kind
    title: str
    number: str | None = None
    canonical: str | None = None
    dated: date | None = None
    dated_from: str | None = None
    places: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    language: str = "id"
    classification: Classification = Classification.BIASA
    publisher: str | None = None
    url: str | None = None
    example: bool = False
    summary: bool = False
    ocr_quality: float | None = None
    masked: int = 0
    effects: tuple[Effect, ...] = ()
    checked: date | None = None
    warnings: tuple[str, ...] = ()


class Key(NamedTuple):
    """The name of a passage: its source and its place in reading order. Also the order of ties."""

    source: str
    ordinal: int


@dataclass(frozen=True)
class Passage:
    """A piece of a document that is found, shown and cited as a whole.

    `start` and `end` count code points of the source's stored text, which is the texts of all its passages in order,
    joined by a blank line. `page` counts from 1, None where there are no pages. `foreign` is what another system keeps
    beside the text, as JSON: it is given back and not searched.
    """

    source: str
    ordinal: int
    text: str
    headings: tuple[str, ...] = ()
    page: int | None = None
    start: int = 0
    end: int = 0
    cites: tuple[str, ...] = ()
    outcome: Outcome | None = None
    provision: Provision | None = None
    foreign: str | None = None

    @property
    def key(self) -> Key:
        """Name this passage."""
        return Key(self.source, self.ordinal)


@dataclass(frozen=True)
class Filters:
    """What a read may see. `clearance` has no default: every read names it.

    An empty set filters nothing; several values of one field are alternatives, fields add up. `since` and `until` are
    inclusive, an undated document matches neither. `cites` holds canonical ids; a passage matches if it cites one of
    them or a part of it. `sources` limits to documents.
    """

    clearance: Classification
    kinds: frozenset[Kind] = frozenset()
    since: date | None = None
    until: date | None = None
    places: frozenset[str] = frozenset()
    institutions: frozenset[str] = frozenset()
    cites: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    rungs: frozenset[Rung] = frozenset()
    owners: frozenset[str] = frozenset()
    due_since: date | None = None
    due_until: date | None = None
    progress: frozenset[Progress] = frozenset()
