"""How often a search goes to the server, and that what goes wrong with one of several searches is told."""

from contextlib import closing
from dataclasses import replace

import pytest
from loopback_proxy import proxy
from on_server import on_server
from small_documents import any_of, source

from indexes.elastic import faults, open_reader, open_writer, questions
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


def test_of_more_cited_things_than_one_answer_holds_the_commonest_are_counted(access, monkeypatch):
    monkeypatch.setattr(questions, "VALUES", 1)
    with closing(open_writer(access, manifest_of(ENCODER), 0)) as index:
        for n, cited in enumerate(("uu/2001/1", "uu/2009/9", "uu/2009/9")):
            passage = Passage(f"c{n}", 0, "paspor", cites=(cited,))
            index.replace(source(f"c{n}"), [passage], ENCODER.passages(["paspor"]))
        index.commit()
        counts = index.counts(any_of("paspor"), (), Filters(Classification.BIASA), [Facet.CITES])
    assert (counts.total, dict(counts.by[Facet.CITES])) == (3, {"uu/2009/9": 2})
