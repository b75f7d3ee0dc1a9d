"""How many candidates the bits must leave so that what is nearest is among them: measured on the codes that are there.

A stored code finds its like easily, a query lies further out: on 82,834 articles of regulations 2,000 candidates hold
.997 of the 50 nearest of a stored code, .957 of those of four typed words, and .964 of those of four stored codes
together, which therefore stand for queries.
"""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from indexes.embedded import columns, vectors
from indexes.embedded.columns import Columns
from indexes.embedded.published import Published
from indexes.embedded.vectors import Vectors
from indexes.encoding import quantise
from indexes.query import Codes

ENOUGH = 0.98
NEAREST = 50
SAMPLED = 50
TOGETHER = 4
GROWN = 1.5
"""Times as many passages as at the last look that call for another."""

_ROUNDING = np.float32(1e-6)


def looked_at(
    connection: sqlite3.Connection,
    folder: Path,
    before: Published,
    segments: Mapping[str, int],
    generation: int,
    dimensions: int,
    living: int,
) -> tuple[int, int]:
    """Give how many candidates a state's readers take, and the passages for which that is known.

    That is kept until there are half as many passages again, counted from the fewest there were since.
    """
    if living <= vectors.EXACT_BELOW or living < GROWN * before.checked:
        return before.candidates, min(before.checked, living)
    return enough(folder, segments, columns.load(connection, generation), dimensions), living


def enough(folder: Path, segments: Mapping[str, int], table: Columns, dimensions: int) -> int:
    """Give the default number of candidates, doubled until they hold ENOUGH of what is nearest."""
    searched = Vectors(folder, segments, table, dimensions)
    asked = _sample(searched, table.rows)
    least = searched.least(asked, NEAREST)
    wanted = vectors.default_candidates(table.rows)
    while wanted < table.rows and _found(searched, asked, least, wanted) < ENOUGH:
        wanted *= 2
    return wanted


def _sample(searched: Vectors, rows: int) -> Codes:
    numbers = np.random.default_rng(rows)
    chosen = searched.codes(numbers.integers(0, rows, SAMPLED * TOGETHER)).astype(np.float32)
    asked = quantise(chosen.reshape(SAMPLED, TOGETHER, -1).sum(axis=1))
    return asked[asked.any(axis=1)]


def _found(searched: Vectors, asked: Codes, least: vectors.Floats, wanted: int) -> float:
    """Give the share of the nearest that so many candidates hold; ties with the last of them count as well."""
    everything = np.ones(searched.rows, dtype=np.bool_)
    shares = [
        min(int((searched.likely(code, everything, wanted)[1] >= bound - _ROUNDING).sum()), NEAREST) / NEAREST
        for code, bound in zip(asked, least, strict=True)
    ]
    return float(np.mean(shares)) if shares else 1.0
