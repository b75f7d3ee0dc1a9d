"""Verbatim minutes: who speaks stands on a line above what is said, and promises for his office."""

from datetime import date
from pathlib import Path

from indexes.model import Kind, Rung, Source
from ingest.document import Document
from ingest.kinds import notula
from ingest.loading.text import blocks_of

TURNS = """RISALAH RAPAT DENGAR PENDAPAT KOMISI V DPRD PROVINSI NTT

Hari/Tanggal : Senin, 17 Februari 2025

Acara : Pemulangan pekerja migran

KETUA RAPAT (CONTOH SATU):

Rapat saya buka. Kami akan mendengar semua pihak.

KEPALA BP3MI NTT (CONTOH DUA):

Tahun 2024 kami memulangkan 125 jenazah. Kami akan menyerahkan data per kabupaten paling lambat 28 Februari 2025.

DIRRESKRIMUM POLDA NTT:

Siap. Kami berjanji menggelar perkara bulan depan.

ANGGOTA KOMISI V (F-CONTOH):

Kami minta kasus ini dituntaskan. Apakah kami akan diberi datanya?

KESIMPULAN RAPAT

1. Komisi V meminta Polda NTT menuntaskan perkara paling lambat Juni 2025.
"""


def read(text):
    source = Source("id", "akar", "a.txt", "1", Kind.NOTULA, "")
    return notula.read(Document(Path("a.txt"), "txt", blocks_of(text)), source)


def test_who_speaks_promises_for_his_office():
    told = [p.outcome for p in read(TURNS).pieces if p.outcome]
    assert [(o.rung, o.who, o.due) for o in told] == [
        (Rung.KOMITMEN, ("KEPALA BP3MI NTT",), date(2025, 2, 28)),
        (Rung.KOMITMEN, ("DIRRESKRIMUM POLDA NTT",), date(2025, 3, 31)),
        (Rung.PENUGASAN, ("Polda NTT",), date(2025, 6, 30)),
    ]


def test_a_turn_begins_a_passage():
    texts = [p.text for p in read(TURNS).pieces]
    assert any(text.startswith("KEPALA BP3MI NTT (CONTOH DUA):") for text in texts)
    assert all("KETUA RAPAT" not in text for text in texts if "125 jenazah" in text)
