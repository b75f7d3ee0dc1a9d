"""Segments: folders of arrays that hold the codes and the postings of the same passages. Derived from the truth.

`codes` (rows, dimensions) int8, `pids`, `lengths` of the codes, `signs` (dimensions / 64, rows), one bit per dimension
by bits.py; and the arrays of postings.py. Rows of documents that are gone stay until their segment is merged; nothing
living points at them. Pids ascend, from segment to segment too.
"""

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tokenize import TokenError

import numpy as np

from indexes.embedded import bits, checksums, joining, postings
from indexes.embedded.arrays import Floats, Ints
from indexes.embedded.bits import Words64
from indexes.embedded.joining import Part
from indexes.embedded.postings import Postings, mapped
from indexes.embedded.published import sync_folder
from indexes.query import Codes

_WORD = 8
_SUMS = "sums.json"
_CODED = ("codes", "pids", "lengths", "signs")
_ARRAYS = (*_CODED, *postings.ARRAYS)


@dataclass(frozen=True, eq=False)
class Segment:
    """The arrays of one segment, mapped from disk."""

    codes: Codes
    pids: Ints
    lengths: Floats
    signs: Words64
    postings: Postings

    def picked(self, places: Ints) -> Codes:
        """Give the codes at these places, gathered eight dimensions at once where the dimensions allow it."""
        if self.codes.shape[1] % _WORD:
            return self.codes.take(places, axis=0)
        return self.codes.view(np.uint64).take(places, axis=0).view(np.int8)


def write(folder: Path, codes: Codes, pids: Ints, before: Sequence[Segment] = (), fresh: Sequence[Part] = ()) -> None:
    """Write a segment whole, lasting before anything names it.

    Its postings are those of the segments `before` it as far as their passages are among the pids, and those of
    the `fresh` passages.
    """
    new = folder.with_name(folder.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    lengths = np.sqrt(np.einsum("ij,ij->i", codes, codes, dtype=np.float32))
    for name, array in zip(_CODED, (codes, pids, lengths, bits.signs(codes)), strict=True):
        np.save(new / f"{name}.npy", array)
    parts = [Part(segment.pids, segment.postings) for segment in before]
    joining.write(new, [*parts, *fresh], pids)
    _write_sums(new)
    _make_last(new)
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)


def _write_sums(folder: Path) -> None:
    sums = checksums.of(folder / f"{name}.npy" for name in _ARRAYS)
    (folder / _SUMS).write_text(json.dumps(sums))


def _make_last(folder: Path) -> None:
    for path in folder.iterdir():
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sync_folder(folder)


def check(folder: Path, rows: int, dimensions: int) -> None:
    """Raise IndexDamaged unless every byte of the segment is as it was written."""
    try:
        sums = json.loads((folder / _SUMS).read_bytes())
        checksums.compare(folder, {f"{name}.npy": sums[f"{name}.npy"] for name in _ARRAYS})
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise checksums.unreadable(folder, broken) from broken
    opened(folder, rows, dimensions)


def opened(folder: Path, rows: int, dimensions: int) -> Segment:
    """Map a segment; IndexDamaged if it is not whole."""
    try:
        codes, pids, lengths, signs = mapped(folder, _CODED)
        segment = Segment(codes, pids, lengths, signs, Postings(*mapped(folder, postings.ARRAYS)))
    except (OSError, ValueError, EOFError, SyntaxError, TokenError) as broken:
        # numpy reads a header as Python source: a changed byte there is an error of Python's.
        raise checksums.unreadable(folder, broken) from broken
    if segment.codes.shape != (rows, dimensions) or segment.pids.shape != (rows,):
        raise checksums.unreadable(folder, f"{segment.codes.shape} kode, semestinya {rows}")
    if not segment.postings.whole(rows):
        raise checksums.unreadable(folder, f"kata tidak sesuai dengan {rows} bagian")
    return segment


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
