"""What every engine finds, in which order, and how it counts. Nobody overrides these tests."""

from datetime import date

import numpy as np
import pytest
from small_documents import (
    ALL,
    TOP,
    any_of,
    code,
    hits,
    near,
    one,
    phrase,
    put,
)  # fmt: skip

from indexes.model import (
    Classification,
    Filters,
    Key,
    Kind,
    Outcome,
    Part,
    Progress,
    Provision,
    Rung,
    Sort,
)  # fmt: skip
from indexes.query import ByMeaning, ByWords, Concept, Facet, Field, Match, Term

DAYS = {"a": date(2024, 1, 31), "b": date(2024, 2, 1), "c": date(2024, 2, 29), "d": None}


def given(index):
    """Four documents that differ in everything a filter can ask for; all say *batas* and lie alike."""
    due = {"a": date(2024, 3, 1), "b": None, "c": date(2024, 3, 31)}
    rung = {"a": Rung.KOMITMEN, "b": Rung.HARAPAN, "c": Rung.KOMITMEN}
    for name, kind in zip("abcd", (Kind.NOTULA, Kind.NOTULA, Kind.BERITA, Kind.PERATURAN), strict=True):
        outcome = Outcome(rung[name], (name.upper(), "Imigrasi"), "x", due[name]) if name != "d" else None
        put(
            index, name, {"text": "batas", "outcome": outcome, "cites": CITES[name]}, kind=kind,
            dated=DAYS[name], places=PLACES[name], institutions=("IOM", name.upper()),
            language="en" if name == "c" else "id",
        )  # fmt: skip
    index.commit()


PLACES = {"a": ("Motaain", "Entikong"), "b": ("Entikong",), "c": (), "d": ("Skouw Papua",)}
CITES = {
    "a": ("uu/2007/21/pasal/2/ayat/1", "uu/2007/21/pasal/2/ayat/2"),
    "b": ("uu/2007/2", "uu/2011/6/pasal/120"),
    "c": ("uu/2007/21/penjelasan",),
    "d": (),
}


def only(**fields):
    return Filters(TOP, **{k: frozenset(v) if isinstance(v, tuple) else v for k, v in fields.items()})


# Filters: one table through every way to find


FILTERS = [
    (only(), "abcd"),
    (only(kinds=(Kind.NOTULA,)), "ab"),
    (only(kinds=(Kind.NOTULA, Kind.BERITA)), "abc"),
    (only(kinds=(Kind.LAIN,)), ""),
    (only(since=date(2024, 2, 1)), "bc"),
    (only(until=date(2024, 2, 1)), "ab"),
    (only(since=date(2024, 2, 1), until=date(2024, 2, 1)), "b"),
    (only(since=date(1, 1, 1), until=date(9999, 12, 31)), "abc"),
    (only(since=date(2024, 2, 2), until=date(2024, 2, 1)), ""),
    (only(places=("Entikong",)), "ab"),
    (only(places=("Entikong", "Skouw Papua")), "abd"),
    (only(places=("entikong", "Skouw")), ""),
    (only(institutions=("IOM",), places=("Motaain",)), "a"),
    (only(languages=("en",)), "c"),
    (only(sources=("a", "d", "tidak ada")), "ad"),
    (only(sources=("tidak ada",)), ""),
    (only(cites=("uu/2007/21",)), "ac"),
    (only(cites=("uu/2007/2",)), "b"),
    (only(cites=("uu/2007/21/pasal/2",)), "a"),
    (only(cites=("uu/2007/21/pasal/2/ayat/1",)), "a"),
    (only(cites=("uu/2007/21/pasal/2/ayat/3",)), ""),
    (only(cites=("uu/2011/6", "uu/2007/21")), "abc"),
    (only(rungs=(Rung.KOMITMEN,)), "ac"),
    (only(owners=("B", "C")), "bc"),
    (only(owners=("Imigrasi",), rungs=(Rung.HARAPAN,)), "b"),
    (only(progress=(Progress.SELESAI,)), ""),
    (only(due_since=date(2024, 3, 1)), "ac"),
    (only(due_until=date(2024, 3, 1)), "a"),
    (only(due_since=date(2024, 3, 2), kinds=(Kind.BERITA,)), "c"),
]  # fmt: skip


