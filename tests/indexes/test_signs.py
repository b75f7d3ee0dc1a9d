"""The cheap looks never say no where a pattern would say yes."""

import re
import string
import sys

from indexes.regulation_mentions import _WORK, _WORK_BEGINS
from indexes.regulation_starts import WORK_NAMES
from indexes.signs import Words, small


def test_small_letters_are_what_patterns_see_that_ignore_case():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in string.ascii_lowercase:
        seen = set(re.findall(letter, every, re.IGNORECASE))
        assert {letter, letter.upper()} <= seen
        assert {each for each in seen if letter not in small(each)} == set()


def test_a_word_is_seen_in_any_case_and_inside_of_others():
    simulations, labels = Words(("simulasi", "contoh")), Words(("derajat", "sifat"))
    assert simulations.is_in("Bersifat ſIMULASİ")
    assert labels.is_in("Bersifat ſIMULASİ")
    assert labels.is_in("bersifat")
    assert not simulations.is_in("bersifat")
    assert not labels.is_in("Rapat koordinasi")


def test_words_made_later_are_seen_in_texts_that_were_looked_through_before():
    text = "Rapat koordinasi"
    assert not Words(("simulasi",)).is_in(text)
    assert Words(("koordinasi",)).is_in(text)


def test_every_name_of_a_law_begins_as_names_begin():
    assert WORK_NAMES
    for name in WORK_NAMES:
        written = name.replace(" ", "  ")
        assert _WORK.match(written)
        assert _WORK_BEGINS.match(written)
    assert not _WORK_BEGINS.match("undang-undang ini")
