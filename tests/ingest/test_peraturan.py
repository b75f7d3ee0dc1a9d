import re
from datetime import date
from pathlib import Path

import pytest

from indexes.model import Kind, Part, Source
from ingest.document import Block, BlockKind, Document
from ingest.kinds.peraturan import looks_like, read

LAW = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 77 TAHUN 2019
TENTANG
PENGELOLAAN POS CONTOH
DENGAN RAHMAT TUHAN YANG MAHA ESA
PRESIDEN REPUBLIK INDONESIA,
Menimbang:
a. bahwa pos contoh perlu dikelola;
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a perlu membentuk Undang-Undang;
Mengingat:
Pasal 20 dan Pasal 21 Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;
MEMUTUSKAN:
Menetapkan: UNDANG-UNDANG TENTANG PENGELOLAAN POS CONTOH.
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
1. Pos adalah tempat contoh.
2. Petugas adalah orang yang bertugas di Pos.
BAB II
PENYELENGGARAAN
Bagian Kesatu
Petugas
Pasal 2
(1) Petugas memeriksa orang sebagaimana dimaksud dalam Pasal 1 angka 2.
(2) Ketentuan mengenai pemeriksaan sebagaimana dimaksud pada ayat (1) mengikuti
Pasal 8 Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian.
Pasal 3
Petugas dilarang meninggalkan Pos.
Bagian Kedua
Pengawasan
Pasal 3A
Pengawasan dilakukan berkala.
Pasal 4
Pos dievaluasi setiap tahun.
BAB III
KETENTUAN PENUTUP
Pasal 5
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
Agar setiap orang mengetahuinya, memerintahkan pengundangan Undang-Undang ini.
Disahkan di Jakarta
pada tanggal 4 Maret 2019
Diundangkan di Jakarta
pada tanggal 6 Maret 2019
LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2019 NOMOR 900
PENJELASAN
ATAS
UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 77 TAHUN 2019
TENTANG
PENGELOLAAN POS CONTOH
I. UMUM
Pos contoh perlu aturan.
II. PASAL DEMI PASAL
Pasal 1
Cukup jelas.
Pasal 2
Ayat (1)
Yang dimaksud dengan "memeriksa" adalah melihat dokumen.
Ayat (2)
Cukup jelas.
Pasal 3
Cukup jelas.
Pasal 3A
Cukup jelas.
Pasal 4
Cukup jelas.
Pasal 5
Cukup jelas.
LAMPIRAN I
UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 77 TAHUN 2019
DAFTAR POS
1. Pos Utara
LAMPIRAN II
UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 77 TAHUN 2019
CONTOH FORMULIR
"""

AMENDING = """PERATURAN PEMERINTAH REPUBLIK INDONESIA
NOMOR 88 TAHUN 2021
TENTANG
PERUBAHAN KEDUA ATAS PERATURAN PEMERINTAH NOMOR 55 TAHUN 2010 TENTANG POS CONTOH
DENGAN RAHMAT TUHAN YANG MAHA ESA
MEMUTUSKAN:
Menetapkan: PERATURAN PEMERINTAH TENTANG PERUBAHAN KEDUA ATAS PERATURAN PEMERINTAH NOMOR 55 TAHUN 2010.
Pasal I
Beberapa ketentuan dalam Peraturan Pemerintah Nomor 55 Tahun 2010 tentang Pos Contoh diubah sebagai berikut:
1. Ketentuan Pasal 6 diubah sehingga berbunyi sebagai berikut:
Pasal 6
(1) Pos dibuka pukul delapan.
(2) Ketentuan sebagaimana dimaksud dalam Pasal 5 tetap berlaku.
2. Di antara Pasal 24 dan Pasal 25 disisipkan 2 (dua) pasal, yakni Pasal 24A dan Pasal 24B sehingga
berbunyi sebagai berikut:
Pasal 24A
Petugas memakai seragam:
1. lapangan; dan
2. harian.
Pasal 24B
Petugas membawa kartu.
3. Pasal 16 dihapus.
4. Ketentuan ayat (2) Pasal 30 diubah sehingga Pasal 30 berbunyi sebagai berikut:
Pasal 30
(1) Tetap.
(2) Berubah.
Pasal II
Peraturan Pemerintah ini mulai berlaku pada tanggal diundangkan.
Ditetapkan di Jakarta
pada tanggal 1 Februari 2021
Diundangkan di Jakarta
pada tanggal 2 Februari 2021
"""


def document(text: str, glued: bool = False) -> Document:
    lines = [" ".join(text.split())] if glued else [line for line in text.splitlines() if line.strip()]
    return Document(Path("contoh.txt"), "txt", tuple(Block(BlockKind.PARAGRAPH, line, page=1) for line in lines))


def record(text: str, glued: bool = False, file: str = "contoh.txt"):
    source = Source("s", "/r", file, "v", Kind.PERATURAN, "contoh")
    return read(document(text, glued), source)


def by_id(made):
    found = {}
    for piece in made.pieces:
        found.setdefault(piece.provision.id, []).append(piece)
    return found


def test_the_identity_of_a_law():
    source = record(LAW).source
    assert source.title == "Undang-Undang Nomor 77 Tahun 2019 tentang Pengelolaan Pos Contoh"
    assert (source.number, source.canonical) == ("UU Nomor 77 Tahun 2019", "uu/2019/77")
    assert (source.dated, source.institutions) == (date(2019, 3, 4), ("DPR", "Presiden"))
    assert "Disahkan" in source.dated_from
    assert (source.language, source.summary, source.checked) == ("id", False, None)


@pytest.mark.parametrize("glued", [False, True], ids=["lines", "one line"])
def test_one_piece_per_article_with_its_headings(glued):
    made = record(LAW, glued)
    assert made.articles == ("1", "2", "3", "3A", "4", "5")
    (second,) = by_id(made)["uu/2019/77/pasal/2"]
    assert second.headings == ("UU 77/2019", "BAB II Penyelenggaraan", "Bagian Kesatu Petugas", "Pasal 2")
    assert second.text.startswith("(1) Petugas memeriksa orang")
    assert second.text.endswith("tentang Keimigrasian.")
    assert second.provision.part is Part.BATANG_TUBUH
    assert second.cites == ("uu/2019/77/pasal/1/angka/2", "uu/2011/6/pasal/8")
    (inserted,) = by_id(made)["uu/2019/77/pasal/3A"]
    assert inserted.headings[2:] == ("Bagian Kedua Pengawasan", "Pasal 3A")
    assert made.warnings == ()


@pytest.mark.parametrize("glued", [False, True], ids=["lines", "one line"])
def test_preamble_closing_elucidation_and_annexes_stand_apart(glued):
    found = by_id(record(LAW, glued))
    assert "bahwa pos contoh" in found["uu/2019/77/pembukaan"][0].text
    assert "Disahkan di Jakarta" in found["uu/2019/77/penutup"][0].text
    assert "Disahkan" not in found["uu/2019/77/pasal/5"][0].text
    (second,) = found["uu/2019/77/pasal/2/penjelasan"]
    assert second.text.startswith("Ayat (1)")
    assert second.provision.part is Part.PENJELASAN
    assert "perlu aturan" in " ".join(p.text for p in found["uu/2019/77/penjelasan"])
    if not glued:
        assert "Pos Utara" in found["uu/2019/77/lampiran/I"][0].text
        assert found["uu/2019/77/lampiran/II"][0].provision.part is Part.LAMPIRAN


@pytest.mark.parametrize("glued", [False, True], ids=["lines", "one line"])
@pytest.mark.parametrize("text", [LAW, AMENDING], ids=["law", "amending act"])
def test_every_word_lands_in_one_piece_or_in_the_headings(text, glued):
    made = record(text, glued)
    kept = re.sub(r"\s", "", "".join(piece.text for piece in made.pieces))
    headings = re.compile(r"\s|BAB|Bagian|Pasal|K?etentuan|KETENTUAN")
    whole = re.sub(r"\s", "", text)
    missing = len(whole) - len(kept)
    names = {h for piece in made.pieces for h in piece.headings[1:]}
    assert 0 <= missing <= sum(len(headings.sub("", n)) + 25 for n in names)
    for sentence in re.findall(r"[a-z][^.;\n]{20,}[.;]", text):
        assert re.sub(r"\s", "", sentence) in kept


def test_a_reference_is_never_a_heading():
    text = LAW.replace(
        "Petugas dilarang meninggalkan Pos.",
        "Petugas sebagaimana dimaksud dalam\nPasal 4\nayat (2) dan\nPasal 5\ndilarang pergi.",
    )
    made = record(text)
    assert made.articles == ("1", "2", "3", "3A", "4", "5")
    assert "dilarang pergi" in by_id(made)["uu/2019/77/pasal/3"][0].text


def test_an_amending_act_has_its_roman_articles_and_says_what_it_changes():
    made = record(AMENDING)
    assert made.articles == ("I", "II")
    changed = [(p.provision.id, p.provision.amends) for p in made.pieces if p.provision.amends]
    assert changed == [
        ("pp/2021/88/pasal/I/angka/1", "pp/2010/55/pasal/6"),
        ("pp/2021/88/pasal/I/angka/2", "pp/2010/55/pasal/24A"),
        ("pp/2021/88/pasal/I/angka/2", "pp/2010/55/pasal/24B"),
        ("pp/2021/88/pasal/I/angka/3", "pp/2010/55/pasal/16"),
        ("pp/2021/88/pasal/I/angka/4", "pp/2010/55/pasal/30"),
    ]
    first = by_id(made)["pp/2021/88/pasal/I/angka/1"][0]
    assert first.cites == ("pp/2010/55/pasal/6", "pp/2010/55/pasal/5")
    assert "lapangan; dan" in by_id(made)["pp/2021/88/pasal/I/angka/2"][0].text


def test_recognition_errors_in_numbers_are_read_as_meant():
    text = LAW.replace("Pasal 4\nPos", "Pasa1 4\nPos").replace(
        "TAHUN 2019\nTENTANG\nPENGELOLAAN POS CONTOH\nDENGAN",
        "TAHUN 2OL9\nTENTANG\nPENGELOLAAN POS CONTOH\nDENGAN",
    )
    made = record(text.replace("Pasal 1\nDalam", "Pasal l\nDalam"))
    assert made.articles == ("1", "2", "3", "3A", "4", "5")
    assert made.source.canonical == "uu/2019/77"


def test_an_empty_article_and_a_gap_are_told():
    made = record(
        LAW.replace("Petugas dilarang meninggalkan Pos.\n", "").replace("Pasal 4\nPos dievaluasi setiap tahun.\n", "")
    )
    assert "pasal kosong: Pasal 3" in made.warnings
    assert "penomoran pasal tidak berurutan: 3A → 5" in made.warnings
    assert by_id(made)["uu/2019/77/pasal/3"][0].text == "Pasal 3"


def test_a_title_that_is_missing_is_told_and_not_guessed_from_what_is_cited():
    body = LAW[LAW.index("Menimbang") : LAW.index("PENJELASAN")].replace(
        "bahwa pos contoh",
        "bahwa untuk melaksanakan Undang-Undang Nomor 9 Tahun 1992 tentang Keimigrasian pos contoh",
    )
    made = record(body)
    assert made.source.canonical is None
    assert any("judul tidak terbaca" in warning for warning in made.warnings)
    named = record(body, file="peraturan/uu-2019-77_pos.txt")
    assert named.source.canonical == "uu/2019/77"
    assert any("nama berkas" in warning for warning in named.warnings)


def test_a_long_article_may_be_cut_between_its_ayat_only():
    ayat = " ".join(["Petugas memeriksa dokumen."] * 70)
    text = LAW.replace("Petugas dilarang meninggalkan Pos.", "\n".join(f"({n}) {ayat}" for n in range(1, 6)))
    (third,) = by_id(record(text))["uu/2019/77/pasal/3"]
    assert [third.text[at : at + 3] for at in third.cut_at] == ["(2)", "(3)", "(4)", "(5)"]


def test_list_items_keep_the_number_that_their_format_kept_apart():
    blocks = (
        Block(BlockKind.HEADING, "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 77 TAHUN 2019 TENTANG POS CONTOH", 1),
        Block(BlockKind.HEADING, "Pasal 1", 2),
        Block(BlockKind.ITEM, "Pos adalah tempat contoh.", 1, marker="1."),
    )
    made = read(Document(Path("x.docx"), "docx", blocks), Source("s", "/r", "x.docx", "v", Kind.PERATURAN, "x"))
    assert by_id(made)["uu/2019/77/pasal/1"][0].text == "1. Pos adalah tempat contoh."


PKS = """PERJANJIAN KERJA SAMA
ANTARA KANTOR CONTOH DAN PEMERINTAH KABUPATEN CONTOH
NOMOR 1 TAHUN 2024
TENTANG PENEMPATAN POS
PIHAK KESATU dan PIHAK KEDUA sepakat berdasarkan Undang-Undang Nomor 6 Tahun 2011 tentang Keimigrasian:
Pasal 1
PIHAK KESATU menempatkan petugas.
Pasal 2
PIHAK KEDUA menyediakan tempat.
Pasal 3
PARA PIHAK menanggung biaya masing-masing."""
MINUTES = """NOTULA RAPAT KOORDINASI
Hari/Tanggal : Selasa, 7 Mei 2024
Peserta rapat membahas Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan TPPO.
1. Menimbang masukan peserta, Pasal 2 UU 21/2007 dibahas.
2. Mengingat waktu, rapat ditutup."""
NEWS = """KUPANG, Contoh.com - Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan TPPO
dibahas lagi. Pasal 2 disebut dicabut sejak 2 Januari 2026.
Editor: Redaksi"""


@pytest.mark.parametrize("text", [LAW, AMENDING, LAW[: LAW.index("PENJELASAN")]])
@pytest.mark.parametrize("glued", [False, True])
def test_a_regulation_is_known_as_one(text, glued):
    assert looks_like(document(text, glued)) >= 0.6


@pytest.mark.parametrize("text", [PKS, MINUTES, NEWS, "", "Pasal 5 UU 21/2007"])
def test_what_only_talks_of_regulations_is_none(text):
    assert looks_like(document(text)) < 0.4


def test_a_title_ends_where_the_first_numbered_section_begins():
    source = record(
        "SURAT EDARAN DIREKTUR JENDERAL IMIGRASI\nNOMOR IMI-0123.GR.01.01 TAHUN 2025\n"
        "TENTANG PENGUATAN PENGAWASAN\nKEBERANGKATAN\n1. Umum\nBahwa masih ditemukan keberangkatan.\n"
    ).source
    assert source.title.endswith(" tentang Penguatan Pengawasan Keberangkatan")


def test_an_excerpt_keeps_articles_that_are_far_apart():
    text = """UNDANG-UNDANG REPUBLIK INDONESIA
NOMOR 44 TAHUN 2016
TENTANG
NIAGA
MEMUTUSKAN:
Menetapkan: UNDANG-UNDANG TENTANG NIAGA.
Pasal 5
Niaga dilakukan dengan izin.
Pasal 9
Setiap orang yang melanggar ketentuan Pasal 5,
Pasal 80
ayat (1), dipidana.
Pasal 33
(1) Izin dicabut menurut Pasal 9.
Pasal 54
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
"""
    blocks = tuple(Block(BlockKind.PARAGRAPH, line) for line in text.splitlines())
    source = Source("s", "/r", "f.txt", "v", Kind.PERATURAN, "t")
    assert read(Document(Path("f.txt"), "txt", blocks), source).articles == ("5", "9", "33", "54")
