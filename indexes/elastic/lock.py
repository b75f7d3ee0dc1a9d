"""One writer at a time: a document that names it and is renewed while it lives."""

import os
import secrets
import socket
import threading
import time
from typing import Any

from indexes.elastic import faults
from indexes.elastic.sending import Sender
from indexes.errors import IndexLocked, IndexUnavailable

Json = dict[str, Any]

NAME = "writer"
LEASE = 60.0
"""Seconds without a sign of life after which a writer is taken for dead; clocks may differ by less than that."""

RENEWED = 10.0


class WriteLock:
    """The right to write to an index, from the constructor to `release`."""

    def __init__(self, sender: Sender, index: str, seconds: float) -> None:
        """Wait up to so many seconds for a writer before this one. Raises IndexLocked naming it."""
        self._sender, self._index = sender, index
        self.token = secrets.token_hex(6)
        self._at = self._take(time.monotonic() + seconds)
        self._done = threading.Event()
        self._lost = False
        self._beat = threading.Thread(target=self._renew, daemon=True, name="rakor-lock")
        self._beat.start()

    def require(self) -> None:
        """Raise IndexLocked if another writer has taken over."""
        if self._lost:
            raise taken_over(self._sender.where)

    def release(self) -> None:
        """Let the next writer in; what cannot be removed now runs out by itself."""
        self._done.set()
        self._beat.join()
        try:
            self._sender.send("DELETE", f"/{self._index}/_doc/{NAME}", **self._at)
        except IndexUnavailable:
            return

    def _take(self, end: float) -> Json:
        while True:
            found = self._sender.document(self._index, NAME)
            if found is None or _dead(found[0]):
                try:
                    return self._sender.put(self._index, NAME, self._sign(), found and found[1], 5)
                except faults.Conflict:
                    continue
            if time.monotonic() >= end:
                owner = found[0]
                raise IndexLocked(
                    f"Proses {owner['pid']} di {owner['host']} sedang menulis ke {self._sender.where}. "
                    "Tunggu sampai selesai, atau hentikan proses itu."
                )
            time.sleep(0.2)

    def _sign(self) -> Json:
        return {"host": socket.gethostname(), "pid": os.getpid(), "token": self.token, "seen": time.time()}

    def _renew(self) -> None:
        while not self._done.wait(RENEWED):
            try:
                self._at = self._sender.put(self._index, NAME, self._sign(), self._at, 5)
            except faults.Conflict:
                self._lost = True
                return
            except IndexUnavailable:
                continue


def taken_over(where: str) -> IndexLocked:
    """Word that another writer took this one for dead."""
    return IndexLocked(f"Proses lain mengambil alih penulisan ke {where}. Jalankan lagi perintah ini.")


def _dead(owner: Json) -> bool:
    """Say whether an owner gave no sign for a lease, or was a process of this machine that is gone."""
    if time.time() - owner["seen"] > LEASE:
        return True
    if owner["host"] != socket.gethostname():
        return False
    try:
        os.kill(owner["pid"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
