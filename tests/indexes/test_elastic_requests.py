"""How often a search goes to the server, and that what goes wrong with one of several searches is told."""

from contextlib import closing
from dataclasses import replace

import pytest
from loopback_proxy import proxy
from on_server import on_server
from small_documents import source

from indexes.elastic import faults, open_reader, open_writer
from indexes.elastic.sending import Sender
from indexes.encoding import manifest_of, open_encoder
from indexes.errors import IndexMissing
from indexes.model import Classification, Filters, Kind, Mode, Passage, Sort
from indexes.query import Query
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