def test_filters_hold_for_every_way_to_find(index):
    given(index)
    also = [Key(name, 0) for name in "abcd"]
    for filters, expected in FILTERS:
        keys = [f"{name}#0" for name in expected]
        assert sorted(hits(index, any_of("batas"), filters)) == keys, filters
        assert near(index, code(1), filters) == keys, filters
        assert {s.id for s in index.sources(filters, Sort.NEWEST, 0, 9).items} == set(expected), filters
        outcomes = index.outcomes(filters, Sort.NEWEST, 0, 9).items
        assert {key.source for key, _ in outcomes} == set(expected) - {"d"}, filters
        for match, named in ((any_of("batas"), []), (Match(), also), (any_of("batas"), also)):
            assert index.counts(match, named, filters, []).total == len(expected), filters
            assert set(index.listed(match, named, filters, Sort.NEWEST, 0, 9)) == set(expected), filters


def test_filters_act_before_the_limit(index):
    for n in range(30):
        put(index, f"a{n:02}", "batas batas", near=[code(9, 1)])
    put(index, "z", "batas laut lain sekali", near=[code(1, 9)], kind=Kind.NOTULA)
    index.commit()
    notula = only(kinds=(Kind.NOTULA,))
    assert hits(index, any_of("batas"), notula, 1) == ["z#0"]
    assert near(index, code(9, 1), notula, 1) == ["z#0"]


def test_filters_on_passages_must_hold_in_one_passage(index):
    first, second = (Outcome(Rung.KOMITMEN, (who,), "x", due) for who, due in (("A", None), ("B", date(2024, 3, 1))))
    put(index, "a", {"outcome": first, "cites": ("uu/2007/21",)}, {"outcome": second})
    index.commit()
    apart = only(owners=("A",), due_since=date(2024, 1, 1))
    assert index.sources(apart, Sort.NEWEST, 0, 9).total == 0
    assert index.sources(only(owners=("B",), cites=("uu/2007/21",)), Sort.NEWEST, 0, 9).total == 0
    assert index.sources(only(owners=("B",), due_since=date(2024, 1, 1)), Sort.NEWEST, 0, 9).total == 1


# Matching words


MATCHES = [
    (any_of("batas"), "abd"),
    (any_of("batas", "laut"), "abcd"),
    (any_of("batas", "laut", least=2), "b"),
    (any_of("batas", "laut", "migran", least=2), "bc"),
    (any_of("batas", least=2), ""),
    (any_of("batas", least=0), "abcd"),
    (any_of("bat"), ""),
    (any_of("batas laut"), ""),
    (Match(concepts=(one("batas", "laut"),)), "abcd"),
    (Match(concepts=(one("batas", "laut"), one("migran")), least=2), "c"),
    (Match(concepts=(Concept(()),)), ""),
    (Match(), ""),
    (Match(excluded=(one("batas"),), boosts=(Term("migran"),)), ""),
    (any_of("laut", boosts=(Term("batas"), Term("rapat"))), "bc"),
    (any_of("batas", "laut", excluded=(one("migran", "rapat"),)), "abd"),
    (any_of("batas", "laut", excluded=(one("batas"),)), "c"),
    (any_of("batas", "laut", required=(one("migran", "kapal"),)), "bc"),
    (any_of("laut", required=(one("batas"),)), "b"),
    (any_of("laut", required=(one("batas"), one("migran"))), ""),
    (Match(required=(one("migran"),)), "c"),
    (Match(phrases=(phrase("batas", "laut"),)), "b"),
    (Match(phrases=(phrase("laut", "batas"),)), ""),
    (Match(phrases=(phrase("batas", "kapal"),)), ""),
    (Match(phrases=(phrase("laut", "migran"), phrase("migran", "rapat"))), "c"),
    (Match(phrases=(phrase("migran"),)), "c"),
    (any_of("rapat", phrases=(phrase("batas", "laut"),)), ""),
    (any_of("batas", phrases=(phrase("laut", "kapal"),), excluded=(one("migran"),)), "b"),
    (Match(concepts=(one("perbatasan", field=Field.EXACT),)), "d"),
    (Match(concepts=(one("batas", field=Field.EXACT),)), "ab"),
    (Match(concepts=(one("umum", field=Field.HEADING),)), "d"),
    (Match(concepts=(one("batas", field=Field.HEADING),)), ""),
    (Match(concepts=(one("uu/2007/21", field=Field.CITES),)), "ad"),
    (Match(concepts=(one("uu/2007/2", field=Field.CITES),)), "b"),
    (Match(concepts=(Concept((Term("migran"), Term("uu/2007/2", Field.CITES))),)), "bc"),
    (any_of("migran", boosts=(Term("uu/2007/21", Field.CITES),)), "c"),
]  # fmt: skip


