"""What is answered where there is nothing to answer with."""

import pytest

from indexes.settings import Settings
from search_app import create_app


@pytest.fixture
def bare(tmp_path):
    return create_app(Settings.from_env({}), str(tmp_path / "belum-ada")).test_client()


@pytest.mark.parametrize(
    "url", ["/", "/cari?q=rakor", "/dokumen/x", "/peraturan/uu/2007/21", "/cari.csv", "/cari.atom"]
)
def test_without_an_index_pages_say_what_to_do(bare, url):
    answer = bare.get(url)
    assert answer.status_code == 503
    assert "rakor ingest" in answer.text
    assert "<h1" in answer.text


@pytest.mark.parametrize("url", ["/bantuan", "/tentang", "/bantuan?lang=en", "/static/rakor.css"])
def test_without_an_index_what_needs_none_still_works(bare, url):
    with bare.get(url) as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("url", ["/healthz", "/api/v1/search?q=rakor", "/saran?q=rakor"])
def test_without_an_index_programs_get_json(bare, url):
    answer = bare.get(url)
    assert answer.status_code == 503
    assert "rakor ingest" in answer.json["error"]


def test_an_index_that_comes_later_is_found(corpus_index, tmp_path):
    where, _ = corpus_index
    place = tmp_path / "nanti"
    client = create_app(Settings.from_env({}), str(place)).test_client()
    assert client.get("/healthz").status_code == 503
    place.symlink_to(where)
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize(
    "url", ["/tidak-ada", "/dokumen/tidak-ada", "/peraturan/uu/1899/1", "/peraturan/uu/2007/21/pasal/999"]
)
def test_not_here(client, url):
    answer = client.get(url)
    assert answer.status_code == 404
    assert "<h1" in answer.text
    assert 'href="/bantuan"' in answer.text


def test_the_question_stays_in_the_box(client):
    assert 'value="rakor motaain"' in client.get("/dokumen/tidak-ada?q=rakor+motaain").text


def test_health(client):
    assert client.get("/healthz").json["status"] == "ok"


def test_the_api_names_what_it_cannot_read(client):
    answer = client.get("/api/v1/search?q=rakor&kind=buku")
    assert answer.status_code == 400
    assert "kind='buku'" in answer.json["error"]
    assert "notula" in answer.json["error"]
