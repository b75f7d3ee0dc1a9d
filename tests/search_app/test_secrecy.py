"""A classified document shows nowhere, is counted nowhere, and is as absent as one that never was."""

from datetime import date

import pytest
from shelves import shelf

from indexes.model import Classification, Kind

SECRET = "operasigelap"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """Hold a public document, one with markup in its title, a masked one, and a secret one that would match."""
    folder = tmp_path_factory.mktemp("rak")
    for name in ("terbuka", "samar"):
        (folder / f"{name}.txt").write_text(f"isi berkas {name}")
    secret = {
        "kind": Kind.NOTULA,
        "title": f"Rapat {SECRET}",
        "number": f"R-{SECRET}",
        "dated": date(2026, 1, 1),
        "places": (f"Pulau {SECRET}",),
        "institutions": (f"Satuan {SECRET}",),
        "language": "en",
        "classification": Classification.RAHASIA,
    }
    return shelf(
        folder / "index",
        ("terbuka", "Rapat perbatasan di Entikong.", {"title": "Rapat perbatasan", "dated": date(2024, 5, 7)}),
        ("markah", "Perbatasan.", {"title": "<script>alert(1)</script> perbatasan", "places": ("<b>Belu</b>",)}),
        ("samar", "Saksi [nama] hadir di perbatasan.", {"title": "Perbatasan samar", "masked": 2}),
        ("rahasia", f"Rapat perbatasan {SECRET} di Entikong.", secret),
    )


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/cari",
        "/cari?q=rapat+perbatasan",
        "/cari?kind=notula",
        "/cari?q=rapat&place=Pulau&institution=Satuan",
        "/cari?q=operasigela",
        "/api/v1/search",
        "/api/v1/search?q=rapat+perbatasan",
        "/api/v1/search?q=perbatasan&sort=newest",
        "/cari.csv?q=perbatasan",
        "/cari.atom?q=perbatasan",
        "/cari.atom",
        "/saran?q=operasi",
        "/dokumen/terbuka",
        "/healthz",
    ],
)
def test_a_secret_document_shows_nowhere(guarded, url):
    answer = guarded.get(url)
    assert answer.status_code == 200
    assert SECRET not in answer.text
    assert "/dokumen/rahasia" not in answer.text


def api(client, **params):
    answer = client.get("/api/v1/search", query_string=params)
    assert answer.status_code == 200, answer.text
    return answer.json


def test_a_secret_document_is_not_counted(guarded):
    assert api(guarded, q="perbatasan")["total"] == 3
    assert api(guarded)["total"] == 3
    assert api(guarded)["counts"]["kind"] == {"berita": 3}
    assert api(guarded, q=SECRET)["total"] == 0
    assert "3 dokumen dalam indeks" in guarded.get("/").text


def test_a_secret_document_is_as_absent_as_one_that_never_was(guarded):
    for tail in ("", "/asli"):
        hidden, never = guarded.get(f"/dokumen/rahasia{tail}"), guarded.get(f"/dokumen/takada1{tail}")
        assert (hidden.status_code, never.status_code) == (404, 404)
        assert hidden.text.replace("rahasia", "takada1") == never.text


def test_markup_in_a_document_is_text(guarded):
    for url in ("/", "/cari?q=perbatasan", "/dokumen/markah"):
        page = guarded.get(url).text
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
        assert "<script>alert" not in page
        assert "<b>Belu" not in page


def test_the_original_is_served_only_where_nothing_was_masked(guarded):
    with guarded.get("/dokumen/terbuka/asli") as served:
        assert served.status_code == 200
        assert served.data == b"isi berkas terbuka"
        assert "attachment" in served.headers["Content-Disposition"]
    masked = guarded.get("/dokumen/samar/asli")
    assert masked.status_code == 404
    assert "isi berkas" not in masked.text
    assert "/dokumen/samar/asli" not in guarded.get("/dokumen/samar").text
    assert guarded.get("/dokumen/markah/asli").status_code == 404
