import subprocess
import sys

import pytest

from ingest.kinds.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat dibuka. Peserta hadir.", ("Rapat dibuka.", "Peserta hadir.")),
        ("Dihadiri Drs. Contoh Rekaan, S.H. Rapat ditutup.", ("Dihadiri Drs. Contoh Rekaan, S.H. Rapat ditutup.",)),
        ("Lihat No. 49 Tahun 2023. Sudah berlaku.", ("Lihat No. 49 Tahun 2023.", "Sudah berlaku.")),
        ('Ia berkata, "Setuju." Rapat ditutup!', ('Ia berkata, "Setuju."', "Rapat ditutup!")),
        ("1. Pemetaan jalur. 2. Sosialisasi.", ("1. Pemetaan jalur.", "2. Sosialisasi.")),
        ("Baris pertama\nBaris kedua", ("Baris pertama", "Baris kedua")),
        ("Nama ........ Jabatan ........ Tanda tangan", ("Nama ........", "Jabatan ........", "Tanda tangan")),
        ("Selesai... Rapat lanjut", ("Selesai...", "Rapat lanjut")),
        ("  ", ()),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_long_rows_of_signs_are_read_in_one_pass():
    # Looked at anew from each sign, any of these would take minutes.
    code = """
from ingest.kinds.sentences import sentences
for text in ("." * 300_000, "a" * 300_000 + ". B", "." + ")" * 300_000, "a. " * 100_000, "." * 300_000 + " B"):
    assert " ".join(sentences(text)) == text.strip()
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
