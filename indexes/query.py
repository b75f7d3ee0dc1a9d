"""What is asked of an index and what comes back: frozen values, without input or output."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from indexes.canonical import wholes
from indexes.model import Action, Effect, Filters, Key, Mode, Passage, Sort, Source
from indexes.stored import load, load_source

Codes = NDArray[np.int8]
"""Vectors as int8 codes, one row each (or one alone, for a query); cosine is taken between codes."""

T = TypeVar("T")


class Field(StrEnum):
    """Where a token is looked for: stems, words as written, stems of title and headings, cited ids.

    A term in `CITES` is a canonical id: it finds passages that cite it or a part of it, and scores
    its weight alone; the other fields score BM25 times the weight.
    """

    STEM = "stem"
    EXACT = "exact"
    HEADING = "heading"
    CITES = "cites"


class Facet(StrEnum):
    """The fields that results can be counted by."""

    KIND = "kind"
    PLACE = "place"
    INSTITUTION = "institution"
    CITES = "cites"
    LANGUAGE = "language"


@dataclass(frozen=True)
class Term:
    """One token in one field; its weight multiplies its BM25 score."""

    token: str
    field: Field = Field.STEM
    weight: float = 1.0


@dataclass(frozen=True)
class Concept:
    """Alternatives for one idea of the query: a passage has it if it has any of the terms; scores add up."""

    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Phrase:
    """Words as written (`Field.EXACT`) that must stand next to each other, in this order."""

    tokens: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """What a lexical engine is asked.

    A passage matches when it has at least `least` of the concepts, every phrase and every required
    concept, and none of the excluded ones. `boosts` add to the score and match nothing by themselves.
    A match without concepts, phrases and required matches nothing.
    """

    concepts: tuple[Concept, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    required: tuple[Concept, ...] = ()
    excluded: tuple[Concept, ...] = ()
    boosts: tuple[Term, ...] = ()
    least: int = 1

    @property
    def empty(self) -> bool:
        """Say whether this matches nothing at all."""
        return not (self.concepts or self.phrases or self.required)


@dataclass(frozen=True)
class Query:
    """A search as the user put it. `page` counts from 1."""

    text: str
    filters: Filters
    mode: Mode = Mode.HYBRID
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 10


class Ranked(NamedTuple):
    """One passage in a ranking; `parts` are what its score is the sum of, where that is known."""

    key: Key
    score: float
    parts: tuple[float, ...] = ()


class ByWords(NamedTuple):
    """What `Index.lexical` is asked."""

    match: Match
    filters: Filters
    limit: int


class ByMeaning(NamedTuple):
    """What `Index.semantic` is asked."""

    code: Codes
    filters: Filters
    limit: int


@dataclass(frozen=True)
class Candidate:
    """A passage with what ranking needs of it: its code, its tokens as indexed (all, and of title and headings).

    Few candidates are shown: document and passage are made of what is stored (`described`, `stored`) when asked for.
    """

    described: str
    stored: str
    code: Codes
    stems: str
    heading: str

    @cached_property
    def source(self) -> Source:
        """Give the document."""
        return load_source(self.described)

    @cached_property
    def passage(self) -> Passage:
        """Give the passage."""
        return load(Passage, self.stored)


@dataclass(frozen=True)
class Listing(Generic[T]):
    """A page of a longer list, and how long that list is."""

    items: tuple[T, ...]
    total: int


@dataclass(frozen=True)
class Counts:
    """Distinct documents: in all, and by value of each facet that was asked for."""

    total: int
    by: Mapping[Facet, Mapping[str, int]]


@dataclass(frozen=True)
class Fragment:
    """A cut of a passage's text: code points start to end of `text`, and the marks inside it."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """One passage of a hit: marks count code points of the passage's text; `parts` add up to the score."""

    passage: Passage
    score: float
    marks: tuple[tuple[int, int], ...]
    fragment: Fragment
    semantic_only: bool
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Hit:
    """One document of the results with its best passages; `others` counts further matching passages seen."""

    source: Source
    score: float
    passages: tuple[Found, ...]
    others: int
    identity: bool = False


@dataclass(frozen=True)
class Results:
    """The answer to a query. `counts` hold, per facet, what choosing each value would give.

    `notes` are codes with their values, such as ("read_as", "uu/2007/21/pasal/2"); the pages word them.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[Facet, Mapping[str, int]]
    notes: tuple[tuple[str, str], ...]
    took_ms: float


@dataclass(frozen=True)
class Statement:
    """An effect together with the document that states it."""

    effect: Effect
    source: str
    classification: int


@dataclass(frozen=True)
class Relations:
    """What relating derived over all documents: every statement about the force of a provision."""

    statements: tuple[Statement, ...] = ()

    @cached_property
    def within(self) -> Mapping[str, tuple[Effect, ...]]:
        """Gather what is stated of each regulation and provision or of a part of it: every page asks, so it is kept."""
        gathered: dict[str, list[Effect]] = {}
        for statement in self.statements:
            for whole in wholes([statement.effect.target]):
                gathered.setdefault(whole, []).append(statement.effect)
        return {whole: tuple(effects) for whole, effects in gathered.items()}

    @cached_property
    def entries(self) -> Mapping[str, date]:
        """Give the day each regulation entered into force, the latest where documents differ."""
        days: dict[str, date] = {}
        for effect in (s.effect for s in self.statements if s.effect.action is Action.BERLAKU and s.effect.since):
            days[effect.target] = max(effect.since or date.min, days.get(effect.target, date.min))
        return days
