"""Reading the dictionary's entries."""

import gzip

from training.freedict import entries

TEXT = """English-Bahasa Indonesia FreeDict+WikDict dictionary ver. 2022.11.18
http://www.wikdict.com/
border //\u02c8b\u0254\u0259d\u0259// <n>
perbatasan
the line or frontier area separating various territories
poverty //\u02c8p\u0251\u02d0v\u025a// <n>
1. kekurangan
deficiency of elements
2. kemiskinan
quality or state of being poor
vice president <n>
wakil presiden, wapres
"""


def test_headwords_come_with_each_of_their_translations(tmp_path):
    file = tmp_path / "freedict-eng-ind.dict.dz"
    file.write_bytes(gzip.compress(TEXT.encode()))
    assert list(entries(file)) == [
        ("border", "perbatasan"),
        ("poverty", "kekurangan"),
        ("poverty", "kemiskinan"),
        ("vice president", "wakil presiden"),
        ("vice president", "wapres"),
    ]
