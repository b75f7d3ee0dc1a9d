"""Columns of a state: most of them from a file that is mapped, what came since from the truth.

The file is written anew when much has changed since, so a commit costs what it changes, and a reader that meets a new
state reads little. A folder without the file is read from the truth alone.
"""

import sqlite3
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar, get_type_hints

from indexes.embedded import array_file, checksums, tabulating
from indexes.embedded.array_file import Arrays
from indexes.embedded.columns import Columns
from indexes.embedded.names import Names
from indexes.embedded.published import Published
from indexes.embedded.tables import Pairs, Tables
from indexes.embedded.truth import LIVING

PREFIX = "columns-"
FEW = 500
"""So many changes are always left to be read from the truth."""
SHARE = 16
"""One passage of so many that changed calls for a new file."""

Kept = tuple[str, int, tuple[int, ...]]
"""The name of the file and its checksum ("" and 0 where there is none), and the documents in it that died since."""

T = TypeVar("T")


def load(connection: sqlite3.Connection, folder: Path, state: Published) -> Columns:
    """Give the columns of a published state; IndexDamaged if their file cannot be read."""
    return _tables(connection, folder, state.columns, state.gone, state.generation).columns()


def _tables(connection: sqlite3.Connection, folder: Path, name: str, gone: tuple[int, ...], generation: int) -> Tables:
    if not name:
        return tabulating.read(connection, generation, 0)
    kept = opened(folder / name)
    return kept.without(gone).joined(tabulating.read(connection, generation, kept.last))


def keep(connection: sqlite3.Connection, folder: Path, before: Published, generation: int) -> Kept:
    """Bring the file up to a generation if it pays; what died since `before` is still in the truth."""
    kept = opened(folder / before.columns) if before.columns else None
    last, rows = (kept.last, int(kept.size.sum())) if kept else (0, 0)
    died = connection.execute(
        "SELECT doc FROM source WHERE died > ? AND died < ? AND doc <= ?", (before.generation, LIVING, last)
    )
    gone = tuple(sorted({*before.gone, *(doc for (doc,) in died)})) if kept else ()
    (born,) = connection.execute(
        "SELECT coalesce(sum(size), 0) FROM source WHERE doc > ? AND +died = ?", (last, LIVING)
    ).fetchone()
    if len(gone) + born <= max(FEW, rows // SHARE):
        return before.columns, before.columns_sum, gone
    name = f"{PREFIX}{generation}"
    tables = _tables(connection, folder, before.columns, gone, generation)
    return name, array_file.write(folder / name, flat(tables)), ()


def check(folder: Path, state: Published) -> None:
    """Raise IndexDamaged unless every byte of the file is as it was written."""
    if state.columns:
        array_file.check(folder / state.columns, state.columns_sum)
        opened(folder / state.columns)


def opened(path: Path) -> Tables:
    """Map the tables of a file; IndexDamaged if they are not whole."""
    try:
        return folded(Tables, array_file.opened(path))
    except KeyError as broken:
        raise checksums.unreadable(path, broken) from broken


def flat(value: Tables | Pairs | Names, above: str = "") -> Arrays:
    """Give the arrays of a value and of the values in it, by their names and the names of those they are in."""
    found: dict[str, Any] = {}
    for field in fields(value):
        inner, name = getattr(value, field.name), above + field.name
        found |= flat(inner, f"{name}.") if isinstance(inner, Pairs | Names) else {name: inner}
    return found


def folded(kind: type[T], arrays: Arrays, above: str = "") -> T:
    """Make a value again of its arrays; KeyError if one is missing."""
    inner = get_type_hints(kind)
    given = {
        name: folded(each, arrays, f"{above}{name}.") if each in (Pairs, Names) else arrays[above + name]
        for name, each in inner.items()
    }
    return kind(**given)
