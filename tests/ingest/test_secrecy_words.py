"""Whether a document calls itself an example."""

import pytest

from ingest.kinds.secrecy import is_example


@pytest.mark.parametrize(
    "text",
    [
        "CONTOH - Notula rapat",
        "Notula (contoh)",
        "Simulasi",
        "Risalah ini simulasi.",
        "Surat rekaan",
        "Naskah ini fiktif.",
        "Ini simulasi, jadi bukan rapat.",
        "Bukan dokumen resmi",
        "Example: minutes",
        "Simulation of a meeting",
        "SPECIMEN",
        "Sample agenda",
        "This is not an official record.",
        "All names are fictitious.",
        "Invented for a test",
    ],
)
def test_each_way_of_saying_so_is_seen(text):
    assert is_example(text)
    assert is_example(f"{'Rapat dibuka. ' * 150}\n{text}")


@pytest.mark.parametrize("text", ["Uji contoh barang", "Surat resmi kantor", "An official record", "Rapat koordinasi"])
def test_what_does_not_say_so_is_none(text):
    assert not is_example(text)
