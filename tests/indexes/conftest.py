"""The engines that keep the contract: each test of it runs once per engine."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from on_server import on_server
from reference import Reference, Store
from small_documents import MANIFEST

from indexes import elastic
from indexes.embedded import loading, open_reader, open_writer, snapshot
from indexes.index import Index

Opener = Callable[..., Index]
"""Opens the store of this test: for reading, or with `write=True` for writing."""


def _reference(folder: Path) -> Opener:
    store = Store()
    return lambda write=False: Reference(MANIFEST, store)


def _embedded(folder: Path) -> Opener:
    place = folder / "index"
    return lambda write=False: open_writer(place, MANIFEST, 0) if write else open_reader(place)


ENGINES: dict[str, Callable[[Path], Opener]] = {
    "reference": _reference, "embedded": _embedded, "embedded-mapped": _embedded,
}  # fmt: skip
SERVERS = {"elasticsearch-8": 8, "elasticsearch-9": 9}


def _elastic(access: elastic.Access) -> Opener:
    return lambda write=False: elastic.open_writer(access, MANIFEST, 0) if write else elastic.open_reader(access)


@pytest.fixture(params=[*ENGINES, *SERVERS])
def open_index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Open the same store again and again; what is still open is closed after the test."""
    with ExitStack() as stack:
        # Every commit waits for the disk some twenty times: memory keeps the suite quick.
        memory = Path("/dev/shm")  # noqa: S108
        quick = stack.enter_context(TemporaryDirectory(dir=memory)) if memory.is_dir() else tmp_path
        if request.param == "embedded-mapped":
            # Columns are put into a file by the first commit, and what comes later is read beside it.
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setattr(loading, "FEW", 0)
            patch.setattr(loading, "SHARE", 1e-9)
        if request.param in SERVERS:
            address = request.getfixturevalue("elasticsearch")(SERVERS[request.param])
            opened = _elastic(stack.enter_context(on_server(address)))
        else:
            opened = ENGINES[request.param](Path(quick))

        def opener(write: bool = False) -> Index:
            index = opened(write=write)
            stack.callback(index.close)
            return index

        yield opener


@pytest.fixture
def index(open_index: Opener) -> Index:
    """Open an empty index for writing."""
    return open_index(write=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the place of an index folder that is not there yet."""
    # How long a reader waits for a writer to finish before it calls a part damaged.
    monkeypatch.setattr(snapshot, "_PATIENCE", 0.2)
    # A killed process loses nothing of either; memory only spares the waiting for the disk.
    memory = Path("/dev/shm")  # noqa: S108
    if not memory.is_dir():
        yield tmp_path / "indeks"
        return
    with TemporaryDirectory(dir=memory) as quick:
        yield Path(quick) / "indeks"
