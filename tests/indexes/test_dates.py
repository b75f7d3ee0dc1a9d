"""Dates as minutes, agreements and news write them; expected days written out by hand."""

from datetime import date
from time import monotonic

import pytest

from indexes.dates import find, partial

NEAR = date(2024, 10, 23)

ONE_DAY = {
    "Selasa (7/5/2024)": (date(2024, 5, 7), True, True),
    "Selasa (22/10)": (date(2024, 10, 22), True, False),
    "Kamis, (5/9)": (date(2024, 9, 5), True, False),
    "Jumat 9 Juni 2023": (date(2023, 6, 9), True, True),
    "Selasa pagi, 7 Mei 2024": (date(2024, 5, 7), True, True),
    "Kamis pagi (24/08/2023)": (date(2023, 8, 24), True, True),
    "Selasa, 14/7/15": (date(2015, 7, 14), True, True),
    "Senin. 21/5/23": (date(2023, 5, 21), False, True),
    "Jum'at (16/06/2023)": (date(2023, 6, 16), True, True),
    "Rabu 02/10/2024": (date(2024, 10, 2), True, True),
    "Rabu (2/9)": (date(2024, 9, 2), False, False),
    "Senin, 7 Mei 2024": (date(2024, 5, 7), False, True),
    "Hari/Tanggal : Selasa / 7 Mei 2024": (date(2024, 5, 7), True, True),
    "SELASA, 7 MEI 2024": (date(2024, 5, 7), True, True),
    "20 Mei 2024 (Senin)": (date(2024, 5, 20), True, True),
    "05/07/2024": (date(2024, 7, 5), None, True),
    "16/08/2023, 20:34 WIB": (date(2023, 8, 16), None, True),
    "7/5/24": (date(2024, 5, 7), None, True),
    "2024-05-07T10:00:00+08:00": (date(2024, 5, 7), None, True),
    "https://kabar.example/2024/10/22/dialog": (date(2024, 10, 22), None, True),
    "7 Pebruari 2024": (date(2024, 2, 7), None, True),
    "8 Nopember 2023": (date(2023, 11, 8), None, True),
    "1 0ktober 2023": (date(2023, 10, 1), None, True),
    "2 Aguslus 2O21": (date(2021, 8, 2), None, True),
    "l5 Ianuari 2020": (date(2020, 1, 15), None, True),
    "07-Mei-2024": (date(2024, 5, 7), None, True),
    "tanggal 18 bulan Desember tahun 2020": (date(2020, 12, 18), None, True),
    "tanggal delapan belas bulan Desember tahun dua ribu dua puluh": (date(2020, 12, 18), None, True),
    "7 May 2024": (date(2024, 5, 7), None, True),
    "May 7, 2024": (date(2024, 5, 7), None, True),
    "Tuesday, 7th of May 2024": (date(2024, 5, 7), True, True),
    "7 Mei": (date(2024, 5, 7), None, False),
    "29 Februari": (date(2024, 2, 29), None, False),
}


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_day_is_read_day_first_with_its_weekday(text: str) -> None:
    (found,) = find(text, NEAR)
    assert (found.first, found.weekday_ok, found.year_given) == ONE_DAY[text]
    assert found.last == found.first
    assert text[found.start : found.end] == found.text


SPANS = {
    "28 September hingga 3 Oktober 2020": (date(2020, 9, 28), date(2020, 10, 3)),
    "15-16 November 2022": (date(2022, 11, 15), date(2022, 11, 16)),
    "Kamis – Jum’at, 28 – 29 Maret 2024": (date(2024, 3, 28), date(2024, 3, 29)),
    "29 April sampai 7 Mei 2022": (date(2022, 4, 29), date(2022, 5, 7)),
    "28 Desember - 3 Januari 2024": (date(2023, 12, 28), date(2024, 1, 3)),
    "Kamis, 28 Maret 2024 s.d. Jumat, 29 Maret 2024": (date(2024, 3, 28), date(2024, 3, 29)),
    "7, 8 dan 9 Mei 2024": (date(2024, 5, 7), date(2024, 5, 9)),
    "Selasa-Rabu (7-8/5/2024)": (date(2024, 5, 7), date(2024, 5, 8)),
    "May 28 to June 3, 2024": (date(2024, 5, 28), date(2024, 6, 3)),
    "1 Januari 2024 sampai dengan tanggal 31 Maret 2024": (date(2024, 1, 1), date(2024, 3, 31)),
}


@pytest.mark.parametrize("text", SPANS)
def test_a_span_is_one_date(text: str) -> None:
    (found,) = find(text)
    assert (found.first, found.last) == SPANS[text]


def test_two_days_that_do_not_follow_each_other_are_two_dates() -> None:
    assert [f.first for f in find("tanggal 5 dan 19 Mei 2024")] == [date(2024, 5, 5), date(2024, 5, 19)]


@pytest.mark.parametrize(
    "text",
    [
        "UU 21/2007",
        "Nomor 12/05/2024",
        "pukul 09.00 - 12.00",
        "Pasal 5 ayat (1)",
        "W22-UM.01.01-123",
        "kode 53.04.02.2001",
        "0812-1234-5678",
        "31 Februari 2024",
        "2/3 (dua per tiga) atau (1/2)",
        "2 may be enough",
        "Lagu Kebangsaan",
        "27 Desember 1886",
        "3.541 Mei",
        "Rp5.000.000",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert find(text, NEAR) == ()


def test_a_date_without_a_year_needs_a_day_to_be_near() -> None:
    assert find("Selasa (22/10)") == ()
    assert find("30 Januari", date(2024, 11, 5))[0].first == date(2025, 1, 30)
    assert find("Selasa (22/10)", date(2025, 1, 5))[0].first == date(2024, 10, 22)


PERIODS = {
    "rakor mei 2024": (date(2024, 5, 1), date(2024, 5, 31)),
    "korban 2024": (date(2024, 1, 1), date(2024, 12, 31)),
    "rakor 2023-2024": (date(2023, 1, 1), date(2024, 12, 31)),
    "triwulan III 2024": (date(2024, 7, 1), date(2024, 9, 30)),
    "semester 2 2024": (date(2024, 7, 1), date(2024, 12, 31)),
    "february 2024": (date(2024, 2, 1), date(2024, 2, 29)),
    "mei 2024 sampai juli 2024": (date(2024, 5, 1), date(2024, 7, 31)),
    "hasil rakor 7 Mei 2024": (date(2024, 5, 7), date(2024, 5, 7)),
}


@pytest.mark.parametrize("text", PERIODS)
def test_a_query_names_a_period(text: str) -> None:
    (found,) = partial(text)
    assert (found.first, found.last) == PERIODS[text]


@pytest.mark.parametrize("text", ["uu 21/2007", "pp 31 tahun 2013", "permenimipas 2 2025", "7 mei", "pasal 2"])
def test_a_regulation_or_a_day_alone_is_no_period(text: str) -> None:
    assert partial(text) == ()


@pytest.mark.parametrize("text", ["1, " * 20_000, "Selasa, " * 8_000, "dua " * 10_000, "1/1/" * 10_000])
def test_long_rows_of_numbers_are_read_in_reasonable_time(text: str) -> None:
    began = monotonic()
    find(text, NEAR)
    assert monotonic() - began < 5
