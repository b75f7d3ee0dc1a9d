"""Sentences and tables of minutes, each with what it binds whom to, written out by hand."""

from datetime import date

import pytest

from indexes.model import Progress, Rung
from ingest.kinds.outcome_tables import matrix_of, rows_of
from ingest.kinds.outcomes import outcomes_in

MEETING = date(2024, 5, 7)

BINDING = [
    ("Disepakati pembentukan tim teknis.", Rung.KESEPAKATAN, ()),
    ("Rapat menyepakati bahwa Kanim Atambua menyusun draf SOP.", Rung.KESEPAKATAN, ("Kanim Atambua",)),
    ("Kedua belah pihak bersepakat membuka kembali pos.", Rung.KESEPAKATAN, ("Kedua belah pihak",)),
    ("Forum telah memutuskan jadwal patroli bersama.", Rung.KESEPAKATAN, ()),
    ("Polres Belu ditugaskan memeriksa laporan.", Rung.PENUGASAN, ("Polres Belu",)),
    ("Ketua menugaskan Bakesbangpol Belu untuk menyusun undangan.", Rung.PENUGASAN, ("Bakesbangpol Belu",)),
    ("Ditugaskan kepada Dinas Sosial untuk mendata penyintas.", Rung.PENUGASAN, ("Dinas Sosial",)),
    (
        "Pimpinan rapat meminta BNPP dan Bea Cukai agar melengkapi alat.",
        Rung.PENUGASAN,
        ("BNPP", "Bea Cukai"),
    ),
    ("Setiap Kanim wajib melaporkan penundaan.", Rung.PENUGASAN, ("Setiap Kanim",)),
    ("Komisi V meminta Polda NTT menuntaskan perkara paling lambat Juni 2024.", Rung.PENUGASAN, ("Polda NTT",)),
    ("Komisi V mendesak Disnakertrans mengaktifkan LTSA dalam 60 hari.", Rung.PENUGASAN, ("Disnakertrans",)),
    ("Bupati meminta camat dan kepala desa mendata warganya.", Rung.PENUGASAN, ("camat", "kepala desa")),
    ("Ketua meminta Kanim Atambua segera menyusun SOP.", Rung.PENUGASAN, ("Kanim Atambua",)),
    ("Pimpinan rapat meminta agar Polda NTT menuntaskan perkara.", Rung.PENUGASAN, ("Polda NTT",)),
    ("The Social Affairs Office is to provide shelter.", Rung.PENUGASAN, ("Social Affairs Office",)),
    ("Camat harus menyampaikan data paling lambat 1 Juni 2024.", Rung.PENUGASAN, ("Camat",)),
    ("Polri agar menindak sindikat.", Rung.PENUGASAN, ("Polri",)),
    ("Kementerian P2MI dan BNPP agar membentuk posko.", Rung.PENUGASAN, ("Kementerian P2MI", "BNPP")),
    ("BP3MI NTT berkomitmen membuka posko.", Rung.KOMITMEN, ("BP3MI NTT",)),
    (
        "Kepala Kejaksaan Negeri Belu menyatakan siap menunjuk jaksa.",
        Rung.KOMITMEN,
        ("Kepala Kejaksaan Negeri Belu",),
    ),
    ("Kanwil menyampaikan bahwa pihaknya berkomitmen menambah personel.", Rung.KOMITMEN, ("Kanwil",)),
    ("IOM akan mengirim modul pelatihan.", Rung.KOMITMEN, ("IOM",)),
    (
        "Direktorat Kerja Sama Keimigrasian merencanakan dan akan menggelar bimtek.",
        Rung.KOMITMEN,
        ("Direktorat Kerja Sama Keimigrasian",),
    ),
    ("Rapat merekomendasikan agar Kemenkes menambah petugas.", Rung.REKOMENDASI, ("Kemenkes",)),
    ("Perlu dibangun ruang wawancara yang layak.", Rung.REKOMENDASI, ()),
    ("Sebaiknya Satgas Pamtas menambah pos pantau.", Rung.REKOMENDASI, ("Satgas Pamtas",)),
    ("Pemerintah desa diharapkan aktif melapor.", Rung.HARAPAN, ("Pemerintah desa",)),
    ("Semoga kerja sama ini berlanjut.", Rung.HARAPAN, ()),
    ("The meeting decided to form a working group.", Rung.KESEPAKATAN, ()),
    ("Customs and Quarantine agreed to share one lane.", Rung.KESEPAKATAN, ("Customs", "Quarantine")),
    (
        "The Atambua Immigration Office shall submit the list by 1 June 2024.",
        Rung.PENUGASAN,
        ("Atambua Immigration Office",),
    ),
    ("UNODC is requested to provide the template.", Rung.PENUGASAN, ("UNODC",)),
    ("BNPP is committed to repairing the gate.", Rung.KOMITMEN, ("BNPP",)),
    ("It is expected that villages report recruiters.", Rung.HARAPAN, ()),
    ("Customs should join the briefing.", Rung.REKOMENDASI, ("Customs",)),
]


