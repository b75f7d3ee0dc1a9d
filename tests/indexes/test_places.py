"""Places: variants of one name, parents, names that mean other things."""

import pytest

from indexes import places

FOUND = {
    "Rapat di PLBN Mota'ain, Atambua": ("PLBN Mota'ain", "Atambua", "Belu", "Nusa Tenggara Timur"),
    "aula PLBN Motaain, Desa Silawan, Kab. Belu": (
        "PLBN Mota'ain",
        "Silawan",
        "Belu",
        "Nusa Tenggara Timur",
        "Tasifeto Timur",
    ),
    "hasil rakor plbn mota ain": ("PLBN Mota'ain", "Belu", "Nusa Tenggara Timur"),
    "PLBN Skow dan PNG": ("PLBN Skouw", "Papua Nugini", "Kota Jayapura", "Papua"),
    "Timor Leste, Timor-Leste, RDTL": ("Timor-Leste",),
    "TANJUNG PINANG dan Tanjungpinang": ("Tanjung Pinang", "Kepulauan Riau"),
    "Badau, Kapuas Hulu": ("PLBN Badau", "Kapuas Hulu", "Kalimantan Barat"),
    "Kecamatan Badau di Kapuas Hulu": ("Kecamatan Badau", "Kapuas Hulu", "Kalimantan Barat"),
    "Kota Kupang dan Kabupaten Kupang": ("Kota Kupang", "Kabupaten Kupang", "Nusa Tenggara Timur"),
    "Kepolisian di Serawak": ("Sarawak", "Malaysia"),
    "Kabupaten Buru": ("Buru", "Maluku"),
    "Kota Kinabalu": ("Kota Kinabalu", "Sabah", "Malaysia"),
    "Papua Barat Daya": ("Papua Barat Daya",),
    "East Nusa Tenggara": ("Nusa Tenggara Timur",),
    "PLBN Sungai Nyamuk; PLBN Sei Nyamuk": ("PLBN Sei Nyamuk", "Nunukan", "Kalimantan Utara"),
}


@pytest.mark.parametrize("text", FOUND)
def test_places_come_in_order_and_their_parents_last(text: str) -> None:
    assert places.find(text) == FOUND[text]


@pytest.mark.parametrize(
    "text",
    [
        "Badau adalah sebuah nama",
        "Selat Malaka",
        "Jalan Papua Nomor 5",
        "Arya Bima hadir",
        "UNTUK MENGATUR BATANG TUBUH",
        "Bali Process",
        "Kepala Desa Belu",
        "mereka memburu pelaku",
        "Sota dan Wini bersaudara",
    ],
)
def test_a_name_that_may_mean_something_else_is_left_as_text(text: str) -> None:
    assert places.find(text) == ()


RESOLVED = {
    "NTT": "Nusa Tenggara Timur",
    "Motaain": "PLBN Mota'ain",
    "Mota Ain": "PLBN Mota'ain",
    "Motamasin": "PLBN Motamasin",
    "Metamasin": "PLBN Motamasin",
    "Kab. Belu": "Belu",
    "Skow": "PLBN Skouw",
    "RDTL": "Timor-Leste",
    "Kupang": "Kota Kupang",
    "Kabupaten Kupang": "Kabupaten Kupang",
    "Kab. Banjar": "Kabupaten Banjar",
    "provinsi papua": "Papua",
    "Pos Lintas Batas Negara Wini": "PLBN Wini",
    "kecamatan entikong": "Kecamatan Entikong",
    "Jakarta": "DKI Jakarta",
    "Negeri Entah": None,
}


@pytest.mark.parametrize("name", RESOLVED)
def test_any_written_form_resolves_to_the_canonical_name(name: str) -> None:
    assert places.resolve(name) == RESOLVED[name]


def test_labels_are_short_and_resolve_to_their_place() -> None:
    assert places.label("Nusa Tenggara Timur") == "NTT"
    assert places.label("Entah") == "Entah"
    assert places.resolve(places.label("Kabupaten Kupang")) == "Kabupaten Kupang"


def test_parents_are_nearest_first() -> None:
    assert places.parents("Silawan") == ("Tasifeto Timur", "Belu", "Nusa Tenggara Timur")
    assert places.parents("Timor-Leste") == ()
    assert places.parents("Entah") == ()


def test_the_table_holds_every_province_and_regency_once() -> None:
    rows = places._places().values()
    kinds = [row.kind for row in rows]
    assert kinds.count("provinsi") == 38
    assert kinds.count("kabupaten") + kinds.count("kota") == 514
    assert kinds.count("plbn") == 18
    assert all(row.parent is None or row.parent in places._places() for row in rows)
    assert [row.name for row in rows if places.resolve(row.name) != row.name] == []
