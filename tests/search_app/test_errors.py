"""Errors as pages: what happened, what was kept, what to do."""

import pytest
from page_reading import page

from indexes.embedded import truth
from indexes.settings import Settings
from search_app import create_app


@pytest.fixture
def without_index(tmp_path):
    return create_app(Settings.from_env({}), str(tmp_path / "belum-ada")).test_client()


@pytest.mark.parametrize("address", ["/", "/cari?q=rapat", "/dokumen/x", "/peraturan/uu/2007/21"])
def test_without_an_index_the_page_names_the_command(without_index, address):
    shown = page(without_index, address, 503)
    assert shown.words("//h1") == "Indeks sedang tidak dapat dibaca"
    assert "rakor ingest" in shown.text
    assert "Halaman bantuan tetap dapat dibuka" in shown.text


def test_without_an_index_the_words_are_kept(without_index):
    shown = page(without_index, "/cari?q=peta+jalan&lang=en", 503)
    assert shown.one("//input[@id='q']").get("value") == "peta jalan"
    assert shown.words("//h1") == "The index cannot be read now"
    assert "still in the box above" in shown.text


@pytest.mark.parametrize("address", ["/bantuan", "/tentang", "/opensearch.xml", "/static/rakor.css"])
def test_what_needs_no_index_works_without_one(without_index, address):
    with without_index.get(address) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("address", ["/api/v1/search?q=x", "/healthz", "/saran?q=rap"])
def test_programs_get_json_without_an_index(without_index, address):
    answer = without_index.get(address)
    assert answer.status_code == 503
    assert "rakor ingest" in answer.json["error"]


def test_an_index_that_appears_is_taken_up(tmp_path):
    from small_index import fill

    from indexes.embedded import open_writer
    from indexes.encoding import manifest_of, open_encoder

    where = tmp_path / "index"
    client = create_app(Settings.from_env({}), str(where)).test_client()
    assert client.get("/").status_code == 503
    encoder = open_encoder("")
    index = open_writer(where, manifest_of(encoder), 0)
    assert "masih kosong" in page(client, "/").text
    fill(index, encoder)
    index.close()
    assert "Border crossings rise" in page(client, "/").text


def test_a_damaged_index_is_said(tmp_path):
    (tmp_path / truth.NAME).write_bytes(b"bukan basis data" * 300)
    client = create_app(Settings.from_env({}), str(tmp_path)).test_client()
    shown = page(client, "/cari?q=rapat", 503)
    assert "rakor ingest" in shown.text


def test_a_fault_of_the_service_is_a_calm_page(tmp_path, monkeypatch, caplog):
    """The only stand-in of these tests: no known request makes the service fail, so the template is broken."""
    app = create_app(Settings.from_env({}), str(tmp_path / "x"))
    app.jinja_loader.searchpath[:0] = [str(tmp_path)]
    (tmp_path / "about.html").write_text("{{ 1 // 0 }}", "utf-8")
    shown = page(app.test_client(), "/tentang?lang=en", 500)
    assert shown.words("//h1") == "Something went wrong in this service"
    assert "ZeroDivisionError" not in shown.text
    assert "ZeroDivisionError" in caplog.text


def test_a_method_that_is_not_served_is_said(without_index):
    answer = without_index.post("/bantuan")
    assert answer.status_code == 405
    assert "hanya dapat dibaca" in answer.text
