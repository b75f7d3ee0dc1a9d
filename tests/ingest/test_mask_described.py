"""People whom a text describes before or behind their names: by age and sex, as one of the victims, in a list."""

import pytest

from indexes.model import Kind, Source
from ingest.document import Piece, Record
from ingest.masking import mask

SOURCE = Source("id", "akar", "notula/a.docx", "1", Kind.NOTULA, "Rapat")


def masked(text):
    return mask(Record(SOURCE, (Piece(text),))).pieces[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("including a 17-year-old girl from Lembata, Contoh Rekaan.", "a 17-year-old girl from Lembata, [orang A]."),
        ("a 24-year-old woman, Contoh Rekaan, who asked", "a 24-year-old woman, [orang A], who asked"),
        ("A 15-year-old Indonesian boy, Rekaan, was found", "A 15-year-old Indonesian boy, [orang A], was found"),
        ("Perempuan berusia 23 tahun asal Malaka, Contoh Rekaan, dipulangkan", "Malaka, [orang A], dipulangkan"),
        ("Seorang anak perempuan (15) asal TTS, Contoh Rekaan, ditemukan", "asal TTS, [orang A], ditemukan"),
        ("Gadis 17 tahun asal Sikka itu, Contoh Rekaan Misal, sempat", "asal Sikka itu, [orang A], sempat"),
        ("Korban pertama adalah Contoh Rekaan, warga Desa Sadi.", "Korban pertama adalah [korban A], warga Desa Sadi."),
        ("The first victim is Contoh Rekaan.", "The first victim is [korban A]."),
        ("Identitas korban: Contoh Rekaan / perempuan / 22 th", "Identitas korban: [korban A] / perempuan / 22 th"),
        ("korban (Contoh Rekaan, 22 th) dititipkan", "korban ([korban A], 22 th) dititipkan"),
        ("Menurut keterangan Contoh Rekaan selaku korban, ia", "Menurut keterangan [korban A] selaku korban, ia"),
        ("Jenazah Contoh Rekaan, PMI asal TTS, tiba", "Jenazah [orang A], PMI asal TTS, tiba"),
        ("Contoh Rekaan, korban TPPO asal Malaka, pulang", "[korban A], korban TPPO asal Malaka, pulang"),
        (
            "Contoh Rekaan, a trafficking survivor from Belu, spoke",
            "[korban A], a trafficking survivor from Belu, spoke",
        ),
        ("ada 3 org korban: Contoh, Rekaan, Misal", "ada 3 org korban: [korban A], [korban B], [korban C]"),
        ("1. Contoh Rekaan, P, 19 th, Malaka", "1. [orang A], P, 19 th, Malaka"),
        ("CPMI atas nama: Contoh Rekaan", "CPMI atas nama: [orang A]"),
    ],
)
def test_who_is_described_is_masked(text, expected):
    assert expected in masked(text)
    assert "Rekaan" not in masked(text)


@pytest.mark.parametrize(
    "text",
    [
        "The 10-year-old border post in Belu, Mota'ain Post, needs repair; a 5-year plan, Road Map, was agreed.",
        "Anak perempuan (15) asal Kabupaten Timor Tengah Selatan, Nusa Tenggara Timur, ditemukan.",
        "A 17-year-old girl from Lembata, East Nusa Tenggara, was met by the Social Affairs Office.",
        "Warga 23 tahun asal Kabupaten Belu, Dinas Sosial Belu, dan Polres Belu hadir.",
        "Di Kantor Imigrasi Kupang, korban TPPO asal Malaka diperiksa; di Makassar, korban dari Sikka.",
        "Korban adalah Pekerja Migran Indonesia. The victim is Indonesian. Korban terbanyak adalah Perempuan Dewasa.",
        "Polres Belu selaku pelapor; Lembaga Perlindungan Saksi dan Korban selaku pelindung korban.",
        "Jenazah Pekerja Migran Indonesia tiba; jenazah PMI NTT diterima BP3MI NTT.",
        "Asal 12 korban: Malaka, Belu, Sikka. Kebutuhan korban: Makan, Obat",
        "Identitas korban: Dirahasiakan",
        "Kepala Desa Silawan, Contoh Pejabat, L, 48 tahun",
    ],
)
def test_who_holds_an_office_and_what_is_nobody_stays(text):
    assert masked(text) == text
