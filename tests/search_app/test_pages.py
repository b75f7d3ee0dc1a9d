"""Every kind of page; counts that agree with what clicking gives; hostile input; what must appear nowhere."""

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from shelves import shelf

from indexes.model import Classification, Kind

STATIC_PAGES = [
    "/",
    "/cari",
    "/cari?q=rakor",
    "/cari?q=rakor&mode=words&sort=newest&page=2",
    "/cari?q=perdagangan+orang&place=NTT&since=2023&until=2025&language=id",
    "/cari?cites=uu/2007/21",
    "/cari?q=pasal+120+uu+keimigrasian",
    "/cari?q=uu+99/1999",
    "/cari?q=qwrtzpsdfg+xcvbnmklj&kind=notula&place=NTT",
    "/peraturan/uu/2007/21",
    "/peraturan/uu/2007/21?q=korban",
    "/peraturan/uu/2007/21/pasal/2",
    "/peraturan/uu/2007/21/pasal/2?q=korban",
    "/peraturan/uu/2011/6/pasal/120/ayat/1",
    "/tentang",
    "/bantuan",
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("url", STATIC_PAGES)
def test_every_page_renders(client, url, language):
    answer = client.get(url, query_string={**parse_qs(urlsplit(url).query), "lang": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1
    assert answer.text.count('id="isi"') == 1


def test_every_document_renders(client, app):
    service = app.extensions["rakor"]
    urls = [hit["url"] for page in range(1, 20) for hit in api(client, page=str(page), limit="100")["hits"]]
    assert len(urls) == len(service.index.versions("/")) > 50
    assert {url: code for url in urls if (code := client.get(url).status_code) != 200} == {}


def test_permanent_links_of_results_lead_somewhere(client):
    for q in ("rakor motaain", "perdagangan orang", "pasal 120 uu keimigrasian"):
        for hit in api(client, q=q)["hits"]:
            for passage in hit["passages"]:
                address, _, fragment = passage["url"].partition("#")
                page = client.get(address)
                assert page.status_code == 200
                assert not fragment or f'id="{fragment}"' in page.text


def test_other_spellings_of_a_regulation_lead_to_it(client):
    answer = client.get("/peraturan/UU 21/2007 Pasal 2")
    assert answer.status_code == 301
    assert urlsplit(answer.location).path == "/peraturan/uu/2007/21/pasal/2"


# counts


def api(client, **params):
    answer = client.get("/api/v1/search", query_string=params)
    assert answer.status_code == 200, answer.text
    return answer.json


def shown_total(page):
    return int(re.sub(r"\D", "", re.search(r'role="status"><strong>([^<]*)<', page)[1]))


FACETS = {"kind": "kind", "place": "place", "institution": "institution", "cites": "cites", "language": "language"}
COUNTED = [
    {"q": "rakor motaain"},
    {"q": "who attended the Makassar dialogue"},
    {"q": "perdagangan orang", "place": "NTT"},
    {"q": "perdagangan orang", "kind": "peraturan", "since": "2010"},
    {"q": '"peta jalan"', "mode": "words"},
    {"q": "keimigrasian", "mode": "meaning"},
    {"kind": "notula", "place": "NTT"},
    {},
]


@pytest.mark.parametrize("asked", COUNTED, ids=urlencode)
def test_counts_are_what_choosing_gives(client, asked):
    """Every value of every facet: chosen besides the filters of the other facets, it gives its count."""
    found = api(client, **asked)
    wrong = {
        (facet, value): (count, total)
        for facet, values in found["counts"].items()
        for value, count in values.items()
        if (total := api(client, **{**asked, FACETS[facet]: value})["total"]) != count
    }
    assert wrong == {}


@pytest.mark.parametrize("asked", COUNTED[:4], ids=urlencode)
def test_tabs_and_choices_lead_to_what_they_say(client, asked):
    page = client.get("/cari", query_string=asked).text
    tabs = re.search(r'<nav class="tabs".*?</nav>', page, re.S)[0]
    clicked = re.findall(r'href="([^"]*)"[^>]*>[^<]*<span class="count">([\d.]+)<', tabs)
    assert len(clicked) > 1
    for url, count in clicked:
        assert shown_total(client.get(unescape(url)).text) == int(count.replace(".", ""))
    choices = re.findall(r'name="(\w+)" value="([^"]*)">\s*<span>[^<]*</span>\s*<span class="count">([\d.]+)<', page)
    for name, value, count in choices:
        if name not in asked:
            chosen = client.get("/cari", query_string={**asked, name: unescape(value)}).text
            assert shown_total(chosen) == int(count.replace(".", "")), (name, value)


def test_page_and_program_agree(client):
    for asked in COUNTED:
        assert shown_total(client.get("/cari", query_string=asked).text) == api(client, **asked)["total"]


def test_paging_shows_every_document_once(client):
    found = api(client, q="perdagangan orang")
    urls = [
        hit["url"]
        for n in range(1, found["total"] // 10 + 2)
        for hit in api(client, q="perdagangan orang", page=n)["hits"]
    ]
    assert len(urls) == len(set(urls)) == found["total"]


def test_marks_count_code_points_of_the_text(client):
    for hit in api(client, q="rakor motaain")["hits"]:
        for passage in hit["passages"]:
            for start, end in passage["marks"]:
                assert 0 <= start < end <= len(passage["text"])
                assert passage["text"][start:end].strip()


# what people and attackers type

HOSTILE = [
    "q=",
    "q=a",
    "q=" + "a" * 2_500,
    "q=" + "rakor+" * 2_000,
    "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
    "q='%3B+DROP+TABLE+sources%3B--",
    "q=%27+OR+1%3D1",
    "q=%D9%85%D9%83%D8%A7%D9%81%D8%AD%D8%A9",
    "q=%F0%9F%9A%A8%F0%9F%87%AE%F0%9F%87%A9",
    "q=%00",
    "q=rakor%00motaain",
    "q=%ED%A0%80",
    "q=%FF%FE",
    "q=%22tidak+ditutup",
    "q=%22%22%22",
    "q=((((AND+OR+NOT+*%3F%5E~:",
    "q=title%3Arakor+AND+%5B*+TO+*%5D",
    "q=-",
    "q=-rakor",
    "q=rakor+tanpa",
    "q=rakor&q=motaain",
    "q=rakor&page=999999999",
    "q=rakor&page=10000",
    "q=rakor&page=-1",
    "q=rakor&page=1&page=2",
    "q=rakor&kind=buku",
    "q=rakor&since=05/07/2024",
    "q=rakor&since=9999-99-99",
    "q=rakor&since=2025&until=2020",
    "q=rakor&place=%00&institution=%ED%A0%80&cites=x&language=klingon",
    "q=rakor&lang=xx",
    "q=rakor&mode=&sort=",
    "q[]=rakor&q[a]=b",
    "q=..%2F..%2Fetc%2Fpasswd",
    "q=%7B%7B7*7%7D%7D",
    "%00=%00",
]


@pytest.mark.parametrize("asked", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_typed_breaks_it(client, asked):
    page = client.get(f"/cari?{asked}")
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    assert "<img" not in page.text
    assert client.get(f"/api/v1/search?{asked}").status_code in (200, 400)
    for other in ("/saran", "/cari.csv", "/cari.atom", "/", "/peraturan/uu/2007/21", "/peraturan/uu/2007/21/pasal/2"):
        assert client.get(f"{other}?{asked}").status_code == 200, other


@pytest.mark.parametrize(
    "path",
    [
        "/dokumen/%00",
        "/dokumen/..%2F..%2Fetc%2Fpasswd/asli",
        "/dokumen/%ED%A0%80",
        "/peraturan/uu/2007/21/pasal/%00",
        "/peraturan/uu/99999999999999999999/1",
        "/peraturan/%3Cscript%3E",
        "/static/../views.py",
        "/static/%2e%2e/views.py",
    ],
)
def test_no_address_breaks_it(client, path):
    assert client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("q", ["qwrtzpsdfg xcvbnmklj", "zzzz yyyy xxxx", "فلافل"])
def test_nonsense_finds_nothing_and_says_what_to_try(client, q):
    answer = client.get("/cari", query_string={"q": q, "kind": "notula", "place": "NTT"})
    assert answer.status_code == 200
    assert shown_total(answer.text) == 0
    assert "Tidak ditemukan" in answer.text
    assert "Coba kata yang lebih sedikit" in answer.text
    assert f'value="{q}"' in answer.text


def test_ways_out_say_what_they_give(client):
    page = client.get("/cari?q=peta+jalan&mode=words&place=NTT&since=1990&until=1990").text
    assert shown_total(page) == 0
    ways = re.findall(r'<li><a href="([^"]*)">Tanpa saringan [^<]*: ([\d.]+) dokumen<', page)
    for url, count in ways:
        assert shown_total(client.get(unescape(url)).text) == int(count)
    assert client.get("/cari?q=motaian").text.count("Mungkin maksud Anda") <= 1


def test_what_cannot_be_read_is_said_and_ignored(client):
    page = client.get("/cari?q=rakor&kind=buku&since=kapan&page=999999999").text
    for said in ("kind=buku", "since=kapan", "page=999999999"):
        assert f"diabaikan: {said}<" in page
    assert shown_total(page) == api(client, q="rakor")["total"]


@pytest.mark.parametrize("url", [*STATIC_PAGES, "/dokumen/tidak-ada"])
def test_the_language_is_kept_by_every_link(client, url):
    page = client.get(url, query_string={**parse_qs(urlsplit(url).query), "lang": "en"}).text
    links = [unescape(link) for link in re.findall(r'<a\b[^>]*\shref="(/[^"]*)"', page)]
    switch = re.search(r'<a href="([^"]*)"[^>]*hreflang="id"', page)[1]
    assert links
    assert [link for link in links if "lang=en" not in link and link != unescape(switch)] == []
    for form in re.findall(r"<form.*?</form>", page, re.S):
        assert 'name="lang" value="en"' in form


# what must appear nowhere

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
