"""What counts as a word, and which words are one."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from string import punctuation

import pytest

from indexes.analysis import context, field_tokens, fold, occurrences, stem, tokens, words
from indexes.model import Kind, Passage, Source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mota'ain", "Motaain"),
        ("Mota’ain", "MOTAAIN"),
        ("Motaʼain", "Mota Ain"),
        ("kerjasama", "kerja sama"),
        ("undang-undang", "undang"),
        ("Undang-Undang", "undang"),
        ("langkah-langkah", "langkah"),
        ("notulen", "notula"),
        ("perlindungan", "pelindungan"),
        ("Café", "cafe"),
        ("ﬁskal", "fiskal"),
        ("wali kota", "walikota"),
    ],
)
def test_spellings_of_one_word_meet(one, other):
    assert [t.stem for t in tokens(one)] == [t.stem for t in tokens(other)]


@pytest.mark.parametrize("word", ["tidak", "tanpa", "belum", "orang", "antar", "lintas", "negara", "wajib"])
def test_words_that_carry_meaning_are_kept(word):
    assert [t.exact for t in tokens(word)] == [word]


def test_stop_words_go():
    assert [t.exact for t in tokens("yang dan di the of Rapat untuk")] == ["rapat"]


def test_places_count_code_points_of_the_text():
    text = "😀 Rapat di Mota’ain, undang-undang"
    assert [text[t.start : t.end] for t in words(text)] == ["Rapat", "di", "Mota’ain", "undang-undang"]


@pytest.mark.parametrize("text", ["", " ", "…—!?", "\x00\x07", "\ud800", "🙂🙂"])
def test_text_without_words_has_no_tokens(text):
    assert tokens(text) == []


def test_numbers_stay_whole():
    assert [t.stem for t in tokens("UU 21/2007 pasal 24A")] == ["uu", "21", "2007", "pasal", "24a"]


def test_fold_is_the_same_for_ascii_and_beyond():
    assert fold("Rapat Koordinasi'") == "rapat koordinasi"
    assert fold("RAPAT Mota’ain É") == "rapat motaain e"


def test_title_and_headings_are_words_of_a_passage():
    source = Source("s", "", "f", "1", Kind.PERATURAN, "UU Keimigrasian")
    made = field_tokens(source, Passage("s", 0, "Setiap orang wajib", headings=("Pasal 8",)))
    assert made.exact == "uu keimigrasian pasal 8 setiap orang wajib"
    assert made.heading.split()[-2:] == ["pasal", "8"]
    assert len(made.stem.split()) == len(made.exact.split())


@pytest.mark.parametrize(
    "text",
    [
        "Kerja sama di Mota’ain, undang-undang dan undang-undangan",
        "tim pora-wali kota 24A snake_case 'dikutip' 12/2006 – non-prosedural",
        "undang-undang-",
        "kerja\nsama kerja, sama yang-dan",
        "kerja yang sama\xa0kota wali\u2028kota kerja samaran bekerja sama \x1ctim\x1cpora",
        " ".join(f"{a}{word}{b}" for a in punctuation for b in punctuation for word in ("Jalan", "yang", "24", "İba")),
    ],
)
def test_what_is_indexed_is_what_a_query_is_cut_into(text):
    source = Source("s", "", "f", "1", Kind.LAIN, "")
    made = field_tokens(source, Passage("s", 0, text))
    assert made.exact.split() == [t.exact for t in tokens(text)]
    assert made.stem.split() == [t.stem for t in tokens(text)]


def test_occurrences_are_the_words_with_these_stems():
    text = "Undang-undang itu mengatur perundangan; UNDANG!"
    marked = list(occurrences(text, {"undang"}))
    assert marked == [(t.start, t.end) for t in words(text) if t.stem == "undang"]
    assert [text[a:b] for a, b in marked][0] == "Undang-undang"


chance = random.Random(7)


def test_threads_do_not_disturb_each_other_s_stems():
    made = ["".join(chance.choices("aeiknmpt", k=9)) + end for end in ("kan", "nya", "i", "an") for _ in range(400)]
    forms = [f"{start}{word}" for word in made for start in ("meng", "per", "di")]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(stem, forms))
    stem.cache_clear()
    assert found == [stem(form) for form in forms]


def test_a_meeting_is_found_by_where_it_was_held():
    held = Source("a", "/arsip", "a.txt", "v", Kind.NOTULA, "Rapat Evaluasi", places=("PLBN Mota'ain", "Belu"))
    made = field_tokens(held, Passage("a", 0, "Peta jalan disusun."))
    assert made.heading.split() == ["rapat", "evaluasi", "plbn", "motaain"]
    assert context(held, Passage("a", 0, "Peta jalan disusun.")).splitlines()[1] == "PLBN Mota'ain"
    told = field_tokens(replace(held, kind=Kind.BERITA), Passage("a", 0, "Peta jalan disusun."))
    assert told.heading.split() == ["rapat", "evaluasi"]
