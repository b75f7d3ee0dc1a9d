"""Searching a small index: what is found, in which order, how it is counted."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from indexes.analysis import context
from indexes.embedded import open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.model import Classification, Filters, Kind, Mode, Part, Passage, Provision, Sort, Source
from indexes.query import Facet, Query
from indexes.searching import spelling
from indexes.searching.search import search
from indexes.searching.spelling import suggestion

EVERYONE = Filters(clearance=Classification.BIASA)


def document(name, kind, title, *texts, dated=None, places=(), cites=(), canonical=None, secret=0):
    source = Source(name, "/r", f"{name}.txt", "1", kind, title, dated=dated, places=places, canonical=canonical,
                    classification=Classification(secret))  # fmt: skip
    provisions = [Provision(f"{canonical}/pasal/{n}", Part.BATANG_TUBUH, str(n)) for n in range(1, 9)]
    passages = tuple(
        Passage(name, n, text, cites=cites, provision=provisions[n] if canonical else None)
        for n, text in enumerate(texts)
    )
    return source, passages


DOCUMENTS = [
    document("rakor", Kind.NOTULA, "Rakor PLBN Mota'ain", "Rapat meminta peta jalan pengelolaan perbatasan.",
             "Kantor imigrasi menyusun peta jalur tidak resmi.", dated=date(2024, 5, 7),
             places=("Belu", "Nusa Tenggara Timur"), cites=("uu/2007/21/pasal/2",)),
    document("uu21", Kind.PERATURAN, "UU 21/2007 Perdagangan Orang", "Ketentuan umum perdagangan orang.",
             "Setiap orang yang melakukan perekrutan dipidana.", dated=date(2007, 4, 19), canonical="uu/2007/21"),
    document("berita", Kind.BERITA, "Korban dipulangkan", "Korban perdagangan orang dipulangkan lewat Mota'ain.",
             dated=date(2025, 3, 20), places=("Belu", "Nusa Tenggara Timur")),
    document("tanpa", Kind.BERITA, "Ikan bakar", "Resep ikan bakar dengan sambal.", places=("Makassar",)),
    document("rahasia", Kind.NOTULA, "Rakor rahasia", "Rapat perbatasan rahasia di Belu.", dated=date(2024, 6, 1),
             places=("Belu",), secret=2),
]  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    encoder = open_encoder("")
    index = open_writer(tmp_path_factory.mktemp("small") / "index", manifest_of(encoder), 0)
    for source, passages in DOCUMENTS:
        index.replace(source, passages, encoder.passages([context(source, p) for p in passages]))
    index.commit()

    def ask(text, filters=EVERYONE, **more):
        return search(index, encoder, Query(text, filters, **more))

    ask.index = index
    yield ask
    index.close()


def names(results):
    return [hit.source.id for hit in results.hits]


def test_words_find_and_the_best_comes_first(found):
    assert names(found("peta jalan perbatasan"))[0] == "rakor"


def test_a_provision_asked_for_comes_first_then_what_cites_it(found):
    results = found("uu 21/2007 pasal 2", mode=Mode.WORDS)
    assert names(results) == ["uu21", "rakor"]
    assert results.hits[0].identity
    assert results.hits[0].passages[0].passage.provision.id == "uu/2007/21/pasal/2"
    assert ("read_as", "uu/2007/21/pasal/2") in results.notes


def test_english_finds_indonesian(found):
    assert {"uu21", "berita"} <= set(names(found("victims of human trafficking")))


def test_nonsense_finds_nothing(found):
    results = found("qwrtzx plokm")
    assert (results.total, results.hits) == (0, ())


@pytest.mark.parametrize("text", ["jadwal kereta api orang", "guitar chords for people", "harga tiket konser orang"])
@pytest.mark.parametrize("sort", Sort)
def test_nothing_is_found_where_no_passage_speaks_for_the_query(found, text, sort):
    results = found(text, sort=sort)
    assert (results.total, results.hits) == (0, ())
    assert not any(results.counts.values())
    assert found(text, mode=Mode.WORDS).total > 0 or "guitar" in text


def test_filters_do_not_turn_a_found_query_into_an_unfound_one(found):
    text = "peta jalan perbatasan orang"
    for kind, count in found(text).counts[Facet.KIND].items():
        assert found(text, replace(EVERYONE, kinds=frozenset({Kind(kind)}))).total == count > 0


@pytest.mark.parametrize("text", ["", "   ", "?!", "-", '""'])
def test_a_query_without_a_word_finds_nothing(found, text):
    assert found(text).total == 0


def test_what_is_classified_higher_does_not_exist(found):
    assert "rahasia" not in names(found("rapat perbatasan Belu"))
    cleared = replace(EVERYONE, clearance=Classification.RAHASIA)
    assert "rahasia" in names(found("rapat perbatasan Belu", cleared))


def test_excluded_words_and_phrases(found):
    assert "rakor" not in names(found("perbatasan -jalan", mode=Mode.WORDS))
    assert names(found('"peta jalan"', mode=Mode.WORDS)) == ["rakor"]
    assert names(found('"jalan peta"', mode=Mode.WORDS)) == []


def test_dates_sort_with_the_undated_last(found):
    text = "orang ikan rapat"
    assert names(found(text, sort=Sort.NEWEST, mode=Mode.WORDS)) == ["berita", "rakor", "uu21", "tanpa"]
    assert names(found(text, sort=Sort.OLDEST, mode=Mode.WORDS)) == ["uu21", "rakor", "berita", "tanpa"]


@pytest.mark.parametrize("text", ["perbatasan orang korban rapat", "uu 21/2007", "perdagangan orang"])
@pytest.mark.parametrize("mode", Mode)
def test_the_number_beside_a_value_is_what_choosing_it_gives(found, text, mode):
    results = found(text, mode=mode)
    fields = {Facet.KIND: "kinds", Facet.PLACE: "places", Facet.CITES: "cites", Facet.LANGUAGE: "languages"}
    assert results.counts[Facet.KIND]
    for facet, name in fields.items():
        for value, count in results.counts[facet].items():
            chosen = replace(EVERYONE, **{name: frozenset({value})})
            assert found(text, chosen, mode=mode).total == count, (facet, value)


def test_values_of_one_facet_are_alternatives(found):
    one = replace(EVERYONE, kinds=frozenset({Kind.NOTULA}))
    assert found("perbatasan orang", one).counts[Facet.KIND] == found("perbatasan orang").counts[Facet.KIND]


def test_pages_go_through_every_document_once(found):
    text = "orang ikan rapat"
    whole = names(found(text, mode=Mode.WORDS, size=10))
    paged = [name for page in (1, 2, 3, 4) for name in names(found(text, mode=Mode.WORDS, page=page, size=1))]
    assert paged == whole
    assert names(found(text, mode=Mode.WORDS, page=9, size=1)) == []


def test_marks_stand_in_the_passage(found):
    passage = found("perekrutan", mode=Mode.WORDS).hits[0].passages[0]
    assert [passage.passage.text[a:b] for a, b in passage.marks] == ["perekrutan"]


def test_a_spelling_is_offered_for_an_unknown_word(found):
    assert suggestion(found.index, "korbam perdagangan", Classification.BIASA) == "korban perdagangan"
    assert suggestion(found.index, "korban perdagangan", Classification.BIASA) is None
    assert suggestion(found.index, "korbanperdagangan", Classification.BIASA) == "korban perdagangan"


def test_no_spelling_is_offered_for_a_known_word_however_rare(monkeypatch):
    counted = {"pasal": 90, "pasar": 80, "pasalnya": 9, "pasa": 1}

    def vocabulary(prefix, limit, clearance):
        return tuple(pair for pair in counted.items() if pair[0].startswith(prefix))[:limit]

    monkeypatch.setattr(spelling, "LOOKED_AT", 3)
    index = SimpleNamespace(vocabulary=vocabulary)
    assert suggestion(index, "pasa", Classification.BIASA) is None
    assert suggestion(index, "pasaal", Classification.BIASA) == "pasal"
