"""Entries, tables and sentences of attendance, each with who was there, written out by hand."""

import pytest

from indexes.model import Person, Presence
from ingest.kinds.people import people_in_field, people_in_sentences, people_in_table, unique
from ingest.kinds.person_entry import people_in_entry

HERE, AWAY, SENT, NAMED = Presence.HADIR, Presence.TIDAK_HADIR, Presence.DIWAKILI, Presence.DISEBUT

ENTRIES = [
    (
        "1. Contoh Satu, S.H., M.H. - Kepala Seksi Lantaskim",
        [("Contoh Satu, S.H., M.H.", "Kepala Seksi Lantaskim", None, HERE)],
    ),
    ("Contoh Dua (UNODC)", [("Contoh Dua", None, "UNODC", HERE)]),
    (
        "b) Kombes Pol. Contoh Tiga, Direktur Reskrimum Polda NTT",
        [("Kombes Pol. Contoh Tiga", "Direktur Reskrimum Polda NTT", "Polda NTT", HERE)],
    ),
    (
        "Kepala Kantor Imigrasi Kelas II TPI Atambua",
        [(None, "Kepala Kantor Imigrasi Kelas II TPI Atambua", "Kantor Imigrasi Kelas II TPI Atambua", HERE)],
    ),
    (
        "Badan Nasional Pengelola Perbatasan (BNPP)",
        [(None, None, "Badan Nasional Pengelola Perbatasan (BNPP)", HERE)],
    ),
    (
        "Kapolres Belu yang diwakili oleh Kasat Intelkam",
        [(None, "Kapolres Belu", None, SENT), (None, "Kasat Intelkam", None, HERE)],
    ),
    ("Bupati Belu, diwakili Asisten I", [(None, "Bupati Belu", None, SENT), (None, "Asisten I", None, HERE)]),
    (
        "Contoh Empat (mewakili Kepala Dinas Sosial)",
        [("Contoh Empat", None, None, HERE), (None, "Kepala Dinas Sosial", "Dinas Sosial", SENT)],
    ),
    ("Contoh Lima mewakili BP3MI NTT", [("Contoh Lima", None, "BP3MI NTT", HERE)]),
    ("Balai Karantina NTT (izin)", [(None, None, "Balai Karantina NTT", AWAY)]),
    ("Camat Lamaknen - berhalangan hadir", [(None, "Camat Lamaknen", None, AWAY)]),
    (
        "Danki Satgas Pamtas tidak hadir tanpa keterangan",
        [(None, "Danki Satgas Pamtas", "Satgas Pamtas", AWAY)],
    ),
    (
        "Customs (represented by Head of Section)",
        [(None, None, "Customs", SENT), (None, "Head of Section", None, HERE)],
    ),
    ("Contoh Enam selaku Ketua Tim", [("Contoh Enam", "Ketua Tim", None, HERE)]),
    ("-", []),
]


@pytest.mark.parametrize(("entry", "wanted"), ENTRIES)
def test_an_entry_names_a_person_an_office_or_a_body(entry, wanted):
    got = people_in_entry(entry, HERE)
    assert [(p.name, p.role, p.institution, p.presence) for p in got] == wanted


def test_who_came_for_someone_is_named_with_them():
    away, _ = people_in_entry("Direktur Kerja Sama yang diwakili oleh Contoh Tujuh", HERE)
    assert away == Person(None, "Direktur Kerja Sama", None, SENT, "Contoh Tujuh")


FIELDS = [
    ("pimpinan", "Pimpinan Rapat", "Contoh Satu", [("Contoh Satu", "Pimpinan Rapat", HERE)]),
    (
        "pimpinan",
        "Pimpinan Rapat",
        "Contoh Satu, S.IP. (Kepala Kanim)",
        [("Contoh Satu, S.IP.", "Kepala Kanim", HERE)],
    ),
    ("notulis", "Notulis", "Analis Keimigrasian Ahli Muda", [(None, "Analis Keimigrasian Ahli Muda", HERE)]),
    ("peserta", "Peserta", "42 orang (daftar hadir terlampir)", []),
    ("peserta", "Peserta", "terlampir", []),
    ("undangan", "Undangan", "Camat Tasifeto Timur", [(None, "Camat Tasifeto Timur", NAMED)]),
    (
        "peserta",
        "Peserta",
        "Camat, Lurah, dan Kepala Desa",
        [(None, "Camat", HERE), (None, "Lurah", HERE), (None, "Kepala Desa", HERE)],
    ),
    (
        "narasumber",
        "Narasumber",
        "1) Contoh Dua (IOM) 2) Contoh Tiga (UNODC)",
        [("Contoh Dua", "Narasumber", HERE), ("Contoh Tiga", "Narasumber", HERE)],
    ),
]


