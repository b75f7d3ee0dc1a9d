"""Opening an index folder, and refusing folders that are something else."""

import json
from pathlib import Path

from indexes.embedded import published, truth
from indexes.embedded.engine import EmbeddedIndex
from indexes.embedded.lock import WriteLock
from indexes.embedded.writing import Writer
from indexes.errors import IndexMismatch
from indexes.manifest import Manifest, require


def open_reader(folder: Path) -> EmbeddedIndex:
    """Open an index for reading, beside a writer or not; it sees each commit without reopening.

    Raises IndexMissing where there is none, IndexMismatch for a stranger's file, IndexDamaged.
    """
    return EmbeddedIndex(folder, stored_manifest(folder))


def open_writer(folder: Path, manifest: Manifest, lock_seconds: int) -> EmbeddedIndex:
    """Open an index for writing (and reading), making it if the folder is missing or empty.

    What is derived is mended if needed: see `EmbeddedIndex.repaired`. Raises IndexLocked after
    `lock_seconds` while another process writes, IndexMismatch if another encoder, analysis or format
    built it or if the folder holds other files, IndexDamaged if the truth cannot be read.
    """
    with truth.reported(folder / truth.NAME):
        _refuse_strangers(folder)
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriteLock(folder, lock_seconds)
    try:
        if not (folder / truth.NAME).exists():
            truth.create(folder, json.dumps(manifest.to_json()))
        require(stored_manifest(folder), manifest, str(folder))
        return EmbeddedIndex(folder, manifest, Writer(folder, manifest.dimensions, lock))
    except BaseException:
        lock.release()
        raise


def stored_manifest(folder: Path) -> Manifest:
    """Give what built the index in this folder. Raises IndexMissing, IndexMismatch, IndexDamaged."""
    readers = truth.Readers(folder)
    try:
        with truth.reported(folder / truth.NAME):
            return truth.stored_manifest(readers, folder)
    finally:
        readers.close()


def _refuse_strangers(folder: Path) -> None:
    """Make no index among other files: a folder of documents may have been named by mistake."""
    if folder.exists() and not folder.is_dir():
        raise IndexMismatch(f"{folder} adalah berkas. Sebutkan folder untuk indeks.")
    if not folder.exists() or (folder / truth.NAME).exists():
        return
    ours = ("lock", truth.NAME, published.NAME, "words-", "vectors-", "columns-")
    strange = sorted(path.name for path in folder.iterdir() if not path.name.startswith(ours))
    if strange:
        raise IndexMismatch(
            f"{folder} berisi berkas lain ({strange[0]}), bukan indeks. Sebutkan folder kosong atau baru."
        )
