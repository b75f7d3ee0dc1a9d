"""Deadlines as outcome tables and agreements word them, counted from a meeting on Tuesday 7 May 2024."""

from datetime import date

import pytest

from indexes.deadlines import Due, find_due

MEETING = date(2024, 5, 7)

GIVEN = {
    "30 Juni 2024": date(2024, 6, 30),
    "30/06/2024": date(2024, 6, 30),
    "paling lambat 30 Juni 2024": date(2024, 6, 30),
    "selambat-lambatnya tanggal 15 Juli 2024": date(2024, 7, 15),
    "Tenggat: Jumat, 28 Juni 2024": date(2024, 6, 28),
    "The draft shall be submitted no later than 15 August 2024": date(2024, 8, 15),
    "Kanim Atambua akan menyerahkan peta pada 15 Juli 2024": date(2024, 7, 15),
    "1 s.d. 30 Juni 2024": date(2024, 6, 30),
    "paling telat 30 Juni 2024": date(2024, 6, 30),
    "menyerahkan data pemulangan jenazah tanggal 28 Juni 2024": date(2024, 6, 28),
}
COUNTED = {
    "TW III 2024": date(2024, 9, 30),
    "Triwulan IV": date(2024, 12, 31),
    "Semester I 2025": date(2025, 6, 30),
    "akhir Juni 2024": date(2024, 6, 30),
    "pertengahan Juli": date(2024, 7, 20),
    "Juni-Juli 2024": date(2024, 7, 31),
    "Minggu kedua Juli 2024": date(2024, 7, 14),
    "minggu ke-3 Juni 2024": date(2024, 6, 21),
    "14 hari kerja setelah rapat": date(2024, 5, 27),
    "dalam 30 (tiga puluh) hari": date(2024, 6, 6),
    "2 bulan": date(2024, 7, 7),
    "dua minggu setelah rapat": date(2024, 5, 21),
    "H+14": date(2024, 5, 21),
    "T.A. 2025": date(2025, 12, 31),
    "akhir tahun": date(2024, 12, 31),
    "bulan depan": date(2024, 6, 30),
    "Polda NTT menggelar perkara itu bulan depan di Kupang": date(2024, 6, 30),
    "Laporan dikirim paling lambat akhir pekan": date(2024, 5, 12),
    "akhir pekan ini": date(2024, 5, 12),
    "H+3 setelah rapat": date(2024, 5, 10),
    "within 14 days": date(2024, 5, 21),
    "end of June 2024": date(2024, 6, 30),
    "Q3 2024": date(2024, 9, 30),
}


@pytest.mark.parametrize("text", GIVEN)
def test_a_date_that_the_wording_gives(text: str) -> None:
    due = find_due(text, MEETING)
    assert due is not None
    assert (due.date, due.computed, due.measurable) == (GIVEN[text], False, True)
    assert due.text in text


@pytest.mark.parametrize("text", COUNTED)
def test_a_date_that_is_counted_from_the_wording(text: str) -> None:
    due = find_due(text, MEETING)
    assert due is not None
    assert (due.date, due.computed, due.measurable) == (COUNTED[text], True, True)


@pytest.mark.parametrize(
    "text",
    [
        "segera",
        "secepatnya",
        "setiap triwulan",
        "setiap bulannya",
        "selambat-lambatnya tanggal 5 setiap bulannya",
        "pada tanggal 10 tiap bulan",
        "by the 5th of every month",
        "secara berkala",
        "as soon as possible",
    ],
)
def test_what_cannot_be_measured_is_said_to_be_so(text: str) -> None:
    assert find_due(text, MEETING) == Due(None, text, computed=False, measurable=False)


def test_a_span_from_another_day_has_no_date() -> None:
    due = find_due("paling lama 3 bulan sejak diundangkan", MEETING)
    assert due == Due(None, "paling lama 3 bulan sejak diundangkan", computed=False, measurable=True)


def test_a_span_from_what_happens_later_has_no_date() -> None:
    due = find_due("menyerahkan daftar deportan paling telat H+1 kedatangan", MEETING)
    assert due == Due(None, "paling telat H+1 kedatangan", computed=False, measurable=True)


def test_a_measured_deadline_wins_over_segera() -> None:
    due = find_due("agar segera menyusun draf, paling lambat 30 Juni 2024", MEETING)
    assert due is not None
    assert due.date == date(2024, 6, 30)


def test_a_span_cannot_be_counted_without_the_meeting() -> None:
    assert find_due("14 hari setelah rapat", None) == Due(
        None, "14 hari setelah rapat", computed=False, measurable=True
    )


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "Draf 1",
        "Pada 6 Mei 2024 tercatat 20 kasus di wilayah kerja Kanim.",
        "hingga 30 April 2024 tercatat 12 kasus di wilayah kerja Kanim",
        "dalam 2 bulan terakhir terjadi 5 kasus",
        "pelatihan selama 3 hari di Atambua bagi petugas",
        "Polsek siap menjaga jalur pantai pada akhir pekan",
        "menindaklanjuti surat Bupati tanggal 8 Mei 2024 tentang perbatasan",
        "menyiapkan bahan untuk rapat tanggal 8 Juni 2024 di Kupang",
        "pos dibuka terhitung tanggal 1 Juni 2024 setiap pagi",
        "UU Nomor 21 Tahun 2007 tentang Pemberantasan TPPO",
    ],
)
def test_what_sets_no_deadline(text: str) -> None:
    assert find_due(text, MEETING) is None


def test_how_long_something_lasts_is_no_day_unless_it_is_counted_from_one():
    assert find_due("menampung korban paling lama tiga hari", MEETING) == Due(
        None, "paling lama tiga hari", False, True
    )
    assert find_due("melapor paling lama 3 hari setelah rapat", MEETING).date == date(2024, 5, 10)


def test_a_day_of_every_month_is_a_deadline_without_a_date():
    due = find_due("menyerahkan data setiap tanggal 5 bulan berikutnya", MEETING)
    assert due == Due(None, "setiap tanggal 5 bulan berikutnya", computed=False, measurable=False)
