"""How often a search goes to the server, and that what goes wrong with one of several searches is told."""

import http.client
from contextlib import closing
from dataclasses import replace

import pytest
from loopback_proxy import proxy
from on_server import on_server
from small_documents import any_of, source

from indexes.elastic import counting, faults, open_reader, open_writer
from indexes.elastic.sending import Sender
from indexes.encoding import manifest_of, open_encoder
from indexes.errors import IndexMissing
from indexes.model import Classification, Filters, Kind, Mode, Passage, Sort
from indexes.query import Facet, Query
from indexes.searching.search import search

pytestmark = pytest.mark.elasticsearch

ENCODER = open_encoder("")
TEXTS = ("Rapat koordinasi di PLBN Motaain", "Pos lintas batas Entikong", "Kapal patroli di laut Natuna")


@pytest.fixture
def access(elasticsearch):
    with on_server(elasticsearch()) as access:
        with closing(open_writer(access, manifest_of(ENCODER), 0)) as index:
            for n, text in enumerate(TEXTS):
                name = f"d{n}"
                kind = Kind.NOTULA if n else Kind.BERITA
                index.replace(source(name, kind=kind), [Passage(name, 0, text)], ENCODER.passages([text]))
            index.commit()
        yield access


def asked_of_the_server(access, query: Query) -> list[str]:
    """Give the requests of a search that was not asked before, by a reader that has answered another."""
    with proxy(access.hosts[0]) as between, closing(open_reader(replace(access, hosts=(between.address,)))) as reader:
        search(reader, ENCODER, replace(query, text="rapat pos kapal", mode=Mode.WORDS, filters=Filters(0)))
        between.seen.clear()
        assert search(reader, ENCODER, query).total
        return [each.split("?")[0].rpartition("/")[2] for each in between.seen]


@pytest.mark.parametrize(("fields", "requests"), [
    # Both rankings; counts; the passages; the state.
    ({}, ["_msearch", "_search", "_search", "_mget"]),
    ({"mode": Mode.WORDS}, ["_search", "_search", "_search", "_mget"]),
    ({"filters": Filters(Classification.BIASA, kinds=frozenset({Kind.BERITA}))},
     ["_msearch", "_search", "_search", "_search", "_mget"]),
    # Meaning, counts, the page by date, the page's words, the passages, the state.
    ({"sort": Sort.NEWEST}, ["_search"] * 5 + ["_mget"]),
])  # fmt: skip
def test_a_search_asks_both_rankings_at_once_and_the_state_once(access, fields, requests):
    query = replace(Query("rapat koordinasi motaain", Filters(Classification.BIASA)), **fields)
    assert asked_of_the_server(access, query) == requests


def test_one_bad_search_of_several_is_told(access):
    sender = Sender(access)
    good = ({}, {"query": {"match_all": {}}})
    assert [a["hits"]["total"]["value"] > 0 for a in sender.searches(access.name, [good, good])] == [True, True]
    with pytest.raises(faults.ServerRefused, match="bukan_kueri"):
        sender.searches(access.name, [good, ({}, {"query": {"bukan_kueri": {}}})])
    with pytest.raises(IndexMissing):
        sender.searches("tidak-ada", [good, good])
    sender.close()


def test_a_request_is_written_at_once_unless_it_is_large(access, monkeypatch):
    written = []
    send = http.client.HTTPConnection.send
    monkeypatch.setattr(
        http.client.HTTPConnection, "send", lambda to, data: (written.append(len(data)), send(to, data))
    )
    sender = Sender(access)
    asked = {"query": {"ids": {"values": ["x" * 50]}}}
    for _ in range(2):
        assert sender.send("POST", f"/{access.name}/_search", asked)["hits"]["hits"] == []
    assert len(written) == 2
    lines = b'{"delete":{"_id":"x"}}\n' * 5_000
    assert len(sender.send("POST", f"/{access.name}/_bulk", lines)["items"]) == 5_000
    assert (len(written), written[-1]) == (4, len(lines))
    sender.close()


@pytest.mark.parametrize("major", [8, 9])
def test_what_is_stored_is_what_is_shown_and_no_vector_whatever_the_server_does_by_itself(elasticsearch, major):
    with on_server(elasticsearch(major)) as access, closing(open_writer(access, manifest_of(ENCODER), 0)) as index:
        index.replace(source("d"), [Passage("d", 0, TEXTS[0])], ENCODER.passages([TEXTS[0]]))
        index.commit()
        sender = Sender(access)
        asked = {
            "query": {"exists": {"field": "ordinal"}},
            "_source": {"exclude_vectors": False} if major > 8 else True,
        }
        hits = sender.send("POST", f"/{access.name}/_search", asked)["hits"]["hits"]
        assert [[*hit["_source"]] for hit in hits] == [["stored"]]
        sender.close()


def test_more_cited_things_than_one_answer_holds_are_asked_for_in_parts(access, monkeypatch):
    monkeypatch.setattr(counting, "CITED", 2)
    cited = [[("uu/2001/1",)], [("uu/2009/9", f"uu/2010/{n}") for n in range(9)], [(), ("uu/2009/9", "uu/2001/1")]]
    with closing(open_writer(access, manifest_of(ENCODER), 0)) as index:
        for n, each in enumerate(cited):
            passages = [Passage(f"c{n}", at, "paspor", cites=these) for at, these in enumerate(each)]
            index.replace(source(f"c{n}"), passages, ENCODER.passages(["paspor"] * len(passages)))
        index.commit()
        counts = index.counts(any_of("paspor"), (), Filters(Classification.BIASA), [Facet.CITES, Facet.KIND])
    expected = {"uu/2001/1": 2, "uu/2009/9": 2, **{f"uu/2010/{n}": 1 for n in range(9)}}
    assert (counts.total, counts.by) == (3, {Facet.CITES: expected, Facet.KIND: {"berita": 3}})


def test_what_all_passages_cite_is_counted_once_by_document_and_the_rest_where_it_is_found(access):
    same, once = "uu/2001/1", "uu/2009/9"
    texts = {"paspor": (same, once), "paspor visa": (same,), "kapal tunda": (same, once)}
    with closing(open_writer(access, manifest_of(ENCODER), 0)) as index:
        passages = [Passage("c", at, text, cites=cites) for at, (text, cites) in enumerate(texts.items())]
        index.replace(source("c"), passages, ENCODER.passages([*texts]))
        index.commit()
        found = {
            word: index.counts(any_of(word), (), Filters(Classification.BIASA), [Facet.CITES]).by[Facet.CITES]
            for word in ("paspor", "visa", "tunda", "laut")
        }
    both = {same: 1, once: 1}
    assert found == {"paspor": both, "visa": {same: 1}, "tunda": both, "laut": {}}
