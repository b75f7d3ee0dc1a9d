"""Several readers side by side, a little ahead of what is asked for: files are understood on all cores."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from ingest.loading.limits import Limits
from ingest.report import Refused
from ingest.sandbox import Sandbox
from ingest.understanding import Due, Understood

Answers = list[Understood | Refused]


class Readers:
    """As many worker processes as there are cores, each fed by a thread; use it as a context manager."""

    def __init__(self, limits: Limits, count: int | None = None) -> None:
        """Start the threads; their workers start with the first file each."""
        self._limits = limits
        self._own = threading.local()
        self._sandboxes: list[Sandbox] = []
        self._threads = ThreadPoolExecutor(count or os.cpu_count() or 1)
        # By identity, beside the file itself: one that is equal was not asked for, and comparing takes long.
        self._asked: dict[int, tuple[Due, Future[Answers]]] = {}

    def __enter__(self) -> "Readers":
        """Return the readers themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers and what they started; what was not taken is forgotten."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for sandbox in self._sandboxes:
            sandbox.close()
        self._threads.shutdown()
        # A worker may have been started again between the two.
        for sandbox in self._sandboxes:
            sandbox.close()

    def expect(self, files: Sequence[Due]) -> None:
        """Start understanding files that `take` will be asked for; rows of a file go together."""
        for together in _together(files):
            answers = self._threads.submit(self._understand, together)
            self._asked.update((id(due), (due, answers)) for due in together)

    def take(self, files: Sequence[Due]) -> Iterator[Understood | Refused]:
        """Give what became of these files, in their order; those that were not expected are read now."""
        self.expect([due for due in files if id(due) not in self._asked])
        for together in _together(files):
            yield from self._asked[id(together[0])][1].result()
            for due in together:
                del self._asked[id(due)]

    def _understand(self, files: Sequence[Due]) -> Answers:
        sandbox: Sandbox | None = getattr(self._own, "sandbox", None)
        if sandbox is None:
            sandbox = self._own.sandbox = Sandbox(self._limits)
            self._sandboxes.append(sandbox)
        return sandbox.understand(files)


def _together(files: Sequence[Due]) -> list[list[Due]]:
    """Ask for each file alone, and for all rows of this batch at once."""
    rows = [due for due in files if due.row is not None]
    alone = [[due] for due in files if due.row is None]
    return [*alone, *([rows] if rows else [])]
