"""Queries as people type them: short forms, operators of other engines, times told from today."""

from datetime import date

import pytest

from indexes.searching.understanding import understand
from indexes.searching.wording import plain

TODAY = date(2026, 11, 27)


def stems(text):
    return [concept.terms[0].token for concept in understand(text, TODAY).match.concepts]


def days(text):
    return [(first.isoformat(), last.isoformat()) for first, last in understand(text, TODAY).days]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ps 2 ay (1) uu tppo", "uu/2007/21/pasal/2/ayat/1"),
        ("psl.2 ayt 1 uu 21 th 07", "uu/2007/21/pasal/2/ayat/1"),
        ("UU 21/07 ps 2", "uu/2007/21/pasal/2"),
        ("uu ptppo ps 2 (1)", "uu/2007/21/pasal/2/ayat/1"),
        ("psl 11 ay 2 hrf b pp 9/2008", "pp/2008/9/pasal/11/ayat/2/huruf/b"),
    ],
)
def test_provisions_in_short_forms(text, named):
    assert understand(text, TODAY).identities == (named,)


def test_short_forms_are_read_in_full_outside_quotes():
    assert plain('yg blm ttd dgn IOM utk "yg blm"').startswith('yang belum ttd dengan IOM untuk "yg blm"')
    assert stems("siapa yg janji bikin peta jalan") == stems("siapa yang janji buat peta jalan")


@pytest.mark.parametrize(
    ("text", "excluded", "ignored"),
    [
        ("tppo* OR perdagangan NOT makassar", ["makassar"], ["OR"]),
        ("pas lintas batas AND Dili site:go.id", [], ["AND", "site:go.id"]),
        ("RAKOR DAN MOTAAIN", [], []),
        ("rakor -makassar", ["makassar"], []),
        ("napan filetype:pdf", [], ["filetype:pdf"]),
    ],
)
def test_operators_of_other_engines_are_told(text, excluded, ignored):
    notes = understand(text, TODAY).notes
    assert [value for code, value in notes if code == "excluded"] == excluded
    assert [value for code, value in notes if code == "ignored"] == ignored


def test_what_an_operator_leaves_out_is_not_searched():
    assert "makassar" not in stems("tppo NOT makassar")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("rakor bulan maret 2025", "2025-03-01", "2025-03-31"),
        ("sepanjang 2024 rapat apa saja", "2024-01-01", "2024-12-31"),
        ("rakor tw II 2025 ntt", "2025-04-01", "2025-06-30"),
        ("rakor 05-07-2024", "2024-07-05", "2024-07-05"),
        ("rapat minggu lalu", "2026-11-16", "2026-11-22"),
        ("rakor kemarin di motaain", "2026-11-26", "2026-11-26"),
        ("notula bulan ini", "2026-11-01", "2026-11-30"),
        ("rakor bulan lalu", "2026-10-01", "2026-10-31"),
        ("meetings last year", "2025-01-01", "2025-12-31"),
        ("hari ini ada rapat apa", "2026-11-27", "2026-11-27"),
    ],
)
def test_a_query_may_name_a_time(text, first, last):
    read = understand(text, TODAY)
    assert days(text) == [(first, last)]
    assert ("dated", f"{first}/{last}") in read.notes


@pytest.mark.parametrize(
    "text", ["uu 21 tahun 2007", "rapat hari Minggu lalu lintas", "kp 2024/12", "pasal 2 uu 21/2007"]
)
def test_these_name_no_time(text):
    assert days(text) == []


def test_a_time_told_from_today_is_no_word_to_be_found():
    assert stems("rapat minggu lalu") == stems("rapat")


def test_whether_a_provision_is_in_force_is_asked_of_the_provision():
    assert stems("uu 39/2004 sudah dicabut?") == ["uu/2004/39"]
    assert stems("pasal 120 uu 6/2011 diganti apa") == ["uu/2011/6/pasal/120"]
    assert "cabut" in stems("peraturan yang dicabut")


def test_an_article_of_no_known_regulation_is_told():
    assert ("no_law", "pasal 27") in understand("UU ITE pasal 27", TODAY).notes
    assert not [code for code, _ in understand("pasal 2 uu 21/2007", TODAY).notes if code == "no_law"]
