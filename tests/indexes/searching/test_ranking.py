"""The features of the second stage, worked out by hand."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from indexes.model import Key, Kind, Passage, Source
from indexes.query import Candidate, Concept, Match, Ranked, Term
from indexes.searching.asking import sought
from indexes.searching.ranking import FOREIGN_MEANING, Features, features, named, order, weights
from indexes.stored import dump

MATCH = Match(concepts=tuple(Concept((Term(word),)) for word in ("peta", "jalan", "batas")))
CODE = np.array([100, 0], np.int8)


def candidate(name: str, stems: str, code=(100, 0), title="") -> tuple[Key, Candidate]:
    source = Source(name, "", name, "1", Kind.LAIN, title)
    return Key(name, 0), Candidate(
        dump(source), dump(Passage(name, 0, stems)), np.array(code, np.int8), stems, title.lower()
    )


def seen(*candidates, lexical=()):
    return features(dict(candidates), lexical, MATCH, CODE)


def test_words_are_divided_by_the_best():
    made = seen(
        candidate("a", "peta"), candidate("b", "jalan"), lexical=[Ranked(Key("a", 0), 8.0), Ranked(Key("b", 0), 2.0)]
    )
    assert [f.words for f in made.values()] == [1.0, 0.25]


def test_meaning_is_the_cosine():
    made = seen(candidate("a", "x", (100, 0)), candidate("b", "x", (0, 100)), candidate("c", "x", (-50, 0)))
    assert [f.meaning for f in made.values()] == pytest.approx([1.0, 0.0, -1.0])


def test_neighbours_count_only_in_the_order_of_the_query():
    made = seen(candidate("a", "peta jalan batas"), candidate("b", "jalan peta batas"), candidate("c", "peta x jalan"))
    assert [f.pairs for f in made.values()] == [1.0, 0.0, 0.0]


def test_near_words_weigh_more_than_far_ones():
    far = "peta " + "x " * 30 + "jalan"
    made = list(seen(candidate("a", "peta jalan"), candidate("b", far)).values())
    assert made[0].near == pytest.approx(made[0].present)
    assert made[1].near < made[1].present == pytest.approx(made[0].present)


def test_rare_concepts_weigh_more():
    made = list(seen(candidate("a", "peta"), candidate("b", "jalan"), candidate("c", "jalan")).values())
    assert made[0].present > made[1].present


def test_the_heading_is_told_apart():
    made = list(seen(candidate("a", "peta", title="Peta jalan"), candidate("b", "peta")).values())
    assert made[0].heading > made[1].heading == 0.0


def test_ties_are_broken_by_key():
    ranked = order(dict([candidate("b", "peta"), candidate("a", "peta")]), (), MATCH, CODE)
    assert [r.key.source for r in ranked] == ["a", "b"]


def test_no_candidates_no_order():
    assert order({}, (), MATCH, None) == []


def test_the_weights_name_every_feature():
    assert isinstance(weights(), Features)
    assert weights().words > 0


def test_a_document_of_the_day_that_was_named_is_told_apart():
    (key, made), (other, late) = candidate("a", "peta"), candidate("b", "peta")
    made = replace(made, described=dump(replace(made.source, dated=date(2024, 5, 7))))
    days = [(date(2024, 5, 6), date(2024, 5, 7))]
    found = features({key: made, other: late}, (), MATCH, None, days)
    assert (found[key].dated, found[other].dated) == (1.0, 0.0)


def test_the_parts_of_a_score_are_named_and_add_up_to_it():
    found = dict([candidate("a", "peta jalan", title="Peta"), candidate("b", "x", (0, 100))])
    best, last = order(found, [Ranked(Key("a", 0), 3.0)], MATCH, CODE)
    assert sum(best.parts) == pytest.approx(best.score)
    assert {"words", "meaning", "present", "near", "pairs", "heading", "brief"} == {
        name for name, _ in named(best.parts)
    }
    assert [name for name, _ in named(last.parts)] == ["brief"]


def test_a_word_that_says_nearly_the_same_counts_for_less():
    match = Match(concepts=(Concept((Term("korban"), Term("sintas", weight=0.5))), Concept((Term("rapat"),))))
    rows = dict([candidate("a", "korban rapat"), candidate("b", "sintas rapat"), candidate("c", "rapat")])
    made = features(rows, (), match, None)
    assert [round(f.pairs, 2) for f in made.values()] == [1.0, 1.0, 0.0]
    present = [f.present for f in made.values()]
    assert present[0] == pytest.approx(1.0)
    assert present[1] == pytest.approx((present[0] + present[2]) / 2)


def test_a_word_of_two_concepts_counts_for_both():
    match = Match(concepts=(Concept((Term("human"), Term("orang"))), Concept((Term("traffic"), Term("orang")))))
    (made,) = features(dict([candidate("a", "orang")]), (), match, None).values()
    assert made.present == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("question", "tokens", "found"),
    [
        ("kapan rakor Motaain", "rakor mei 2024", 1.0),
        ("kapan rakor Motaain", "rakor 12 orang", 0.0),
        ("sejak tahun berapa PLBN dibuka", "plbn 2016", 1.0),
        ("berapa korban", "korban 12 orang", 1.0),
        ("how many victims", "korban banyak", 0.0),
        ("korban 2023", "korban 2023", 0.0),
    ],
)
def test_a_day_or_number_that_is_asked_for_is_looked_for(question, tokens, found):
    rows = dict([candidate("a", tokens)])
    assert features(rows, (), MATCH, None, (), sought(question))[Key("a", 0)].answers == found


def test_meaning_counts_more_the_more_of_the_words_are_foreign():
    rows = dict([candidate("a", "peta", (100, 0)), candidate("b", "jalan", (60, 80))])

    def told(*own):
        match = Match(concepts=tuple(Concept((Term(f"w{at}", weight=w), Term("korban"))) for at, w in enumerate(own)))
        return dict(named(order(rows, (), match, CODE)[0].parts))["meaning"]

    assert told(1.0, 1.0) == pytest.approx(weights().meaning)
    assert told(1.0, 0.5) == pytest.approx((weights().meaning + FOREIGN_MEANING) / 2)
    assert told(0.5, 0.5) == pytest.approx(FOREIGN_MEANING)
