"""Marks and cuts."""

from hypothesis import given
from hypothesis import strategies as some

from indexes.searching.snippets import WINDOW, fragment, marks

TEXT = "Korban perdagangan orang di Mota'ain dirujuk ke rumah aman."


def test_marks_stand_on_whole_words_with_that_stem():
    found = marks(TEXT, ["dagang", "motaain"])
    assert [TEXT[a:b] for a, b in found] == ["perdagangan", "Mota'ain"]


def test_a_short_text_is_shown_whole():
    cut = fragment(TEXT, marks(TEXT, ["korban"]))
    assert (cut.start, cut.end) == (0, len(TEXT))


def test_a_long_text_is_cut_where_most_different_words_stand():
    text = "awal kata " * 80 + "rakor perbatasan di Motaain " + "akhir kata " * 80 + "rakor"
    found = marks(text, ["rakor", "batas", "motaain"])
    cut = fragment(text, found)
    assert len(cut.marks) == 3
    assert cut.end - cut.start < WINDOW * 1.5


def test_a_text_without_a_blank_is_cut_all_the_same():
    text = "a" * 5_000 + " rakor " + "b" * 5_000
    cut = fragment(text, marks(text, ["rakor"]))
    assert "rakor" in text[cut.start : cut.end]
    assert cut.end - cut.start < WINDOW * 1.5


@given(some.text(max_size=900), some.sets(some.sampled_from(["kata", "rakor", "a", "1"])))
def test_cuts_lie_in_the_text_and_marks_in_cuts(text, stems):
    cut = fragment(text, marks(text, stems))
    assert 0 <= cut.start <= cut.end <= len(text)
    assert all(cut.start <= a < b <= cut.end for a, b in cut.marks)
