"""One document of each kind, from its file to what a reader reads."""

import pytest

from search_app import create_app


@pytest.fixture(scope="module")
def pages(corpus_index):
    where, _ = corpus_index
    return create_app(where=where).test_client()


def read(pages, address: str) -> str:
    answer = pages.get(address)
    assert answer.status_code == 200
    return " ".join(answer.get_data(as_text=True).split())


def first(pages, query: str, **more: str) -> dict:
    hits = pages.get("/api/v1/search", query_string={"q": query, **more}).get_json()["hits"]
    assert hits, query
    return hits[0]


def test_minutes_of_a_docx(pages):
    hit = first(pages, "rapat koordinasi pengelolaan pos lintas batas 7 Mei 2024 Mota'ain", kind="notula")
    assert hit["file"] == "notula/2024-05-07-rakor-plbn-motaain.docx"
    page = read(pages, hit["url"])
    assert "7 Mei 2024" in page
    assert "Contoh: disusun untuk peragaan, bukan dokumen resmi." in page
    assert "tenggat: tidak disebutkan" in page


def test_a_fallen_article_of_a_pdf(pages):
    page = read(pages, "/peraturan/uu/2007/21/pasal/2")
    assert "dicabut 2 Januari 2026" in page
    assert "UU 1/2023 Pasal 455" in page
    assert "Bukan nasihat hukum." in page
    assert "/peraturan/uu/2023/1/pasal/455" in page


def test_a_regulation_that_no_document_speaks_of(pages):
    page = pages.get("/peraturan/uu/1960/5")
    assert page.status_code == 404


def test_news_of_an_html_page_without_its_furniture(pages):
    hit = first(pages, "rakor PLBN Mota'ain peta jalan", kind="berita")
    page = read(pages, hit["url"])
    assert "Warta Contoh" in page
    for furniture in ("Baca juga", "Terpopuler", "kuki", "Pasang iklan"):
        assert furniture not in page


def test_masked_words_are_shown_as_masked(pages):
    hit = first(pages, "anev penanganan TPPO Polda NTT Kupang Juli 2023", kind="notula")
    page = read(pages, hit["url"])
    assert "disamarkan" in page
    assert "Contoh Rekaan" not in page
    assert "Berkas asli tidak disajikan" in page
    assert pages.get(f"/dokumen/{hit['source']}/asli").status_code == 404


def test_english_and_indonesian_ask_the_same(pages):
    for question in ("who attended the Makassar dialogue", "siapa yang hadir di dialog Makassar"):
        found = pages.get("/api/v1/search", query_string={"q": question}).get_json()
        assert any("makassar" in hit["file"] for hit in found["hits"][:2]), question