@pytest.mark.parametrize(("sentence", "rung", "who"), BINDING)
def test_cue_words_decide_the_rung(sentence, rung, who):
    (outcome,) = outcomes_in(sentence, MEETING)
    assert (outcome.rung, outcome.who, outcome.what) == (rung, who, sentence.rstrip("."))


NOT_BINDING = [
    "Peserta meminta penjelasan Polda NTT mengenai perkara itu.",
    "Anggota meminta Polda NTT menjelaskan perkara itu.",
    "Kepala Kanim meminta maaf atas keterlambatan.",
    "Contact: Contoh Pejabat, IOM Jakarta.",
    "Narahubung: Bagian Hukum Setda.",
    "Belum disepakati lokasi pos baru.",
    "Para pihak tidak menyepakati pembagian biaya.",
    "Tidak tercapai kesepakatan tentang jam buka.",
    "Jika disepakati DPRD, anggaran akan ditambah.",
    "Anggaran akan ditambah apabila disetujui oleh Bupati.",
    "Apakah disepakati jadwal ini?",
    "Ketua menekankan pentingnya kerja sama.",
    "Peserta mengapresiasi kerja petugas.",
    "Peta jalan yang telah disepakati dibagikan kepada peserta.",
    "Kanim Atambua menjelaskan bahwa jumlah pelintas akan naik.",
    "Jumlah korban meningkat pada tahun 2023.",
    "Keputusan tentang anggaran belum diambil.",
    "The parties did not agree on opening hours.",
    "If approved, a joint patrol will start.",
    "UNODC presented trends.",
    "Tarif akan dibahas kembali pada rapat berikutnya.",
    "Usulan Bea Cukai ditolak.",
    "Ketua menekankan agar kerja sama dijaga.",
    "Mengapresiasi kerja petugas di perbatasan.",
    "Mendengarkan paparan Kanim Atambua.",
    "Meningkatnya jumlah korban dari NTT.",
    "Menteri dan Kapolri hadir.",
]


@pytest.mark.parametrize("sentence", NOT_BINDING)
def test_denials_conditions_and_background_bind_nobody(sentence):
    assert outcomes_in(sentence, MEETING) == ()


@pytest.mark.parametrize("sentence", NOT_BINDING[:4] + NOT_BINDING[6:8] + NOT_BINDING[11:12])
def test_a_section_title_binds_none_of_these_either(sentence):
    assert outcomes_in(sentence, MEETING, rung=Rung.KESEPAKATAN) == ()


TALK = [
    ("Kepala BNPP menyampaikan bahwa pos harus buka setiap hari.", None),
    ("Petugas akan kelelahan bila jam buka ditambah.", None),
    ("Dinas Sosial perlu dukungan anggaran.", None),
    ("Pada rapat tahun lalu disepakati jam buka bersama.", None),
    ("Kanim Kupang berkomitmen meneruskan kerja sama.", Rung.KOMITMEN),
    ("Polres Belu ditugaskan menindaklanjuti laporan.", Rung.PENUGASAN),
    ("Bupati Belu berharap pos segera dibuka.", Rung.HARAPAN),
]


