"""Many documents at once: in pieces, from several threads, with what each piece met read item by item."""

import json
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from indexes.elastic import faults
from indexes.elastic.sending import Sender

Json = dict[str, Any]
Lines = list[bytes]

BYTES = 4_000_000
"""Size of a piece, unless one document alone is larger."""

THREADS = 3
"""Pieces on their way at once."""

# Made once: `json.dumps` makes one for every call that wants text beyond ASCII.
_ENCODED = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def index(sender: Sender, where: str, documents: Iterable[tuple[str, Json]], patience: float) -> None:
    """Write documents; they show after the next refresh. Raises one of `faults` if any is refused for good."""
    _deliver(sender, where, (_line({"index": {"_id": name}}, document) for name, document in documents), patience)


def delete(sender: Sender, where: str, names: Iterable[str], patience: float) -> None:
    """Remove documents by id; one that is not there is no fault."""
    _deliver(sender, where, (_line({"delete": {"_id": name}}) for name in names), patience)


def _line(*parts: Json) -> bytes:
    return ("\n".join(map(_ENCODED, parts)) + "\n").encode()


def _deliver(sender: Sender, where: str, lines: Iterable[bytes], patience: float) -> None:
    """Keep a few pieces on their way, so that the next are made while the server works."""
    waiting: list[Future[None]] = []
    with ThreadPoolExecutor(THREADS) as pool:
        for piece in _pieces(lines):
            if len(waiting) > THREADS:
                waiting.pop(0).result()
            waiting.append(pool.submit(_send, sender, where, piece, patience))
        for each in waiting:
            each.result()


def _pieces(lines: Iterable[bytes]) -> Iterator[Lines]:
    piece: Lines = []
    size = 0
    for line in lines:
        if piece and size + len(line) > BYTES:
            yield piece
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield piece


def _send(sender: Sender, where: str, piece: Lines, patience: float) -> None:
    """Send a piece; what the server has no room for now is sent again, alone."""
    end, pause = time.monotonic() + patience, 0.2
    while True:
        answer = sender.send(
            "POST",
            f"/{where}/_bulk",
            b"".join(piece),
            patience=patience,
            filter_path="errors,items.*.status,items.*.error",
        )
        if not answer["errors"]:
            return
        piece, met = _left(piece, [next(iter(item.values())) for item in answer["items"]], sender.where)
        if not piece:
            return
        if time.monotonic() + pause > end:
            raise faults.refused(met["status"], met["error"], sender.where)
        time.sleep(pause)
        pause = min(pause * 2, 5)


def _left(piece: Lines, items: list[Json], where: str) -> tuple[Lines, Json]:
    """Give the lines to send again and what the last of them met. Raises for one that can never go in."""
    left: Lines = []
    met: Json = {}
    for line, item in zip(piece, items, strict=True):
        if item["status"] in faults.PASSING and "cluster_block" not in item["error"]["type"]:
            left, met = [*left, line], item
        elif "error" in item:
            raise faults.refused(item["status"], item["error"], where)
    return left, met
