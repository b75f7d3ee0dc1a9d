"""Phrases in tantivy, which keeps where words stand: the only module that knows it. Derived from the truth.

Field numbers are signed: tantivy 0.27 silently deletes nothing when a term of an unsigned
field is given as a Python int.
"""

import errno
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import tantivy
from tantivy import Query

from indexes.embedded import checksums
from indexes.embedded.arrays import Ints
from indexes.embedded.words_files import META, committed, files, let_others_read, schema
from indexes.query import Field, Phrase

_HEAP = 64_000_000


class Entry(NamedTuple):
    """One passage as it is indexed: tokens per field, and cited ids with their wholes."""

    pid: int
    doc: int
    tokens: Mapping[Field, Sequence[str]]
    cites: Sequence[str]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(Field.EXACT, tokenizer_name="whitespace", index_option="position")
    builder.add_integer_field("doc", indexed=True)
    builder.add_integer_field("pid", fast=True)
    return builder.build()


_SCHEMA = _schema()


def write(folder: Path, gone: Iterable[int], entries: Iterable[Entry]) -> int:
    """Take out the documents `gone`, put in the entries, commit; gives the number of the commit (opstamp)."""
    try:
        # A fresh handle for each batch: an old one leaves orphan files behind for ever.
        index = tantivy.Index(_SCHEMA, path=str(folder))
        writer = index.writer(_HEAP, 1)
        for doc in gone:
            writer.delete_documents_by_term("doc", doc)
        for entry in entries:
            writer.add_document(_document(entry))
        opstamp: int = writer.commit()
        writer.wait_merging_threads()
        let_others_read(folder)
    except ValueError as failed:
        # tantivy tells every trouble of the disk as a ValueError.
        raise OSError(errno.ENOSPC if "No space left" in str(failed) else errno.EIO, str(failed)) from failed
    return opstamp


def create(folder: Path) -> int:
    """Make an index without passages; gives the number of its last commit."""
    folder.mkdir()
    tantivy.Index(_SCHEMA, path=str(folder))
    let_others_read(folder)
    return committed(folder)


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text(Field.EXACT, " ".join(entry.tokens[Field.EXACT]))
    document.add_integer("pid", entry.pid)
    document.add_integer("doc", entry.doc)
    return document


def check(folder: Path, sizes: Mapping[str, int], opstamp: int) -> None:
    """Raise IndexDamaged unless the folder holds what this commit, or a later one, wrote.

    A later one is whole as well: its writer was killed before it was published, and replaying changes nothing in it.
    """
    if schema(folder) != _expected():
        raise checksums.unreadable(folder, "bidang-bidangnya dari versi lain")
    found = files(folder)
    later = committed(folder) > opstamp
    wrong = [name for name in found.keys() | sizes.keys() if found.get(name) != sizes.get(name) and not later]
    wrong += [name for name, size in found.items() if size < 0]
    if wrong or not sizes:
        raise checksums.changed(folder, sorted(wrong))
    checksums.compare_tantivy(folder, found.keys() - {META})
    Words(folder)


def _expected() -> object:
    with TemporaryDirectory() as fresh:
        tantivy.Index(_SCHEMA, path=fresh)
        return schema(Path(fresh))


class Words:
    """One committed state of the words, for any number of threads."""

    def __init__(self, folder: Path) -> None:
        """Open what is committed in this folder now; IndexDamaged if tantivy cannot."""
        try:
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            self._searcher, self._schema = index.searcher(), index.schema
        except (ValueError, OSError) as broken:
            if "PermissionDenied" in str(broken) or "ReadOnlyFilesystem" in str(broken):
                raise PermissionError(errno.EACCES, str(broken)) from broken
            raise checksums.unreadable(folder, broken) from broken

    def having(self, phrase: Phrase) -> Ints:
        """Give the pids of all passages that have a phrase."""
        most = min((self._searcher.doc_freq(Field.EXACT, token) for token in phrase.tokens), default=0)
        if not most:
            return np.empty(0, dtype=np.int64)
        asked = Query.phrase_query(self._schema, Field.EXACT, list(phrase.tokens))
        hits = self._searcher.search(asked, most, count=False, order_by_field="pid").hits
        return np.fromiter((pid for pid, _ in hits), dtype=np.int64, count=len(hits))
