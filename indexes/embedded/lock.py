"""One writer at a time: an advisory lock that the kernel frees when its holder dies, however it dies."""

import fcntl
import os
import time
from pathlib import Path

from indexes.errors import IndexLocked

_PAUSE = 0.05


class WriteLock:
    """Holds the lock of an index folder from its making until `release`."""

    def __init__(self, folder: Path, seconds: int) -> None:
        """Wait up to `seconds` for the lock; raise IndexLocked, naming the process that has it."""
        self._file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
        deadline = time.monotonic() + seconds
        while not self._taken():
            if time.monotonic() >= deadline:
                holder = os.pread(self._file, 32, 0).decode("ascii", "replace").strip() or "lain"
                os.close(self._file)
                raise IndexLocked(
                    f"Indeks di {folder} sedang ditulis oleh proses {holder}; sudah ditunggu {seconds} detik. "
                    "Coba lagi setelah proses itu selesai, atau perbesar RAKOR_LOCK_SECONDS."
                )
            time.sleep(_PAUSE)
        os.ftruncate(self._file, 0)
        os.pwrite(self._file, str(os.getpid()).encode(), 0)

    def _taken(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def release(self) -> None:
        """Let the next writer in; the file stays and means nothing by itself."""
        os.close(self._file)
