"""The SQLite file that holds everything; the rest of the folder is derived from it.

A row of `source` lives from the generation it was `born` in until the one it `died` in, so that a
reader of an older state is not disturbed. These two columns, written with the change itself, are
also the log that the derived files are replayed from. Numbers of documents and passages are never
used twice; the passages of a document are `first`, `first + 1`, … in reading order.
"""

import errno
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from indexes.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexUnavailable, IndexUnwritable
from indexes.manifest import REBUILD, Manifest

NAME = "truth.db"
LIVING = 2**62
"""`died` of what has not."""

_APPLICATION = 0x52414B52  # "RAKR" in the file's header: says that a database is ours
_BUSY_SECONDS = 10
_CACHE_KB = 4_000
"""What each thread's connection keeps of the file. Mapping the file instead was no faster, and counts as memory."""

_SCHEMA = f"""
BEGIN;
PRAGMA application_id = {_APPLICATION};
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    doc INTEGER PRIMARY KEY, id TEXT NOT NULL, root TEXT NOT NULL, version TEXT NOT NULL, canonical TEXT,
    kind TEXT NOT NULL, dated INTEGER, classification INTEGER NOT NULL, language TEXT NOT NULL,
    summary INTEGER NOT NULL, first INTEGER NOT NULL, size INTEGER NOT NULL,
    born INTEGER NOT NULL, died INTEGER NOT NULL, data TEXT NOT NULL);
CREATE INDEX source_id ON source (id);
CREATE INDEX source_died ON source (died);
CREATE INDEX source_born ON source (born);
CREATE INDEX source_canonical ON source (canonical) WHERE canonical IS NOT NULL;
CREATE TABLE label (doc INTEGER, field TEXT, value TEXT, PRIMARY KEY (doc, field, value)) WITHOUT ROWID;
CREATE TABLE passage (
    pid INTEGER PRIMARY KEY, data TEXT NOT NULL, stem TEXT NOT NULL, code BLOB NOT NULL,
    exact TEXT NOT NULL, heading TEXT NOT NULL);
CREATE TABLE cite (pid INTEGER, value TEXT, PRIMARY KEY (pid, value)) WITHOUT ROWID;
CREATE TABLE provision (value TEXT, pid INTEGER, PRIMARY KEY (value, pid)) WITHOUT ROWID;
CREATE INDEX provision_pid ON provision (pid);
CREATE TABLE outcome (pid INTEGER PRIMARY KEY, rung TEXT NOT NULL, progress TEXT, due INTEGER);
CREATE TABLE owner (pid INTEGER, value TEXT, PRIMARY KEY (pid, value)) WITHOUT ROWID;
CREATE TABLE word (
    token TEXT, classification INTEGER, docs INTEGER NOT NULL,
    PRIMARY KEY (token, classification)) WITHOUT ROWID;
CREATE TABLE relation (
    position INTEGER PRIMARY KEY, classification INTEGER NOT NULL, source TEXT NOT NULL,
    born INTEGER NOT NULL, died INTEGER NOT NULL, data TEXT NOT NULL);
INSERT INTO state VALUES ('generation', '0'), ('next_doc', '1'), ('next_pid', '1');
COMMIT;
"""


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn what SQLite, tantivy and the disk complain of into errors that say what to do."""
    try:
        yield
    except sqlite3.DatabaseError as broken:
        name = getattr(broken, "sqlite_errorname", "")
        say = next((say for start, say in _SAID.items() if name.startswith(start)), _damaged)
        raise say(path, broken) from broken
    except OSError as broken:
        raise _unwritable(path, broken) from broken


def _damaged(path: Path, broken: Exception) -> IndexDamaged:
    return IndexDamaged(
        f"{path} rusak atau tidak terbaca ({broken}). Bila bukan gangguan cakram yang sementara, "
        "hapus folder indeks itu, lalu jalankan lagi `rakor ingest PATH…`."
    )


def _full(path: Path, broken: Exception) -> IndexUnwritable:
    return IndexUnwritable(
        f"Tidak ada ruang lagi untuk indeks di {path.parent} ({broken}). Kosongkan cakram itu, lalu jalankan lagi "
        "`rakor ingest PATH…`; yang sudah disimpan tidak hilang."
    )


def _unwritable(path: Path, broken: Exception) -> IndexUnwritable:
    if getattr(broken, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return _full(path, broken)
    return IndexUnwritable(
        f"Folder indeks {path.parent} tidak dapat ditulisi ({broken}). Periksa bahwa folder itu ada dan pengguna ini "
        "boleh menulis di sana; pembaca pun memerlukannya."
    )


def _busy(path: Path, broken: Exception) -> IndexUnavailable:
    return IndexUnavailable(f"{path} sedang dipakai proses lain ({broken}). Coba lagi sebentar lagi.")


_SAID: dict[str, Callable[[Path, Exception], IndexUnavailable]] = {
    "SQLITE_FULL": _full, "SQLITE_READONLY": _unwritable, "SQLITE_CANTOPEN": _unwritable, "SQLITE_PERM": _unwritable,
    "SQLITE_IOERR_WRITE": _full, "SQLITE_IOERR_FSTAT": _unwritable, "SQLITE_IOERR_SHM": _full, "SQLITE_BUSY": _busy,
}  # fmt: skip
"""How the names of SQLite's errors begin → what they mean here; all others mean damage."""


