"""What is found stretch by stretch is what a look at the whole text finds."""

import random
import re

import pytest

from indexes import gazetteer, institutions, offices, places, provision_mentions, regulation_starts, signs
from indexes.language import ENGLISH, INDONESIAN, language_of
from indexes.regulation_patterns import flat
from indexes.signs import Sign, Words, small

WORDS = (
    "yang the Pasal pasal-pasal Psl. art. ayat (2) 21 2007, uu UU/PP undang-undang u ndang Undang\nUndang 12/PMK. se"
    " Perpres peraturan\tmenteri kuhp) Kab. Kabupaten Belu, Mota'ain iPhone NTT NTT-NTB Jakarta; _Kupang Dinas/Badan"
    " kantor-kantor Satgas DPR\nDPD Kementerian Luar Negeri Malaysia's İ ſe pasa1 5 pasal5 articles3 Ōe  \xa0 \n"
).split(" ")


def texts():
    chosen = random.Random(7)
    return [" ".join(chosen.choices(WORDS, k=chosen.randint(0, 12))) for _ in range(3_000)]


def test_stretches_stand_where_they_are_told():
    every, found = Sign(lambda stretch: "a" in stretch), 0
    for text in texts():
        told = list(every.stretches(text))
        assert all(text.startswith(each, start) for start, each in told)
        assert [each for _, each in told] == [each for each in text.split(" ") if "a" in each]
        found += len(told)
    assert found > 500


def test_what_is_kept_stays_bounded_and_right(monkeypatch):
    monkeypatch.setattr(signs._marks, "most", 10)
    even = Sign(lambda stretch: len(stretch) % 2 == 0)
    for n in (*range(1, 50), 3, 48, 5_000):
        assert even.is_in("x" * n) == (n % 2 == 0)
        assert len(signs._marks) <= 10
    assert all(len(stretch) < 100 for stretch in signs._marks)


def test_words_are_seen_wherever_the_text_has_them():
    sought = ("di", "kant", "kantor", "pas", "p")
    looked, found = [(word, Words((word,))) for word in sought], 0
    for text in texts():
        for word, sign in looked:
            assert sign.is_in(text) == (word in small(text))
            found += sign.is_in(text)
    assert found > 500


def test_regulations_begin_where_the_whole_text_says():
    found = 0
    for text in map(flat, texts()):
        expected = [match.start() for match in regulation_starts.START.finditer(text)]
        assert list(regulation_starts.starts(text, text)) == expected
        found += len(expected)
    assert found > 500


def test_provisions_begin_where_the_whole_text_says():
    found = 0
    for text in map(flat, texts()):
        looked = set(provision_mentions._places(text, text))
        expected = {match.start() for match in provision_mentions._START.finditer(text)}
        assert expected <= looked
        found += len(expected)
    assert found > 500


@pytest.mark.parametrize("table", [institutions._gazetteer, places._gazetteer])
def test_names_begin_where_the_whole_text_says(table):
    names, found = table(), 0
    for text in texts():
        matches = gazetteer._CAPITAL.finditer(text)
        expected = [m.span() for m in matches if gazetteer.key_of(m.group()) in names._begins]
        assert [(start, end) for start, end, _ in names._capital_heads(text)] == expected
        found += len(expected)
    assert found > 500


def test_offices_begin_where_the_whole_text_says():
    patterns, found = offices._patterns(), 0
    for text in texts():
        expected = [m.start() for m in offices._WORD.finditer(text) if m.group().casefold() in patterns]
        assert expected == [m.start() for m in offices._words(text) if m.group().casefold() in patterns]
        found += len(expected)
    assert found > 500


def test_the_language_is_counted_over_the_whole_text():
    for text in texts():
        words = [match.group() for match in re.finditer("[a-z]+", text.casefold())]
        english = sum(word in ENGLISH for word in words) > sum(word in INDONESIAN for word in words)
        assert language_of(text) == ("en" if english else "id")
