"""The stores that peers.py compares, each behind the same three functions: fill, open, and a hybrid question.

Each is used as its documentation shows; its own fusion where it has one, else reciprocal rank fusion of the best 100 of
both halves. All get the same passages and the same vectors. Libraries are imported when their store is used.
"""

# mypy: ignore-errors
# ruff: noqa: PLC0415, ANN401 - each library only where it is used, and they are not typed

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from indexes.query import Codes

os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
# txtai takes vectors from a function of ours only with this.
os.environ["ALLOW_RESOLVE_TRANSFORM"] = "True"

DEPTH = 100
FUSED = 60
"""The constant of reciprocal rank fusion (Cormack et al. 2009)."""


class Entry(NamedTuple):
    """One passage: its name, title, text."""

    name: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Give what stands over the passage together with it."""
        return f"{self.title}\n{self.text}"


class Store(Protocol):
    """What is asked of each store. `counts`: its answers come with exact counts of all that matches."""

    counts: bool

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        """Take everything in."""

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        """Make ready to answer in a process of its own."""

    def ask(self, text: str, code: Codes) -> list[str]:
        """Give the names of the best passages."""


def unit(codes: Codes) -> NDArray[np.float32]:
    """Give codes as unit vectors."""
    rows = codes.astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1)


def fuse(rankings: Iterable[Sequence[str]]) -> list[str]:
    """Fuse rankings by reciprocal rank."""
    scores: dict[str, float] = defaultdict(float)
    for ranking in rankings:
        for rank, name in enumerate(ranking):
            scores[name] += 1 / (FUSED + rank + 1)
    return sorted(scores, key=scores.__getitem__, reverse=True)


class SqliteVec:
    """SQLite with FTS5 and sqlite-vec in one file; counts by SQL over all matches."""

    counts = True

    def _connect(self, folder: Path) -> Any:
        import apsw
        import sqlite_vec

        folder.mkdir(exist_ok=True)
        connection = apsw.Connection(str(folder / "peer.db"))
        connection.enable_load_extension(True)
        connection.load_extension(sqlite_vec.loadable_path())
        return connection

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        db = self._connect(folder)
        db.execute("PRAGMA journal_mode = WAL")
        db.execute(
            "CREATE TABLE passage (pid INTEGER PRIMARY KEY, name TEXT, kind TEXT, title TEXT, text TEXT);"
            "CREATE VIRTUAL TABLE fts USING fts5(title, text, content=passage, content_rowid=pid,"
            " tokenize='unicode61 remove_diacritics 2');"
            f"CREATE VIRTUAL TABLE vec USING vec0(pid INTEGER PRIMARY KEY, v int8[{codes.shape[1]}]"
            " distance_metric=cosine)"
        )
        with db:
            rows = [(n, e.name, e.name.partition("-")[0], e.title, e.text) for n, e in enumerate(entries)]
            db.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", rows)
            db.execute("INSERT INTO fts (fts) VALUES ('rebuild')")
            vectors = ((n, code.tobytes()) for n, code in enumerate(codes))
            db.executemany("INSERT INTO vec (pid, v) VALUES (?, vec_int8(?))", vectors)
        db.close()

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        self._db = self._connect(folder)

    def ask(self, text: str, code: Codes) -> list[str]:
        asked = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        words = "SELECT name FROM fts JOIN passage ON pid = fts.rowid WHERE fts MATCH ? ORDER BY rank LIMIT ?"
        near = "SELECT name FROM vec JOIN passage USING (pid) WHERE v MATCH vec_int8(?) AND k = ? ORDER BY distance"
        counted = "SELECT kind, count(*) FROM fts JOIN passage ON pid = fts.rowid WHERE fts MATCH ? GROUP BY kind"
        self._db.execute(counted, (asked,)).fetchall()
        halves = [self._db.execute(words, (asked, DEPTH)), self._db.execute(near, (code.tobytes(), DEPTH))]
        return fuse([[name for (name,) in half] for half in halves])


class Lance:
    """LanceDB's hybrid search; an index over the vectors above 50,000 passages, where its documentation advises one."""

    counts = False

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        import lancedb
        import pyarrow as pa

        vectors = pa.FixedSizeListArray.from_arrays(pa.array(unit(codes).ravel()), codes.shape[1])
        columns = {"name": [e.name for e in entries], "text": [e.whole for e in entries], "vector": vectors}
        table = lancedb.connect(folder).create_table("peer", pa.table(columns))
        table.create_fts_index("text", stem=False, remove_stop_words=False, ascii_folding=True)
        if len(entries) > 50_000:
            table.create_index(metric="cosine", index_type="IVF_SQ", vector_column_name="vector")

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        import lancedb

        self._table = lancedb.connect(folder).open_table("peer")

    def ask(self, text: str, code: Codes) -> list[str]:
        plain = " ".join(re.findall(r"\w+", text))
        asked = self._table.search(query_type="hybrid").vector(unit(code)).text(plain).distance_type("cosine")
        return asked.select(["name"]).limit(DEPTH).to_arrow().column("name").to_pylist()


_VECTORS: dict[str, NDArray[np.float32]] = {}


def vectors_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Give the vectors of texts to txtai, which finds this function by its name."""
    return np.stack([_VECTORS[text] for text in texts])


class Txtai:
    """txtai with its own BM25 and faiss; vectors from outside."""

    counts = False

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        from txtai import Embeddings

        _VECTORS.update((e.whole, row) for e, row in zip(entries, unit(codes), strict=True))
        transform = f"{vectors_of.__module__}.{vectors_of.__name__}"
        store = Embeddings({"method": "external", "transform": transform, "hybrid": True, "content": False})
        store.index([(e.name, e.whole, None) for e in entries])
        store.save(str(folder))

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        from txtai import Embeddings

        self._store = Embeddings()
        self._store.load(str(folder))

    def ask(self, text: str, code: Codes) -> list[str]:
        _VECTORS[text] = unit(code)
        return [name for name, _ in self._store.search(text, DEPTH)]


class HaystackMemory:
    """Haystack's InMemoryDocumentStore: lost at the end of the process, so it is filled again to be asked."""

    counts = False

    def fill(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        folder.mkdir(exist_ok=True)
        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        rows = zip(entries, unit(codes).tolist(), strict=True)
        self._store.write_documents([Document(id=e.name, content=e.whole, embedding=row) for e, row in rows])

    def open(self, folder: Path, entries: Sequence[Entry], codes: Codes) -> None:
        self.fill(folder, entries, codes)

    def ask(self, text: str, code: Codes) -> list[str]:
        words = self._store.bm25_retrieval(text, top_k=DEPTH)
        near = self._store.embedding_retrieval(unit(code).tolist(), top_k=DEPTH)
        return fuse([[each.id for each in half] for half in (words, near)])
