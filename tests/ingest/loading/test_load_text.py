import pytest

NOTES = """NOTULA RAPAT

Hari/Tanggal : Selasa, 7 Mei 2024
Tempat       : Aula PLBN Mota'ain, Desa Silawan, Kecamatan
               Tasifeto Timur
Acara        : 1. Pembukaan 2. Diskusi

A. PEMBAHASAN
Rapat membahas pengelolaan pos lintas batas sebagaimana dimaksud pada ayat
(1) dan peran peme-
rintah daerah dalam pencegahan.
1. Data pelintas belum menyatu.
2. Undang-
Undang Nomor 21 Tahun 2007 menjadi dasar menurut UU Nomor 21 Tahun 2007
Pasal 58.
"""


def test_hard_wrapped_lines_are_joined_and_the_rest_stays_apart(read):
    assert [(block.kind, block.text) for block in read("a.txt", NOTES).blocks] == [
        ("heading", "NOTULA RAPAT"),
        ("paragraph", "Hari/Tanggal : Selasa, 7 Mei 2024"),
        ("paragraph", "Tempat : Aula PLBN Mota'ain, Desa Silawan, Kecamatan Tasifeto Timur"),
        ("paragraph", "Acara : 1. Pembukaan 2. Diskusi"),
        ("heading", "A. PEMBAHASAN"),
        (
            "paragraph",
            "Rapat membahas pengelolaan pos lintas batas sebagaimana dimaksud pada ayat (1) "
            "dan peran pemerintah daerah dalam pencegahan.",
        ),
        ("item", "1. Data pelintas belum menyatu."),
        (
            "item",
            "2. Undang-Undang Nomor 21 Tahun 2007 menjadi dasar menurut UU Nomor 21 Tahun 2007 Pasal 58.",
        ),
    ]


def test_long_lines_are_paragraphs_of_their_own(read):
    lines = ["Kalimat pertama " + "sangat " * 30 + "panjang", "Kalimat kedua " + "juga " * 40 + "panjang"]
    assert [block.text for block in read("a.txt", "\n".join(lines)).blocks] == lines


def test_structure_of_a_regulation_gives_headings_with_levels(read):
    text = "BAB II\nTINDAK PIDANA\n\nBagian Kesatu\nUmum\n\nPasal 2\n(1) Setiap orang dilarang.\n(2) Cukup jelas.\n"
    found = [(block.text, block.level) for block in read("a.txt", text).blocks if block.kind == "heading"]
    assert found == [("BAB II", 1), ("TINDAK PIDANA", 1), ("Bagian Kesatu", 2), ("Pasal 2", 4)]


@pytest.mark.parametrize("separator", [" | ", "\t"])
def test_rows_of_cells_are_a_table(read, separator):
    rows = [("No", "Kegiatan", "PIC"), ("1", "Peta jalur", "Kanim Atambua")]
    [block] = read("a.txt", "\n".join(separator.join(row) for row in rows)).blocks
    assert block.rows == tuple(rows)


COLUMNS = """TINDAK LANJUT
No. Uraian                              Penanggung Jawab          Target
1   Penyusunan SOP bersama              BP3MI Kepri               31 Juli 2025
2   Pemetaan pelabuhan tikus            Polda Kepri, Kanim Batam  TW III 2025
    di Tanjung Uban
3   Pelatihan petugas                   IOM                       -
Demikian laporan ini dibuat.
"""


def test_columns_that_only_blanks_keep_apart_are_a_table(read):
    heading, table, end = read("a.txt", COLUMNS).blocks
    assert (heading.text, end.text) == ("TINDAK LANJUT", "Demikian laporan ini dibuat.")
    assert table.rows == (
        ("No.", "Uraian", "Penanggung Jawab", "Target"),
        ("1", "Penyusunan SOP bersama", "BP3MI Kepri", "31 Juli 2025"),
        ("2", "Pemetaan pelabuhan tikus di Tanjung Uban", "Polda Kepri, Kanim Batam", "TW III 2025"),
        ("3", "Pelatihan petugas", "IOM", "-"),
    )