def test_what_matches(index):
    put(index, "a", {"text": "batas", "cites": ("uu/2007/21/pasal/2",)})
    put(index, "b", {"text": "batas laut kapal", "cites": ("uu/2007/2",)})
    put(index, "c", "laut migran rapat")
    put(index, "d", {"text": "perbatasan", "headings": ("Ketentuan Umum",), "cites": ("uu/2007/21",)})
    put(index, "e", "kosong", classification=Classification.SANGAT_RAHASIA)
    index.commit()
    seen = Filters(Classification.RAHASIA)
    for match, expected in MATCHES:
        assert sorted(hits(index, match, seen)) == [f"{name}#0" for name in expected], match
        assert index.counts(match, [], seen, [Facet.KIND]).total == len(expected), match


def test_hostile_tokens_are_only_characters(index):
    put(index, "a", "batas AND laut (rapat) kapal:x* ~2")
    index.commit()
    for token in (
        '"',
        "AND",
        "*",
        "kapal:x",
        "(batas)",
        "batas*",
        "-batas",
        "",
        " ",
        "\x00",
        "\\",
        "a" * 70_000,
    ):
        for field in Field:
            assert hits(index, Match(concepts=(one(token, field=field),))) == []
        assert hits(index, Match(phrases=(phrase(token, "laut"),))) == []
    assert hits(index, any_of("batas")) == ["a#0"]


# Order


def test_rare_words_short_passages_and_repetition_count_more(index):
    put(index, "a", "batas", "batas batas laut kapal", "batas laut kapal rapat", "langka laut kapal rapat")
    index.commit()
    assert hits(index, any_of("batas")) == ["a#1", "a#0", "a#2"]
    assert hits(index, any_of("batas", "langka"), limit=2)[0] == "a#3"


def test_weights_multiply_and_alternatives_add_up(index):
    put(index, "a", "batas laut", "batas kapal", "laut kapal", "batas rapat", "laut rapat", "satu dua")
    index.commit()

    def order(*terms):
        return hits(index, Match(concepts=(Concept(terms),)))

    assert order(Term("batas"), Term("laut"))[0] == "a#0"
    assert order(Term("batas", weight=3), Term("laut")) == ["a#0", "a#1", "a#3", "a#2", "a#4"]
    assert order(Term("batas"), Term("laut", weight=3)) == ["a#0", "a#2", "a#4", "a#1", "a#3"]
    assert hits(index, any_of("batas", boosts=(Term("rapat"),))) == ["a#3", "a#0", "a#1"]
    assert hits(index, any_of("batas", boosts=(Term("rapat", weight=0.0),))) == ["a#0", "a#1", "a#3"]


def test_a_citation_scores_its_weight_alone(index):
    put(index, "a", {"text": "batas", "cites": ("uu/2007/21/pasal/2", "uu/2007/21/pasal/3")})
    put(index, "b", {"text": "batas", "cites": ("uu/2007/21",)})
    index.commit()
    asked = Match(concepts=(Concept((Term("uu/2007/21", Field.CITES, 6.0),)),))
    assert [(r.key.source, r.score) for r in index.lexical(asked, ALL, 9)] == [("a", 6.0), ("b", 6.0)]


def test_scores_are_bm25_as_lucene_computes_it(index):
    put(index, "a", "batas batas laut", "laut", "rapat")
    index.commit()
    # Titles count: lengths 4, 2, 2. idf(batas) = ln(1 + 2.5 / 1.5); norm = 1.2 * (0.25 + 0.75 * 4 / (8 / 3)).
    expected = np.log(1 + 2.5 / 1.5) * 2 / (2 + 1.2 * (0.25 + 0.75 * 4 * 3 / 8))
    (found,) = index.lexical(any_of("batas"), ALL, 9)
    assert found.score == pytest.approx(expected, rel=1e-3)


