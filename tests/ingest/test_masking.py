import time

import pytest

from indexes.model import Action, Effect, Kind, Outcome, Person, Presence, Rung, Source
from ingest.document import Piece, Record
from ingest.masking import mask

SOURCE = Source("id", "akar", "notula/a.docx", "1", Kind.NOTULA, "Rapat")


def masked(*texts):
    return [piece.text for piece in mask(Record(SOURCE, tuple(map(Piece, texts)))).pieces]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NIK 5304991502990009.", "NIK [NIK disamarkan]."),
        ("NIK: 53 04 99 550299 0009 milik", "NIK: [NIK disamarkan] milik"),
        ("KTP nomor 53O4991502990OO9", "KTP nomor [NIK disamarkan]"),
        ("No. KK 5304010203040005", "No. KK [No. KK disamarkan]"),
        ("NIP. 19850101 201001 1 002", "NIP. [NIP disamarkan]"),
        ("NIP 198501012010011002", "NIP [NIP disamarkan]"),
        ("HP 0812-0000-5678", "HP [telepon]"),
        ("hubungi +62 812 3456 7890", "hubungi [telepon]"),
        ("WA: wa.me/6281234567890", "WA: [telepon]"),
        ("hubungi Pak Contoh (0380) 823456", "hubungi Pak Contoh [telepon]"),
        ("paspor nomor X0000123", "paspor nomor [no. paspor disamarkan]"),
        ("Paspor RI No. C 1234567", "Paspor RI No. [no. paspor disamarkan]"),
        ("surel contoh.orang@gmail.com", "surel [surel]"),
        ("contoh [at] yahoo [dot] com", "[surel]"),
        ("No. Rekening BRI 1234-01-000123-50-4", "No. Rekening BRI [rekening disamarkan]"),
        ("NPWP 12.345.678.9-012.345", "NPWP [NPWP disamarkan]"),
        ("mobil DH 1234 AB", "mobil [pelat nomor]"),
        ("lahir di Kupang, 3 Mei 1999", "lahir di [tempat/tanggal lahir]"),
        ("Tempat/Tanggal Lahir: Atambua, 12-03-2001", "Tempat/Tanggal Lahir: [tempat/tanggal lahir]"),
        ("tinggal di RT 03/RW 05 Desa Silawan", "tinggal di [alamat] Desa Silawan"),
        ("korban berinisial SM (19), asal Belu", "korban berinisial [korban A], asal Belu"),
        ("korban YN (17 tahun) ditemukan", "korban [korban A] ditemukan"),
        ("ditawari seorang agen berinisial R pergi", "ditawari seorang agen berinisial [orang A] pergi"),
        ("saksi berinisial M.S. hadir", "saksi berinisial [saksi A] hadir"),
        ("korban atas nama Contoh Rekaan, umur", "korban atas nama [korban A], umur"),
        ("pelapor bernama Contoh Rekaan", "pelapor bernama [pelapor A]"),
        ("anak bernama Contoh Kecil (12)", "anak bernama [identitas anak disamarkan]"),
        ("korban Contoh Rekaan (20 tahun) dipulangkan", "korban [korban A] dipulangkan"),
        ("korban, Contoh Rekaan, 19 tahun, asal", "korban, [korban A], 19 tahun, asal"),
        ("saudari Contoh Rekaan selaku korban", "saudari [korban A] selaku korban"),
        ("a victim named Contoh Rekaan returned", "a victim named [korban A] returned"),
        ("korban inisial S (21) melapor", "korban inisial [korban A] melapor"),
        ("adiknya YL (14) ikut", "adiknya [keluarga korban] ikut"),
        ("rek BRI a.n. Contoh 0123-01-012345-50-1", "rek BRI a.n. Contoh [rekening disamarkan]"),
        ("seorang perempuan bernama Contoh binti Rekaan, 23 tahun", "seorang perempuan bernama [orang A], 23 tahun"),
        ("Salah satunya, Rekaan (19), asal Indramayu", "Salah satunya, [orang A], asal Indramayu"),
        ("Contoh Rekaan (31) mengaku ditipu", "[orang A] mengaku ditipu"),
        ("Contoh Rekaan (Usia 25 THN) mengaku ditipu", "[orang A] (Usia 25 THN) mengaku ditipu"),
        ("seorang perempuan a. n. Contoh Rekaan pulang", "seorang perempuan a. n. [orang A] pulang"),
        ("Contoh Rekaan, 23 tahun, warga Desa Sadi", "[orang A], 23 tahun, warga Desa Sadi"),
        ('"Saya takut," kata Contoh Rekaan (22).', '"Saya takut," kata [orang A].'),
        ("among them Contoh Rekaan, 24, from Sambas", "among them [orang A], 24, from Sambas"),
        ("korban Contoh Rekaan dijemput keluarganya", "korban [korban A] dijemput keluarganya"),
        ("Keluarga korban lain, Rekaan, warga Lohbener", "Keluarga korban lain, [keluarga korban], warga Lohbener"),
        ("ibu korban, Contoh Rekaan, berharap", "ibu korban, [keluarga korban], berharap"),
        ("Korban yang bernama lengkap Contoh Rekaan dipulangkan", "Korban yang bernama lengkap [korban A] dipulangkan"),
        (
            "Para korban yakni Contoh Rekaan, Misal Rekaan, dan Umpama Rekaan sudah di shelter",
            "Para korban yakni [korban A], [korban B], dan [korban C] sudah di shelter",
        ),
        (
            "Tiga korban masing-masing berinisial MN (19), YB (20) dan AS (22).",
            "Tiga korban masing-masing berinisial [korban A], [korban B] dan [korban C].",
        ),
        ("Dua korban: 1. Contoh Rekaan; 2. Misal Rekaan.", "Dua korban: 1. [korban A]; 2. [korban B]."),
        ("Nama korban: Contoh Rekaan", "Nama korban: [korban A]"),
        ("Nama: Contoh Rekaan\nUmur: 19 tahun\nStatus: korban", "Nama: [orang A]\nUmur: 19 tahun\nStatus: korban"),
        ("| 1 | Contoh Rekaan | P | 19 | Silawan | korban |", "| 1 | [orang A] | P | 19 | Silawan | korban |"),
        ("Penyintas Contoh Rekaan menceritakan", "Penyintas [korban A] menceritakan"),
        ("Contoh Rekaan, salah satu penyintas, bercerita", "[korban A], salah satu penyintas, bercerita"),
        ("CR, 19, a survivor from Belu, told", "[korban A], 19, a survivor from Belu, told"),
        ("Jenazah PMI atas nama Contoh Rekaan tiba", "Jenazah PMI atas nama [orang A] tiba"),
        ("Contoh Rekaan (27) meninggal di Penang", "[orang A] meninggal di Penang"),
        ("Ibu dari korban CR, Misal Rekaan, menunggu", "Ibu dari korban [korban A], [keluarga korban], menunggu"),
        ("The victim, Contoh Rekaan, was referred", "The victim, [korban A], was referred"),
        ("korban anak (15) asal Belu bernama Contoh", "korban anak (15) asal Belu bernama [korban A]"),
        (
            "Sdri. Contoh Rekaan (korban) hadir; Contoh Rekaan pulang",
            "Sdri. [korban A] (korban) hadir; [korban A] pulang",
        ),
        (
            "Kapolres Belu AKBP Contoh Pejabat menyebut korban Misal Rekaan dirujuk",
            "Kapolres Belu AKBP Contoh Pejabat menyebut korban [korban A] dirujuk",
        ),
        ("tersangka membawa korban bernama Contoh Rekaan", "tersangka membawa korban bernama [korban A]"),
        ("tersangka Contoh Rekaan (35) ditahan", "tersangka C.R. ditahan"),
        ("tersangka bernama Contoh Rekaan ditahan", "tersangka bernama C.R. ditahan"),
        (
            "A recruiter, a neighbour named Contoh Rekaan, promised work",
            "A recruiter, a neighbour named C.R., promised work",
        ),
        ("Saksi kunci, Contoh Rekaan Misal, adalah sopir", "Saksi kunci, [saksi A], adalah sopir"),
        ("Witness Contoh Rekaan testified", "Witness [saksi A] testified"),
        ("A victim, Ms. Luisa da Contoh, was returned", "A victim, Ms. [korban A], was returned"),
        (
            "Korban asal Kabupaten Malaka. Adiknya, Contoh Rekaan, yang berusia 15 tahun ikut",
            "Korban asal Kabupaten Malaka. Adiknya, [keluarga korban], yang berusia 15 tahun ikut",
        ),
        (
            "The victim left. Her cousin, 16-year-old Contoh Rekaan, was rescued",
            "The victim left. Her cousin, 16-year-old [keluarga korban], was rescued",
        ),
        (
            "Dewi (not her real name) left. Dewi's mother, Contoh Rekaan, wrote",
            "Dewi (not her real name) left. Dewi's mother, [keluarga korban], wrote",
        ),
    ],
)
def test_personal_data_is_masked(text, expected):
    assert masked(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hotline SAPA 129 atau 08111-129-129",
        "Layanan pengaduan 0811 2345 6789",
        "Hubungi 110, 112, 129, LPSK 148 atau 1500-148",
        "UU Nomor 21 Tahun 2007, Perpres 49/2023, Permenkumham Nomor M.HH-01.GR.02.02 Tahun 2021",
        "PKS.05/SU/XII/2020 dan IMI-GR.01.01.2650",
        "Dipimpin Direktur Kerja Sama Keimigrasian, Contoh Pejabat; saksi ahli Dr. Contoh Pakar",
        "pukul 09.00-11.30 WITA, 7 Mei 2024, 20240507",
        "RT 2024, RTL 3/5, R.T. Contoh",
        "PLBN 1234 orang, A 123 lembar, Pasal 2 ayat (1) huruf b",
        "16.251 orang masuk dan 15.866 orang keluar, total 32.117",
        "lahir di desa binaan sejumlah program",
        "Kantor Imigrasi Atambua telp (0389) 2325678",
        "humas@imigrasi.go.id, sekretariat@contoh.com, staf@iom.int",
        "kode wilayah 53.04.02.2001, surat 400.2.4/123/DP3A/2024 dan IMI-UM.01.01-6508",
        "IMEI 356938035643809, MMSI 525012345",
        "Rp 1.325.000.000,00 dan Rp5000000000",
        "-9.012345, 124.987654",
        "LP/B/123/VI/2024/SPKT/POLDA NTT",
        "Nomor 5304991502990009/2024",
        "korban TPPO, korban KDRT, saksi ahli, korban WNI dan 3 korban PMI",
        "tersangka berinisial AB (35) ditahan",
        "korban Kabupaten Belu (15), korban Timor Leste (3), tersangka Polda NTT (12)",
        "Bapak Contoh Pejabat sebagai narasumber, ibu PMI (12)",
        "korban A dan korban B dirujuk",
        "korban Nusa Tenggara Timur, korban Tindak Pidana Perdagangan Orang yang dipulangkan",
        "korban Judi Online di Kamboja; korban Rumah Sakit rujukan; keluarga korban Polres Belu",
        "Bupati Belu Contoh Pejabat (55) mengaku prihatin",
        "Nama: Contoh Pejabat; Jabatan: Kepala Seksi; Alamat kantor: Atambua",
        "Korban didampingi petugas, yakni Dinas Sosial Belu dan UPTD PPA; korban antara lain dari Sikka dan Ende",
        "Korban, sebut saja Bunga (16), dirujuk; pada Senin, korban pulang",
        "Pemulangan korban: Dinas Sosial. Hak korban: Restitusi. Layanan korban: Rumah Aman",
        "hadir Satgas Pamtas (15), Kanim Atambua (7), Bea Cukai (10)",
        "Kepala Desa Silawan, Contoh Pejabat (48), warga setempat",
        "Ayat (5) yang dimaksud; Pasal 7 (tujuh) warga; Kecamatan Lamaknen (12) dipulangkan",
        "transaksi BPJS pada 12.00-14.00 WITA",
        "Kepala Kantor Imigrasi Atambua, Contoh Pejabat, membuka rapat",
        "PENANGANAN SAKSI DAN KORBAN DI PERBATASAN; ASSISTANCE TO VICTIMS OF TRAFFICKING",
        "PELINDUNGAN KORBAN DI",
        "Gubernur dan istrinya, Contoh Pejabat, menjenguk korban",
        "Rapat dibuka; ketua dan istrinya, Contoh Pejabat, hadir",
        "Saksi Peserta Pemilu menyerahkan mandat; Lembaga Perlindungan Saksi Korban",
        "Saksi Polres Belu dan saksi ahli hadir; the witness Contoh",
    ],
)
def test_what_is_public_or_no_personal_data_stays(text):
    assert masked(text) == [text]


