"""The cheap looks never say no where a pattern would say yes."""

import re
import string
import sys

from indexes.regulation_mentions import _WORK, _WORK_BEGINS, _WORK_NAMES
from indexes.small import has_any, small


def test_small_letters_are_what_patterns_see_that_ignore_case():
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in string.ascii_lowercase:
        seen = set(re.findall(letter, every, re.IGNORECASE))
        assert {letter, letter.upper()} <= seen
        assert {each for each in seen if letter not in small(each)} == set()


def test_a_word_is_seen_in_any_case_and_inside_of_others():
    assert has_any("Bersifat ſIMULASİ", ("simulasi",))
    assert has_any("bersifat", ("derajat", "sifat"))
    assert not has_any("Rapat koordinasi", ("simulasi", "contoh"))


def test_every_name_of_a_law_begins_as_names_begin():
    assert _WORK_NAMES
    for name in _WORK_NAMES:
        written = name.replace(" ", "  ")
        assert _WORK.match(written)
        assert _WORK_BEGINS.match(written)
    assert not _WORK_BEGINS.match("undang-undang ini")
