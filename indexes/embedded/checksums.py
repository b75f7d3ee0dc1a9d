"""Checksums of derived files: a byte that changed on the disk is found when a writer opens, not served for years."""

import json
import struct
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from indexes.errors import IndexDamaged

_PIECE = 2**20
_TAIL = struct.Struct("<II")
_TANTIVY = 1337
"""The last four bytes of every file of tantivy; before them its footer, JSON with the checksum of what precedes."""


def crc32(path: Path, size: int) -> int:
    """Give the checksum of the first `size` bytes of a file."""
    found = 0
    with path.open("rb") as file:
        while size > 0 and (piece := file.read(min(size, _PIECE))):
            found = zlib.crc32(piece, found)
            size -= len(piece)
    return found


def of(paths: Iterable[Path]) -> dict[str, int]:
    """Give the checksum of each of these files by its name."""
    return {path.name: crc32(path, path.stat().st_size) for path in paths}


def compare(folder: Path, sums: Mapping[str, int]) -> None:
    """Raise IndexDamaged naming the files of the folder that are not as they were written."""
    wrong = sorted(name for name, found in of(folder / name for name in sums).items() if found != sums[name])
    if wrong:
        raise changed(folder, wrong)


def compare_tantivy(folder: Path, names: Iterable[str]) -> None:
    """Raise IndexDamaged naming the files of tantivy that do not agree with the checksum at their own end."""
    wrong = sorted(name for name in names if not _agrees(folder / name))
    if wrong:
        raise changed(folder, wrong)


def changed(folder: Path, names: list[str]) -> IndexDamaged:
    """Word that files are not as they were written."""
    return IndexDamaged(f"{folder}: isi berkas berubah atau hilang ({', '.join(names[:3])})")


def unreadable(path: Path, reason: Exception | str) -> IndexDamaged:
    """Word that a derived file or folder cannot be read, and what makes it anew."""
    return IndexDamaged(f"{path} tidak terbaca ({reason}). `rakor ingest PATH…` membangunnya ulang dari truth.db.")


def _agrees(path: Path) -> bool:
    size = path.stat().st_size
    if size < _TAIL.size:
        return False
    with path.open("rb") as file:
        file.seek(size - _TAIL.size)
        length, magic = _TAIL.unpack(file.read())
        start = size - _TAIL.size - length
        if magic != _TANTIVY or start < 0:
            return False
        file.seek(start)
        footer = file.read(length)
    try:
        return bool(json.loads(footer)["crc"] == crc32(path, start))
    except (ValueError, KeyError, TypeError):
        return False
