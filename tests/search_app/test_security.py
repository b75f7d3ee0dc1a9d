"""The headers of every answer, and nothing in a page that they would forbid."""

import re

import pytest

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
PAGES = [
    "/",
    "/cari?q=rakor&place=NTT",
    "/cari?q=qwrtzpsdfg",
    "/peraturan/uu/2007/21?q=korban",
    "/peraturan/uu/2007/21/pasal/2",
    "/tentang",
    "/bantuan",
    "/dokumen/tidak-ada",
    "/tidak-ada",
]
OTHERS = [
    "/static/rakor.css",
    "/static/rakor.js",
    "/api/v1/search?q=rakor",
    "/api/v1/search?kind=buku",
    "/saran?q=ra",
    "/cari.csv?q=rakor",
    "/cari.atom?q=rakor",
    "/healthz",
    "/opensearch.xml",
]


@pytest.mark.parametrize("url", PAGES + OTHERS)
def test_headers(client, url):
    with client.get(url) as answer:
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("url", PAGES)
def test_nothing_inline_and_nothing_from_elsewhere(client, url):
    page = client.get(url).text
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", page) == []
    assert re.findall(r"<style|<[^>]*\s(?:style|on[a-z]+)=|javascript:", page) == []
    loaded = re.findall(r"<(?:script|link|img|source)\b[^>]*\s(?:src|href)=\"([^\"]*)\"", page)
    assert loaded
    assert [url for url in loaded if not url.startswith("/") or url.startswith("//")] == []


def test_nothing_is_written_over_http(client):
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/cari").status_code == 405