def test_a_victim_keeps_one_name_throughout_and_others_get_the_next():
    assert masked(
        "Korban atas nama Contoh Rekaan pulang bersama korban berinisial SM (19).",
        "Contoh Rekaan melapor; Contoh dan SM (19) didampingi.",
    ) == [
        "Korban atas nama [korban A] pulang bersama korban berinisial [korban B].",
        "[korban A] melapor; [korban A] dan [korban B] didampingi.",
    ]


def test_a_name_is_known_by_its_other_words_unless_another_person_bears_them():
    assert masked(
        "Korban bernama Maria Rekaanwati Misalnya berangkat.",
        '"Anak saya Rekaanwati menangis," kata ibunya. Rekaanwati pulang; Bupati Simon Misalnya hadir. Misalnya, kota.',
    ) == [
        "Korban bernama [korban A] berangkat.",
        '"Anak saya [korban A] menangis," kata ibunya. [korban A] pulang; Bupati Simon Misalnya hadir. Misalnya, kota.',
    ]


def test_every_string_that_is_stored_is_masked():
    name = "Contoh Rekaan"
    outcome = Outcome(Rung.PENUGASAN, (f"pendamping {name}",), f"mendampingi {name}", due_text=f"setelah {name} pulang")
    record = Record(
        Source(
            "id",
            "akar",
            f"berkas/{name} 081234567890.docx",
            "1",
            Kind.NOTULA,
            f"Kasus {name}",
            people=(Person(name, "korban", None, Presence.DISEBUT, represented_by=name),),
            effects=(Effect("uu/1", Action.BERLAKU, None, None, f"tentang {name}"),),
            warnings=(f"dua kali {name}",),
            masked=1,
        ),
        (Piece(f"Korban bernama {name}.", headings=(f"Perkara {name}",), outcome=outcome),),
        warnings=(f"catatan {name}",),
    )
    after = mask(record)
    assert name not in repr(after)
    assert "081234567890" not in repr(after)
    assert after.source.people[0].name == "[korban A]"
    assert after.source.masked == 4