def test_phrases_exclusions_and_filters_do_not_score(index):
    put(index, "a", "batas laut", kind=Kind.NOTULA)
    put(index, "b", "batas laut rapat")
    index.commit()
    plain = {r.key: r.score for r in index.lexical(any_of("batas"), ALL, 9)}
    asked = any_of("batas", phrases=(phrase("batas", "laut"),), excluded=(one("rapat"),))
    (found,) = index.lexical(asked, only(kinds=(Kind.NOTULA,), places=()), 9)
    assert found.score == pytest.approx(plain[found.key])


def test_meaning_orders_by_cosine_whatever_the_length(index):
    rows = {"a": code(1, 1), "b": code(100, 90), "c": code(2, 1), "d": code(0, 127), "e": code(-5, 1)}
    for name, row in rows.items():
        put(index, name, "batas", near=[row])
    index.commit()
    found = index.semantic(code(10, 5), ALL, 9)
    assert [r.key.source for r in found] == ["c", "b", "a", "d", "e"]
    assert found[0].score == pytest.approx(1.0)
    assert found[2].score == pytest.approx(15 / np.sqrt(2 * 125))
    assert found[4].score < 0


def test_ties_are_broken_by_source_then_ordinal_also_at_the_limit(index):
    for name in ("c", "a10", "b", "a", "a9"):
        put(index, name, *["batas"] * 12)
        index.commit()
    everything = [f"{name}#{n}" for name in ("a", "a10", "a9", "b", "c") for n in range(12)]
    for limit in (1, 5, 13, 59, 60, 100):
        assert hits(index, any_of("batas"), limit=limit) == everything[:limit]
        assert near(index, code(3), limit=limit) == everything[:limit]


@pytest.mark.parametrize("limit", [0, 1, 9, 25, 99])
def test_limits(index, limit):
    put(index, "a", *["batas " + "laut " * n for n in range(30)], near=[code(30, n) for n in range(30)])
    index.commit()
    expected = [f"a#{n}" for n in range(30)][:limit]
    assert hits(index, any_of("batas"), limit=limit) == expected
    assert near(index, code(1), limit=limit) == expected
    assert len(index.sources(ALL, Sort.NEWEST, 0, limit).items) == min(limit, 1)


@pytest.mark.parametrize("asked", [np.ones(7, np.int8), np.ones((1, 8), np.int8), np.zeros(8, np.int8)])
def test_a_code_of_another_shape_or_of_zeros_is_refused(index, asked):
    put(index, "a", "batas")
    index.commit()
    with pytest.raises(ValueError, match="code"):
        index.semantic(asked, ALL, 9)


def test_both_rankings_at_once_are_what_each_is_alone(index):
    given(index)
    for n in range(40):
        put(index, f"e{n:02}", "batas " * (n % 3 + 1), near=[code(9, n % 4)], kind=Kind.BERITA)
    index.commit()
    notula, berita = only(kinds=(Kind.NOTULA,)), only(kinds=(Kind.BERITA,))
    for match in (any_of("batas"), Match(), any_of("tidak-ada")):
        for seen, wide, limit, nearest in (
            (notula, ALL, 9, 20), (ALL, notula, 20, 1), (berita, berita, 1, 9), (berita, ALL, 0, 3), (ALL, ALL, 99, 0),
        ):  # fmt: skip
            found = index.both(ByWords(match, seen, limit), ByMeaning(code(9, 1), wide, nearest))
            assert found == (index.lexical(match, seen, limit), index.semantic(code(9, 1), wide, nearest))
    assert [len(each) for each in index.both(ByWords(any_of("batas"), notula, 9), ByMeaning(code(1), ALL, 20))] == [
        2,
        20,
    ]


@pytest.mark.parametrize("asked", [np.ones(7, np.int8), np.zeros(8, np.int8)])
def test_both_refuse_a_code_of_another_shape_or_of_zeros(index, asked):
    with pytest.raises(ValueError, match="code"):
        index.both(ByWords(any_of("batas"), ALL, 9), ByMeaning(asked, ALL, 9))


