import time

import pytest

from indexes.citations import bare_numbers, cites, find

T = "uu/2007/21"
K = "uu/2011/6"

SURFACE_FORMS = [
    # long and short forms of a regulation
    ("Undang-Undang Republik Indonesia Nomor 21 Tahun 2007 tentang Pemberantasan TPPO", [T]),
    ("UU No. 21 Tahun 2007", [T]),
    ("UU Nomor 21/2007", [T]),
    ("UU 21/2007", [T]),
    ("UU No.21/2007", [T]),
    ("UU RI No. 21 Th. 2007", [T]),
    ("Undang-undang No 21 tahun 2007", [T]),
    ("Undang Undang 21 Tahun 2007", [T]),
    ("Undang- Undang Nomor 21 Tahun 2007", [T]),
    ("UNDANG-UNDANG NOMOR 21 TAHUN 2007", [T]),
    ("Undang–Undang Nomor 21 Tahun 2007", [T]),
    ("UU Nomor 21\nTahun 2007", [T]),
    ("UU-21/2007", []),
    ("Perpres no.19 tahun 2023", ["perpres/2023/19"]),
    ("Inpres 1/2019 dan Inpres 6/2015", ["inpres/2019/1", "inpres/2015/6"]),
    ("Keppres 88/2002; Kepres No 88 Tahun 2002", ["keppres/2002/88"]),
    ("PP 31/2013", ["pp/2013/31"]),
    ("Perppu 2/2022, Perpu Nomor 2 Tahun 2022", ["perppu/2022/2"]),
    ("Undang-Undang Darurat Nomor 8 Tahun 1956", ["uudrt/1956/8"]),
    ("UU No. 12/Drt/1951", ["uudrt/1951/12"]),
    ("Undang-Undang Nomor 19 Prp Tahun 1960", ["perppu/1960/19"]),
    ("Ketetapan Majelis Permusyawaratan Rakyat Nomor VII/MPR/2000", ["tapmpr/2000/vii"]),
    ("Undang-Undang Dasar Negara Republik Indonesia Tahun 1945", ["uud/1945"]),
    ("Pasal 28B ayat (2) UUD 1945", ["uud/1945/pasal/28B/ayat/2"]),
    # ministers, agencies, regions
    ("Permenkumham 18/2022", ["permenkumham/2022/18"]),
    ("Peraturan Menteri Hukum dan HAM No 44 Tahun 2015", ["permenkumham/2015/44"]),
    (
        "Peraturan Menteri Hukum dan Hak Asasi Manusia Republik Indonesia Nomor 44 Tahun 2015",
        ["permenkumham/2015/44"],
    ),
    ("Permenkumham No. M.HH-01.GR.02.02 Tahun 2021", ["permenkumham/2021/m.hh-01.gr.02.02"]),
    ("Keputusan Menteri Dalam Negeri Nomor 300.2.2-1145 Tahun 2025", ["kepmendagri/2025/300.2.2-1145"]),
    ("Kepmendagri 300-455 Tahun 2020", ["kepmendagri/2020/300-455"]),
    ("Kepmenkumham Nomor M.HH-01.GR.02.02 Tahun 2020", ["kepmenkumham/2020/m.hh-01.gr.02.02"]),
    ("Permenimipas Nomor 2 Tahun 2025", ["permenimipas/2025/2"]),
    ("Peraturan Menteri Imigrasi dan Pemasyarakatan Nomor 13 Tahun 2025", ["permenimipas/2025/13"]),
    ("Peraturan Menteri Dalam Negeri Nomor 1 Tahun 2023", ["permendagri/2023/1"]),
    ("PermenPPPA 8/2021", ["permenpppa/2021/8"]),
    ("Permenko Polhukam Nomor 2 Tahun 2020", ["permenkopolhukam/2020/2"]),
    ("Peraturan Menteri Perhubungan Nomor PM 35 Tahun 2021", ["permenhub/2021/35"]),
    ("80/PMK.04/2019", ["pmk/2019/80"]),
    ("Peraturan Menteri Keuangan Nomor 80/PMK.04/2019", ["pmk/2019/80"]),
    ("PMK 80/2019", ["pmk/2019/80"]),
    ("Peraturan Menteri Perdagangan Nomor 12/M-DAG/PER/3/2010", ["permendag/2010/12"]),
    ("Peraturan BNPP 1/2021", ["peraturanbnpp/2021/1"]),
    ("Peraturan Badan Nasional Pengelola Perbatasan Nomor 1 Tahun 2021", ["peraturanbnpp/2021/1"]),
    ("Perka BNPP 4/2015", ["perkabnpp/2015/4"]),
    ("Peraturan Kepala Arsip Nasional Republik Indonesia Nomor 17 Tahun 2011", ["perkaanri/2011/17"]),
    ("Perkap 10/2007", ["perkap/2007/10"]),
    ("Perda NTT 14/2008", ["perda/ntt/2008/14"]),
    ("Peraturan Daerah Provinsi Nusa Tenggara Timur Nomor 14 Tahun 2008", ["perda/ntt/2008/14"]),
    ("Perda Kabupaten Belu Nomor 5 Tahun 2012", ["perda/belu/2012/5"]),
    ("Perda Kota Kupang No. 5/2012", ["perda/kota-kupang/2012/5"]),
    ("Pergub Jabar 89/2009", ["pergub/jabar/2009/89"]),
    ("Kepgub NTT 135/2024", ["kepgub/ntt/2024/135"]),
    ("Perda Nomor 5 Tahun 2012", []),
    # nicknames
    ("UU TPPO", [T]),
    ("UU PTPPO", [T]),
    ("UU 21 mengatur restitusi", [T]),
    ("UU 18", ["uu/2017/18"]),
    ("UU Keimigrasian dan UU Imigrasi", [K]),
    ("Undang-Undang tentang Keimigrasian", [K]),
    ("UU PPMI", ["uu/2017/18"]),
    ("UU PSK", ["uu/2006/13"]),
    ("UU Wilneg", ["uu/2008/43"]),
    (
        "UU KIP, UU PDP, UU SPPA, UU TPKS, UU TPPU",
        ["uu/2008/14", "uu/2022/27", "uu/2012/11", "uu/2022/12", "uu/2010/8"],
    ),
    ("KUHP baru", ["uu/2023/1"]),
    ("KUHP Nasional", ["uu/2023/1"]),
    ("KUHP lama", ["uu/1946/1"]),
    ("UU Penyesuaian Pidana", ["uu/2026/1"]),
    ("PERPRES GT", ["perpres/2008/69"]),
    ("Perpres GT-PP TPPO", ["perpres/2008/69"]),
    ("Perpres Gugus Tugas", ["perpres/2008/69"]),
    ("Permenkumham Timpora", ["permenkumham/2016/50"]),
    ("UU TPPO No. 21 Tahun 2007", [T]),
    ("UU Keimigrasian yang lama, UU Keimigrasian Nomor 9 Tahun 1992", [K, "uu/1992/9"]),
    # provisions
    ("Pasal 2 UU 21/2007", [f"{T}/pasal/2"]),
    ("UU 21/2007 Pasal 2 ayat (1) huruf b", [f"{T}/pasal/2/ayat/1/huruf/b"]),
    ("UU 21/2007, Pasal 2", [f"{T}/pasal/2"]),
    ("pasal 120 uu keimigrasian", [f"{K}/pasal/120"]),
    ("Pasal 120 ayat 1 UU Keimigrasian", [f"{K}/pasal/120/ayat/1"]),
    ("Pasal 126 huruf e UU 6/2011", [f"{K}/pasal/126/huruf/e"]),
    ("Pasal 1 angka 32 UU 6/2011", [f"{K}/pasal/1/angka/32"]),
    ("Pasal 24A UU 6/2011", [f"{K}/pasal/24A"]),
    ("pasal 24a uu 6/2011", [f"{K}/pasal/24A"]),
    ("Pasal 128 A UU 6/2011", [f"{K}/pasal/128A"]),
    ("Pasal 2 UU 6/2011", [f"{K}/pasal/2"]),
    ("ayat (2) Pasal 5 UU 21/2007", [f"{T}/pasal/5/ayat/2"]),
    ("Pasal I angka 5 UU 63/2024", ["uu/2024/63/pasal/I/angka/5"]),
    ("pasal 455 kuhp bunyi", ["uu/2023/1/pasal/455"]),
    ("Pasal 2 dari Undang-Undang Nomor 21 Tahun 2007", [f"{T}/pasal/2"]),
    ("UU Nomor 21 Tahun 2007 tentang Pemberantasan TPPO, Pasal 58", [f"{T}/pasal/58"]),
    # enumerations, ranges, chains
    ("Pasal 48, Pasal 49, dan Pasal 50 UU 21/2007", [f"{T}/pasal/48", f"{T}/pasal/49", f"{T}/pasal/50"]),
    ("Pasal 48, 49, dan 50 UU 21/2007", [f"{T}/pasal/48", f"{T}/pasal/49", f"{T}/pasal/50"]),
    ("Pasal 2 ayat (1) dan ayat (2) UU 21/2007", [f"{T}/pasal/2/ayat/1", f"{T}/pasal/2/ayat/2"]),
    ("Pasal 5 ayat (1), (2), dan (3) UU 5/2009", [f"uu/2009/5/pasal/5/ayat/{n}" for n in (1, 2, 3)]),
    ("Pasal 3 sampai dengan Pasal 6 UU TPPO", [f"{T}/pasal/{n}" for n in (3, 4, 5, 6)]),
    ("Pasal 3 s.d. Pasal 6 UU TPPO", [f"{T}/pasal/{n}" for n in (3, 4, 5, 6)]),
    ("Pasal 7 huruf a sampai dengan huruf c PP 31/2013", [f"pp/2013/31/pasal/7/huruf/{x}" for x in "abc"]),
    ("Pasal 2 UU 21/2007, Pasal 120 UU 6/2011", [f"{T}/pasal/2", f"{K}/pasal/120"]),
    ("UU 21/2007 Pasal 2 UU 6/2011 Pasal 120", [f"{T}/pasal/2", f"{K}/pasal/120"]),
    ("Pasal 2 UU 21/2007 jo. Pasal 55 ayat (1) ke-1 KUHP", [f"{T}/pasal/2", "uu/2023/1/pasal/55/ayat/1"]),
    ("UU 13/2006 jo. UU 31/2014", ["uu/2006/13", "uu/2014/31"]),
    ("UU 23/2002 jo. 35/2014 jo. 17/2016", ["uu/2002/23", "uu/2014/35", "uu/2016/17"]),
    ("Perpres 69/2008 jo. 22/2021 jo. 49/2023", ["perpres/2008/69", "perpres/2021/22", "perpres/2023/49"]),
    ("Pasal 69 UU 6/2011 sebagaimana telah diubah dengan UU 63/2024", [f"{K}/pasal/69", "uu/2024/63"]),
    (
        "Undang-Undang Nomor 5 Tahun 2009, Nomor 14 Tahun 2009, dan Nomor 15 Tahun 2009",
        ["uu/2009/5", "uu/2009/14", "uu/2009/15"],
    ),
    # text recognition
    ("Peraturan Pemerintah Nomor 31 Tahun 2OL3", ["pp/2013/31"]),
    ("Undang-Undang Nomor 2l Tahun 2OO7", [T]),
    ("Undang-Undang Nomor 6 Tahun 2}ll", [K]),
    ("Undang-Undang Nomor 6Tahun 2011", [K]),
    ("Pasal 5 ayat (21 UU 21/2007", [f"{T}/pasal/5/ayat/2"]),
    ("^Undang-Undang ^Nomor 21 ^Tahun 2007", [T]),
    # as typed into a search box
    ("perpers 49/2023", ["perpres/2023/49"]),
    ("pepres 49/2023", ["perpres/2023/49"]),
    ("uu 21 taun 2007", [T]),
    ("uu no 21 th 2007", [T]),
    ("permen imipas 2 2025", ["permenimipas/2025/2"]),
    ("uu 21 2007 ps 2", [f"{T}/pasal/2"]),
    ("UU No.6/2011", [K]),
    ("pp31/2013", ["pp/2013/31"]),
    # English
    ("Law 21/2007", [T]),
    ("Law No. 21 of 2007", [T]),
    ("Law Number 6 Year 2011", [K]),
    ("Article 2 of Law 21/2007", [f"{T}/pasal/2"]),
    ("Article 2(1) of Law No. 21 of 2007", [f"{T}/pasal/2/ayat/1"]),
    ("Articles 48 to 50 of Law 21/2007", [f"{T}/pasal/{n}" for n in (48, 49, 50)]),
    ("Presidential Regulation 49/2023", ["perpres/2023/49"]),
    ("Government Regulation No. 31 of 2013", ["pp/2013/31"]),
    ("Regulation of the Minister of Law and Human Rights No. 9 of 2024", ["permenkumham/2024/9"]),
    ("the Immigration Law", [K]),
    # nothing of the kind
    ("49/2023", []),
    ("PP 7/5/2024", []),
    ("Selasa, 7/5/2024", []),
    ("rapat tanggal 7 Mei 2024", []),
    ("anggaran Rp21.000.000 tahun 2007", []),
    ("surat IMI.4-GR.04.01-503 tahun ini", []),
    ("Pasal 2", []),
    ("UU ini berlaku sejak 2007", []),
    ("Nomor 21/2007", []),
    ("laporan 12/2023 tentang UU", []),
    ("Lembaran Negara Tahun 2007 Nomor 58", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "ids"), SURFACE_FORMS)
