"""One file that holds an index, and back: the truth alone, since everything else is derived from it."""

import hashlib
import json
import shutil
import sqlite3
import zipfile
import zlib
from pathlib import Path

from indexes.embedded import truth
from indexes.embedded.opening import open_writer, stored_manifest
from indexes.errors import IndexDamaged, IndexMismatch, IndexUnavailable

_ABOUT = "rakor.json"
_CHUNK = 1 << 20


def backup(folder: Path, file: Path) -> None:
    """Write the last committed state to a file, while others may read and write the index.

    Raises IndexMissing, IndexDamaged, and IndexUnavailable where the file is there already or cannot be written.
    """
    stored_manifest(folder)
    if file.exists():
        raise IndexUnavailable(f"{file} sudah ada; pilih nama lain, cadangan lama tidak ditimpa.")
    copied, fresh = file.with_name(file.name + ".db"), file.with_name(file.name + ".new")
    try:
        _copy(folder, copied)
        with zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.write(copied, truth.NAME)
            archive.writestr(_ABOUT, json.dumps({"sha256": _digest(copied)}))
        fresh.replace(file)
    except (OSError, sqlite3.OperationalError) as failed:
        raise IndexUnavailable(f"{file} tidak dapat ditulis ({failed}).") from failed
    finally:
        copied.unlink(missing_ok=True)
        fresh.unlink(missing_ok=True)


def _copy(folder: Path, to: Path) -> None:
    to.unlink(missing_ok=True)
    readers = truth.Readers(folder)
    copy = sqlite3.connect(to)
    try:
        with truth.reported(folder / truth.NAME):
            readers.connection().backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
        readers.close()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def restore(file: Path, folder: Path, lock_seconds: int) -> None:
    """Make an index of a backup, in a folder that is missing or empty, and derive the rest anew.

    Raises IndexMismatch where the folder holds anything, or the file is no backup; IndexDamaged where what is
    unpacked is not what was packed: then nothing is left behind.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise IndexMismatch(f"{folder} tidak kosong; pulihkan ke folder baru dengan --index FOLDER.")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        _unpack(file, folder / truth.NAME)
        open_writer(folder, stored_manifest(folder), lock_seconds).close()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _unpack(file: Path, to: Path) -> None:
    fresh = to.with_name(to.name + ".new")
    try:
        with zipfile.ZipFile(file) as archive, archive.open(truth.NAME) as packed, fresh.open("wb") as unpacked:
            about = json.loads(archive.read(_ABOUT))
            shutil.copyfileobj(packed, unpacked, _CHUNK)
    except (KeyError, ValueError) as foreign:
        raise IndexMismatch(f"{file} bukan cadangan Rakor ({foreign}).") from None
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as broken:
        raise IndexDamaged(f"{file} rusak atau terpotong ({broken}); pakai salinan lain.") from broken
    if _digest(fresh) != about.get("sha256"):
        raise IndexDamaged(f"{file} rusak: isinya tidak sama dengan yang dicadangkan; pakai salinan lain.")
    fresh.replace(to)
