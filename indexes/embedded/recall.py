"""How many candidates the bits must leave so that what is nearest is among them: measured on the codes that are there.

A stored code finds its like easily, a query usually lies further out, where no cluster is: half of the codes that are
asked are stored ones, half are four stored ones together, and the worse half decides.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from indexes.embedded import loading, segments, vectors
from indexes.embedded.arrays import Floats
from indexes.embedded.columns import Columns
from indexes.embedded.published import Published
from indexes.embedded.slots import Slots
from indexes.embedded.vectors import Vectors
from indexes.encoding import quantise
from indexes.query import Codes

ENOUGH = 0.99
NEAREST = 50
SAMPLED = 25
TOGETHER = 4
GROWN = 1.5
"""Times as many passages as at the last look that call for another."""

_ROUNDING = np.float32(1e-6)


def looked_at(
    connection: sqlite3.Connection, folder: Path, state: Published, dimensions: int, living: int
) -> Published:
    """Give the state with how many candidates its readers take, and the passages for which that is known.

    What was known before is kept until there are half as many passages again, counted from the fewest there were since.
    """
    if living <= vectors.EXACT_BELOW or living < GROWN * state.checked:
        return replace(state, checked=min(state.checked, living))
    candidates = enough(folder, state.vectors, loading.load(connection, folder, state), dimensions)
    return replace(state, candidates=candidates, checked=living)


def enough(folder: Path, named: Mapping[str, int], table: Columns, dimensions: int) -> int:
    """Give the default number of candidates, doubled until they hold ENOUGH of what is nearest."""
    parts = [segments.opened(folder / name, rows, dimensions) for name, rows in named.items()]
    searched = Vectors(parts, Slots(parts, table), table, dimensions)
    samples = [(asked, searched.least(asked, NEAREST)) for asked in _sample(searched, table.rows)]
    wanted = vectors.default_candidates(table.rows)
    while wanted < table.rows and min(_found(searched, *sample, wanted) for sample in samples) < ENOUGH:
        wanted *= 2
    return wanted


def _sample(searched: Vectors, rows: int) -> tuple[Codes, Codes]:
    """Give stored codes, and sums of several."""
    numbers = np.random.default_rng(rows)
    chosen = searched.codes(numbers.integers(0, rows, SAMPLED * TOGETHER))
    together = quantise(chosen.astype(np.float32).reshape(SAMPLED, TOGETHER, -1).sum(axis=1))
    return chosen[:SAMPLED], together[together.any(axis=1)]


def _found(searched: Vectors, asked: Codes, least: Floats, wanted: int) -> float:
    """Give the share of the nearest that so many candidates hold; ties with the last of them count as well."""
    everything = np.ones(searched.rows, dtype=np.bool_)
    shares = [
        min(int((searched.likely(code, everything, wanted)[1] >= bound - _ROUNDING).sum()), NEAREST) / NEAREST
        for code, bound in zip(asked, least, strict=True)
    ]
    return float(np.mean(shares)) if shares else 1.0