def test_cells_that_reach_below_the_next_heading_are_told_apart_by_their_number(read):
    rows = (
        "No. Uraian                 Penanggung Jawab   Target",
        "1   Penyusunan SOP         BP3MI Kepri        31 Juli 2025",
        "2   Pemetaan pelabuhan     Polda Kepri, Kanim Batam  TW III 2025",
    )
    [table] = read("a.txt", "\n".join(rows)).blocks
    assert table.rows[2] == ("2", "Pemetaan pelabuhan", "Polda Kepri, Kanim Batam", "TW III 2025")


def test_double_blanks_in_running_text_are_no_columns(read):
    text = (
        "Rapat  membahas pengelolaan  pos lintas batas dan pencegahan perdagangan\n"
        "orang di wilayah  perbatasan  negara yang dihadiri oleh para  pihak terkait\n"
        "dari pusat dan  daerah serta  mitra pembangunan yang mendukung  kegiatan.\n"
    )
    assert [block.kind for block in read("a.txt", text).blocks] == ["paragraph"]


def test_page_numbers_of_a_converted_pdf_are_left_out(read):
    text = "Rapat dibuka dan dilanjutkan dengan paparan\n\n- 4 -\n\fmitra pembangunan.\n"
    assert [block.text for block in read("a.txt", text).blocks] == [
        "Rapat dibuka dan dilanjutkan dengan paparan mitra pembangunan."
    ]


def test_catchwords_and_the_gazettes_own_lines_are_left_out(read):
    text = """Pasal 2
Kawasan dikelola terpadu.
Pasal 3 . . .

- 3 -

Pasal 3
(1) Menteri mengoordinasikan pengelolaan.
www.peraturan.go.id
2019, No.1442                -2-
(2) Menteri melaporkan . . .
Nama : ..........
Nama : ..........
"""
    assert [block.text for block in read("a.txt", text).blocks] == [
        "Pasal 2", "Kawasan dikelola terpadu.", "Pasal 3", "(1) Menteri mengoordinasikan pengelolaan.",
        "(2) Menteri melaporkan . . .", "Nama : ..........", "Nama : ..........",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "warned"),
    [
        ("Rapat di Mota’ain".encode(), False),
        ("\ufeffRapat di Mota’ain".encode(), False),
        ("Rapat di Mota’ain".encode("cp1252"), True),
        ("Rapat di Mota’ain".encode("utf-16"), True),
        ("Rapat di Mota’ain".encode("utf-16-be"), True),
        ("Rapat di Mota’ain".encode().decode("cp1252").encode(), True),
    ],
    ids=["utf-8", "bom", "cp1252", "utf-16", "utf-16-be", "twice encoded"],
)
def test_any_encoding_is_read_and_a_strange_one_is_warned_of(read, data, warned):
    document = read("a.txt", data)
    assert [block.text for block in document.blocks] == ["Rapat di Mota’ain"]
    assert bool(document.warnings) == warned


def test_markdown_keeps_headings_lists_and_tables(read):
    text = """---
title: Rakor
date: 2024-05-07
---
# Judul

Paragraf **tebal**
berlanjut.

3. Ketiga
4. Keempat
   - anak

| No | Isi |
|----|-----|
| 1  | satu |
"""
    document = read("a.md", text)
    assert document.stated == (("title", "Rakor"), ("published", "2024-05-07"))
    assert [(b.kind, b.text, b.level, b.marker) for b in document.blocks] == [
        ("heading", "Judul", 1, None),
        ("paragraph", "Paragraf tebal berlanjut.", 0, None),
        ("item", "Ketiga", 1, "3."),
        ("item", "Keempat", 1, "4."),
        ("item", "anak", 2, None),
        ("table", "No | Isi\n1 | satu", 0, None),
    ]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_of_any_delimiter(read, delimiter):
    rows = [("No", "Kegiatan", "PIC"), ("1", "Peta, jalur; rinci", "Kanim"), ("2", "SOP", "BNPP")]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    [block] = read("a.csv", text).blocks
    assert block.rows == tuple(rows)
