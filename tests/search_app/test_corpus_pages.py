"""The pages over the whole corpus: each renders, each link leads somewhere, each count is what choosing it gives."""

import re
from urllib.parse import urlencode

import pytest

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


@pytest.mark.parametrize("engine", ["embedded", "elasticsearch"], indirect=True, scope="session")
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("url", STATIC_PAGES)
def test_every_page_renders(client, url, language):
    answer = client.get(f"{url}{'&' if '?' in url else '?'}lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1
    assert answer.text.count('id="isi"') == 1


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_example_of_the_help_page_finds_something(client, language):
    examples = re.findall(r'<td><a href="(/cari\?[^"]+)"', client.get(f"/bantuan?lang={language}").text)
    assert len(examples) >= 9
    found = {address: client.get(address.replace("&amp;", "&")).text for address in examples}
    assert [address for address, page in found.items() if "<article" not in page] == []


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


def test_a_provision_that_only_others_speak_of_leads_to_what_they_say(client):
    answer = client.get("/peraturan/uu/2002/23?lang=en")
    assert answer.status_code == 302
    shown = client.get(answer.headers["Location"])
    assert "is not in the index." in shown.text
    assert "Other documents state: partly repealed 2 January 2026 (UU 1/2023 Pasal 622 ayat (1) huruf n" in shown.text
    assert client.get("/peraturan/uu/1999/99").status_code == 404


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


def status_of(client, q):
    shown = client.get(f"/cari?{urlencode({'q': q})}").text
    return " ".join(re.sub(r"<[^>]+>", " ", shown.partition('<p role="status">')[2].partition("</p>")[0]).split())


def test_a_time_that_a_query_names_is_told_and_leads_to_what_is_of_it(client):
    assert "Waktu yang dibaca: 1 Maret 2025 – 31 Maret 2025." in status_of(client, "rakor bulan maret 2025")
    shown = client.get("/cari?q=rakor+bulan+maret+2025").text
    address = re.search(r'<a href="([^"]+)">Hanya dari waktu itu', shown)[1].replace("&amp;", "&")
    narrowed = api(client, **dict(pair.split("=") for pair in address.partition("?")[2].split("&")))
    assert narrowed["hits"]
    assert {hit["dated"][:7] for hit in narrowed["hits"]} == {"2025-03"}
    assert api(client, q="rakor bulan maret 2025")["hits"][0]["dated"][:7] == "2025-03"


def test_a_time_without_documents_is_said(client):
    assert "tidak ada dokumen dari waktu itu" in status_of(client, "rakor 5 Juli 2024")
    assert "Hanya dari waktu itu" not in status_of(client, "rakor 5 Juli 2024")


def test_what_is_not_understood_is_said(client):
    assert "Diabaikan: AND; site:go.id." in status_of(client, "napan AND perbatasan site:go.id")
    assert "pasal 27: peraturannya tidak dikenali" in status_of(client, "UU ITE pasal 27")


def test_what_is_late_leads_where_it_is_asked_for(client):
    first = api(client, q="tenggat lewat imigrasi atambua")["hits"][0]
    assert (first["kind"], "Status: Belum" in first["passages"][0]["text"]) == ("notula", True)
