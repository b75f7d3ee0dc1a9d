"""Small documents, matches and filters for the tests of the engines."""

from dataclasses import replace
from typing import Any

import numpy as np

from indexes.index import Index
from indexes.manifest import Manifest
from indexes.model import Classification, Filters, Kind, Passage, Source
from indexes.query import Codes, Concept, Field, Match, Phrase, Ranked, Term

DIMENSIONS = 8
MANIFEST = Manifest("uji", "0" * 8, DIMENSIONS, 254.0)
ALL = Filters(Classification.SANGAT_RAHASIA)
TOP = Classification.SANGAT_RAHASIA
PUBLIC = Classification.BIASA


def source(name: str, **fields: Any) -> Source:
    """Make a document's description; only what a test is about needs saying."""
    plain = Source(name, "/arsip", f"{name}.txt", "v1", Kind.BERITA, "Judul")
    return replace(plain, **fields)


def passage(name: str, ordinal: int, what: str | dict[str, Any]) -> Passage:
    """Make a passage from its text, or from a dict of its fields."""
    fields = {"text": what} if isinstance(what, str) else {"text": "isi", **what}
    return Passage(name, ordinal, **fields)


def code(*values: int) -> Codes:
    """Make one code; what is not said is 0."""
    return np.array(values + (0,) * (DIMENSIONS - len(values)), dtype=np.int8)


def codes(*rows: Codes) -> Codes:
    """Make the codes of a document."""
    return np.stack(rows) if rows else np.empty((0, DIMENSIONS), dtype=np.int8)


def put(index: Index, name: str, *texts: str | dict[str, Any], near: list[Codes] | None = None, **fields: Any) -> None:
    """Hand a document over: its passages by text or fields, its codes or none in particular."""
    rows = near if near is not None else [code(1) for _ in texts]
    index.replace(source(name, **fields), [passage(name, n, t) for n, t in enumerate(texts)], codes(*rows))


def any_of(*words: str, least: int = 1, **parts: Any) -> Match:
    """Ask for stems, each a concept of its own."""
    return Match(concepts=tuple(one(word) for word in words), least=least, **parts)


def one(*words: str, field: Field = Field.STEM) -> Concept:
    """Make one concept of alternatives."""
    return Concept(tuple(Term(word, field) for word in words))


def phrase(*words: str) -> Phrase:
    """Make a phrase of words as written."""
    return Phrase(words)


def names(ranking: tuple[Ranked, ...]) -> list[str]:
    """Give the keys of a ranking, briefly."""
    return [f"{each.key.source}#{each.key.ordinal}" for each in ranking]


def hits(index: Index, match: Match, filters: Filters = ALL, limit: int = 100) -> list[str]:
    """Give what the words find, in order."""
    return names(index.lexical(match, filters, limit))


def near(index: Index, asked: Codes, filters: Filters = ALL, limit: int = 100) -> list[str]:
    """Give what is near in meaning, in order."""
    return names(index.semantic(asked, filters, limit))