@pytest.mark.parametrize(
    "sentence", ["Membentuk Desk Koordinasi TPPO.", "1. Menyusun SOP bersama.", "Memperkuat pengawasan di jalur tikus."]
)
def test_a_result_that_begins_with_what_is_to_be_done_is_agreed(sentence):
    (outcome,) = outcomes_in(sentence, MEETING)
    assert (outcome.rung, outcome.who) == (Rung.KESEPAKATAN, ())
    assert outcomes_in(sentence, MEETING, talk=True) == ()


@pytest.mark.parametrize(("sentence", "rung"), TALK)
def test_in_a_discussion_only_words_that_bind_by_themselves_count(sentence, rung):
    assert [o.rung for o in outcomes_in(sentence, MEETING, talk=True)] == ([rung] if rung else [])


DUE = [
    ("Kanim Atambua akan menyusun SOP paling lambat 30 Juni 2024.", date(2024, 6, 30), False),
    ("Kanim Atambua akan menyusun SOP 14 hari setelah rapat.", date(2024, 5, 21), True),
    ("Kanim Atambua akan menyusun SOP pada Triwulan III 2024.", date(2024, 9, 30), True),
    ("Kanim Atambua akan segera menyusun SOP.", None, False),
    ("Polsek Lasiolat siap menjaga jalur pantai pada akhir pekan.", None, False),
    ("BP3MI NTT menyerahkan data per kabupaten tanggal 28 Juni 2024.", date(2024, 6, 28), False),
    ("Polda Kalbar wajib mengirim data, pertama kali 30 Juni 2024.", date(2024, 6, 30), False),
    ("Kanim Atambua akan menyusun SOP sesuai UU 6/2011 tanggal 5 Mei 2011.", None, False),
]


@pytest.mark.parametrize(("sentence", "due", "computed"), DUE)
def test_deadlines_come_from_the_wording(sentence, due, computed):
    (outcome,) = outcomes_in(sentence, MEETING)
    assert (outcome.due, outcome.computed) == (due, computed)


def test_labels_behind_an_item_name_owner_deadline_and_status():
    (outcome,) = outcomes_in(
        "3) Pemetaan jalur tikus (PIC: Kanim Atambua/Satgas Pamtas; tenggat: TW III 2024; status: sudah dilaksanakan)",
        MEETING,
    )
    assert outcome.what == "Pemetaan jalur tikus"
    assert outcome.who == ("Kanim Atambua", "Satgas Pamtas")
    assert (outcome.due, outcome.due_text, outcome.computed) == (date(2024, 9, 30), "TW III 2024", True)
    assert outcome.status is Progress.SELESAI


@pytest.mark.parametrize(
    ("end", "status"),
    [
        ("- selesai", Progress.SELESAI),
        ("– masih dalam proses.", Progress.DALAM_PROSES),
        ("- not yet started", Progress.BELUM),
        ("- proses lelang", None),
        ("- PLBN Wini", None),
    ],
)
def test_a_status_may_stand_behind_a_dash(end, status):
    (outcome,) = outcomes_in(f"BP2MI akan membagikan data {end}", MEETING)
    assert outcome.status is status


def test_a_list_within_a_sentence_gives_one_outcome_each():
    got = outcomes_in(
        "Rapat menghasilkan kesepakatan, yaitu: 1) patroli bersama; 2) satu nomor kontak; dan 3) data bulanan.",
        MEETING,
    )
    assert [(o.rung, o.what) for o in got] == [
        (Rung.KESEPAKATAN, "patroli bersama"),
        (Rung.KESEPAKATAN, "satu nomor kontak"),
        (Rung.KESEPAKATAN, "data bulanan"),
    ]


