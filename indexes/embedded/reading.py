"""Reads of stored values: documents, passages, provisions, relations, words, as one generation has them."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from indexes.analysis import fold
from indexes.canonical import Canonical, parse
from indexes.embedded.arrays import Ints
from indexes.embedded.columns import Columns
from indexes.model import Classification, Effect, Key, Outcome, Passage, Source
from indexes.query import Candidate, Codes, Relations, Statement
from indexes.runs import Run
from indexes.stored import load, load_source

_AT_ONCE = 500
_LAST = chr(0x10FFFF)


@lru_cache(maxsize=4_000)
def _passage(text: str) -> Passage:
    return load(Passage, text)


def versions(connection: sqlite3.Connection, generation: int, root: str) -> Mapping[str, str]:
    """Give id → version of the documents whose file lies in this folder or below it."""
    below = root.rstrip("/") + "/"
    found = connection.execute(
        "SELECT id, version, root || '/' || (data ->> 'file') FROM source WHERE born <= ? AND died > ? ORDER BY id",
        (generation, generation),
    )
    return {source_id: version for source_id, version, file in found if file.startswith(below)}


def sources(connection: sqlite3.Connection, columns: Columns, documents: Ints) -> tuple[Source, ...]:
    """Give the descriptions of these documents, in their order."""
    return tuple(_sources(connection, columns.doc[documents].tolist()))


def _sources(connection: sqlite3.Connection, docs: Sequence[int]) -> Iterator[Source]:
    data = dict[int, str](_chunked(connection, "SELECT doc, data FROM source WHERE doc IN (%s)", docs))
    return (load_source(data[doc]) for doc in docs if doc in data)


def passages(connection: sqlite3.Connection, columns: Columns, document: int) -> tuple[Passage, ...]:
    """Give a document's passages in reading order."""
    found = connection.execute(
        "SELECT data FROM passage WHERE pid >= ? AND pid < ? ORDER BY pid", _span(columns, document)
    )
    return tuple(_passage(data) for (data,) in found)


def codes(connection: sqlite3.Connection, columns: Columns, document: int, dimensions: int) -> Codes:
    """Give a document's codes in reading order."""
    found = connection.execute(
        "SELECT code FROM passage WHERE pid >= ? AND pid < ? ORDER BY pid", _span(columns, document)
    )
    joined = b"".join(code for (code,) in found)
    return np.frombuffer(joined, dtype=np.int8).reshape(-1, dimensions)


def _span(columns: Columns, document: int) -> tuple[int, int]:
    first = int(columns.first[document])
    return first, first + int(columns.size[document])


def candidates(connection: sqlite3.Connection, columns: Columns, rows: Ints) -> Mapping[Key, Candidate]:
    """Give the passages of these rows with their documents and codes, in the order of the rows."""
    pids = columns.pids_of(rows).tolist()
    docs = columns.doc[columns.document[rows]].tolist()
    described = dict[int, str](_chunked(connection, "SELECT doc, data FROM source WHERE doc IN (%s)", list(set(docs))))
    asked = "SELECT pid, data, code, stem, heading FROM passage WHERE pid IN (%s)"
    stored = {pid: rest for pid, *rest in _chunked(connection, asked, pids)}
    found: dict[Key, Candidate] = {}
    for key, pid, doc in zip(columns.keys(rows), pids, docs, strict=True):
        if pid in stored and doc in described:
            data, code, stems, heading = stored[pid]
            found[key] = Candidate(described[doc], data, np.frombuffer(code, dtype=np.int8), stems, heading)
    return found


def outcomes(connection: sqlite3.Connection, columns: Columns, rows: Ints) -> tuple[tuple[Key, Outcome], ...]:
    """Give the outcomes of these rows, in their order."""
    pids = columns.pids_of(rows).tolist()
    data = dict[int, str](_chunked(connection, "SELECT pid, data FROM passage WHERE pid IN (%s)", pids))
    read = (_passage(data[pid]) for pid in pids if pid in data)
    return tuple((passage.key, passage.outcome) for passage in read if passage.outcome)


