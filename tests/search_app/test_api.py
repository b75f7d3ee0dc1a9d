"""The interface for programs: shapes, statuses, and that it agrees with the pages and the command line's names."""

import json

import pytest
from small_index import LAW


def ask(client, query, status=200):
    answer = client.get(f"/api/v1/search?{query}")
    assert answer.status_code == status
    assert answer.mimetype == "application/json"
    return answer.json


def test_an_answer_has_the_agreed_shape(small):
    answer = ask(small, "q=pelintas&limit=50")
    assert list(answer) == ["counts", "hits", "mode", "notes", "query", "took_ms", "total"]
    assert (answer["query"], answer["mode"]) == ("pelintas", "hybrid")
    assert answer["total"] == len(answer["hits"]) == sum(answer["counts"]["kind"].values())
    for hit in answer["hits"]:
        assert sorted(hit) == ["dated", "file", "kind", "passages", "score", "source", "title", "url"]
        for passage in hit["passages"]:
            assert sorted(passage) == ["cites", "headings", "marks", "ordinal", "page", "text", "url"]
            for start, end in passage["marks"]:
                assert passage["text"][start:end].lower().startswith(("lintas", "pelintas", "melintas"))


def test_missing_values_are_null_or_empty(small):
    hit = next(hit for hit in ask(small, "q=pelintas&kind=lain")["hits"] if hit["source"] == "jahat")
    assert hit["dated"] is None
    assert hit["passages"][0]["cites"] == []
    assert hit["passages"][0]["page"] is None


def test_addresses_lead_to_pages(small):
    for hit in ask(small, "q=pelintas&limit=50")["hits"]:
        assert small.get(hit["url"]).status_code == 200
        for passage in hit["passages"]:
            assert small.get(passage["url"]).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=pasal+2+uu+7/2029", f"/peraturan/{LAW}/pasal/2"),
        ("q=uu+nomor+7+tahun+2029+pasal+2A", f"/peraturan/{LAW}/pasal/2A"),
    ],
)
def test_a_provision_that_is_named_comes_first(small, query, found):
    assert ask(small, query)["hits"][0]["passages"][0]["url"] == found


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("q=pelintas&kind=berita&language=en", {"english"}),
        ("q=pelintas&place=Belu&kind=berita", {"warta"}),
        ("q=pelintas&place=NTT", {"rapat"}),
        ("q=pelintas&since=2025-01-01&until=2025-01-31", {"warta"}),
        ("q=pelintas&institution=IOM", {"rapat"}),
        ("cites=UU+7/2029", {"rapat"}),
        ("kind=lain", {"jahat", "kosong"}),
    ],
)
def test_filters_narrow(small, query, sources):
    assert {hit["source"] for hit in ask(small, f"{query}&limit=50")["hits"]} == sources


def test_dates_order(small):
    days = [hit["dated"] for hit in ask(small, "q=pelintas&sort=oldest&limit=50")["hits"]]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[: len(dated)] == dated


@pytest.mark.parametrize("query", ["q=x&page=0", "q=x&kind=buku", "q=x&since=kapan", "q=x&mode=y", "q=x&limit=1000"])
def test_what_cannot_be_read_is_refused_by_name(small, query):
    refused = ask(small, query, 400)
    name, _, value = query.partition("&")[2].partition("=")
    assert refused["error"].startswith(f"{name}={value!r} bukan")


def test_unknown_parameters_are_ignored(small):
    assert ask(small, "q=pelintas&utm_source=x")["total"] == ask(small, "q=pelintas")["total"]


def test_health(small):
    answer = small.get("/healthz")
    assert answer.status_code == 200
    assert answer.json["status"] == "ok"


def test_suggestions_complete_the_last_word(small):
    assert "orang pelintas" in small.get("/saran?q=orang+pelin").json
    assert small.get("/saran?q=p").json == []
    assert small.get("/saran").json == []
    assert json.loads(small.get("/saran?q=%00%22%27").data) == []


def test_the_page_and_the_interface_agree(client):
    for query in ("q=tppo", "q=rakor&kind=notula&place=NTT", "q=border&mode=meaning"):
        assert f"<strong>{ask(client, query)['total']} dokumen</strong>" in client.get(f"/cari?{query}").text
