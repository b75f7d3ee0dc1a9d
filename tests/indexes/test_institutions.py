"""Institutions: short and long names, ministries that changed, offices by pattern, doubtful acronyms."""

import pytest

from indexes import institutions

FOUND = {
    "Kantor Imigrasi Kelas II TPI Atambua bersama IOM dan UNODC": ("Kanim Atambua", "IOM", "UNODC"),
    "KANTOR IMIGRASI KELAS I TPI KUPANG": ("Kanim Kupang",),
    "kantor imigrasi atambua": ("Kanim Atambua",),
    "Kakanwil Kemenkumham NTT": ("Kanwil Kemenkumham NTT", "Kemenkumham"),
    "Kantor Wilayah Kementerian Hukum dan HAM Nusa Tenggara Timur": ("Kanwil Kemenkumham NTT", "Kemenkumham"),
    "Kanwil Direktorat Jenderal Imigrasi Provinsi NTT": ("Kanwil Ditjen Imigrasi NTT", "Ditjen Imigrasi"),
    "Kapolres Belu, Polda NTT dan Polda Metro Jaya": ("Polres Belu", "Polda NTT", "Polda Metro Jaya"),
    "Dandim 1605/Belu": ("Kodim 1605/Belu",),
    "Satgas Pamtas RI-RDTL Yonif 741/GN": ("Satgas Pamtas RI-RDTL",),
    "Satgas Pamtas": ("Satgas Pamtas",),
    "Pemerintah Kabupaten Belu dan Pemkab TTU": ("Pemkab Belu", "Pemkab TTU"),
    "Dinas Sosial Kabupaten Belu": ("Dinas Sosial Belu",),
    "BP3MI NTT dan BP2MI": ("BP3MI NTT", "BP2MI"),
    "Bea Cukai Atambua": ("Bea Cukai Atambua",),
    "Bea Cukai": ("Ditjen Bea dan Cukai",),
    "KBRI Dili": ("KBRI Dili",),
    "Atambua Immigration Office": ("Kanim Atambua",),
    "Kementerian Hukum; Kementerian HAM; Kementerian Hukum dan HAM": ("Kemenkum", "KemenHAM", "Kemenkumham"),
    "Kemenko Bidang Hukum, Hak Asasi Manusia, Imigrasi, dan Pemasyarakatan": ("Kemenko Kumham Imipas",),
    "International Organization for Migration": ("IOM",),
    "Menteri Dalam Negeri": ("Kemendagri",),
    "Kepolisian Resor (Polres) Nunukan dan Kantor Imigrasi (Kanim) Atambua": ("Polres Nunukan", "Kanim Atambua"),
}


@pytest.mark.parametrize("text", FOUND)
def test_institutions_are_found_under_their_usual_short_name(text: str) -> None:
    assert institutions.find(text) == FOUND[text]


@pytest.mark.parametrize(
    "text",
    [
        "Umar bin Khattab",
        "UMAR BIN KHATTAB",
        "Pajak Bumi dan Bangunan (PBB) terutang",
        "who committed to what",
        "Menteri Dalam Negeri Timor-Leste",
        "kepolisian setempat",
        "Pengadilan negeri yang berwenang",
        "DPRD menetapkan",
        "rapat di PLBN Mota'ain",
    ],
)
def test_what_is_no_institution_is_left_alone(text: str) -> None:
    assert institutions.find(text) == ()


def test_a_doubtful_acronym_counts_near_its_words() -> None:
    assert institutions.find("BIN dan Polri melakukan operasi intelijen") == ("BIN", "Polri")
    assert institutions.find("PBB melalui UNODC") == ("PBB", "UNODC")


def test_a_border_post_is_an_institution_where_someone_heads_it() -> None:
    assert institutions.find("Kepala PLBN Mota'ain membuka rapat") == ("PLBN Mota'ain",)
    assert institutions.resolve("PLBN Motaain") == "PLBN Mota'ain"


RESOLVED = {
    "Kantor Imigrasi Kelas II TPI Atambua": "Kanim Atambua",
    "Kementerian Hukum dan HAM": "Kemenkumham",
    "bnpp ri": "BNPP",
    "BIN": "BIN",
    "Kanwil Kemenkumham NTT": "Kanwil Kemenkumham NTT",
    "Dinas Sosial Kabupaten Belu": "Dinas Sosial Belu",
    "Satgas Pamtas RI-RDTL": "Satgas Pamtas RI-RDTL",
    "Lembaga Entah": None,
}


@pytest.mark.parametrize("name", RESOLVED)
def test_any_written_form_resolves(name: str) -> None:
    assert institutions.resolve(name) == RESOLVED[name]


def test_labels_are_full_names_in_both_languages() -> None:
    assert institutions.label("BNPP", "id") == "Badan Nasional Pengelola Perbatasan"
    assert institutions.label("BNPP", "en") == "National Border Management Authority"
    assert institutions.label("Kanim Atambua", "en") == "Atambua Immigration Office"
    assert institutions.label("Kanwil Kemenkumham NTT", "id") == "Kantor Wilayah Kemenkumham NTT"
    assert institutions.label("Entah", "id") == "Entah"


def test_ministries_that_were_split_are_other_institutions_with_a_predecessor() -> None:
    assert institutions.succeeds("Kemenimipas") == ("Kemenkumham",)
    assert institutions.succeeds("KemenP2MI") == ("BP2MI",)
    assert institutions.succeeds("Kanim Atambua") == ()
    old = institutions.get("Kemenkumham")
    assert old is not None
    assert old.until is not None
    assert old.until.isoformat() == "2024-10-20"


def test_every_row_resolves_to_itself_and_names_known_predecessors() -> None:
    rows = institutions._institutions()
    assert [name for name in rows if institutions.resolve(name) != name] == []
    assert all(before in rows for row in rows.values() for before in row.predecessors)
