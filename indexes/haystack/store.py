"""Haystack's document store over any `Index`: what it writes stands on a shelf of its own beside ingested files."""

from collections.abc import Callable, Iterator
from typing import Any

from haystack import Document, default_from_dict, default_to_dict
from haystack.document_stores.errors import DuplicateDocumentError
from haystack.document_stores.types import DuplicatePolicy
from haystack.utils.filters import document_matches_filter

from indexes.analysis import context
from indexes.encoding import Encoder, never_zero, open_encoder
from indexes.haystack import metadata
from indexes.haystack.documents import ROOT, from_passage, key_of, source_id, to_passage, to_source
from indexes.index import Index
from indexes.model import Classification, Filters, Passage, Sort, Source
from indexes.opening import open_for_reading, open_for_writing

_AT_ONCE = 1_000
Wanted = dict[str, Any]
"""A filter as Haystack words it."""


class RakorDocumentStore:
    """Documents of a Haystack pipeline in a Rakor index; writes are visible and lasting when a call returns.

    `where` names the index as `--index` does, `encoder` the model as RAKOR_ENCODER does. Nothing is opened before it is
    needed. Without `write` it reads beside whoever writes. `clearance` is the most secret classification that it shows,
    and what it writes is given. `index` and `model` are handed over by who has them open.
    """

    def __init__(
        self,
        where: str,
        *,
        clearance: int,
        encoder: str = "",
        write: bool = True,
        lock_seconds: int = 10,
        index: Index | None = None,
        model: Encoder | None = None,
    ) -> None:
        given = {"where": where, "clearance": int(clearance), "encoder": encoder}
        self._given: dict[str, Any] = {**given, "write": write, "lock_seconds": lock_seconds}
        self.clearance = Classification(clearance)
        self._index, self._model = index, model

    @property
    def index(self) -> Index:
        """Give the index, opened at the first use."""
        if self._index is None:
            where, seconds = self._given["where"], self._given["lock_seconds"]
            if self._given["write"]:
                self._index = open_for_writing(where, self.model, seconds)
            else:
                self._index = open_for_reading(where, self.model)
        return self._index

    @property
    def model(self) -> Encoder:
        """Give the encoder, opened at the first use."""
        if self._model is None:
            self._model = open_encoder(self._given["encoder"])
        return self._model

    def to_dict(self) -> dict[str, Any]:
        """Give what opens this store again."""
        return default_to_dict(self, **self._given)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "RakorDocumentStore":
        """Make the store that `to_dict` described."""
        store: RakorDocumentStore = default_from_dict(cls, data)
        return store

    def close(self) -> None:
        """Release the index, so that another process may write."""
        if self._index is not None:
            self._index.close()
            self._index = None

    # Reading

    def count_documents(self) -> int:
        """Count the documents."""
        ids = frozenset(self.index.versions(ROOT))
        return self.index.sources(Filters(self.clearance, sources=ids), Sort.NEWEST, 0, 0).total if ids else 0

    def filter_documents(self, filters: Wanted | None = None) -> list[Document]:
        """Give the documents that the filter lets through, in the order of their ids. FilterError for a bad filter."""
        every = self._every()
        return [each for each in every if document_matches_filter(filters, each)] if filters else list(every)

    def count_documents_by_filter(self, filters: Wanted) -> int:
        """Count the documents that the filter lets through."""
        return len(self.filter_documents(filters))

    def count_unique_metadata_by_filter(self, filters: Wanted, metadata_fields: list[str]) -> dict[str, int]:
        """Count the distinct values of each field among the documents that the filter lets through."""
        return metadata.distinct_counts(self.filter_documents(filters), metadata_fields)

    def get_metadata_fields_info(self) -> dict[str, dict[str, str]]:
        """Give field → {"type": keyword, int, float or boolean}."""
        return metadata.types(self._every())

    def get_metadata_field_min_max(self, metadata_field: str) -> dict[str, Any]:
        """Give the least and the greatest value of a field as "min" and "max"; None where they cannot be compared."""
        return metadata.extent(self._every(), metadata_field)

    def get_metadata_field_unique_values(
        self,
        metadata_field: str,
        search_term: str | None = None,
        from_: int = 0,
        size: int = 10,
        filters: Wanted | None = None,
    ) -> tuple[list[Any], int]:
        """Give a page of a field's distinct values that contain the term, in order, and how many there are."""
        values = metadata.distinct(self.filter_documents(filters), metadata_field)
        found = [each for each in values if (search_term or "").lower() in str(each).lower()]
        return found[from_ : from_ + size], len(found)

    def _every(self) -> Iterator[Document]:
        keys = [key_of(name.removeprefix(f"{ROOT}-")) for name in sorted(self.index.versions(ROOT))]
        for at in range(0, len(keys), _AT_ONCE):
            some = keys[at : at + _AT_ONCE]
            fetched = self.index.fetch(some, Filters(self.clearance))
            yield from (from_passage(fetched[key].passage) for key in some if key in fetched)

    # Writing

    def write_documents(self, documents: list[Document], policy: DuplicatePolicy = DuplicatePolicy.NONE) -> int:
        """Write documents and give how many were; NONE means FAIL.

        Raises DuplicateDocumentError before anything is written, ValueError for what is no document.
        """
        if not isinstance(documents, list) or not all(isinstance(each, Document) for each in documents):
            raise ValueError("Berikan daftar Document dari Haystack.")
        taken = set(self.index.versions(ROOT))
        wanted = _CHOSEN[policy](documents, taken)
        made = [(to_source(each, self.clearance), to_passage(each)) for each in wanted]
        for at in range(0, len(made), _AT_ONCE):
            self._put(made[at : at + _AT_ONCE])
        self.index.commit()
        return len(wanted)

    def delete_documents(self, document_ids: list[str]) -> None:
        """Delete the documents of these ids; unknown ones change nothing."""
        known = self.index.versions(ROOT)
        for name in map(source_id, document_ids):
            if name in known:
                self.index.delete(name)
        self.index.commit()

    def delete_all_documents(self) -> None:
        """Delete every document that a store wrote; what was ingested stays."""
        for name in self.index.versions(ROOT):
            self.index.delete(name)
        self.index.commit()

    def delete_by_filter(self, filters: Wanted) -> int:
        """Delete the documents that the filter lets through and give how many they were."""
        ids = [each.id for each in self.filter_documents(filters)]
        self.delete_documents(ids)
        return len(ids)

    def update_by_filter(self, filters: Wanted, meta: dict[str, Any]) -> int:
        """Add these metadata to the documents that the filter lets through and give how many they were."""
        found = self.filter_documents(filters)
        changed = [metadata.with_meta(each, meta) for each in found]
        return self.write_documents(changed, DuplicatePolicy.OVERWRITE)

    def _put(self, made: list[tuple[Source, Passage]]) -> None:
        codes = self.model.passages([context(source, passage) for source, passage in made])
        for (source, passage), code in zip(made, never_zero(codes), strict=True):
            self.index.replace(source, [passage], code[None])


def _new(documents: list[Document], taken: set[str]) -> list[Document]:
    """Leave out documents that are there already, and all but the first of an id."""
    first = {each.id: each for each in reversed(documents)}
    return [each for each in reversed(first.values()) if source_id(each.id) not in taken]


def _latest(documents: list[Document], taken: set[str]) -> list[Document]:
    return list({each.id: each for each in documents}.values())


def _all_new(documents: list[Document], taken: set[str]) -> list[Document]:
    seen = set(taken)
    for each in documents:
        if source_id(each.id) in seen:
            raise DuplicateDocumentError(f"Dokumen {each.id} sudah ada. Pilih DuplicatePolicy.SKIP atau OVERWRITE.")
        seen.add(source_id(each.id))
    return documents


_CHOSEN: dict[DuplicatePolicy, Callable[[list[Document], set[str]], list[Document]]] = {
    DuplicatePolicy.NONE: _all_new,
    DuplicatePolicy.FAIL: _all_new,
    DuplicatePolicy.SKIP: _new,
    DuplicatePolicy.OVERWRITE: _latest,
}
