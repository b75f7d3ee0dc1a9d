"""English words of a query and what they are read as."""

import pytest

from indexes import dictionary
from indexes.analysis import tokens, words
from indexes.cognates import cognate


def read(text: str) -> dict[str, list[str]]:
    query = tokens(text)
    readings = dictionary.read(query, [word.exact for word in words(text)])
    return {token.exact: [w for w, _ in reading.words] for token, reading in zip(query, readings, strict=True)}


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("border", "perbatasan"),
        ("victims", "korban"),
        ("village", "desa"),
        ("school", "sekolah"),
        ("poverty", "kemiskinan"),
        ("police", "polisi"),
        ("smuggling", "penyelundupan"),
        ("attended", "hadir"),
    ],
)
def test_the_likeliest_word_is_the_right_one(english, indonesian):
    assert tokens(dictionary.translations(english)[0][0])[0].stem == tokens(indonesian)[0].stem


def test_weights_fall_and_sum_to_at_most_one():
    weights = [weight for _, weight in dictionary.translations("border")]
    assert weights == sorted(weights, reverse=True)
    assert 0.9 < sum(weights) <= 1.01


@pytest.mark.parametrize(
    ("text", "word", "english"),
    [
        ("air bersih di desa perbatasan", "air", False),
        ("clean air in border villages", "air", True),
        ("kualitas air", "air", False),
        ("jadwal tim bantuan hukum", "tim", False),
        ("hak korban dan saksi", "korban", False),
        ("hak korban dan saksi", "hak", False),
        ("program bank dunia di NTT", "bank", False),
        ("trafficking TPPO in NTT", "trafficking", True),
        ("korban trafficking di Batam", "trafficking", True),
        ("korban trafficking di Batam", "korban", False),
        ("jumlah deportan border crossing 2024", "border", True),
    ],
)
def test_the_language_is_told_word_by_word(text, word, english):
    assert bool(read(text)[word]) is english


@pytest.mark.parametrize(
    ("english", "indonesian"),
    [
        ("subsidy", "subsidi"),
        ("integration", "integrasi"),
        ("university", "universitas"),
        ("corruption", "korupsi"),
        ("statistics", "statistik"),
        ("active", "aktif"),
        ("photo", "foto"),
        ("data", None),
        ("b2b", None),
        ("kapal", None),
    ],
)
def test_borrowed_words_are_respelled(english, indonesian):
    assert cognate(english) == indonesian


def test_an_unknown_word_is_respelled_in_english_queries_only():
    assert read("the subvention commission decides on glomonics for the village")["glomonics"] == ["glomonik"]
    assert read("tata glomonics untuk desa di perbatasan")["glomonics"] == []