def test_surface_forms(text, ids):
    assert list(cites(text)) == ids


@pytest.mark.parametrize(("text", "ids"), SURFACE_FORMS)
def test_citations_in_a_sentence_are_found_where_they_stand(text, ids):
    before = "Rapat merujuk "
    found = find(before + text + " pada hari itu.")
    for citation in found:
        assert (before + text + " pada hari itu.")[citation.start : citation.end] == citation.text
        assert citation.start >= len(before)
        assert citation.end <= len(before) + len(text)
    if not text.endswith(("bunyi", "restitusi")):
        assert list(dict.fromkeys(c.id for c in found)) == ids


def test_a_bare_article_belongs_to_the_regulation_it_stands_in():
    text = (
        "sebagaimana dimaksud dalam Pasal 5 ayat (2) huruf a dan Pasal 6 Undang-Undang ini, Pasal 3 "
        "Undang-Undang Nomor 5 Tahun 2009, Pasal 9 Konvensi, dan Pasal 8"
    )
    assert cites(text, "uu/2007/21/pasal/3") == (
        f"{T}/pasal/5/ayat/2/huruf/a",
        f"{T}/pasal/6",
        "uu/2009/5/pasal/3",
        f"{T}/pasal/8",
    )
    assert cites(text) == ("uu/2009/5/pasal/3",)


