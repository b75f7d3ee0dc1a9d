"""The files of tantivy's folder: which of them hold the last commit, and what does not belong there."""

import json
from pathlib import Path
from typing import Any

from indexes.embedded.checksums import unreadable

META = "meta.json"
_MANAGED = ".managed.json"
_PARTS = ("fast", "fieldnorm", "idx", "pos", "store", "term")
_SUFFIXES = frozenset(f".{part}" for part in (*_PARTS, "del", "temp"))


def let_others_read(folder: Path) -> None:
    """Give what tantivy keeps for its user alone the rights of the folder: a server may run as another user."""
    for name in (META, _MANAGED):
        (folder / name).chmod(folder.stat().st_mode & 0o666)


def committed(folder: Path) -> int:
    """Give the number of the last commit in this folder; IndexDamaged if it cannot be told."""
    return int(_meta(folder)["opstamp"])


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta = json.loads((folder / META).read_bytes())
        return {"opstamp": int(meta["opstamp"]), "segments": meta["segments"], "schema": meta["schema"]}
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise unreadable(folder, broken) from broken


def schema(folder: Path) -> object:
    """Give the fields that what lies here was made with, as tantivy wrote them down."""
    return _meta(folder)["schema"]


def files(folder: Path) -> dict[str, int]:
    """Give the files that hold the last commit with their sizes, -1 for one that is missing.

    What else lies there was left by a killed writer.
    """
    names = [META]
    for segment in _meta(folder)["segments"]:
        name = segment["segment_id"].replace("-", "")
        names += [f"{name}.{part}" for part in _PARTS]
        names += [f"{name}.{segment['deletes']['opstamp']}.del"] if segment["deletes"] else []
    return {name: path.stat().st_size if (path := folder / name).is_file() else -1 for name in names}


def tidy(folder: Path) -> None:
    """Remove what a killed writer left beside the last commit: tantivy refuses to write a file that is there."""
    live = files(folder)
    for path in folder.iterdir():
        if path.suffix in _SUFFIXES and path.name not in live:
            path.unlink(missing_ok=True)
