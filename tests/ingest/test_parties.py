"""Who the parties of an agreement are: only what it says of them."""

import pytest

from ingest.kinds.parties import parties_of


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Kerja sama antara Kantor Imigrasi Kelas II TPI Atambua yang selanjutnya disebut PIHAK PERTAMA dan Polres"
            " Belu yang selanjutnya disebut PIHAK KEDUA.",
            {1: "Kanim Atambua", 2: "Polres Belu"},
        ),
        ("PIHAK PERTAMA: BP3MI NTT\nPIHAK KEDUA : Dinas Sosial Provinsi NTT", {1: "BP3MI NTT", 2: "Dinas Sosial NTT"}),
        (
            "Kepala BNPP, dalam hal ini bertindak untuk dan atas nama Badan Nasional Pengelola Perbatasan, untuk"
            ' selanjutnya disebut sebagai "PIHAK KESATU";\nBupati Belu, bertindak untuk dan atas nama Pemerintah'
            ' Kabupaten Belu, untuk selanjutnya disebut "PIHAK KEDUA".',
            {1: "BNPP", 2: "Pemkab Belu"},
        ),
        (
            "Jabatan: Kepala Dinas Sosial Provinsi NTT\nberkedudukan di Jl. Contoh No. 1 Kupang,\nselanjutnya disebut"
            " PIHAK PERTAMA.\nJabatan: Kapolres Belu\nselanjutnya disebut PIHAK KEDUA",
            {1: "Dinas Sosial NTT", 2: "Polres Belu"},
        ),
        # another sentence's institution is not the party
        (
            "Rapat dihadiri Polda NTT. Yayasan Contoh Lestari, selanjutnya disebut PIHAK PERTAMA, dan IOM,"
            " selanjutnya disebut PIHAK KEDUA",
            {1: "Pihak Pertama", 2: "IOM"},
        ),
        ("Pihak pertama yang datang adalah petugas Polsek. Sebagai pihak kedua, keluarga menunggu.", {}),
        ("Polda NTT dan Imigrasi hadir. Hal ini disebut sebagai pihak ketiga dalam laporan.", {}),
    ],
)
def test_parties_are_who_the_agreement_says(text, parties):
    assert parties_of(text) == parties
