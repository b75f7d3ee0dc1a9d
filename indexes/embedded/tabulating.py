"""Tables read from the truth: of all documents of a state, or of those that came after some of it was kept."""

import sqlite3
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.columns import KINDS, PROGRESS, RUNGS, UNDATED
from indexes.embedded.names import Names
from indexes.embedded.tables import Pairs, Tables
from indexes.embedded.truth import LIVING

_DOCUMENT = {
    "kind": np.uint8, "doc": np.int64, "first": np.int64, "size": np.int32, "dated": np.int32,
    "classification": np.uint8, "summary": np.bool_,
}  # fmt: skip
_OUTCOME = {"outcome": np.int64, "rung": np.uint8, "progress": np.int8, "due": np.int32}
_KINDS = {each.value: at for at, each in enumerate(KINDS)}
_RUNGS = {each.value: at for at, each in enumerate(RUNGS)}
_PROGRESS = {None: -1} | {each.value: at for at, each in enumerate(PROGRESS)}


def read(connection: sqlite3.Connection, generation: int, after: int) -> Tables:
    """Read the documents of the state of this generation whose number is above `after`.

    Numbers are given in the order of time, so these are all that were born since the document `after` was the last.
    """
    connection.execute("BEGIN")
    try:
        return _read(connection, generation, after)
    finally:
        connection.execute("COMMIT")


def _read(connection: sqlite3.Connection, generation: int, after: int) -> Tables:
    def documents(fields: str) -> Iterable[tuple[Any, ...]]:
        # The pluses keep SQLite from its other indexes: what is new stands at the end of the table.
        living = "FROM source WHERE doc > ? AND +born <= ? AND +died > ? ORDER BY doc"
        return connection.execute(f"SELECT {fields} {living}", (after, generation, generation))

    found = documents(f"kind, doc, first, size, coalesce(dated, {UNDATED}), classification, summary")
    listed = _arrays(((_KINDS[kind], *numbers) for kind, *numbers in found), _DOCUMENT)
    ids = [name for (name,) in documents("id")]
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int32)
    lowest = int(listed["first"][0]) if ids else LIVING
    return Tables(
        ids=Names.of(ids),
        order=order,
        language=Pairs.of(documents("doc, language")),
        place=_labels(connection, "place", after),
        institution=_labels(connection, "institution", after),
        cites=Pairs.of(connection.execute("SELECT pid, value FROM cite WHERE pid >= ?", (lowest,))),
        owners=Pairs.of(connection.execute("SELECT pid, value FROM owner WHERE pid >= ?", (lowest,))),
        **listed,
        **_outcomes(connection, lowest),
    )


def _labels(connection: sqlite3.Connection, field: str, after: int) -> Pairs:
    return Pairs.of(connection.execute("SELECT doc, value FROM label WHERE doc > ? AND field = ?", (after, field)))


def _outcomes(connection: sqlite3.Connection, lowest: int) -> dict[str, NDArray[Any]]:
    found = connection.execute(
        f"SELECT pid, rung, progress, coalesce(due, {UNDATED}) FROM outcome WHERE pid >= ? ORDER BY pid", (lowest,)
    )
    return _arrays(((pid, _RUNGS[rung], _PROGRESS[progress], due) for pid, rung, progress, due in found), _OUTCOME)


def _arrays(rows: Iterable[tuple[Any, ...]], types: dict[str, Any]) -> dict[str, NDArray[Any]]:
    """Give what rows hold as an array for each of their fields."""
    table = np.fromiter(rows, dtype=list(types.items()))
    return {name: table[name].copy() for name in types}
