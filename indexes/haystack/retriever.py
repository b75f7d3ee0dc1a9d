"""Rakor's search as a Haystack retriever."""

from typing import Any

from haystack import Document, component, default_from_dict, default_to_dict

from indexes.haystack.documents import from_passage, ingested, scored, source_id
from indexes.haystack.store import RakorDocumentStore
from indexes.model import Filters, Mode
from indexes.query import Hit, Query
from indexes.searching.search import search


@component
class RakorRetriever:
    """Finds passages by words and meaning, as `rakor search` does; ingested files and Haystack's documents alike.

    Under `filters` (Haystack's) only documents that a store wrote are found: the filter acts before `top_k`.
    """

    def __init__(
        self, document_store: RakorDocumentStore, top_k: int = 10, filters: dict[str, Any] | None = None,
        mode: str = Mode.HYBRID.value,
    ) -> None:  # fmt: skip
        if top_k < 1:
            raise ValueError(f"top_k={top_k}: minta sedikitnya satu dokumen.")
        self.document_store, self.top_k, self.filters, self.mode = document_store, top_k, filters, Mode(mode)

    def to_dict(self) -> dict[str, Any]:
        """Give what makes this retriever again."""
        return default_to_dict(
            self,
            document_store=self.document_store.to_dict(),
            top_k=self.top_k,
            filters=self.filters,
            mode=self.mode.value,
        )

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "RakorRetriever":
        """Make the retriever that `to_dict` described."""
        given = data["init_parameters"]
        store = RakorDocumentStore.from_dict(given["document_store"])
        made: RakorRetriever = default_from_dict(cls, {**data, "init_parameters": {**given, "document_store": store}})
        return made

    @component.output_types(documents=list[Document])
    def run(self, query: str, top_k: int | None = None, filters: dict[str, Any] | None = None) -> dict[str, object]:
        """Give the best passages with their scores, best first; a provision asked for by name leads."""
        store, wanted = self.document_store, top_k or self.top_k
        chosen = filters or self.filters
        allowed = frozenset(source_id(each.id) for each in store.filter_documents(chosen)) if chosen else frozenset()
        if chosen and not allowed:
            return {"documents": []}
        asked = Query(query, Filters(store.clearance, sources=allowed), self.mode, size=wanted)
        hits = search(store.index, store.model, asked).hits
        return {"documents": [document for _, document in sorted(_found(hits), key=lambda found: found[0])][:wanted]}


def _found(hits: tuple[Hit, ...]) -> list[tuple[tuple[bool, float], Document]]:
    """Give every passage shown with its rank: what was asked for by name first, then by score."""
    return [
        ((not hit.identity, -found.score), scored(_document(hit, n), found.score))
        for hit in hits
        for n, found in enumerate(hit.passages)
    ]


def _document(hit: Hit, at: int) -> Document:
    passage = hit.passages[at].passage
    return from_passage(passage) if passage.foreign else ingested(hit.source, passage)
