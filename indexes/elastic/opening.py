"""Opening an index of a cluster: an alias over a numbered index, which a rebuild fills anew and swaps."""

import re
from typing import Any, NamedTuple

from indexes.elastic import faults, mapping
from indexes.elastic.access import Access
from indexes.elastic.engine import ElasticIndex
from indexes.elastic.lock import WriteLock
from indexes.elastic.sending import Sender, numbers
from indexes.elastic.writing import Writer
from indexes.errors import IndexMismatch, IndexMissing
from indexes.manifest import REBUILD, Manifest, require

Json = dict[str, Any]


class _Found(NamedTuple):
    """The index behind an alias: what built it, its shards, and how it is laid out."""

    name: str
    manifest: Manifest
    shards: int
    layout: int


def open_reader(access: Access) -> ElasticIndex:
    """Open an index for reading, beside a writer or not; it sees each commit without reopening.

    Raises IndexMissing where there is none, IndexMismatch for a stranger's index or a server that is too old,
    and the faults of `indexes.elastic.faults`.
    """
    sender = Sender(access)
    try:
        sender.version()
        found = _there(sender, access)
        return ElasticIndex(sender, access.name, found.manifest, found.shards, None)
    except BaseException:
        sender.close()
        raise


def open_writer(access: Access, manifest: Manifest, lock_seconds: float, *, rebuild: bool = False) -> ElasticIndex:
    """Open an index for writing (and reading), making it if there is none.

    With `rebuild` an empty index is made beside the one that is there, which readers go on seeing until
    `swap`. Raises IndexLocked after `lock_seconds` while another process writes, IndexMismatch if another encoder,
    analysis or format built it, and what `open_reader` raises.
    """
    sender = Sender(access)
    try:
        version = numbers(sender.version())
        found = _found(sender, access.name)
        if found is None or rebuild:
            index = _create(sender, access, manifest, version, found.name if found else "")
            return _writable(sender, access, index, manifest, access.shards, lock_seconds)
        _require_layout(found, access)
        require(found.manifest, manifest, str(access))
        return _writable(sender, access, found.name, manifest, found.shards, lock_seconds)
    except BaseException:
        sender.close()
        raise


def _writable(
    sender: Sender, access: Access, index: str, manifest: Manifest, shards: int, lock_seconds: float
) -> ElasticIndex:
    lock = WriteLock(sender, index, lock_seconds)
    try:
        writer = Writer(sender, index, manifest.dimensions, lock, access.seconds)
        return ElasticIndex(sender, index, manifest, shards, writer)
    except BaseException:
        lock.release()
        raise


def swap(access: Access, index: ElasticIndex) -> None:
    """Let the alias name this index in place of the one before, which is removed."""
    sender = Sender(access)
    found = _found(sender, access.name)
    if found and found.name != index.name:
        actions: list[Json] = [
            {"add": {"index": index.name, "alias": access.name}},
            {"remove_index": {"index": found.name}},
        ]
        sender.send("POST", "/_aliases", {"actions": actions})
    sender.close()


def _there(sender: Sender, access: Access) -> _Found:
    found = _found(sender, access.name)
    if found is None:
        raise faults.missing(str(access))
    _require_layout(found, access)
    return found


def _require_layout(found: _Found, access: Access) -> None:
    if found.layout != mapping.LAYOUT:
        raise IndexMismatch(
            f"Indeks di {access} disimpan dengan susunan {found.layout}, sekarang {mapping.LAYOUT}. {REBUILD}"
        )


def _found(sender: Sender, name: str) -> _Found | None:
    """Give the index behind the alias; None if there is none."""
    try:
        answer = sender.send("GET", f"/{name}")
    except IndexMissing:
        return None
    index, described = next(iter(answer.items()))
    meta = described["mappings"].get("_meta", {}).get(mapping.META)
    if len(answer) > 1 or meta is None or name not in described["aliases"]:
        raise IndexMismatch(
            f"{sender.where}: indeks bernama {name} milik program lain. Pakai nama lain di belakang alamat: …:9200/nama"
        )
    shards = int(described["settings"]["index"]["number_of_shards"])
    return _Found(index, Manifest.from_json(meta), shards, meta.get("layout", 1))


def _create(sender: Sender, access: Access, manifest: Manifest, version: tuple[int, ...], before: str) -> str:
    """Make the next numbered index; the first gets the alias at once."""
    number = int(re.sub(r".*-", "", before) or 0) + 1
    index = f"{access.name}-{number:06}"
    body = mapping.body(manifest, access.vectors, access.shards, version)
    if before:
        sender.send("DELETE", f"/{index}", ignore_unavailable=True)
    else:
        body["aliases"] = {access.name: {}}
    sender.send("PUT", f"/{index}", body)
    return index


def remove(access: Access) -> None:
    """Remove the index that the alias names, with all it holds; nothing happens if there is none."""
    sender = Sender(access)
    found = _found(sender, access.name)
    if found:
        sender.send("DELETE", f"/{found.name}")
    sender.close()


def server_version(access: Access) -> str:
    """Give the version of the server. Raises IndexUnavailable with the reason."""
    sender = Sender(access)
    try:
        return sender.version()
    finally:
        sender.close()