TABLES = [
    (
        (
            ("No", "Uraian", "PIC", "Tenggat", "Status"),
            ("1", "Peta jalur", "Kodim 1605/Belu, Polres Belu", "30 Juni 2024", "Proses"),
        ),
        [("Peta jalur", ("Kodim 1605/Belu", "Polres Belu"), date(2024, 6, 30), Progress.DALAM_PROSES)],
    ),
    (
        (
            ("Status", "Jangka Waktu", "Instansi Pelaksana", "Rencana Tindak Lanjut"),
            ("100%", "2 minggu setelah rapat", "Dinas Dukcapil", "Perekaman KTP"),
        ),
        [("Perekaman KTP", ("Dinas Dukcapil",), date(2024, 5, 21), Progress.SELESAI)],
    ),
    (
        (
            ("Action", "Responsible", "By when", "Remarks"),
            ("Share list", "Customs and Immigration", "15/06/2024", "cancelled"),
        ),
        [("Share list", ("Customs", "Immigration"), date(2024, 6, 15), Progress.DIBATALKAN)],
    ),
    (
        (
            ("Kegiatan", "Leading Sector", "Batas Waktu"),
            ("Sosialisasi", "Badan Kesatuan Bangsa dan Politik", "tidak disebutkan"),
            ("", "Dinas Sosial", ""),
        ),
        [("Sosialisasi", ("Badan Kesatuan Bangsa dan Politik", "Dinas Sosial"), None, None)],
    ),
    (
        (
            ("No.", "Uraian", "Penanggung Jawab", "Target"),
            ("1", "Penyusunan SOP", "BP3MI Kepri", "31 Juli 2024"),
            ("2", "Pelatihan petugas", "IOM", "-"),
        ),
        [
            ("Penyusunan SOP", ("BP3MI Kepri",), date(2024, 7, 31), None),
            ("Pelatihan petugas", ("IOM",), None, None),
        ],
    ),
    (
        (
            ("No.", "Uraian", "Penanggung Jawab", "Target"),
            ("1", "Penyusunan SOP", "BP3MI Kepri", "1 dokumen SOP"),
        ),
        [("Penyusunan SOP", ("BP3MI Kepri",), None, None)],
    ),
]


@pytest.mark.parametrize(("rows", "wanted"), TABLES)
def test_follow_up_tables_are_read_by_their_headings(rows, wanted):
    matrix = matrix_of(rows)
    got = [row.outcome for row in rows_of(matrix, MEETING)]
    assert [(o.what, o.who, o.due, o.status) for o in got] == wanted
    assert {o.rung for o in got} == {Rung.PENUGASAN}


def test_a_table_may_ask_whether_it_is_done_and_when_it_falls_due():
    rows = (("Hal yang dikerjakan", "Dinas pelaksana", "Jatuh tempo", "Sudah?"),)
    rows += (("Posko aduan", "Polres Malaka", "30 Juni 2024", "ya, sebagian"), ("Peta", "Kanim Atambua", "-", "belum"))
    matrix = matrix_of(rows)
    assert matrix is not None
    outcomes = [row.outcome for row in rows_of(matrix, MEETING)]
    assert [(o.who, o.due, o.status) for o in outcomes if o] == [
        (("Polres Malaka",), date(2024, 6, 30), Progress.DALAM_PROSES),
        (("Kanim Atambua",), None, Progress.BELUM),
    ]


def test_a_row_names_its_columns_and_keeps_every_cell():
    rows = (("No", "Kegiatan", "PIC", "Target", "Ket"), ("4", "Apel", "Polres", "2 kali", "bersama TNI"))
    (row,) = rows_of(matrix_of(rows), MEETING)
    assert row.text == "No: 4; Kegiatan: Apel; PIC: Polres; Target: 2 kali; Ket: bersama TNI"


