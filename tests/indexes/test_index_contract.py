"""What every engine does with documents: writing, filters, clearance, lists. Nobody overrides these tests."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from small_documents import (
    ALL,
    MANIFEST,
    PUBLIC,
    TOP,
    any_of,
    code,
    codes,
    hits,
    near,
    passage,
    put,
    source,
)  # fmt: skip

from indexes.model import (
    Action,
    Classification,
    Effect,
    Filters,
    Key,
    Kind,
    Outcome,
    Part,
    Person,
    Presence,
    Progress,
    Provision,
    Rung,
    Sort,
)  # fmt: skip
from indexes.query import Facet, Listing, Match, Relations, Statement
from indexes.runs import Run

FULL_OUTCOME = Outcome(
    Rung.PENUGASAN, ("BNN", "Imigrasi"), "membentuk «tim»", date(2024, 6, 1), "14 hari", True, Progress.BELUM
)
FULL_SOURCE = source(
    "penuh", kind=Kind.PERATURAN, title="Undang-Undang é ’ 中", number="21", canonical="uu/2007/21",
    dated=date(2007, 4, 19), dated_from="teks", places=("Mota'ain", "Entikong"), institutions=("IOM",),
    people=(Person("A", None, "IOM", Presence.DIWAKILI, "B"), Person(None, "Kepala", None, Presence.HADIR)),
    language="en", classification=Classification.TERBATAS, publisher="JDIH", url="https://x.id/?a=1&b=%20",
    example=True, summary=True, ocr_quality=0.5, masked=3, checked=date(2026, 1, 2), warnings=("a", "b"),
    effects=(Effect("uu/2007/21", Action.MENCABUT, "uu/2023/1", date(2026, 1, 2), "«dicabut»", "uu/2023/2"),),
)  # fmt: skip


# Writing


def test_an_empty_index_finds_nothing(index):
    assert hits(index, any_of("batas")) == []
    assert near(index, code(1)) == []
    assert index.versions("/arsip") == {}
    assert index.sources(ALL, Sort.NEWEST, 0, 10) == Listing((), 0)
    assert index.counts(any_of("batas"), [], ALL, list(Facet)).total == 0
    assert index.manifest == MANIFEST


def test_what_was_stored_comes_back_equal_in_every_field(index):
    provision = Provision("uu/2007/21/pasal/2", Part.BATANG_TUBUH, "2", "uu/1999/1/pasal/3")
    given = [
        passage("penuh", 0, {"text": "é\n\t\"中' \u2028 😀", "headings": ("UU", "Bab I"), "page": 3,
                             "start": 2, "end": 9, "cites": ("uu/2011/6",) * 2, "provision": provision}),
        passage("penuh", 1, {"text": "", "outcome": FULL_OUTCOME}),
        passage("penuh", 2, "Batas"),
    ]  # fmt: skip
    rows = codes(code(1, -127), code(-3, 127), code(5))
    index.replace(FULL_SOURCE, given, rows)
    index.commit()
    assert index.source("penuh", TOP) == FULL_SOURCE
    assert index.passages("penuh", TOP) == tuple(given)
    assert index.codes("penuh", TOP).dtype == np.int8
    assert index.codes("penuh", TOP).tolist() == rows.tolist()
    found = index.fetch([Key("penuh", 2)], ALL)[Key("penuh", 2)]
    assert (found.source, found.passage, found.code.tolist()) == (FULL_SOURCE, given[2], rows[2].tolist())
    assert (found.stems, found.heading) == ("undang e 中 batas", "undang e 中")


def test_nothing_is_visible_before_commit(index, open_index):
    put(index, "a", "batas")
    index.put_relations(Relations((STATEMENTS[0],)))
    other = open_index()
    for each in (index, other):
        assert hits(each, any_of("batas")) == []
        assert each.source("a", TOP) is None
        assert each.versions("/arsip") == {}
        assert each.relations(TOP) == Relations()
    index.commit()
    for each in (index, other):
        assert hits(each, any_of("batas")) == ["a#0"]
        assert each.versions("/arsip") == {"a": "v1"}
        assert each.relations(TOP).statements == (STATEMENTS[0],)


def test_committed_is_there_on_reopening_and_the_rest_is_lost(index, open_index):
    put(index, "a", "batas")
    index.commit()
    put(index, "b", "batas")
    index.delete("a")
    index.close()
    again = open_index(write=True)
    assert hits(again, any_of("batas")) == ["a#0"]
    assert near(again, code(1)) == ["a#0"]
    again.commit()
    assert again.versions("/arsip") == {"a": "v1"}


def test_replacing_leaves_exactly_the_new_passages(index):
    put(index, "a", "batas satu", "batas dua", "batas tiga", near=[code(1), code(0, 1), code(0, 0, 1)])
    put(index, "ab", "batas lain", near=[code(0, 0, 0, 1)])
    index.commit()
    put(index, "a", "batas baru", near=[code(0, 1)], version="v2", title="Lain")
    index.commit()
    assert sorted(hits(index, any_of("batas"))) == ["a#0", "ab#0"]
    assert hits(index, any_of("satu")) == hits(index, any_of("judul", "dua", least=2)) == []
    assert near(index, code(0, 1)) == ["a#0", "ab#0"]
    assert [p.text for p in index.passages("a", TOP)] == ["batas baru"]
    assert index.versions("/arsip") == {"a": "v2", "ab": "v1"}
    assert index.vocabulary("judul", 9, TOP) == (("judul", 1),)


def test_the_last_word_before_a_commit_counts(index):
    put(index, "a", "batas")
    put(index, "a", "laut")
    put(index, "b", "batas")
    index.delete("b")
    index.delete("c")
    put(index, "c", "batas")
    index.commit()
    assert hits(index, any_of("batas", "laut")) == ["a#0", "c#0"]


def test_deleting_removes_every_trace(index):
    outcome = {"text": "batas", "outcome": FULL_OUTCOME, "cites": ("uu/2011/6",)}
    article = {"text": "batas", "provision": Provision("uu/2007/21/pasal/2", Part.BATANG_TUBUH)}
    for name in ("a", "ab"):
        put(index, name, outcome, article)
    index.commit()
    index.delete("a")
    index.delete("unknown")
    index.commit()
    assert {key.split("#")[0] for key in hits(index, any_of("batas")) + near(index, code(1))} == {"ab"}
    assert index.source("a", TOP) is None
    assert index.passages("a", TOP) == ()
    assert index.codes("a", TOP).shape == (0, 8)
    assert index.fetch([Key("a", 0)], ALL) == {}
    assert [key.source for key, _ in index.outcomes(ALL, Sort.RELEVANCE, 0, 9).items] == ["ab"]
    assert [key.source for key in index.provision("uu/2007/21", TOP)] == ["ab"]
    assert index.vocabulary("batas", 9, TOP) == (("batas", 1),)
    counted = index.counts(any_of("batas"), [Key("a", 0), Key("ab", 0)], ALL, [Facet.CITES])
    assert (counted.total, counted.by) == (1, {Facet.CITES: {"uu/2011/6": 1}})


def test_a_document_without_passages_is_listed_and_found_by_its_id(index):
    put(index, "kosong", dated=date(2024, 1, 1))
    put(index, "isi", "batas")
    index.commit()
    assert [s.id for s in index.sources(ALL, Sort.NEWEST, 0, 9).items] == ["kosong", "isi"]
    assert index.source("kosong", TOP) is not None
    assert near(index, code(1)) == ["isi#0"]
    assert index.counts(any_of("judul"), [], ALL, []).total == 1


@pytest.mark.parametrize("rows", [np.ones((1, 7)), np.ones((2, 8)), np.ones((0, 8)), np.zeros((1, 8))])
def test_codes_of_another_shape_or_of_zeros_are_refused(index, rows):
    with pytest.raises(ValueError, match="code"):
        index.replace(source("a"), [passage("a", 0, "batas")], rows.astype(np.int8))
    index.commit()
    assert index.versions("/arsip") == {}


@pytest.mark.parametrize("ordinals", [(1,), (0, 2), (1, 0), (0, 0)])
def test_ordinals_that_are_not_counted_from_0_are_refused(index, ordinals):
    with pytest.raises(ValueError, match="ordinal"):
        index.replace(source("a"), [passage("a", n, "x") for n in ordinals], np.ones((len(ordinals), 8), np.int8))


def test_codes_may_be_changed_after_they_were_handed_over(index):
    rows = codes(code(3))
    index.replace(source("a"), [passage("a", 0, "batas")], rows)
    rows[:] = 9
    index.commit()
    assert index.codes("a", TOP)[0].tolist() == code(3).tolist()


def test_versions_are_given_below_a_folder_and_for_every_classification(index):
    for name, root in (("a", "/arsip"), ("b", "/arsip/2024"), ("c", "/arsip2"), ("d", "/lain")):
        put(index, name, root=root, version=f"v{name}", classification=Classification.RAHASIA)
    index.commit()
    assert index.versions("/arsip") == {"a": "va", "b": "vb"}
    assert index.versions("/arsip/") == {"a": "va", "b": "vb"}
    assert index.versions("/arsip/2024") == {"b": "vb"}
    assert sorted(index.versions("/")) == ["a", "b", "c", "d"]


# Clearance

STATEMENTS = tuple(
    Statement(Effect(f"uu/2007/{n}", Action.MENCABUT, None, date(2026, 1, n), "kutipan"), f"s{n}", int(level))
    for n, level in enumerate(Classification, start=1)
)


def test_what_is_classified_higher_does_not_exist(index):
    rows = {"biasa": 0, "terbatas": 1, "rahasia": 2}
    for name, level in rows.items():
        parts = {"text": f"batas kata{name}", "outcome": FULL_OUTCOME, "cites": ("uu/2011/6",),
                 "provision": Provision("uu/2007/21/pasal/2", Part.BATANG_TUBUH)}  # fmt: skip
        put(index, name, parts, classification=Classification(level), places=(name,))
    index.put_relations(Relations(STATEMENTS))
    index.commit()
    for level in Classification:
        visible = sorted(name for name, secret in rows.items() if secret <= level)
        keys = [Key(name, 0) for name in rows]
        seen = Filters(level)
        assert hits(index, any_of("batas"), seen) == [f"{name}#0" for name in visible]
        assert near(index, code(1), seen) == [f"{name}#0" for name in visible]
        assert [s.id for s in index.sources(seen, Sort.NEWEST, 0, 9).items] == visible
        assert [k.source for k, _ in index.outcomes(seen, Sort.NEWEST, 0, 9).items] == visible
        assert sorted(key.source for key in index.fetch(keys, seen)) == visible
        assert [key.source for key in index.provision("uu/2007/21/pasal/2", level)] == visible
        assert index.vocabulary("batas", 9, level) == (("batas", len(visible)),)
        assert sorted(w for w, _ in index.vocabulary("kata", 9, level)) == [f"kata{n}" for n in visible]
        counted = index.counts(any_of("batas"), keys, seen, [Facet.PLACE, Facet.CITES])
        assert counted.total == len(visible)
        assert counted.by == {
            Facet.PLACE: dict.fromkeys(visible, 1),
            Facet.CITES: {"uu/2011/6": len(visible)},
        }
        assert list(index.listed(Match(), keys, seen, Sort.NEWEST, 0, 9)) == visible
        assert index.relations(level).statements == STATEMENTS[: level + 1]
        for name in rows:
            assert (index.source(name, level) is not None) == (name in visible)
            assert len(index.passages(name, level)) == len(index.codes(name, level)) == (name in visible)


def test_a_new_classification_replaces_the_old_one(index):
    put(index, "a", "batas", classification=Classification.RAHASIA)
    index.commit()
    put(index, "a", "batas")
    index.commit()
    assert index.vocabulary("batas", 9, PUBLIC) == (("batas", 1),)
    put(index, "a", "batas", classification=Classification.SANGAT_RAHASIA)
    index.commit()
    assert index.vocabulary("batas", 9, Classification.RAHASIA) == ()
    assert hits(index, any_of("batas"), Filters(Classification.RAHASIA)) == []
    assert hits(index, any_of("batas")) == ["a#0"]


def test_relations_are_replaced_as_a_whole_and_keep_their_order(index):
    index.put_relations(Relations(STATEMENTS))
    index.commit()
    index.put_relations(Relations((STATEMENTS[2], STATEMENTS[0])))
    index.commit()
    assert index.relations(TOP).statements == (STATEMENTS[2], STATEMENTS[0])
    index.put_relations(Relations())
    index.commit()
    assert index.relations(TOP) == Relations()


def test_what_is_fetched_by_name_meets_the_filters(index):
    put(index, "a", {"text": "batas", "cites": ("uu/2011/6",)}, "jalan", places=("NTT",))
    put(index, "b", "batas", places=("Riau",))
    index.commit()
    keys = [Key("a", 0), Key("a", 1), Key("a", 2), Key("b", 0), Key("c", 0)]
    assert sorted(index.fetch(keys, ALL)) == [Key("a", 0), Key("a", 1), Key("b", 0)]
    assert sorted(index.fetch(keys, replace(ALL, places=frozenset({"NTT"})))) == [Key("a", 0), Key("a", 1)]
    assert sorted(index.fetch(keys, replace(ALL, cites=frozenset({"uu/2011/6"})))) == [Key("a", 0)]


def test_what_an_ingest_tells_of_itself_is_kept(index, open_index):
    told = Run("2026-11-26T01:02:03+00:00", added=2, passages=3, failed=(("/a/b.pdf", "rusak"), ("/a/c.doc", "lama")))
    assert index.run() is None
    index.put_run(told)
    assert index.run() is None
    index.commit()
    assert index.run() == told
    index.put_run(Run("2026-11-27T00:00:00+00:00"))
    index.commit()
    index.put_run(told)
    index.close()
    assert open_index().run() == Run("2026-11-27T00:00:00+00:00")


def test_a_state_keeps_its_name_until_the_next_commit(index, open_index):
    put(index, "a", "batas")
    index.commit()
    named = [index.state()]
    for change in (lambda: put(index, "b", "pos"), lambda: index.delete("b"), lambda: index.put_relations(Relations())):
        change()
        assert index.state() == open_index().state() == named[-1]
        index.commit()
        named.append(index.state())
    assert open_index().state() == named[-1]
    assert len(set(named)) == len(named)


def test_reads_in_one_state_agree_although_something_is_committed_between_them(index, open_index):
    put(index, "a", "batas")
    index.commit()
    reader = open_index()
    for name in "bc":
        tried = []

        def ask(now, name=name, tried=tried):
            found = hits(now, any_of("batas"))
            if not tried:
                put(index, name, "batas")
                index.delete("a")
                index.commit()
            tried.append(found)
            fetched = sorted(key.source for key in now.fetch([Key(n, 0) for n in "abc"], ALL))
            listed = sorted(s.id for s in now.sources(ALL, Sort.NEWEST, 0, 9).items)
            within = now.in_one_state(lambda same: near(same, code(1)))
            counted = now.counts(any_of("batas"), [], ALL, []).total
            return found, within, fetched, listed, sorted(now.versions("/arsip")), counted

        for each in (reader, index):
            found, within, *others, counted = each.in_one_state(ask)
            assert found == within
            assert others == [[key[0] for key in found]] * 3
            assert counted == len(found)
        # The second reader asked after the commit.
        assert found == [f"{n}#0" for n in "bc"[: "bc".index(name) + 1]]


def test_the_size_counts_what_the_clearance_may_see(index):
    def size(clearance):
        found = index.size(clearance)
        return found.documents, found.passages

    assert size(TOP) == (0, 0)
    put(index, "a", "batas", "jalan", classification=Classification.RAHASIA)
    put(index, "b", "batas")
    put(index, "c")
    index.commit()
    assert (size(TOP), size(Classification.TERBATAS), size(PUBLIC)) == ((3, 3), (2, 1), (2, 1))
    index.delete("a")
    put(index, "c", "pos", "laut")
    assert size(TOP) == (3, 3)
    index.commit()
    assert (size(TOP), size(PUBLIC)) == ((2, 3), (2, 3))