def test_cuts_follow_the_new_text():
    text = "(1) NIK 5304991502990009.\n(2) Ayat kedua.\n(3) HP 081200005678.\n(4) Ayat keempat."
    cuts = tuple(text.index(f"({number})") for number in (2, 3, 4))
    [piece] = mask(Record(SOURCE, (Piece(text, cut_at=cuts),))).pieces
    assert [piece.text[at:].split()[0] for at in piece.cut_at] == ["(2)", "(3)", "(4)"]


def test_a_statute_passes_quickly_and_unchanged():
    article = (
        "Setiap orang yang membawa korban sebagaimana dimaksud dalam Pasal 2 ayat (1) dipidana 3 (tiga) tahun. " * 8
    )
    started = time.monotonic()
    assert masked(*[article] * 2000) == [article] * 2000
    assert time.monotonic() - started < 20


def test_a_form_is_read_together_though_each_of_its_lines_is_a_piece():
    assert masked("1. Nama : Contoh Rekaan", "Umur : 19 tahun", "Contoh Rekaan dirujuk.") == [
        "1. Nama : [orang A]",
        "Umur : 19 tahun",
        "[orang A] dirujuk.",
    ]
    official = ("1. Nama : Contoh Pejabat", "Jabatan : Kepala Seksi", "Alamat : Atambua")
    assert masked(*official) == list(official)
