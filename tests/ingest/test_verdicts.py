"""Decisions of the Constitutional Court: what they do to provisions, and what does nothing."""

from datetime import date

import pytest

from indexes.model import Action
from ingest.kinds.verdicts import verdict_in

HEAD = """SALINAN
PUTUSAN
Nomor 21/PUU-XXII/2024
DEMI KEADILAN BERDASARKAN KETUHANAN YANG MAHA ESA
MAHKAMAH KONSTITUSI REPUBLIK INDONESIA,
Menimbang bahwa Pemohon meminta Mahkamah menyatakan Pasal 3 UU 44/2016 tidak mempunyai kekuatan hukum mengikat;
AMAR PUTUSAN
Mengadili:
1. Mengabulkan permohonan Pemohon untuk sebagian;
"""
FOOT = """
3. Menolak permohonan Pemohon untuk selain dan selebihnya.
Demikian diputus dalam Rapat Permusyawaratan Hakim pada hari Kamis, tanggal dua, bulan Mei, tahun dua ribu dua puluh
empat, yang diucapkan dalam Sidang Pleno pada hari Selasa, tanggal empat belas, bulan Mei, tahun dua ribu dua puluh
empat, selesai diucapkan pukul 10.12 WIB.
"""
LAW = "Undang-Undang Nomor 44 Tahun 2016 tentang Niaga (Lembaran Negara Republik Indonesia Tahun 2016 Nomor 171)"
VOID = "bertentangan dengan Undang-Undang Dasar 1945 dan tidak mempunyai kekuatan hukum mengikat"


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (f"Menyatakan Pasal 33 ayat (2) {LAW} {VOID};", {("uu/2016/44/pasal/33/ayat/2", Action.MENCABUT)}),
        (
            f'Menyatakan Pasal 33 ayat (2) {LAW} {VOID} sepanjang tidak dimaknai "dengan sengaja";',
            {("uu/2016/44/pasal/33/ayat/2", Action.MENGUBAH)},
        ),
        (f"Menyatakan frasa 'tanpa izin' dalam Pasal 33 {LAW} {VOID};", {("uu/2016/44/pasal/33", Action.MENGUBAH)}),
        (f"Menyatakan {LAW} {VOID};", {("uu/2016/44", Action.MENCABUT)}),
        (f"Menyatakan permohonan Pemohon mengenai Pasal 5 {LAW} tidak dapat diterima;", set()),
    ],
)
def test_what_a_decision_does(clause, expected):
    found = verdict_in(f"{HEAD}2. {clause}{FOOT}")
    assert {(e.target, e.action) for e in found.effects} == expected
    assert {e.since for e in found.effects} <= {date(2024, 5, 14)}
    assert all(e.quote.startswith("Putusan Mahkamah Konstitusi Nomor 21/PUU-XXII/2024") for e in found.effects)


def test_a_decision_has_its_name_and_the_day_it_was_pronounced():
    found = verdict_in(HEAD + FOOT)
    assert (found.title, found.number) == (
        "Putusan Mahkamah Konstitusi Nomor 21/PUU-XXII/2024",
        "21/PUU-XXII/2024",
    )
    assert found.dated == date(2024, 5, 14)


def test_news_of_a_decision_is_none():
    assert verdict_in("MK Kabulkan Gugatan\nJAKARTA - Mahkamah membacakan perkara 21/PUU-XXII/2024.") is None