def create(folder: Path, manifest: str) -> None:
    """Make an empty truth in one step: it is there whole or not at all."""
    fresh = folder / (NAME + ".new")
    fresh.unlink(missing_ok=True)
    with reported(fresh):
        connection = sqlite3.connect(fresh, isolation_level=None)
        connection.executescript(_SCHEMA)
        connection.execute("INSERT INTO state VALUES ('manifest', ?)", (manifest,))
        connection.close()
    fresh.replace(folder / NAME)


def writer(folder: Path) -> sqlite3.Connection:
    """Open the truth for writing; every commit is on disk before it returns."""
    path = folder / NAME
    _check(path)
    with reported(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = FAST")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KB * 4}")
    return connection


def state(connection: sqlite3.Connection, key: str) -> str:
    """Give a value of the table of states; IndexDamaged if it is not there."""
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise IndexDamaged(f"Indeks tidak memuat {key!r}. {REBUILD}")
    return str(row[0])


class Readers:
    """Read-only connections: one per thread, and none is carried over a fork."""

    def __init__(self, folder: Path) -> None:
        """Remember the folder; connections are opened on first use."""
        self._path = folder / NAME
        self._process = os.getpid()
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._parents: list[object] = []
        self._file = _identity(self._path)

    def connection(self) -> sqlite3.Connection:
        """Give this thread's connection."""
        if self._process != os.getpid():
            # Closing them here too would disturb the parent: they are kept, unused.
            self._parents.append((self._local, self._open))
            self._process, self._local, self._open = os.getpid(), threading.local(), []
        mine: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if mine is None:
            mine = self._connect()
            self._local.connection = mine
            self._open.append(mine)
        return mine

    def renew(self) -> bool:
        """Let connections go whose file was taken away; says whether another one stands in its place.

        The number of a removed file does not come back as long as a connection has it open.
        """
        found = _identity(self._path)
        if found == self._file:
            return False
        self._file, self._local, self._open = found, threading.local(), []
        return found is not None

    def _connect(self) -> sqlite3.Connection:
        _check(self._path)
        with reported(self._path):
            uri = f"{self._path.absolute().as_uri()}?mode=ro"
            connection = sqlite3.connect(
                uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        return connection

    def close(self) -> None:
        """Close the connections of all threads of this process."""
        if self._process == os.getpid():
            for connection in self._open:
                connection.close()
        self._local, self._open = threading.local(), []


def stored_manifest(readers: Readers, folder: Path) -> Manifest:
    """Read what built the index; IndexDamaged where it cannot be read."""
    try:
        return Manifest.from_json(json.loads(state(readers.connection(), "manifest")))
    except ValueError as broken:
        raise IndexDamaged(f"Keterangan indeks dalam {folder / NAME} tidak terbaca ({broken}). {REBUILD}") from broken


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _check(path: Path) -> None:
    """Refuse what is not there, and databases that are not ours, before anything is changed in them."""
    if not path.is_file():
        raise IndexMissing(f"Belum ada indeks di {path.parent}. Buat dengan `rakor ingest PATH…`.")
    with path.open("rb") as file:
        header = file.read(72)
    if not header.startswith(b"SQLite format 3\0"):
        raise IndexDamaged(f"{path} bukan basis data lagi. {REBUILD}")
    if header[68:72] != _APPLICATION.to_bytes(4, "big"):
        raise IndexMismatch(f"{path} adalah basis data program lain. Pilih folder lain untuk indeks.")