# Counts and lists


def test_counts_are_what_filtering_gives(index):
    given(index)
    also = [Key("d", 0), Key("tidak ada", 0), Key("a", 99)]
    match = any_of("batas", excluded=(one("kapal"),))
    counted = index.counts(match, also, ALL, list(Facet))
    assert counted.total == 4
    assert counted.by[Facet.KIND] == {"notula": 2, "berita": 1, "peraturan": 1}
    assert counted.by[Facet.PLACE] == {"Motaain": 1, "Entikong": 2, "Skouw Papua": 1}
    assert counted.by[Facet.INSTITUTION] == {"IOM": 4, "A": 1, "B": 1, "C": 1, "D": 1}
    assert counted.by[Facet.LANGUAGE] == {"id": 3, "en": 1}
    assert counted.by[Facet.CITES] == {
        "uu/2007/21": 2, "uu/2007/21/pasal/2": 1, "uu/2007/2": 1, "uu/2011/6": 1, "uu/2011/6/pasal/120": 1,
    }  # fmt: skip
    fields = {Facet.KIND: "kinds", Facet.PLACE: "places", Facet.INSTITUTION: "institutions",
              Facet.LANGUAGE: "languages", Facet.CITES: "cites"}  # fmt: skip
    for facet, values in counted.by.items():
        for value, n in values.items():
            value = Kind(value) if facet is Facet.KIND else value
            assert index.counts(match, also, only(**{fields[facet]: (value,)}), []).total == n


def test_documents_are_counted_and_not_passages(index):
    put(index, "a", *[{"text": "batas", "cites": ("uu/2007/21/pasal/2", "uu/2007/21")}] * 5, places=("X", "X"))
    put(index, "b", "batas", "laut", {"text": "laut", "cites": ("uu/2011/6",)}, places=("X",))
    index.commit()
    counted = index.counts(any_of("batas"), [Key("a", 0), Key("b", 1)], ALL, [Facet.PLACE, Facet.CITES])
    assert counted.total == 2
    assert counted.by[Facet.PLACE] == {"X": 2}
    assert counted.by[Facet.CITES] == {"uu/2007/21": 1, "uu/2007/21/pasal/2": 1}
    assert index.counts(Match(), [], ALL, list(Facet)).total == 0
    assert index.counts(any_of("batas"), [], ALL, [Facet.KIND]).by.keys() == {Facet.KIND}


def test_lists_by_date_put_the_undated_last_and_break_ties_by_id(index):
    days = {"b": 2, "a": 2, "d": 1, "c": None, "f": 3, "e": None}
    for name, day in days.items():
        put(index, name, "batas", "batas", dated=date(2024, 1, day) if day else None)
    put(index, "g", "laut", dated=date(2024, 1, 9))
    index.commit()
    newest, oldest = ["f", "a", "b", "d", "c", "e"], ["d", "a", "b", "f", "c", "e"]
    for sort, expected in ((Sort.NEWEST, newest), (Sort.OLDEST, oldest)):
        assert list(index.listed(any_of("batas"), [], ALL, sort, 0, 9)) == expected
        assert list(index.listed(any_of("batas"), [], ALL, sort, 2, 3)) == expected[2:5]
        assert list(index.listed(any_of("batas"), [], ALL, sort, 6, 3)) == []
    every = index.sources(ALL, Sort.RELEVANCE, 1, 3)
    assert ([s.id for s in every.items], every.total) == (["f", "a", "b"], 7)
    assert [s.id for s in index.sources(ALL, Sort.OLDEST, 0, 2).items] == ["d", "a"]


