"""Names in text: the longest one that begins at a word."""

from indexes.gazetteer import Gazetteer

NAMES = Gazetteer({"Belu": 1, "Belu RI": 2, "Kupang": 3, "Kota Kupang Barat": 4, "S. Dua": 5})


def test_the_longest_name_is_taken_where_it_ends_by_a_letter_or_two():
    assert [(m.start, m.end, m.value) for m in NAMES.scan("Di Belu RI dan Belu, Kupang.")] == [
        (3, 10, 2),
        (15, 19, 1),
        (21, 27, 3),
    ]


def test_a_name_that_breaks_off_is_none_and_hides_no_other():
    assert [m.value for m in NAMES.scan("Kota Kupang Timur")] == [3]
    assert [m.value for m in NAMES.scan("Kota Kupang Barat")] == [4]


def test_a_stop_ends_a_name_unless_its_word_is_an_abbreviation():
    assert [m.value for m in NAMES.scan("Belu. RI")] == [1]
    assert [m.value for m in NAMES.scan("S. Dua")] == [5]
