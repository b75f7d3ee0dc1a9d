"""News read from real files: what it is called, when and by whom, whom it names, its paragraphs."""

from datetime import date
from pathlib import Path
from time import monotonic

import pytest

from indexes.model import Kind, Person, Presence, Rung, Source
from ingest.document import Record
from ingest.kinds import berita
from ingest.kinds.dateline import dateline_of
from ingest.kinds.news_people import people_in_news
from ingest.loading import load
from ingest.loading.limits import Limits

PAGE = """<!DOCTYPE html><html lang="id"><head>
<title>Rakor di PLBN Wini Bahas Jalur Tikus - Harian Uji</title>
<meta property="og:url" content="https://uji.example/2024/06/04/rakor-wini">
<meta property="article:published_time" content="2024-06-04T10:00:00+08:00">
<meta property="og:site_name" content="Harian Uji"></head><body>
<nav><a href="/">Beranda</a></nav>
<article><h1>Rakor di PLBN Wini Bahas Jalur Tikus</h1>
<p>Disusun dari fakta, bukan kutipan</p>
<p>KEFAMENANU, HARIAN UJI - Kantor Imigrasi Kelas II TPI Atambua mengadakan rapat koordinasi di PLBN Wini,
Kabupaten Timor Tengah Utara, Selasa (4/6). Rapat itu didukung IOM.</p>
<p>Baca juga: Harga cabai naik</p>
<p>Rapat dibuka Kepala Kantor Imigrasi Contoh Satu.
Bupati TTU, yang diwakili oleh Contoh Dua, tidak datang.</p>
<h2>Harapan</h2>
<p>Panitia berharap rapat menghasilkan peta jalur tidak resmi yang dapat dipakai bersama.</p>
<p>Kegiatan berlangsung sehari penuh di aula pos. (yp/*)</p></article></body></html>"""

PLAIN = """Patroli Bersama di Perbatasan Belu Ditambah
Rabu, 5 Juni 2024 - Kabar Uji

Atambua (Kabar Uji) - Polres Belu dan Satgas Pamtas menambah patroli bersama di Kecamatan Tasifeto Timur.

"Kami menambah jumlah patroli mulai pekan ini," kata Kapolres Belu AKBP Contoh Tiga dalam jumpa pers.
"""


def read(folder: Path, name: str, text: str) -> Record:
    path = folder / name
    path.write_text(text, "utf-8")
    source = Source("id", str(folder), name, "1", Kind.BERITA, path.stem)
    return berita.read(load(path, Limits()), source)


def test_a_page_gives_its_description(tmp_path: Path) -> None:
    source = read(tmp_path, "halaman.html", PAGE).source
    assert source.title == "Rakor di PLBN Wini Bahas Jalur Tikus"
    assert (source.dated, source.publisher, source.language) == (date(2024, 6, 4), "Harian Uji", "id")
    assert source.url == "https://uji.example/2024/06/04/rakor-wini"
    assert (source.summary, source.example) == (True, False)
    assert source.places[:2] == ("PLBN Wini", "Kefamenanu")
    assert "Nusa Tenggara Timur" in source.places[-2:]
    assert source.institutions == ("Kanim Atambua", "IOM")


def test_who_came_and_who_sent_someone_is_told_apart(tmp_path: Path) -> None:
    people = read(tmp_path, "halaman.html", PAGE).source.people
    assert {(p.name, p.presence, p.represented_by) for p in people} == {
        ("Contoh Satu", Presence.HADIR, None),
        (None, Presence.DIWAKILI, "Contoh Dua"),
        ("Contoh Dua", Presence.HADIR, None),
    }


def test_paragraphs_stay_whole_under_their_subhead_and_links_go(tmp_path: Path) -> None:
    record = read(tmp_path, "halaman.html", PAGE)
    texts = [piece.text for piece in record.pieces]
    assert [piece.headings for piece in record.pieces] == [(), ("Harapan",), ("Harapan",)]
    assert texts[0].startswith("KEFAMENANU, HARIAN UJI - ")
    assert texts[0].endswith("tidak datang.")
    assert texts[-1] == "Kegiatan berlangsung sehari penuh di aula pos."
    assert not any("cabai" in text or "Beranda" in text for text in texts)


def test_a_wish_is_an_outcome_of_the_lowest_rung_without_deadline(tmp_path: Path) -> None:
    outcomes = [piece.outcome for piece in read(tmp_path, "halaman.html", PAGE).pieces if piece.outcome]
    assert [(o.rung, o.due, o.due_text) for o in outcomes] == [(Rung.HARAPAN, None, None)]


def test_a_plain_text_gives_date_and_publisher_from_its_second_line(tmp_path: Path) -> None:
    source = read(tmp_path, "polos.txt", PLAIN).source
    assert source.title == "Patroli Bersama di Perbatasan Belu Ditambah"
    assert (source.dated, source.publisher) == (date(2024, 6, 5), "Kabar Uji")
    assert source.dated_from == "Rabu, 5 Juni 2024"
    assert source.people == (Person("AKBP Contoh Tiga", "Kapolres Belu", "Polres Belu", Presence.DISEBUT),)


