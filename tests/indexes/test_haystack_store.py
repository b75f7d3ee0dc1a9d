"""Haystack's own laws of a document store, kept over every engine, and what the store promises beyond them."""

from datetime import datetime

import numpy as np
import pytest
from haystack import Document
from haystack.dataclasses import ByteStream, SparseEmbedding
from haystack.document_stores.errors import DuplicateDocumentError
from haystack.document_stores.types import DuplicatePolicy
from haystack.testing.document_store import (
    CountDocumentsByFilterTest,
    CountUniqueMetadataByFilterTest,
    DocumentStoreBaseExtendedTests,
    FilterableDocsFixtureMixin,
    GetMetadataFieldMinMaxTest,
    GetMetadataFieldsInfoTest,
    GetMetadataFieldUniqueValuesTest,
)
from on_server import on_server
from reference import Reference, Store

from indexes import elastic
from indexes.embedded import open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.haystack import RakorDocumentStore, RakorRetriever
from indexes.model import Classification, Kind, Passage, Source

ENCODER = open_encoder("")
MANIFEST = manifest_of(ENCODER)
ENGINES = {"reference": lambda folder: Reference(MANIFEST, Store()), "embedded": lambda f: open_writer(f, MANIFEST, 0)}
SERVER = "elasticsearch"


@pytest.fixture(params=[*ENGINES, SERVER])
def index(request, tmp_path):
    if request.param in ENGINES:
        yield ENGINES[request.param](tmp_path / "indeks")
        return
    with on_server(request.getfixturevalue(SERVER)()) as access:
        yield elastic.open_writer(access, MANIFEST, 0)


@pytest.fixture
def document_store(index):
    store = RakorDocumentStore("indeks", clearance=Classification.TERBATAS, index=index, model=ENCODER)
    yield store
    store.close()


class TestHaystacksOwn(
    DocumentStoreBaseExtendedTests,
    CountDocumentsByFilterTest,
    CountUniqueMetadataByFilterTest,
    GetMetadataFieldMinMaxTest,
    GetMetadataFieldUniqueValuesTest,
    GetMetadataFieldsInfoTest,
    FilterableDocsFixtureMixin,
):
    """All of Haystack's tests; overridden is what they leave to a store: the order, and the policy NONE."""

    @pytest.fixture
    def document_store(self, document_store):
        return document_store

    @staticmethod
    def assert_documents_are_equal(received, expected):
        # Documents come in the order of their ids, whoever wrote first.
        assert received == sorted(expected, key=lambda each: each.id)

    def test_write_documents(self, document_store):
        document = Document(content="batas laut")
        assert document_store.write_documents([document]) == 1
        with pytest.raises(DuplicateDocumentError, match=document.id):
            document_store.write_documents([document])
        assert document_store.filter_documents() == [document]


EXACTLY = [
    Document(id="kosong", content=""),
    Document(id="tanpa teks"),
    Document(id="angka/§?", content="123 456", meta={"a": {"b": [1, None, {"c": 2.5}]}, "content": "meta", "id": 9}),
    Document(id="biner", blob=ByteStream(b"\x00\xff", meta={"x": 1}, mime_type="image/png")),
    Document(id="vektor", content="\ud800 中 é", embedding=[0.1, -2e-9], sparse_embedding=SparseEmbedding([1], [0.5])),
    Document(id="bernilai", content="batas", score=0.25),
]


def test_a_document_comes_back_exactly_also_from_another_process_view(document_store):
    document_store.write_documents(EXACTLY)
    assert document_store.filter_documents() == sorted(EXACTLY, key=lambda each: each.id)
    assert document_store.filter_documents({"field": "meta.a.b", "operator": "!=", "value": None}) == [EXACTLY[2]]


@pytest.mark.parametrize("value", [datetime(2024, 1, 2), (1, 2), float("nan"), {1: "angka jadi teks"}, b"x"])
def test_what_json_would_change_is_refused_and_nothing_is_written(document_store, value):
    with pytest.raises(ValueError, match="Dokumen salah"):
        document_store.write_documents([Document(id="baik", content="a"), Document(id="salah", meta={"v": value})])
    document_store.delete_documents([])
    assert document_store.count_documents() == 0


