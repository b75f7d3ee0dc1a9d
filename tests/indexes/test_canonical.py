import pytest

from indexes import canonical
from indexes.canonical import Canonical

IDS = [
    ("uu/2007/21", "Undang-Undang Nomor 21 Tahun 2007", "UU 21/2007"),
    (
        "uu/2007/21/pasal/2/ayat/1",
        "Pasal 2 ayat (1) Undang-Undang Nomor 21 Tahun 2007",
        "UU 21/2007 Pasal 2 ayat (1)",
    ),
    (
        "uu/2011/6/pasal/126/huruf/e",
        "Pasal 126 huruf e Undang-Undang Nomor 6 Tahun 2011",
        "UU 6/2011 Pasal 126 huruf e",
    ),
    (
        "uu/2011/6/pasal/24A/ayat/1a/huruf/b/angka/2",
        "Pasal 24A ayat (1a) huruf b angka 2 Undang-Undang Nomor 6 Tahun 2011",
        "UU 6/2011 Pasal 24A ayat (1a) huruf b angka 2",
    ),
    (
        "uu/2024/63/pasal/I/angka/5",
        "Pasal I angka 5 Undang-Undang Nomor 63 Tahun 2024",
        "UU 63/2024 Pasal I angka 5",
    ),
    (
        "uu/2007/21/pasal/2/penjelasan",
        "Penjelasan Pasal 2 Undang-Undang Nomor 21 Tahun 2007",
        "UU 21/2007 Penjelasan Pasal 2",
    ),
    (
        "pmk/2019/80/lampiran/II",
        "Lampiran II Peraturan Menteri Keuangan Nomor 80 Tahun 2019",
        "PMK 80/2019 Lampiran II",
    ),
    ("uudrt/1956/8", "Undang-Undang Darurat Nomor 8 Tahun 1956", "UU Darurat 8/1956"),
    ("perda/ntt/2008/14", "Peraturan Daerah Nusa Tenggara Timur Nomor 14 Tahun 2008", "Perda NTT 14/2008"),
    (
        "permenimipas/2025/2",
        "Peraturan Menteri Imigrasi dan Pemasyarakatan Nomor 2 Tahun 2025",
        "Permenimipas 2/2025",
    ),
    (
        "kepmenkumham/2021/m.hh-01.gr.02.02",
        "Keputusan Menteri Hukum dan Hak Asasi Manusia Nomor M.HH-01.GR.02.02 Tahun 2021",
        "Kepmenkumham M.HH-01.GR.02.02/2021",
    ),
    (
        "peraturanbnpp/2021/1",
        "Peraturan Badan Nasional Pengelola Perbatasan Nomor 1 Tahun 2021",
        "Peraturan BNPP 1/2021",
    ),
    (
        "uud/1945/pasal/28B/ayat/2",
        "Pasal 28B ayat (2) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "UUD 1945 Pasal 28B ayat (2)",
    ),
]


@pytest.mark.parametrize(("written", "label", "short"), IDS)
def test_an_id_is_read_written_and_worded(written, label, short):
    assert str(canonical.parse(written)) == written
    assert canonical.label(written) == label
    assert canonical.short(written) == short


def test_the_parts_of_an_id():
    parsed = canonical.parse("uu/2007/21/pasal/2/ayat/1/huruf/b")
    assert parsed == Canonical("uu/2007/21", pasal="2", ayat="1", huruf="b")
    assert parsed.path == "/pasal/2/ayat/1/huruf/b"
    assert str(parsed.article) == "uu/2007/21/pasal/2"
    assert canonical.work_of("perda/ntt/2008/14/pasal/7") == "perda/ntt/2008/14"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "uu",
        "uu/2007",
        "uu/07/21",
        "UU/2007/21",
        "uu/2007/21/pasal/",
        "uu/2007/21/ayat",
        "uu/2007/21/pasal/2/ayat/x y",
        "../etc",
        "uu/2007/21/",
    ],
)
def test_what_is_no_id_is_none_and_is_worded_as_it_stands(text):
    assert canonical.parse(text) is None
    assert canonical.label(text) == text


def test_a_part_is_contained_by_its_whole_levels_not_by_its_letters():
    assert canonical.contains("uu/2007/21", "uu/2007/21/pasal/2")
    assert canonical.contains("uu/2007/21/pasal/2", "uu/2007/21/pasal/2")
    assert not canonical.contains("uu/2007/2", "uu/2007/21")
    assert not canonical.contains("uu/2007/21/pasal/2", "uu/2007/21/pasal/20")