def provision(
    connection: sqlite3.Connection, columns: Columns, canonical_id: str, clearance: Classification
) -> tuple[Key, ...]:
    """Find a provision's passages: see `Index.provision`."""
    asked = parse(canonical_id)
    if asked is None:
        return ()
    for level in _upwards(asked):
        rows = _rows_of_provision(connection, columns, level)
        rows = rows[columns.classification[columns.document[rows]] <= int(clearance)]
        if len(rows):
            return tuple(columns.keys(_leading(columns, rows)))
    return ()


def _upwards(asked: Canonical) -> Iterator[Canonical]:
    """Give the id, then what it stands in, up to its article; a part such as penjelasan is kept."""
    wider = (asked, replace(asked, angka=None), replace(asked, angka=None, huruf=None))
    article = replace(asked, angka=None, huruf=None, ayat=None)
    yield from dict.fromkeys((*wider, article) if asked.pasal else (asked,))


def _rows_of_provision(connection: sqlite3.Connection, columns: Columns, asked: Canonical) -> Ints:
    name = str(asked)
    found = connection.execute(
        "SELECT value, pid FROM provision WHERE value = ? OR (value > ? AND value < ?)",
        (name, f"{name}/", f"{name}/{_LAST}"),
    ).fetchall()
    hidden = {pid for value, pid in found if value.endswith("/penjelasan") and not asked.part}
    pids = {pid for _, pid in found}
    if name == asked.work:
        pids |= _unnumbered(connection, name)
    return columns.living(np.array(sorted(pids - hidden), dtype=np.int64))


def _unnumbered(connection: sqlite3.Connection, work: str) -> set[int]:
    """Give the passages of a work's files that name no provision themselves."""
    spans = connection.execute("SELECT first, first + size FROM source WHERE canonical = ?", (work,)).fetchall()
    every = {pid for first, end in spans for pid in range(first, end)}
    numbered = "SELECT pid FROM provision WHERE pid >= ? AND pid < ?"
    return every - {pid for span in spans for (pid,) in connection.execute(numbered, span)}


def _leading(columns: Columns, rows: Ints) -> Ints:
    """Order passages by file: no summary first, then more passages, then by id; within, in reading order."""
    documents = columns.document[rows]
    return rows[np.lexsort((rows, columns.rank[documents], -columns.size[documents], columns.summary[documents]))]


def relations(connection: sqlite3.Connection, generation: int, clearance: Classification) -> Relations:
    """Give the statements that this clearance may see, in the order they were put."""
    found = connection.execute(
        "SELECT data, source, classification FROM relation"
        " WHERE born <= ? AND died > ? AND classification <= ? ORDER BY position",
        (generation, generation, int(clearance)),
    )
    return Relations(tuple(Statement(load(Effect, data), source, secret) for data, source, secret in found))


def run(connection: sqlite3.Connection) -> Run | None:
    """Give what the last ingest told of itself."""
    row = connection.execute("SELECT value FROM state WHERE key = 'run'").fetchone()
    return None if row is None else load(Run, row[0])


def vocabulary(
    connection: sqlite3.Connection, prefix: str, limit: int, clearance: Classification
) -> tuple[tuple[str, int], ...]:
    """Give the words that begin so with their number of documents, the commonest first."""
    start = fold(prefix)
    if not start or limit <= 0:
        return ()
    found = connection.execute(
        "SELECT token, sum(docs) AS n FROM word WHERE token >= ? AND token < ? AND classification <= ?"
        " GROUP BY token ORDER BY n DESC, token LIMIT ?",
        (start, start + _LAST, int(clearance), limit),
    )
    return tuple(found)


def _chunked(connection: sqlite3.Connection, asked: str, numbers: Sequence[int]) -> Iterator[Any]:
    """Ask for rows by number; the %s of the query becomes as many marks as there are numbers."""
    for at in range(0, len(numbers), _AT_ONCE):
        part = numbers[at : at + _AT_ONCE]
        yield from connection.execute(asked % ",".join("?" * len(part)), part)