@pytest.mark.parametrize(
    "rows",
    [
        (("No", "Nama", "Jabatan", "Instansi", "Tanda Tangan"), ("1", "A", "B", "C", "")),
        (("Pos", "Masuk", "Keluar"), ("Motaain", "16.251", "15.866")),
        (("Waktu", "Acara"), ("09.00", "Pembukaan")),
    ],
)
def test_other_tables_hold_no_outcomes(rows):
    assert matrix_of(rows) is None


def test_a_numbered_row_is_a_task_of_its_own_though_the_problem_above_is_not_repeated():
    rows = (
        ("No", "Permasalahan", "Rencana Tindak Lanjut", "Instansi", "", "Jadwal", "Realisasi"),
        ("", "", "", "Penanggung jawab", "Pendukung", "", ""),
        ("1", "Pelintas tanpa dokumen", "Loket kartu lintas batas", "Kanim Jayapura", "BNPP", "Juni 2024", "100%"),
        ("2", "", "Pemasangan CCTV", "BNPP", "Satgas Pamtas", "Desember 2024", "40%"),
        ("3", "Pasar perbatasan", "Penertiban pedagang", "Pemkot Jayapura", "", "-", "Belum ada progres"),
    )
    got = [row.outcome for row in rows_of(matrix_of(rows), MEETING)]
    assert [(o.what, o.who, o.due, o.status) for o in got] == [
        ("Loket kartu lintas batas", ("Kanim Jayapura",), date(2024, 6, 30), Progress.SELESAI),
        ("Pemasangan CCTV", ("BNPP",), date(2024, 12, 31), Progress.DALAM_PROSES),
        ("Penertiban pedagang", ("Pemkot Jayapura",), None, Progress.BELUM),
    ]


def test_a_problem_is_the_task_where_no_other_column_says_it():
    rows = (("No", "Permasalahan", "PIC", "Tenggat"), ("1", "Jalur tikus", "Polsek Entikong", "1 Juni 2024"))
    (row,) = rows_of(matrix_of(rows), MEETING)
    assert (row.outcome.what, row.outcome.due) == ("Jalur tikus", date(2024, 6, 1))


def test_a_row_without_a_task_says_what_it_is_about():
    rows = (
        ("No", "Rekomendasi", "Tindak lanjut", "Penanggung jawab", "Batas", "Status"),
        ("1", "Penguatan pos", "Bangun 2 pos", "Satgas Pamtas", "30/09/2024", "Selesai 15/09/2024"),
        ("2", "Data terpadu", "", "Pemkab Nunukan", "", ""),
    )
    got = [row.outcome for row in rows_of(matrix_of(rows), MEETING)]
    assert [(o.what, o.due, o.status) for o in got] == [
        ("Bangun 2 pos", date(2024, 9, 30), Progress.SELESAI),
        ("Data terpadu", None, None),
    ]


def test_a_task_may_be_addressed_and_a_colon_alone_addresses_nobody():
    (addressed,) = outcomes_in("Kanim Atambua dan BNPP: menyusun peta jalur.", MEETING, Rung.PENUGASAN)
    assert (addressed.who, addressed.what) == (("Kanim Atambua", "BNPP"), "menyusun peta jalur")
    (told,) = outcomes_in("P4MI dan Dinas Sosial sepakat membagi penampungan: dewasa di P4MI.", MEETING)
    assert (told.rung, told.who) == (Rung.KESEPAKATAN, ("P4MI", "Dinas Sosial"))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("BNPP menyusun peta (Juni 2024)", date(2024, 6, 30)),
        ("BNPP menyusun peta – 20 Mei 2024", date(2024, 5, 20)),
        ("BNPP menyusun peta (selesai 9 Mei 2024)", None),
        ("BNPP menyusun peta (mulai Juni 2024)", None),
    ],
)
def test_a_day_behind_a_task_is_its_deadline_unless_it_tells_of_its_beginning_or_end(text, due):
    (outcome,) = outcomes_in(text, MEETING, Rung.PENUGASAN)
    assert outcome.due == due
