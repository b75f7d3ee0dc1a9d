"""Reads files in a child process, so that one that hangs, crashes or eats memory costs only itself."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType

from indexes.errors import FileRefused
from ingest.loading.limits import Limits
from ingest.loading.ocr import languages
from ingest.report import Refused
from ingest.understanding import Due, Understood

PACKAGE_ROOT = Path(__file__).resolve().parents[1]
# A worker is replaced after so many files: what libraries leak does not add up. Rows are read without any library.
FILES = 200
START_SECONDS = 60.0


class Sandbox:
    """A worker process kept alive between files; use it as a context manager, from one thread."""

    def __init__(self, limits: Limits) -> None:
        """Keep the limits; the worker starts with the first file."""
        self._limits = limits
        self._worker: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None
        self._read = 0

    def __enter__(self) -> "Sandbox":
        """Return the sandbox itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the worker and what it started."""
        self.close()

    def understand(self, dues: Sequence[Due]) -> list[Understood | Refused]:
        """Understand files, or rows of one, as `ingest.understanding.understand` does; each gives its own answer.

        What takes too long or too much memory, or crashes its reader, is refused; of several, those after
        it are read again alone. Text recognition has `limits.ocr_seconds` on top: it gets a turn of its own,
        after the rest of the file has been read within `limits.seconds`.
        """
        without = replace(self._limits, ocr_pages=0)
        try:
            return [self._recognised(due, one) for due, one in zip(dues, self._ask(dues, without), strict=True)]
        except FileRefused as refused:
            if len(dues) == 1:
                return [Refused(named(dues[0]), refused.reason)]
        return [one for due in dues for one in self.understand([due])]

    def _recognised(self, due: Due, one: Understood | Refused) -> Understood | Refused:
        """Give a file with scanned pages its turn of text recognition."""
        if isinstance(one, Refused) or not one.waiting or not self._limits.ocr_pages or not languages():
            return one
        try:
            return self._ask([due], self._limits, self._limits.ocr_seconds)[0]
        except FileRefused as refused:
            return Refused(named(due), refused.reason)

    def close(self) -> None:
        """End the worker; the next file would start another."""
        if self._worker is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._worker.pid, signal.SIGKILL)
            self._worker.wait()
        if self._pipe is not None:
            self._pipe.close()
        self._worker = self._pipe = None
        self._read = 0

    def _ask(self, dues: Sequence[Due], limits: Limits, more: float = 0.0) -> list[Understood | Refused]:
        path, seconds = dues[0].found.path, limits.seconds + more
        pipe = self._ready(path)
        try:
            pipe.send((tuple(dues), limits))
            if not pipe.poll(seconds):
                self.close()
                raise FileRefused(path, f"lebih lama dari {seconds:g} detik (RAKOR_FILE_SECONDS); bagi berkasnya")
            answers: list[Understood | str] = pipe.recv()
        except (EOFError, OSError) as error:
            raise FileRefused(path, self._epitaph()) from error
        self._read += dues[0].row is None
        return [
            Refused(named(due), answer) if isinstance(answer, str) else answer
            for due, answer in zip(dues, answers, strict=True)
        ]

    def _ready(self, path: Path) -> Connection:
        if self._read >= FILES:
            self.close()
        if self._pipe is not None:
            return self._pipe
        ours, theirs = Pipe()
        with theirs:
            self._worker = self._started(theirs.fileno())
        self._pipe = ours
        try:
            if not ours.poll(START_SECONDS):
                self.close()
                raise FileRefused(path, "proses pembaca tidak mulai; jalankan `rakor doctor`")
            ours.recv()
        except (EOFError, OSError) as error:
            raise FileRefused(path, f"proses pembaca tidak mulai: {self._epitaph()}") from error
        return ours

    def _started(self, descriptor: int) -> subprocess.Popen[bytes]:
        # Not multiprocessing's own spawn: it runs the parent's main module again, with all that it imports.
        command = [
            sys.executable,
            "-m",
            "ingest.worker",
            str(descriptor),
            str(self._limits.memory_mb),
        ]
        paths = [str(PACKAGE_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        return subprocess.Popen(
            command,
            pass_fds=[descriptor],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )

    def _epitaph(self) -> str:
        worker = self._worker
        if worker is not None:
            # Awaited without being reaped: until `close` has ended its group, the number must stay its own.
            os.waitid(os.P_PID, worker.pid, os.WEXITED | os.WNOWAIT)
        self.close()
        code = worker.returncode if worker is not None else 0
        if code == -signal.SIGKILL:
            return f"memori habis (batas {self._limits.memory_mb} MB, RAKOR_FILE_MEMORY_MB)"
        name = signal.Signals(-code).name if code < 0 else f"kode {code}"
        return f"pembaca berhenti mendadak ({name}); berkas mungkin rusak, simpan ulang"


def named(due: Due) -> str:
    """Name a file for a report, and of a file of rows the row."""
    return str(due.found.path) if due.found.row is None else f"{due.found.path}#{due.found.row}"
