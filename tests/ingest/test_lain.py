"""Papers around a meeting: what they are called, when they are from, whom they list."""

from datetime import date
from pathlib import Path

import pytest

from indexes.model import Classification, Kind, Presence, Source
from ingest.document import Block, BlockKind, Document
from ingest.kinds import lain, notula


def read(*blocks: Block):
    source = Source("x", "r", "x.docx", "1", Kind.LAIN, "x.docx")
    return lain.read(Document(Path("x.docx"), "docx", blocks), source)


def text(*lines: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, line) for line in lines)


def table(*rows: tuple[str, ...]) -> Block:
    return Block(BlockKind.TABLE, "\n".join(map(" | ".join, rows)), rows=rows)


INVITATION = text(
    "KANTOR IMIGRASI KELAS II TPI ATAMBUA",
    "Atambua, 29 April 2024",
    "Nomor\t: W.22-UM.01.01-0001",
    "Sifat\t: Terbatas",
    "Hal\t: Undangan Rapat Koordinasi PLBN Motaain",
    "Yth. Kapolres Belu",
    "Bersama ini kami mengundang Saudara hadir pada:",
    "Hari/Tanggal : Selasa, 7 Mei 2024",
    "Tempat : PLBN Mota'ain",
    "Agenda : Membahas notulen rapat sebelumnya",
)


def test_an_invitation_is_dated_by_its_letter_and_lists_nobody_as_present():
    found = read(*INVITATION).source
    assert (found.title, found.number) == ("Undangan Rapat Koordinasi PLBN Motaain", "W.22-UM.01.01-0001")
    assert (found.dated, found.classification) == (date(2024, 4, 29), Classification.TERBATAS)
    assert not [p for p in found.people if p.presence is Presence.HADIR]


ATTENDANCE = (
    Block(BlockKind.HEADING, "DAFTAR HADIR", level=1),
    *text("Kegiatan: Rapat Timpora Kecamatan Kobalima", "Hari/Tanggal: Selasa, 3 September 2024"),
    table(
        ("No", "Nama", "Jabatan/Instansi", "Tanda Tangan"),
        ("1", "Contoh Satu", "Camat Kobalima", "ttd"),
        ("2", "Contoh Dua", "Polsek Kobalima", ""),
    ),
)


def test_an_attendance_list_says_who_signed():
    record = read(*ATTENDANCE)
    assert record.source.title == "DAFTAR HADIR: Rapat Timpora Kecamatan Kobalima"
    assert record.source.dated == date(2024, 9, 3)
    assert [(p.name, p.presence) for p in record.source.people] == [
        ("Contoh Satu", Presence.HADIR),
        ("Contoh Dua", Presence.DISEBUT),
    ]
    assert "2 | Contoh Dua | Polsek Kobalima" in record.pieces[-1].text


AGREEMENT = text(
    "PERJANJIAN KERJA SAMA",
    "ANTARA KANTOR IMIGRASI ATAMBUA DAN PEMERINTAH KABUPATEN BELU",
    "NOMOR: PKS-1/CONTOH/2024",
    "Pada hari ini Kamis tanggal lima bulan September tahun dua ribu dua puluh empat (05-09-2024), kami PIHAK KESATU",
    "Pasal 1",
    "PIHAK KESATU menyediakan petugas.",
)


def test_an_agreement_is_dated_by_its_opening():
    found = read(*AGREEMENT).source
    assert found.title == "PERJANJIAN KERJA SAMA ANTARA KANTOR IMIGRASI ATAMBUA DAN PEMERINTAH KABUPATEN BELU"
    assert (found.number, found.dated) == ("PKS-1/CONTOH/2024", date(2024, 9, 5))


FORM = text(
    "NOTULA RAPAT",
    "Hari/Tanggal : ............",
    "Tempat : ............",
    "Pimpinan Rapat : ..........",
    "HASIL RAPAT",
    "1. ............",
)


@pytest.mark.parametrize("blocks", [INVITATION, ATTENDANCE, AGREEMENT, FORM])
def test_none_of_them_looks_like_minutes(blocks):
    assert notula.looks_like(Document(Path("x"), "docx", blocks)) < 0.4


@pytest.mark.parametrize("blocks", [INVITATION, ATTENDANCE, AGREEMENT])
def test_every_word_is_kept_once(blocks):
    kept = "\n".join(piece.text for piece in read(*blocks).pieces)
    assert [b.text for b in blocks if kept.count(b.text) != 1] == []


@pytest.mark.parametrize("ending", ["", ".", '"', " ]", " _"])
def test_a_paper_is_dated_by_the_line_that_ends_in_a_day(ending):
    found = read(*text("Kepada para undangan", f"Kupang, 29 April 2024{ending}")).source.dated
    assert found == (None if ending == " _" else date(2024, 4, 29))


def test_a_circular_is_called_by_its_subject_and_dated_where_it_was_issued():
    circular = text(
        "KEMENTERIAN CONTOH REPUBLIK INDONESIA",
        "SURAT EDARAN",
        "NOMOR: IMI-0412.GR.01.01 TAHUN 2025",
        "TENTANG",
        "PEMERIKSAAN PAS LINTAS BATAS",
        "Surat Edaran Nomor IMI-0603.GR.01.01 TAHUN 2022 dicabut.",
        "Ditetapkan di Jakarta",
        "pada tanggal 2 Juni 2025",
    )
    found = read(*circular).source
    assert (found.title, found.dated) == ("SURAT EDARAN TENTANG PEMERIKSAAN PAS LINTAS BATAS", date(2025, 6, 2))


def test_a_decision_of_the_constitutional_court_says_what_it_does():
    decision = text(
        "SALINAN",
        "PUTUSAN",
        "Nomor 21/PUU-XXII/2024",
        "Mengadili:",
        "Menyatakan Pasal 3 Undang-Undang Nomor 44 Tahun 2016 tidak mempunyai kekuatan hukum mengikat;",
    )
    found = read(*decision).source
    assert (found.title, found.number) == ("Putusan Mahkamah Konstitusi Nomor 21/PUU-XXII/2024", "21/PUU-XXII/2024")
    assert [effect.target for effect in found.effects] == ["uu/2016/44/pasal/3"]
