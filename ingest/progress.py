"""How far an ingest is: a bar on a terminal, a line now and then elsewhere, nothing when quiet."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm

from ingest.running import Progress

EVERY = 5.0
"""Seconds between lines where there is no terminal."""


@contextmanager
def shown(stream: TextIO, *, quiet: bool) -> Iterator[Progress]:
    """Show progress on the stream while the block runs."""
    if quiet:
        yield lambda _done, _all, _file: None
    elif stream.isatty():
        with tqdm(file=stream, unit=" berkas", leave=False) as bar:
            yield lambda done, every, file: _move(bar, done, every, file)
    else:
        yield _lines(stream)


def _move(bar: "tqdm[None]", done: int, every: int, file: str) -> None:
    bar.total = every
    bar.n = done
    bar.set_description_str(file[-40:], refresh=True)


def _lines(stream: TextIO) -> Progress:
    last = time.monotonic() - EVERY

    def line(done: int, every: int, file: str) -> None:
        nonlocal last
        if every and (done == every or time.monotonic() - last >= EVERY):
            last = time.monotonic()
            print(f"{done} dari {every} berkas {file}".rstrip(), file=stream, flush=True)  # noqa: T201

    return line
