"""Find the files below the named paths, and what there cannot be read."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexes.errors import FileRefused
from ingest.ignoring import Rules, is_system_file, rules_of

SIDECAR = ".json"
Inode = tuple[int, int]


@dataclass(frozen=True)
class FoundFile:
    """A file to read: `file` is its path below `root`, with slashes; `sidecar` its metadata beside it.

    Of a file of rows, `row` is the id of one of them.
    """

    root: Path
    file: str
    path: Path
    sidecar: Path | None
    row: str | None = None


@dataclass(frozen=True)
class Walk:
    """What was found, in sorted order, and what was refused with its reason."""

    files: tuple[FoundFile, ...]
    refused: tuple[FileRefused, ...]


def absolute_path(path: Path) -> Path:
    """Give the path from the root of the disk; links stay, which `resolve` would follow."""
    return Path(os.path.abspath(path))  # noqa: PTH100


def walk(paths: Sequence[Path]) -> Walk:
    """Find the files of directories (with all below) and single files; a file's root is its own folder.

    Left out silently: hidden and lock files, what a `.rakorignore` names, and sidecars `NAME.EXT.json`,
    which go with NAME.EXT. A directory is entered once, however many links lead to it. Refused: missing
    and unreadable paths, links to nowhere or in a circle, pipes, sockets and devices. Raises nothing.
    """
    walker = _Walker()
    for path in paths:
        walker.start(path)
    files = {file.path: file for file in reversed(walker.files)}
    return Walk(tuple(sorted(files.values(), key=lambda file: file.path)), tuple(walker.refused))


@dataclass(frozen=True)
class _Folder:
    """A directory to enter: under which root, within which other directories, by which rules."""

    root: Path
    path: Path
    inode: Inode
    within: frozenset[Inode]
    rules: tuple[Rules, ...]


class _Walker:
    def __init__(self) -> None:
        self.files: list[FoundFile] = []
        self.refused: list[FileRefused] = []
        self._entered: set[Inode] = set()
        # Linked directories wait until the real ones are done, so that files get their real names.
        self._linked: list[_Folder] = []

    def start(self, path: Path) -> None:
        absolute = absolute_path(path)
        found = self._stat(absolute)
        if found is None:
            return
        if not stat.S_ISDIR(found.st_mode):
            self._take(absolute.parent, absolute, found)
            return
        self._enter(_Folder(absolute, absolute, _inode(found), frozenset(), (rules_of(absolute),)))
        while self._linked:
            self._enter(self._linked.pop(0))

    def _enter(self, folder: _Folder) -> None:
        if folder.inode in self._entered:
            return
        self._entered.add(folder.inode)
        for path in self._children(folder.path):
            found = self._stat(path)
            if found is None:
                continue
            is_folder = stat.S_ISDIR(found.st_mode)
            if any(rules.ignores(path, is_folder) for rules in folder.rules):
                continue
            if is_folder:
                self._descend(folder, path, _inode(found))
            elif not _is_sidecar(path):
                self._take(folder.root, path, found)

    def _descend(self, above: _Folder, path: Path, inode: Inode) -> None:
        within = above.within | {above.inode}
        if inode in within:
            self._refuse(path, "tautan melingkar ke folder di atasnya; hapus tautannya")
            return
        folder = _Folder(above.root, path, inode, within, (*above.rules, rules_of(path)))
        if path.is_symlink():
            self._linked.append(folder)
        else:
            self._enter(folder)

    def _children(self, folder: Path) -> Iterator[Path]:
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 - names alone are sorted
        except OSError as error:
            self._refuse(folder, f"folder tidak dapat dibuka ({error.strerror}); periksa izinnya")
            return
        yield from (folder / name for name in names if not is_system_file(name))

    def _take(self, root: Path, path: Path, found: os.stat_result) -> None:
        if not stat.S_ISREG(found.st_mode):
            self._refuse(path, f"bukan berkas biasa ({_kind(found.st_mode)})")
        elif not os.access(path, os.R_OK):
            self._refuse(path, "tidak boleh dibaca; periksa izin berkasnya")
        else:
            sidecar = path.with_name(path.name + SIDECAR)
            self.files.append(
                FoundFile(root, path.relative_to(root).as_posix(), path, sidecar if sidecar.is_file() else None)
            )

    def _stat(self, path: Path) -> os.stat_result | None:
        if (readable := _readable(path)) != path:
            self._refuse(readable, "namanya tidak ditulis dalam UTF-8; ganti nama berkas atau foldernya")
            return None
        try:
            return path.stat()
        except FileNotFoundError:
            self._refuse(path, "tautan ke berkas yang tidak ada" if path.is_symlink() else "tidak ditemukan")
        except OSError as error:
            self._refuse(path, f"tidak dapat dibuka ({error.strerror}); periksa tautan atau izinnya")
        except ValueError:
            self._refuse(path, "nama berkas tidak sah")
        return None

    def _refuse(self, path: Path, reason: str) -> None:
        self.refused.append(FileRefused(path, reason))


def _readable(path: Path) -> Path:
    """Give the path with a sign in place of each byte of its name that is no UTF-8 (PEP 383)."""
    return Path(os.fsencode(path).decode("utf-8", "replace"))


def _inode(found: os.stat_result) -> Inode:
    return (found.st_dev, found.st_ino)


def _is_sidecar(path: Path) -> bool:
    return path.suffix == SIDECAR and path.with_suffix("").is_file() and bool(path.with_suffix("").suffix)


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "pipa FIFO"),
        (stat.S_ISSOCK, "soket"),
        (stat.S_ISCHR, "perangkat"),
        (stat.S_ISBLK, "perangkat"),
    )
    return next((name for test, name in kinds if test(mode)), "jenis tidak dikenal")
