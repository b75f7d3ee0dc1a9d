"""Any order of writes, any question: every engine answers as the plain reference does."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reference import Reference
from small_documents import MANIFEST, TOP, source

from indexes.model import (
    Classification,
    Filters,
    Key,
    Kind,
    Outcome,
    Part,
    Passage,
    Progress,
    Provision,
    Rung,
    Sort,
)  # fmt: skip
from indexes.query import Concept, Facet, Field, Match, Phrase, Term

NAMES = ("a", "ab", "b", "c/1")
WORDS = ("batas", "perbatasan", "migran", "laut", "rapat", "kapal", "tidak")
CITED = ("uu/2007/21", "uu/2007/21/pasal/2", "uu/2007/21/pasal/2/ayat/1", "uu/2007/2", "uu/2011/6/penjelasan", "x/y")
PLACES = ("Motaain", "Entikong", "Skouw")
OWNERS = ("Imigrasi", "BNN")
DAYS = tuple(date(2024, 1, day) for day in range(1, 5))


def some(values, most=2):
    return st.lists(st.sampled_from(values), max_size=most).map(tuple)


def maybe(values):
    return st.none() | st.sampled_from(values)


outcomes = st.builds(
    Outcome, st.sampled_from(list(Rung)[:3]), some(OWNERS), st.just("x"), maybe(DAYS), maybe(["segera"]),
    st.booleans(), maybe(list(Progress)[:2]),
)  # fmt: skip
passages = st.builds(
    Passage, st.just(""), st.just(0), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
    some(("Bab Laut", "Pasal 2")), maybe([1, 2]), cites=some(CITED), outcome=st.none() | outcomes,
    provision=st.none() | st.builds(Provision, st.sampled_from(CITED), st.just(Part.BATANG_TUBUH)),
)  # fmt: skip
sources = st.builds(
    source, st.sampled_from(NAMES), kind=st.sampled_from(Kind), dated=maybe(DAYS), places=some(PLACES),
    institutions=some(OWNERS), language=st.sampled_from(("id", "en")), summary=st.booleans(),
    classification=st.sampled_from(list(Classification)[:3]), canonical=maybe(CITED[:1]),
)  # fmt: skip
codes = st.lists(st.integers(-3, 3), min_size=8, max_size=8).filter(any).map(lambda row: np.array(row, np.int8))
documents = st.tuples(sources, st.lists(st.tuples(passages, codes), max_size=3))
writes = st.lists(documents | st.sampled_from(NAMES) | st.none(), min_size=1, max_size=8)

STEMS = ("batas", "migr", "laut", "rapat", "tidak")
terms = st.builds(Term, st.sampled_from(STEMS), st.sampled_from(list(Field)[:3])) | st.builds(
    Term, st.sampled_from(CITED), st.just(Field.CITES), st.just(2.0)
)
phrases = st.builds(Phrase, st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(tuple))
concepts = st.lists(terms, min_size=1, max_size=3).map(tuple).map(Concept)
matches = st.builds(
    Match, st.lists(concepts, max_size=3).map(tuple),
    st.lists(phrases, max_size=1).map(tuple),
    st.lists(concepts, max_size=1).map(tuple), st.lists(concepts, max_size=1).map(tuple),
    st.lists(terms, max_size=2).map(tuple), st.integers(0, 3),
)  # fmt: skip


def one_of(values):
    return st.just(frozenset()) | st.lists(st.sampled_from(values), min_size=1, max_size=2).map(frozenset)


filters = st.builds(
    Filters, st.sampled_from(Classification), one_of(list(Kind)), maybe(DAYS), maybe(DAYS), one_of(PLACES),
    one_of(OWNERS), one_of(CITED), one_of(("id", "en")), one_of(NAMES),
) | st.builds(
    Filters, st.sampled_from(Classification), rungs=one_of(list(Rung)[:3]), owners=one_of(OWNERS),
    due_since=maybe(DAYS), due_until=maybe(DAYS), progress=one_of(list(Progress)[:2]),
)  # fmt: skip


def write(index, changes):
    """Apply the same writes: a document, the id of one to delete, or None for a commit."""
    for name in NAMES:
        index.delete(name)
    for change in changes:
        if change is None:
            index.commit()
        elif isinstance(change, str):
            index.delete(change)
        else:
            described, rows = change
            parts = [replace(p, source=described.id, ordinal=n) for n, (p, _) in enumerate(rows)]
            index.replace(described, parts, np.array([code for _, code in rows], np.int8).reshape(-1, 8))
    index.commit()


CASES = given(
    changes=writes, questions=st.lists(st.tuples(matches, filters), min_size=3, max_size=5), asked=codes,
    also=st.lists(st.builds(Key, st.sampled_from(NAMES), st.integers(0, 3)), max_size=3),
)  # fmt: skip
CHECKED = {"deadline": None, "derandomize": True, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@pytest.mark.parametrize("open_index", ["reference", "embedded", "embedded-mapped"], indirect=True)
@settings(max_examples=60, **CHECKED)
@CASES
def test_every_engine_answers_as_the_reference(index, changes, questions, asked, also):
    same_answers(index, changes, questions, asked, also)


# A commit takes a server a hundred times as long: fewer cases, one server.
@pytest.mark.parametrize("open_index", ["elasticsearch-8"], indirect=True)
@settings(max_examples=6, **CHECKED)
@CASES
def test_a_server_answers_as_the_reference(index, changes, questions, asked, also):
    same_answers(index, changes, questions, asked, also)


def same_answers(index, changes, questions, asked, also):
    reference = Reference(MANIFEST)
    for each in (reference, index):
        write(each, changes)
    same_stored(index, reference)
    for match, seen in questions:
        same_found(index, reference, match, seen, asked)
        same_counted(index, reference, match, seen, also)


def same_stored(index, reference):
    assert index.versions("/arsip") == reference.versions("/arsip")
    keys = [Key(name, n) for name in NAMES for n in range(4)]
    for level in Classification:
        assert index.fetch(keys, Filters(level)).keys() == reference.fetch(keys, Filters(level)).keys()
        assert index.vocabulary("t", 9, level) == reference.vocabulary("t", 9, level)
        assert index.vocabulary("per", 9, level) == reference.vocabulary("per", 9, level)
        for name in NAMES:
            assert index.source(name, level) == reference.source(name, level)
            assert index.passages(name, level) == reference.passages(name, level)
            assert index.codes(name, level).tolist() == reference.codes(name, level).tolist()
    for name in CITED[:4]:
        assert index.provision(name, TOP) == reference.provision(name, TOP)


def same_found(index, reference, match, seen, asked):
    words, plain = index.lexical(match, seen, 99), reference.lexical(match, seen, 99)
    # What was deleted may still count as seen in BM25's statistics: what is found must agree, not its order.
    assert {r.key for r in words} == {r.key for r in plain}
    near, exact = index.semantic(asked, seen, 99), reference.semantic(asked, seen, 99)
    assert {r.key: r.score for r in near} == pytest.approx({r.key: r.score for r in exact}, abs=1e-5)
    for ranking in (words, near):
        assert list(ranking) == sorted(ranking, key=lambda r: (-r.score, r.key))
    assert index.lexical(match, seen, 2) == words[:2]
    assert index.semantic(asked, seen, 2) == near[:2]
    every = [Key(name, n) for name in NAMES for n in range(4)]
    assert index.fetch(every, seen).keys() == reference.fetch(every, seen).keys()


def same_counted(index, reference, match, seen, also):
    assert index.counts(match, also, seen, list(Facet)) == reference.counts(match, also, seen, list(Facet))
    for sort in Sort:
        if sort is not Sort.RELEVANCE:
            assert index.listed(match, also, seen, sort, 1, 3) == reference.listed(match, also, seen, sort, 1, 3)
        assert index.sources(seen, sort, 0, 9) == reference.sources(seen, sort, 0, 9)
        assert index.outcomes(seen, sort, 0, 3) == reference.outcomes(seen, sort, 0, 3)
