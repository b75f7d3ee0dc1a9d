"""Many arrays of one dimension in one file, which is mapped: nothing of it is read before it is looked at.

The file begins with the length of its head; the head is JSON, [name, type, length, offset] of each array.
"""

import json
import os
import struct
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.embedded import checksums

_ALIGNED = 64
_LENGTH = struct.Struct("<Q")

Arrays = Mapping[str, NDArray[Any]]


def write(path: Path, arrays: Arrays) -> int:
    """Write the file whole, lasting before anything names it; gives its checksum."""
    listed: list[tuple[str, str, int, int]] = []
    at = 0
    for name, array in arrays.items():
        listed.append((name, array.dtype.str, len(array), at))
        at += -(-array.nbytes // _ALIGNED) * _ALIGNED
    head = json.dumps(listed).encode()
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(_LENGTH.pack(len(head)) + head)
        for array, (_, _, _, offset) in zip(arrays.values(), listed, strict=True):
            file.seek(_body(len(head)) + offset)
            array.tofile(file)
        file.truncate(_body(len(head)) + at)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return checksums.crc32(path, path.stat().st_size)


def _body(head: int) -> int:
    """Give where the arrays begin behind a head of this length."""
    return -(-(_LENGTH.size + head) // _ALIGNED) * _ALIGNED


def check(path: Path, checksum: int) -> None:
    """Raise IndexDamaged unless every byte of the file is as it was written."""
    try:
        found = checksums.crc32(path, path.stat().st_size)
    except OSError as broken:
        raise checksums.unreadable(path, broken) from broken
    if found != checksum:
        raise checksums.changed(path.parent, [path.name])


def opened(path: Path) -> Arrays:
    """Map the arrays of a file; IndexDamaged if it is not whole."""
    try:
        raw = np.asarray(np.memmap(path, dtype=np.uint8, mode="r"))
        (length,) = _LENGTH.unpack(raw[: _LENGTH.size].tobytes())
        listed = json.loads(raw[_LENGTH.size : _LENGTH.size + length].tobytes())
        body = raw[_body(length) :]
        return {
            name: body[offset : offset + many * np.dtype(kind).itemsize].view(kind).reshape(many)
            for name, kind, many, offset in listed
        }
    except (OSError, ValueError, TypeError, struct.error) as broken:
        raise checksums.unreadable(path, broken) from broken
