"""Codes in flat files, compared in full, or by one bit per dimension first. Derived from the truth.

A segment is a folder of arrays: `codes` (rows, dimensions) int8, `pids`, `lengths` of the codes, and
`bits` (dimensions / 64, rows): whether a code is above the segment's `mean`, 64 dimensions a word.
Rows of documents that are gone stay until their segment is merged; nothing living points at them.
Scans are products of numpy: set OPENBLAS_NUM_THREADS=1 where many processes share the cores.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tokenize import TokenError

import numpy as np

from indexes.embedded import bits, checksums
from indexes.embedded.bits import Floats, Words64
from indexes.embedded.columns import Bools, Columns, Ints
from indexes.embedded.published import sync_folder
from indexes.errors import IndexDamaged
from indexes.query import Codes

EXACT_BELOW = 5_000
"""Passages up to which every code is compared in full; above, bits choose the candidates."""

_CANDIDATES = (2_000, 10_000)
_CANDIDATE_SHARE = 50
_SPREAD_SAMPLE = 1_024

_BLOCK = 4_096
"""Rows that an exact look unfolds at once."""

_SUMS = "sums.json"
_ARRAYS = ("codes", "pids", "lengths", "bits", "mean")


@dataclass(frozen=True, eq=False)
class Segment:
    """The arrays of one segment, mapped from disk."""

    codes: Codes
    pids: Ints
    lengths: Floats
    bits: Words64
    mean: Floats

    @property
    def spread(self) -> Floats:
        """Give how far rows lie from the mean in each dimension, on average over an even sample."""
        sample = self.codes[:: max(1, len(self.codes) // _SPREAD_SAMPLE)]
        return np.abs(sample - self.mean).mean(axis=0) if len(sample) else np.zeros_like(self.mean)


def write(folder: Path, codes: Codes, pids: Ints) -> None:
    """Write a segment whole, lasting before anything names it."""
    fresh = folder.with_name(folder.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    mean = codes.mean(axis=0, dtype=np.float32) if len(codes) else np.zeros(codes.shape[1], np.float32)
    lengths = np.sqrt(np.einsum("ij,ij->i", codes, codes, dtype=np.float32))
    arrays = (codes, pids, lengths, bits.above(codes, mean), mean)
    for name, array in zip(_ARRAYS, arrays, strict=True):
        with (fresh / f"{name}.npy").open("wb") as file:
            np.save(file, array)
            file.flush()
            os.fsync(file.fileno())
    _write_sums(fresh)
    sync_folder(fresh)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _write_sums(folder: Path) -> None:
    with (folder / _SUMS).open("w") as file:
        json.dump(checksums.of(folder / f"{name}.npy" for name in _ARRAYS), file)
        file.flush()
        os.fsync(file.fileno())


def check(folder: Path, rows: int, dimensions: int) -> None:
    """Raise IndexDamaged unless every byte of the segment is as it was written."""
    try:
        sums = json.loads((folder / _SUMS).read_bytes())
        checksums.compare(folder, {f"{name}.npy": sums[f"{name}.npy"] for name in _ARRAYS})
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise _damaged(folder, str(broken)) from broken
    opened(folder, rows, dimensions)


def opened(folder: Path, rows: int, dimensions: int) -> Segment:
    """Map a segment; IndexDamaged if it is not whole."""
    try:
        # As plain arrays over the mapping: numpy's own class for it makes every step slower.
        segment = Segment(*(np.asarray(np.load(folder / f"{n}.npy", mmap_mode="r")) for n in _ARRAYS))
    except (OSError, ValueError, EOFError, SyntaxError, TokenError) as broken:
        # numpy reads a header as Python source: a changed byte there is an error of Python's.
        raise _damaged(folder, str(broken)) from broken
    if segment.codes.shape != (rows, dimensions) or segment.pids.shape != (rows,):
        raise _damaged(folder, f"{segment.codes.shape} kode, semestinya {rows}")
    return segment


def _damaged(folder: Path, reason: str) -> IndexDamaged:
    return IndexDamaged(f"{folder} tidak terbaca ({reason}). `rakor ingest PATH…` membangunnya ulang dari truth.db.")


def to_merge(segments: Mapping[str, int], rows: int) -> list[str]:
    """Choose the last segments that a new one of so many rows should take up, so that few remain.

    Each segment ends up at least twice as long as the one after it: a million rows are in some ten files.
    """
    chosen: list[str] = []
    for name, size in reversed(list(segments.items())):
        if size >= 2 * rows:
            break
        chosen.append(name)
        rows += size
    return chosen[::-1]


def default_candidates(rows: int) -> int:
    """Give how many of so many rows are compared in full, where nothing else was found to be needed."""
    return min(max(rows // _CANDIDATE_SHARE, _CANDIDATES[0]), _CANDIDATES[1])


class Vectors:
    """The vectors of one committed state, for any number of threads.

    `candidates` are compared in full by `near`; 0 where all rows are.
    """

    def __init__(
        self, folder: Path, named: Mapping[str, int], columns: Columns, dimensions: int, candidates: int = 0
    ) -> None:
        """Map the segments. `candidates`: at least so many."""
        self._columns = columns
        self._dimensions = dimensions
        self._segments = [opened(folder / name, rows, dimensions) for name, rows in named.items()]
        self._rows = [columns.rows_of(segment.pids) for segment in self._segments]
        self.candidates = max(candidates, default_candidates(columns.rows)) if columns.rows > EXACT_BELOW else 0

    @cached_property
    def _spread(self) -> Floats:
        """Give the spread of the longest segment: distances in all of them are compared with each other."""
        return max(self._segments, key=lambda segment: len(segment.pids)).spread

    def near(self, code: Codes, allowed: Bools) -> tuple[Ints, Floats]:
        """Give allowed rows with their cosine to the code: all of them, or the likeliest of many."""
        if code.shape != (self._dimensions,):
            raise ValueError(f"A code of shape {code.shape}; this index has {self._dimensions} dimensions.")
        if not code.any():
            raise ValueError("A code of zeros alone is near to nothing.")
        return self.likely(code, allowed, self.candidates or self.rows)

    def likely(self, code: Codes, allowed: Bools, wanted: int) -> tuple[Ints, Floats]:
        """Give about so many of the allowed rows, those whose bits are nearest, with their cosine to the code."""
        asked = code.astype(np.float32)
        length = np.sqrt(asked @ asked)
        places = [np.flatnonzero((rows >= 0) & allowed[rows]) for rows in self._rows]
        if sum(map(len, places)) > wanted:
            places = self._closest(code, places, wanted)
        found = [(np.empty(0, np.int64), np.empty(0, np.float32))]
        for segment, rows, at in zip(self._segments, self._rows, places, strict=True):
            dots = segment.codes[at].astype(np.float32) @ asked
            found.append((rows[at], dots / (segment.lengths[at] * length)))
        return np.concatenate([rows for rows, _ in found]), np.concatenate([each for _, each in found])

    def _closest(self, code: Codes, places: Sequence[Ints], wanted: int) -> list[Ints]:
        """Keep about so many places: those whose bits lie nearest to the code, and all that tie."""
        asked = bits.asked(code, self._spread)
        far = [bits.distances(s.bits, at, asked) for s, at in zip(self._segments, places, strict=True)]
        counted = np.bincount(np.concatenate(far), minlength=1)
        limit = int(np.searchsorted(np.cumsum(counted), wanted))
        return [at[distance <= limit] for at, distance in zip(places, far, strict=True)]

    @property
    def rows(self) -> int:
        """Count the living rows."""
        return self._columns.rows

    def codes(self, rows: Ints) -> Codes:
        """Give the codes of these rows."""
        found = np.zeros((len(rows), self._dimensions), dtype=np.int8)
        for segment, numbered in zip(self._segments, self._rows, strict=True):
            living = np.flatnonzero(numbered >= 0)
            place = np.full(self.rows, -1)
            place[numbered[living]] = living
            here = place[rows] >= 0
            found[here] = segment.codes[place[rows][here]]
        return found

    def least(self, asked: Codes, many: int) -> Floats:
        """Give for each of these codes the cosine of its `many`-th nearest row, every row compared in full."""
        wanted = asked.astype(np.float32)
        lengths = np.sqrt(np.einsum("ij,ij->i", wanted, wanted))
        best = np.full((len(asked), many), -2, dtype=np.float32)
        for segment, numbered in zip(self._segments, self._rows, strict=True):
            for at in range(0, len(numbered), _BLOCK):
                part = slice(at, at + _BLOCK)
                scores = wanted @ segment.codes[part].astype(np.float32).T / (lengths[:, None] * segment.lengths[part])
                scores[:, numbered[part] < 0] = -2
                best = np.partition(np.hstack([best, scores]), -many, axis=1)[:, -many:]
        least: Floats = best.min(axis=1)
        return least
