"""Where an index is → the engine that holds it. The only place that knows the engines.

The second one is loaded when a server is asked for: its client takes longer than a search in a folder.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from indexes import embedded
from indexes.encoding import Encoder, manifest_of
from indexes.errors import BadSetting
from indexes.index import Index
from indexes.manifest import require
from indexes.settings import Settings

if TYPE_CHECKING:
    from indexes import elastic


def open_for_reading(where: str, encoder: Encoder, settings: Settings | None = None) -> Index:
    """Open an index that this encoder built: a folder, or the http(s) address of Elasticsearch.

    Settings say how to reach a server; None reads them from the environment. Raises IndexMissing, IndexMismatch,
    IndexDamaged or IndexUnavailable, each naming what mends it.
    """
    index: Index
    if is_address(where):
        from indexes import elastic

        index = elastic.open_reader(_access(where, settings))
    else:
        index = embedded.open_reader(Path(where))
    try:
        require(index.manifest, manifest_of(encoder), where)
    except BaseException:
        index.close()
        raise
    return index


def open_for_status(where: str, settings: Settings | None = None) -> Index:
    """Open an index whatever built it, to be looked at and not searched. Raises as `open_for_reading` does."""
    if is_address(where):
        from indexes import elastic

        return elastic.open_reader(_access(where, settings))
    return embedded.open_reader(Path(where))


def open_for_writing(
    where: str, encoder: Encoder, lock_seconds: int, settings: Settings | None = None, *, rebuild: bool = False
) -> Index:
    """Open or create an index and hold its write lock. Raises IndexLocked naming the process that holds it.

    With `rebuild` (on a server) a new index is filled beside the old one, which is read until `swap`.
    """
    if is_address(where):
        from indexes import elastic

        return elastic.open_writer(_access(where, settings), manifest_of(encoder), lock_seconds, rebuild=rebuild)
    if rebuild:
        raise BadSetting("--rebuild mengisi indeks baru di Elasticsearch; untuk folder: hapus folder itu lebih dulu")
    return embedded.open_writer(Path(where), manifest_of(encoder), lock_seconds)


def swap(where: str, index: Index, settings: Settings) -> None:
    """Let readers of this address see what a rebuild filled."""
    from indexes import elastic

    if isinstance(index, elastic.ElasticIndex):
        elastic.swap(_access(where, settings), index)


def backup(where: str, file: Path) -> None:
    """Write an index to one file: see `embedded.backup`."""
    embedded.backup(_folder(where), file)


def restore(file: Path, where: str, lock_seconds: int) -> None:
    """Make an index of such a file: see `embedded.restore`."""
    embedded.restore(file, _folder(where), lock_seconds)


def rebuild(where: str, encoder: Encoder, lock_seconds: int) -> int:
    """Make an index anew from what it stores, as this encoder builds it: see `embedded.rebuild`."""
    return embedded.rebuild(_folder(where), encoder, lock_seconds)


def _folder(where: str) -> Path:
    if is_address(where):
        raise BadSetting(f"{where}: ini perintah untuk indeks dalam folder; salin dahulu dengan `rakor copy`.")
    return Path(where)


def is_address(where: str) -> bool:
    """Say whether this names a server rather than a folder."""
    return where.startswith(("http://", "https://"))


def server_version(where: str, settings: Settings) -> str:
    """Give the version of the server at an address. Raises IndexUnavailable with the reason."""
    from indexes import elastic

    return elastic.server_version(_access(where, settings))


def _access(where: str, settings: Settings | None) -> "elastic.Access":
    from indexes import elastic

    return elastic.Access.of(where, settings or Settings.from_env())