def test_a_store_leaves_what_was_ingested_alone_and_the_retriever_finds_both(document_store):
    text = "Satgas TPPO memeriksa calon pekerja migran di PLBN Entikong."
    source = Source("notula-1", "/arsip", "notula.md", "v1", Kind.NOTULA, "Rapat Entikong", places=("PLBN Entikong",))
    index = document_store.index
    index.replace(source, [Passage("notula-1", 0, text, ("Kesepakatan",))], ENCODER.passages([text]))
    document_store.write_documents(
        [Document(id="catatan", content="Catatan tentang PLBN Entikong", meta={"jenis": "x"})]
    )
    assert document_store.count_documents() == 1
    found = RakorRetriever(document_store).run("Entikong")["documents"]
    assert {each.id for each in found} == {"notula-1#0", "catatan"}
    assert all(each.score is not None for each in found)
    cited = next(each for each in found if each.id == "notula-1#0")
    assert (cited.content, cited.meta["kind"], cited.meta["places"]) == (text, "notula", ["PLBN Entikong"])
    document_store.delete_all_documents()
    assert document_store.count_documents() == 0
    assert [each.id for each in RakorRetriever(document_store).run("Entikong")["documents"]] == ["notula-1#0"]


def test_what_is_classified_higher_is_neither_counted_nor_found(document_store):
    document_store.write_documents([Document(id="terbatas", content="penyelundupan di perbatasan")])
    public = RakorDocumentStore("indeks", clearance=0, index=document_store.index, model=ENCODER)
    assert (document_store.count_documents(), public.count_documents()) == (1, 0)
    assert public.filter_documents() == []
    assert RakorRetriever(public).run("penyelundupan")["documents"] == []
    assert [d.id for d in RakorRetriever(document_store).run("penyelundupan")["documents"]] == ["terbatas"]


def test_filters_act_before_the_limit_and_the_best_comes_first(document_store):
    documents = [Document(id=f"d{n:02}", content="batas " * (20 - n) + "kapal", meta={"n": n}) for n in range(20)]
    document_store.write_documents(documents)
    high = {"field": "meta.n", "operator": ">=", "value": 18}
    found = RakorRetriever(document_store, top_k=2).run("batas kapal", filters=high)["documents"]
    assert {each.id for each in found} == {"d18", "d19"}
    assert found[0].score >= found[1].score
    assert len(RakorRetriever(document_store).run("batas kapal", top_k=15)["documents"]) == 15
    none = {"field": "meta.n", "operator": "==", "value": 99}
    assert RakorRetriever(document_store, filters=none).run("batas")["documents"] == []


def test_within_one_call_the_policy_decides_about_doublets(document_store):
    first, second = Document(id="a", content="satu"), Document(id="a", content="dua")
    assert document_store.write_documents([first, second], DuplicatePolicy.SKIP) == 1
    assert document_store.filter_documents() == [first]
    assert document_store.write_documents([first, second], DuplicatePolicy.OVERWRITE) == 1
    assert document_store.filter_documents() == [second]


def test_a_store_and_its_retriever_are_described_and_made_again(tmp_path):
    where = str(tmp_path / "indeks")
    store = RakorDocumentStore(where, clearance=1)
    store.write_documents([Document(id="a", content="pelintas batas")])
    retriever = RakorRetriever(store, top_k=3, mode="words")
    described = retriever.to_dict()
    store.close()
    again = RakorRetriever.from_dict(described)
    assert again.to_dict() == described
    assert [each.id for each in again.run("pelintas")["documents"]] == ["a"]
    with_reader = RakorDocumentStore(where, clearance=1, write=False)
    assert with_reader.count_documents() == 1
    again.document_store.close()
    with_reader.close()


def test_a_document_without_words_is_near_to_nothing_but_stored(document_store):
    document_store.write_documents([Document(id="kosong", content="")])
    codes = document_store.index.codes("haystack-kosong", Classification.TERBATAS)
    assert np.array_equal(codes, np.ones((1, MANIFEST.dimensions), np.int8))
