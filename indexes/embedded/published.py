"""`current.json`: which state readers see. Renaming it into place is what makes a commit visible."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from indexes.errors import IndexDamaged

NAME = "current.json"

Signature = tuple[int, int, int]
"""What changes with every publishing: inode, time and size (the inode alone comes back after a rename)."""


@dataclass(frozen=True)
class Published:
    """A committed state: generation of the truth, and the derived files that belong to it.

    `opstamp` is tantivy's number of its commit; `words_files` its files with their sizes; `vectors`
    are the folders of the segments with their rows, oldest first. `candidates` are compared in full by a search
    by meaning (more where the default is more), as was found at `checked` passages; a folder from before has neither.
    `columns` is the file of columns with its checksum, `gone` the documents in it that died since it was written; a
    folder from before, and one with few passages, has none.
    """

    generation: int
    words: str
    opstamp: int
    words_files: Mapping[str, int]
    vectors: Mapping[str, int]
    candidates: int = 0
    checked: int = 0
    columns: str = ""
    columns_sum: int = 0
    gone: tuple[int, ...] = ()


def signature(folder: Path) -> Signature | None:
    """Tell cheaply whether something was published since; None where nothing ever was."""
    try:
        seen = os.stat(folder / NAME)  # noqa: PTH116 - half the time of Path.stat, on every read
    except FileNotFoundError:
        return None
    return seen.st_ino, seen.st_mtime_ns, seen.st_size


def read(folder: Path) -> Published:
    """Read the published state; IndexDamaged if the file is missing or cannot be read."""
    try:
        return Published(**json.loads((folder / NAME).read_bytes()))
    except (OSError, ValueError, TypeError) as broken:
        raise IndexDamaged(
            f"{folder / NAME} tidak terbaca ({broken}). Jalankan `rakor ingest PATH…`: dibangun ulang dari truth.db."
        ) from broken


def publish(folder: Path, state: Published) -> None:
    """Make this state the visible one, lasting through a power cut."""
    fresh = folder / (NAME + ".new")
    with fresh.open("wb") as file:
        file.write(json.dumps(asdict(state)).encode())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / NAME)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