@pytest.mark.parametrize(("name", "label", "value", "wanted"), FIELDS)
def test_labelled_fields_name_people(name, label, value, wanted):
    assert [(p.name, p.role, p.presence) for p in people_in_field(name, label, value)] == wanted


TABLES = [
    (
        (
            ("NO", "NAMA LENGKAP", "INSTANSI", "PARAF"),
            ("1", "Contoh Satu", "Polres Belu", "ttd"),
            ("2", "Contoh Dua", "Bea Cukai", ""),
        ),
        [("Contoh Satu", None, "Polres Belu", HERE), ("Contoh Dua", None, "Bea Cukai", NAMED)],
    ),
    (
        (
            ("Nama", "Jabatan", "Unit Kerja", "Tanda Tangan"),
            ("Contoh Satu", "Camat", "Kec. Lamaknen", ""),
            ("Contoh Dua", "Lurah", "Kel. Atambua", ""),
        ),
        [("Contoh Satu", "Camat", "Kec. Lamaknen", HERE), ("Contoh Dua", "Lurah", "Kel. Atambua", HERE)],
    ),
    (
        (
            ("Name", "Position", "Organization", "Attendance"),
            ("Contoh Satu", "Officer", "IOM", "present"),
            ("Contoh Dua", "Officer", "UNODC", "absent"),
        ),
        [("Contoh Satu", "Officer", "IOM", HERE), ("Contoh Dua", "Officer", "UNODC", AWAY)],
    ),
    (
        (
            ("Instansi", "Jabatan", "Keterangan"),
            ("Polri", "Kapolda, diwakili oleh Wakapolda", "diwakili"),
            ("PPATK", "-", "tidak hadir"),
        ),
        [(None, "Kapolda", "Polri", SENT), (None, "Wakapolda", "Polri", HERE), (None, None, "PPATK", AWAY)],
    ),
    ((("No", "Kegiatan", "Instansi", "Status"), ("1", "Patroli", "Polres Belu", "Selesai")), []),
]


@pytest.mark.parametrize(("rows", "wanted"), TABLES)
def test_attendance_tables_are_read_by_their_headings(rows, wanted):
    assert [(p.name, p.role, p.institution, p.presence) for p in people_in_table(rows)] == wanted


SENTENCES = [
    (
        "Rapat dipimpin oleh Bupati Belu dan dihadiri oleh Kapolres Belu, IOM, serta Bea Cukai.",
        [("Bupati Belu", HERE), ("Kapolres Belu", HERE), ("IOM", HERE), ("Bea Cukai", HERE)],
    ),
    (
        "Turut hadir Danramil Lamaknen dan para kepala desa.",
        [("Danramil Lamaknen", HERE), ("para kepala desa", HERE)],
    ),
    (
        "Kepala BNPP yang diwakili oleh Asisten Deputi menyampaikan paparan.",
        [("Kepala BNPP", SENT), ("Asisten Deputi", HERE)],
    ),
    ("BP3MI NTT dan Dinas Tenaga Kerja tidak hadir.", [("BP3MI NTT", AWAY), ("Dinas Tenaga Kerja", AWAY)]),
    ("Petugas memeriksa pelintas yang tidak hadir dalam daftar.", []),
    (
        "The meeting was chaired by the Head of Immigration Office and attended by Customs and IOM.",
        [("Head of Immigration Office", HERE), ("Customs", HERE), ("IOM", HERE)],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES)
def test_sentences_tell_who_came(sentence, wanted):
    got = [((p.name or p.role or p.institution), p.presence) for p in people_in_sentences(sentence)]
    assert sorted(got) == sorted(wanted)


def test_one_who_stayed_away_is_not_also_present():
    body = Person(None, None, "BNPP", HERE)
    assert unique([body, Person(None, None, "BNPP", AWAY)]) == (Person(None, None, "BNPP", AWAY),)
