"""What a query is read as."""

import pytest

from indexes.query import Field
from indexes.searching.understanding import LONGEST, understand


def exact_concepts(text: str) -> list[str]:
    return [concept.terms[0].token for concept in understand(text).match.concepts]


@pytest.mark.parametrize(
    ("text", "identities"),
    [
        ("uu 21/2007 pasal 2", ("uu/2007/21/pasal/2",)),
        ("pasal 120 uu keimigrasian", ("uu/2011/6/pasal/120",)),
        ("permen imipas 2 2025", ("permenimipas/2025/2",)),
        ("Law No. 21 of 2007", ("uu/2007/21",)),
        ("rakor 7/5/2024 di Motaain", ()),
    ],
)
def test_provisions_named(text, identities):
    assert understand(text).identities == identities


def test_a_citation_is_no_heap_of_words():
    match = understand("rakor tentang pasal 2 uu 21/2007").match
    assert [t.token for c in match.concepts for t in c.terms if t.field is Field.CITES] == ["uu/2007/21/pasal/2"]
    assert [c.terms[0].token for c in match.concepts if c.terms[0].field is Field.STEM] == ["rakor"]


def test_a_citation_alone_matches_what_cites_it():
    match = understand("uu 21/2007").match
    assert not match.empty
    assert [c.terms[0].field for c in match.concepts] == [Field.CITES]


def test_quoted_words_are_a_phrase():
    match = understand('rakor "peta jalan" perbatasan').match
    assert [p.tokens for p in match.phrases] == [("peta", "jalan")]


@pytest.mark.parametrize(
    ("text", "excluded"),
    [
        ("rakor -makassar", ["makassar"]),
        ("rakor tanpa IOM", ["iom"]),
        ("meetings without UNODC", ["unodc"]),
        ("pelintas tanpa dokumen", []),
        ("non-prosedural", []),
        ("7-8 Mei", []),
    ],
)
def test_words_left_out(text, excluded):
    assert [t.token for c in understand(text).match.excluded for t in c.terms] == excluded


def test_asking_words_are_not_looked_for():
    assert exact_concepts("apa hasil rakor Motaain?") == ["hasil", "rakor", "motaain"]
    assert exact_concepts("who attended the Makassar dialogue")[-2:] != ["who", "the"]
    assert exact_concepts("apa") == ["apa"]


def test_english_words_bring_their_indonesian_ones():
    stems = set(understand("human trafficking victims").stems)
    assert {"dagang", "orang", "korban", "trafficking"} <= stems


def test_abbreviations_bring_their_full_form():
    assert {"tppo", "dagang"} <= set(understand("TPPO").stems)


@pytest.mark.parametrize(("words", "least"), [(1, 1), (3, 1), (5, 1), (6, 2), (11, 2), (12, 3), (60, 3)])
def test_long_queries_ask_for_more_than_one_concept(words, least):
    assert understand(" ".join(f"kata{n}" for n in range(words))).match.least == least


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        '"',
        '""',
        "-",
        "--",
        "( OR AND *",
        "'; DROP TABLE x; --",
        "<script>",
        "\x00",
        "\ud800",
        "🙂",
        "a" * 5000,
    ]
    + ['"' * 400, "uu " * 900, "pasal " * 500, "1/" * 700, "تهريب البشر"],
)
def test_hostile_input_is_only_text(text):
    understood = understand(text)
    assert all(len(t.token) <= LONGEST for c in understood.match.concepts for t in c.terms)


def test_a_cut_query_says_so():
    assert ("cut", str(LONGEST)) in understand("kata " * 1000).notes


def test_days_are_read_in_any_form():
    for text in ("rakor 7 Mei 2024", "rakor 7/5/2024", "rakor 2024-05-07", "meeting of 7 May 2024"):
        assert [str(first) for first, _ in understand(text).days] == ["2024-05-07"], text
    assert understand("uu 21/2007").days == ()
