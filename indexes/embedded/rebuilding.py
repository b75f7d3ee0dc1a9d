"""An index made anew from its own truth: other tokens, another encoder, or derived parts that are beyond mending.

Files are not read again. A fresh index is filled beside the old one, which goes on answering, and takes its place.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from indexes.analysis import context
from indexes.copying import Handed, fill
from indexes.embedded import reading, tabulating, truth
from indexes.embedded.columns import Columns
from indexes.embedded.lock import WriteLock
from indexes.embedded.opening import open_writer, stored_manifest
from indexes.encoding import Encoder, manifest_of, never_zero
from indexes.errors import IndexMismatch
from indexes.everything import TOP
from indexes.manifest import FORMAT, Manifest


def rebuild(folder: Path, encoder: Encoder, lock_seconds: int) -> int:
    """Rebuild the index in this folder as this encoder and this version would build it; gives its documents.

    Raises IndexMissing, IndexLocked, IndexDamaged if the truth cannot be read, IndexMismatch if another
    version's format stores it.
    """
    was, now = stored_manifest(folder), manifest_of(encoder)
    if was.format != FORMAT:
        raise IndexMismatch(f"{folder} disimpan dalam format {was.format}, bukan {FORMAT}: jalankan `rakor ingest`.")
    lock = WriteLock(folder, lock_seconds)
    fresh, old = (folder.with_name(folder.name + end) for end in (".new", ".old"))
    readers = truth.Readers(folder)
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        with truth.reported(folder / truth.NAME):
            documents = _fill(readers.connection(), fresh, was, now, encoder)
        shutil.rmtree(old, ignore_errors=True)
        folder.rename(old)
        fresh.rename(folder)
        shutil.rmtree(old)
    finally:
        readers.close()
        lock.release()
    return documents


def _fill(connection: sqlite3.Connection, fresh: Path, was: Manifest, now: Manifest, encoder: Encoder) -> int:
    generation = int(truth.state(connection, "generation"))
    table = tabulating.read(connection, generation, 0).columns()
    with closing(open_writer(fresh, now, 0)) as index:
        fill(index, _documents(connection, table, was, now, encoder))
        index.put_relations(reading.relations(connection, generation, TOP))
        if (told := reading.run(connection)) is not None:
            index.put_run(told)
        index.commit()
    return len(table.ids)


def _documents(
    connection: sqlite3.Connection, table: Columns, was: Manifest, now: Manifest, encoder: Encoder
) -> Iterator[Handed]:
    same = (was.encoder_digest, was.dimensions, was.scale) == (now.encoder_digest, now.dimensions, now.scale)
    for at in range(len(table.ids)):
        (source,) = reading.sources(connection, table, np.array([at]))
        passages = reading.passages(connection, table, at)
        if same:
            yield source, passages, reading.codes(connection, table, at, was.dimensions)
        else:
            codes = encoder.passages([context(source, passage) for passage in passages])
            yield source, passages, never_zero(codes)
