"""Haystack's documents as ours, and back: each is a source of one passage, with the rest of it kept beside the text."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from haystack import Document

from indexes.model import Classification, Key, Kind, Passage, Source

ROOT = "haystack"
"""The root of everything that a document store wrote: an ingest never touches it, nor a store what was ingested."""

_TITLES = ("title", "name", "file_name")
_TITLE_LENGTH = 80


def source_id(document_id: str) -> str:
    """Give the id that a document has in the index, where the ids of ingested files live too."""
    return f"{ROOT}-{document_id}"


def key_of(document_id: str) -> Key:
    """Name the passage of a document."""
    return Key(source_id(document_id), 0)


def to_source(document: Document, classification: Classification) -> Source:
    """Describe a document by what its metadata says in Rakor's words: `title`, `kind`, `dated` or `date`, `language`.

    Whatever else it says is kept beside the passage.
    """
    meta = document.meta
    return Source(
        id=source_id(document.id), root=ROOT, file=document.id, version="", kind=_kind(meta), title=_title(document),
        dated=_dated(meta), language=str(meta.get("language", "id")), classification=classification,
    )  # fmt: skip


def to_passage(document: Document) -> Passage:
    """Make the one passage of a document. ValueError where what it holds does not come back from JSON as it was."""
    text = document.content or ""
    rest = {name: value for name, value in document.to_dict(flatten=False).items() if value is not None}
    if text:
        del rest["content"]
    try:
        passage = Passage(source_id(document.id), 0, text, end=len(text), foreign=json.dumps(rest))
        kept = from_passage(passage) == document
    except TypeError as refused:
        raise ValueError(f"Dokumen {document.id}: {refused}. Isi `meta` hanya dengan nilai JSON.") from refused
    if not kept:
        raise ValueError(f"Dokumen {document.id}: isinya berubah dalam JSON. Isi `meta` hanya dengan nilai JSON.")
    return passage


def from_passage(passage: Passage) -> Document:
    """Give back the document exactly as it was written."""
    rest = json.loads(passage.foreign or "{}")
    if passage.text:
        rest["content"] = passage.text
    return Document.from_dict(rest)


def ingested(source: Source, passage: Passage) -> Document:
    """Give a passage of an ingested file as a document whose metadata says where it stands."""
    meta = {
        "source": source.id, "ordinal": passage.ordinal, "title": source.title, "file": source.file,
        "kind": source.kind.value, "dated": source.dated and source.dated.isoformat(), "page": passage.page,
        "headings": list(passage.headings), "places": list(source.places), "institutions": list(source.institutions),
        "language": source.language, "provision": passage.provision and passage.provision.id,
        "cites": list(passage.cites),
    }  # fmt: skip
    told = {name: value for name, value in meta.items() if value not in (None, [])}
    return Document(id=f"{source.id}#{passage.ordinal}", content=passage.text, meta=told)


def scored(document: Document, score: float) -> Document:
    """Give the document with a score."""
    return replace(document, score=score)


def _title(document: Document) -> str:
    named = (document.meta.get(name) for name in _TITLES)
    first = (document.content or "").strip().partition("\n")[0][:_TITLE_LENGTH]
    return next((name for name in named if isinstance(name, str) and name), first)


def _kind(meta: Mapping[str, Any]) -> Kind:
    return Kind(meta["kind"]) if meta.get("kind") in set(Kind) else Kind.LAIN


def _dated(meta: Mapping[str, Any]) -> date | None:
    said = meta.get("dated", meta.get("date"))
    try:
        return date.fromisoformat(said[:10]) if isinstance(said, str) else None
    except ValueError:
        return None