def test_the_criminal_code_is_the_one_of_the_time_of_writing():
    assert cites("Pasal 297 KUHP", "uu/2007/21") == ("uu/1946/1/pasal/297",)
    assert cites("Pasal 455 KUHP", "uu/2026/1") == ("uu/2023/1/pasal/455",)


def test_between_its_making_and_its_entry_into_force_a_bare_kuhp_is_neither_code():
    told = "Pasal 2 UU 21/2007 jo. Pasal 55 ayat (1) ke-1 KUHP"
    assert cites(told, written=2022) == ("uu/2007/21/pasal/2", "uu/1946/1/pasal/55/ayat/1")
    assert cites(told, written=2025) == ("uu/2007/21/pasal/2",)
    assert cites(told, written=2026) == ("uu/2007/21/pasal/2", "uu/2023/1/pasal/55/ayat/1")
    assert cites("Pasal 455 KUHP Nasional", written=2025) == ("uu/2023/1/pasal/455",)
    assert cites("Mulai 2026 berlaku Pasal 455 KUHP.", written=2025) == ("uu/2023/1/pasal/455",)
    assert cites("Pasal 297 KUHP; sasaran untuk 2026.", written=2020) == ("uu/1946/1/pasal/297",)


def test_a_law_is_not_known_by_its_name_before_it_was_made():
    assert cites("Undang-Undang Keimigrasian", "pp/1994/31") == ()


def test_a_number_alone_is_offered_apart_and_never_as_a_citation():
    assert bare_numbers("49/2023") == ((49, 2023),)
    assert bare_numbers("Perpres 49/2023 dibahas bersama 12/2020 pada 7/5/2024") == ((12, 2020),)


def test_a_hundred_articles_take_no_time():
    article = "(1) Setiap orang sebagaimana dimaksud dalam Pasal 5 ayat (2) wajib memenuhi Undang-Undang ini. " * 6
    started = time.process_time()
    for _ in range(100):
        find(article, T)
    assert time.process_time() - started < 1.0


def test_hostile_text_ends_soon():
    started = time.process_time()
    for text in (
        "Pasal " * 20_000,
        "peraturan menteri " + "a " * 40_000,
        "UU " * 30_000,
        "1/" * 40_000,
        "(" * 50_000,
    ):
        find(text)
        find(text, T)
    assert time.process_time() - started < 10.0