def test_outcomes_are_listed_by_due_date_or_by_the_documents_date(index):
    due = {"a": (9, None, 3), "b": (3,), "c": (None, 1)}
    for name, days in due.items():
        parts = [{"outcome": Outcome(Rung.HARAPAN, (), "x", date(2024, 5, d) if d else None)} for d in days]
        put(index, name, "batas", *parts, dated={"a": date(2024, 1, 1), "b": date(2024, 1, 2)}.get(name))
    index.commit()

    def listed(sort, offset=0, limit=9):
        found = index.outcomes(ALL, sort, offset, limit)
        assert found.total == 6
        return [f"{key.source}{key.ordinal}" for key, _ in found.items]

    assert listed(Sort.RELEVANCE) == ["c2", "a3", "b1", "a1", "a2", "c1"]
    assert listed(Sort.NEWEST) == ["b1", "a1", "a2", "a3", "c1", "c2"]
    assert listed(Sort.OLDEST) == ["a1", "a2", "a3", "b1", "c1", "c2"]
    assert listed(Sort.RELEVANCE, 1, 2) == ["a3", "b1"]


def test_vocabulary_counts_documents_of_unstemmed_words(index):
    put(index, "a", "Perbatasan perbatasan", "perbatasan laut", title="Perang")
    put(index, "b", "perbatasan perbekalan")
    put(index, "c", "pekan, Perékat 21")
    index.commit()
    expected = (("perbatasan", 2), ("perang", 1), ("perbekalan", 1), ("perekat", 1))
    assert index.vocabulary("per", 9, TOP) == expected
    assert index.vocabulary("PER", 2, TOP) == expected[:2]
    assert index.vocabulary("peré", 9, TOP) == (("perekat", 1),)
    assert index.vocabulary("2", 9, TOP) == (("21", 1),)
    assert index.vocabulary("", 9, TOP) == index.vocabulary("batas", 9, TOP) == index.vocabulary("p%", 9, TOP) == ()
    assert index.vocabulary("per", 0, TOP) == ()


# Provisions


def test_provisions_are_found_by_canonical_id(index):
    def article(path, part=Part.BATANG_TUBUH):
        return {"provision": Provision(f"uu/2007/21/{path}", part)}

    put(index, "uu", article("pembukaan", Part.PEMBUKAAN), article("pasal/2"), article("pasal/2"),
        article("pasal/21"), article("penjelasan", Part.PENJELASAN),
        article("pasal/2/penjelasan", Part.PENJELASAN), canonical="uu/2007/21")  # fmt: skip
    put(
        index,
        "lain",
        {"provision": Provision("uu/2007/2/pasal/2", Part.BATANG_TUBUH, amends="uu/2007/21/pasal/2")},
    )
    index.commit()

    def found(path):
        return [f"{k.source}{k.ordinal}" for k in index.provision(path, TOP)]

    assert found("uu/2007/21") == ["uu0", "uu1", "uu2", "uu3"]
    assert found("uu/2007/21/pasal/2") == ["uu1", "uu2"]
    assert found("uu/2007/21/pasal/2/ayat/1") == ["uu1", "uu2"]
    assert found("uu/2007/21/pasal/2/huruf/a/angka/1") == ["uu1", "uu2"]
    assert found("uu/2007/21/pasal/21/ayat/1/huruf/e") == ["uu3"]
    assert found("uu/2007/21/pasal/2/penjelasan") == ["uu5"]
    assert found("uu/2007/21/penjelasan") == ["uu4"]
    assert found("uu/2007/21/pembukaan") == ["uu0"]
    assert found("uu/2007/2") == ["lain0"]
    for unknown in (
        "uu/2007/21/pasal/3",
        "uu/2007/210",
        "uu/2007",
        "bukan id",
        "",
        "uu/2007/21/pasal/21/penjelasan",
    ):
        assert found(unknown) == []


def test_of_several_files_of_a_work_the_fullest_that_is_no_summary_leads(index):
    article = {"provision": Provision("uu/2007/21/pasal/2", Part.BATANG_TUBUH)}
    put(index, "a-ringkasan", article, "x", "y", "z", summary=True, canonical="uu/2007/21")
    put(index, "b-pendek", article, canonical="uu/2007/21")
    put(index, "d-panjang", article, "x", canonical="uu/2007/21")
    put(index, "c-panjang", article, "x", canonical="uu/2007/21")
    index.commit()
    order = ["c-panjang", "d-panjang", "b-pendek", "a-ringkasan"]
    assert [k.source for k in index.provision("uu/2007/21/pasal/2", TOP)] == order
    assert list(dict.fromkeys(k.source for k in index.provision("uu/2007/21", TOP))) == order
