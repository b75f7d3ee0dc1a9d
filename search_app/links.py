"""The addresses of documents and passages. An address of an article outlives the file it was read from."""

from urllib.parse import quote

from indexes.model import Passage, Source


def source_url(source: Source) -> str:
    """Give the page of a document; a regulation's by its name in law."""
    return f"/peraturan/{quote(source.canonical)}" if source.canonical else f"/dokumen/{source.id}"


def passage_url(source: Source, passage: Passage) -> str:
    """Give the permanent link of a passage: an article's by its name in law, else its place in the document."""
    if passage.provision and "/pasal/" in passage.provision.id:
        return f"/peraturan/{quote(passage.provision.id)}"
    return f"/dokumen/{source.id}#b{passage.ordinal}"
