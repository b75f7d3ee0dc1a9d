"""Both engines over the same documents: the same tokens, rankings, counts, and the way from one to the other."""

import json
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from on_server import on_server
from small_documents import ALL, TOP

from indexes import elastic, embedded
from indexes.analysis import field_tokens
from indexes.copying import copy
from indexes.elastic.sending import Sender
from indexes.encoding import manifest_of, open_encoder
from indexes.errors import IndexMismatch
from indexes.model import Classification, Filters, Mode, Sort
from indexes.query import Query
from indexes.searching.search import facet_counts, result_set, search

pytestmark = pytest.mark.elasticsearch

QUERIES = Path(__file__).parents[2] / "corpus" / "judgments" / "queries.jsonl"
DEPTH = 50
SHAPES = {"one shard, flat": ("flat", 1), "one shard, hnsw": ("hnsw", 1), "three shards, flat": ("flat", 3)}


@pytest.fixture(scope="module")
def first(corpus_index):
    with closing(embedded.open_reader(Path(corpus_index[0]))) as index:
        yield index


@pytest.fixture(scope="module")
def encoder():
    return open_encoder("")


@contextmanager
def copied(address, first, encoder, vectors, shards):
    with on_server(address, vectors=vectors, shards=shards) as access:
        index = elastic.open_writer(access, manifest_of(encoder), 0)
        copy(first, index)
        yield access, index
        index.close()


@pytest.fixture(scope="module", params=SHAPES)
def second(request, elasticsearch, first, encoder):
    vectors, shards = SHAPES[request.param]
    with copied(elasticsearch(), first, encoder, vectors, shards) as (_, index):
        yield request.param, index


def asked() -> list[str]:
    return [json.loads(line)["text"] for line in QUERIES.read_text("utf-8").splitlines() if line.strip()]


def same_apart_from_ties(one, other, digits: int) -> bool:
    """Say whether two rankings agree: equal scores in order, and equal keys wherever scores differ."""
    scores = [[round(r.score, digits) for r in ranking] for ranking in (one, other)]
    if any(abs(a - b) > 2 * 10**-digits for a, b in zip(*scores, strict=True)):
        return False
    last = scores[0][-1] if scores[0] else 0.0
    sure = [{r.key for r in ranking if r.score > last + 3 * 10**-digits} for ranking in (one, other)]
    return sure[0] == sure[1]


def test_what_is_stored_is_the_same(first, second):
    _, index = second
    described = index.sources(ALL, Sort.NEWEST, 0, 999)
    assert described == first.sources(ALL, Sort.NEWEST, 0, 999)
    for source in described.items:
        passages = index.passages(source.id, TOP)
        assert passages == first.passages(source.id, TOP)
        assert index.codes(source.id, TOP).tolist() == first.codes(source.id, TOP).tolist()
        candidates = index.fetch([p.key for p in passages], ALL)
        for passage in passages:
            words = field_tokens(source, passage)
            assert (candidates[passage.key].stems, candidates[passage.key].heading) == (words.stem, words.heading)
    assert index.versions("/") == first.versions("/")
    assert index.relations(TOP) == first.relations(TOP)
    assert index.outcomes(ALL, Sort.RELEVANCE, 0, 999) == first.outcomes(ALL, Sort.RELEVANCE, 0, 999)


def test_words_rank_and_count_the_same(first, second, encoder):
    _, index = second
    for text in asked():
        query = Query(text, Filters(Classification.BIASA), Mode.WORDS)
        found = result_set(first, encoder, query)
        rankings = [each.lexical(found.match, query.filters, DEPTH) for each in (first, index)]
        assert len(rankings[0]) == len(rankings[1]), text
        assert same_apart_from_ties(*rankings, digits=3), text
        assert facet_counts(index, found, query.filters) == facet_counts(first, found, query.filters), text


def test_meaning_ranks_the_same_or_nearly_with_a_graph(first, second, encoder):
    shape, index = second
    shared, every = 0, 0
    for text in asked():
        code = encoder.query(text)
        if code.any():
            rankings = [each.semantic(code, ALL, DEPTH) for each in (first, index)]
            if "flat" in shape:
                assert len(rankings[0]) == len(rankings[1])
                assert same_apart_from_ties(*rankings, digits=5), text
            shared += len({r.key for r in rankings[0]} & {r.key for r in rankings[1]})
            every += len(rankings[0])
    assert shared / every >= 0.96


def test_pages_of_results_are_the_same(first, second, encoder):
    _, index = second
    for text in asked()[::5]:
        for sort in (Sort.RELEVANCE, Sort.NEWEST):
            query = Query(text, Filters(Classification.BIASA), Mode.WORDS, sort)
            one, other = (search(each, encoder, query) for each in (first, index))
            assert (other.total, other.counts, other.notes) == (one.total, one.counts, one.notes), text
            assert [h.source.id for h in other.hits] == [h.source.id for h in one.hits], text


def test_the_analyser_of_the_server_gives_our_tokens_back(elasticsearch, first, encoder):
    with copied(elasticsearch(), first, encoder, "flat", 1) as (access, index):
        sender = Sender(access)
        for source in index.sources(ALL, Sort.NEWEST, 0, 12).items:
            for passage in index.passages(source.id, TOP)[:3]:
                words = field_tokens(source, passage).stem
                answer = sender.send("POST", f"/{access.name}/_analyze", {"field": "stem", "text": words})
                assert [token["token"] for token in answer["tokens"]] == words.split()
        sender.close()


def test_a_copy_back_is_the_same_and_removes_what_is_not_in_the_source(elasticsearch, first, encoder, tmp_path):
    with copied(elasticsearch(), first, encoder, "flat", 1) as (access, _):
        with (
            closing(elastic.open_reader(access)) as source,
            closing(embedded.open_writer(tmp_path / "i", manifest_of(encoder), 0)) as back,
        ):
            done = copy(source, back)
            assert done.documents == first.sources(ALL, Sort.NEWEST, 0, 0).total
            assert back.versions("/") == first.versions("/")
            assert back.relations(TOP) == first.relations(TOP)
            lone = first.sources(ALL, Sort.NEWEST, 0, 1).items[0]
            back.delete(lone.id)
            back.commit()
        with (
            closing(embedded.open_reader(tmp_path / "i")) as fewer,
            closing(elastic.open_writer(replace(access, name=access.name + "-b"), manifest_of(encoder), 0)) as index,
        ):
            copy(first, index)
            assert copy(fewer, index).removed == 1
            assert index.source(lone.id, TOP) is None


def test_a_copy_between_encoders_is_refused(elasticsearch, first, encoder):
    with on_server(elasticsearch()) as access:
        other = replace(manifest_of(encoder), encoder="lain")
        with closing(elastic.open_writer(access, other, 0)) as index, pytest.raises(IndexMismatch, match="lain"):
            copy(first, index)