def test_an_agencys_text_is_dated_by_its_last_line_and_an_outlets_name_is_no_place(tmp_path: Path) -> None:
    text = """Imigrasi tunda keberangkatan

POS-KUPANG.COM, ATAMBUA - Kantor Imigrasi Atambua menunda keberangkatan lima orang ke luar negeri pada hari Jumat.

"Kami menambah petugas mulai 1 Oktober 2025," katanya.

Simak breaking news dan berita pilihan kami langsung di ponselmu.

12 September 2025 14:30 WIB
"""
    record = read(tmp_path, "kantor.txt", text)
    assert record.source.dated == date(2025, 9, 12)
    assert not any("Kupang" in place for place in record.source.places)
    assert "Simak" not in "".join(piece.text for piece in record.pieces)


def test_a_mark_makes_an_example_and_the_outlets_name_does_not(tmp_path: Path) -> None:
    assert not read(tmp_path, "a.txt", PLAIN.replace("Kabar Uji", "Kabar Contoh")).source.example
    assert read(tmp_path, "b.txt", "CONTOH - naskah simulasi\n\n" + PLAIN).source.example


def test_a_quote_over_several_paragraphs_is_one_passage(tmp_path: Path) -> None:
    words = " ".join(["kata"] * 70)
    opening = "Judul Berita\n\nKUPANG - Pembuka berita ini cukup panjang untuk sebuah paragraf pertama yang utuh."
    text = f"{opening}\n\n“Kutipan {words}.\n\nLanjutan {words}.\n\nPenutup {words},” ujarnya.\n"
    pieces = read(tmp_path, "kutipan.txt", text).pieces
    assert any("“Kutipan" in p.text and "ujarnya" in p.text for p in pieces)


DATELINES = {
    "ATAMBUA,TIMEXUJI.EXAMPLE.CO.ID-Direktorat": ("Atambua", "TIMEXUJI.EXAMPLE.CO.ID", None),
    "MAKASSAR, RAKYATUJI - Direktorat": ("Makassar", "RAKYATUJI", None),
    "Kupang (KABAR-NTT) – Rapat": ("Kota Kupang", "KABAR-NTT", None),
    "POS-UJI.COM, ATAMBUA - Rapat": ("Atambua", "POS-UJI.COM", None),
    "Ujipedia.net | NGADA, NTT — Rapat": ("Ngada", "Ujipedia.net", None),
    "Kanal9.id – Jakarta. Rapat": ("DKI Jakarta", "Kanal9.id", None),
    "Pangkalpinang, (23/08/2022) - Rapat": ("Pangkal Pinang", None, date(2022, 8, 23)),
    "NUNUKAN – Rapat koordinasi: awal": ("Nunukan", None, None),
    "KEMENKO PMK -- Rapat": (None, "KEMENKO PMK", None),
}


@pytest.mark.parametrize("text", DATELINES)
def test_datelines(text: str) -> None:
    found = dateline_of(text)
    assert found is not None
    assert (found.place, found.medium, found.day) == DATELINES[text]
    assert text[found.end :].startswith(("Rapat", "Direktorat"))


@pytest.mark.parametrize(
    "text",
    [
        "Direktorat Imigrasi mengadakan rapat - yang kedua tahun ini",
        "Kepala Kanim, Contoh Satu, mengatakan hal itu.",
        "TPPO: kejahatan lintas negara",
    ],
)
def test_a_first_sentence_is_no_dateline(text: str) -> None:
    assert dateline_of(text) is None


PEOPLE = {
    "Kepala Kantor Imigrasi Kelas I TPI Kupang, Contoh Empat, hadir.": (
        "Contoh Empat",
        "Kepala Kantor Imigrasi Kelas I TPI Kupang",
        "Kanim Kupang",
        Presence.HADIR,
    ),
    "Hadir UNODC Contoh A. Lima selaku National Programme Officer Border Management.": (
        "Contoh A. Lima",
        "National Programme Officer Border Management",
        "UNODC",
        Presence.HADIR,
    ),
    "Narasumber ialah Brigjen Pol Contoh Enam dari Bareskrim Polri.": (
        "Brigjen Pol Contoh Enam",
        None,
        "Bareskrim",
        Presence.HADIR,
    ),
    "Contoh Tujuh, Kepala Kanim Atambua, mengatakan hal itu.": (
        "Contoh Tujuh",
        "Kepala Kanim Atambua",
        "Kanim Atambua",
        Presence.DISEBUT,
    ),
    "Kapolres Belu AKBP I Gede Contoh memastikan hal itu.": (
        "AKBP I Gede Contoh",
        "Kapolres Belu",
        "Polres Belu",
        Presence.DISEBUT,
    ),
    "The meeting was opened by Director of Immigration Cooperation Contoh Delapan.": (
        "Contoh Delapan",
        "Director of Immigration Cooperation",
        "Dit. Kerja Sama Keimigrasian",
        Presence.HADIR,
    ),
}


@pytest.mark.parametrize("sentence", PEOPLE)
def test_officials_with_their_office(sentence: str) -> None:
    (person,) = people_in_news(sentence)
    assert (person.name, person.role, person.institution, person.presence) == PEOPLE[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Menurut data Polda NTT, jumlah itu naik.",
        "Pemerintah Indonesia dan Malaysia sepakat.",
        "Tindak Pidana Perdagangan Orang di Nusa Tenggara Timur meningkat.",
    ],
)
def test_bodies_and_terms_are_no_people(sentence: str) -> None:
    assert people_in_news(sentence) == ()


def test_a_long_run_of_capitals_is_read_in_reasonable_time() -> None:
    began = monotonic()
    people_in_news("Kepala Aa " * 1_000)
    assert monotonic() - began < 5
