"""Where an index is → the engine that holds it. The only place that knows the engines."""

from collections.abc import Callable
from pathlib import Path

from indexes import embedded
from indexes.encoding import Encoder, manifest_of
from indexes.errors import IndexUnavailable
from indexes.index import Index
from indexes.manifest import require


def open_for_reading(where: str, encoder: Encoder) -> Index:
    """Open an index that this encoder built.

    Raises IndexMissing, IndexMismatch, IndexDamaged or IndexUnavailable, each naming the command that mends it.
    """
    index = embedded.open_reader(_folder(where))
    require(index.manifest, manifest_of(encoder), where)
    return index


def open_for_status(where: str) -> Index:
    """Open an index whatever built it, to be looked at and not searched. Raises as `open_for_reading` does."""
    return embedded.open_reader(_folder(where))


def open_for_writing(where: str, encoder: Encoder, lock_seconds: int) -> Index:
    """Open or create an index and hold its write lock. Raises IndexLocked naming the process that holds it."""
    return embedded.open_writer(_folder(where), manifest_of(encoder), lock_seconds)


def backup(where: str, file: Path) -> None:
    """Write an index to one file: see `embedded.backup`."""
    embedded.backup(_folder(where), file)


def restore(file: Path, where: str, lock_seconds: int) -> None:
    """Make an index of such a file: see `embedded.restore`."""
    embedded.restore(file, _folder(where), lock_seconds)


def rebuild(where: str, encoder: Encoder, lock_seconds: int, progress: Callable[[int, int], None]) -> int:
    """Make an index anew from what it stores, as this encoder builds it: see `embedded.rebuild`."""
    return embedded.rebuild(_folder(where), encoder, lock_seconds, progress)


def is_address(where: str) -> bool:
    """Say whether this names a server rather than a folder."""
    return where.startswith(("http://", "https://"))


def _folder(where: str) -> Path:
    if is_address(where):
        raise IndexUnavailable(f"{where}: versi ini menyimpan indeks dalam folder; berikan --index FOLDER")
    return Path(where)
