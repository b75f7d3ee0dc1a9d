"""Index folders of the embedded engine for its tests: filled, written and read by processes, damaged."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from small_documents import ALL, MANIFEST, TOP, any_of, code, hits, near, put

from indexes.embedded import open_writer
from indexes.index import Index
from indexes.model import Classification, Key, Sort
from indexes.query import Facet

HERE = Path(__file__).parent
TITLE = any_of("judul")
"""Found in every passage of these tests."""

COMMON = """
import os, signal, sys
from pathlib import Path
from small_documents import ALL, MANIFEST, any_of, code, hits, put
from indexes.embedded import array_file, loading
from indexes.embedded import deriving, open_reader, open_writer, published, recording, segments, words, writing
folder = Path(sys.argv[1])
loading.FEW = 0
"""
HOLD = COMMON + "index = open_writer(folder, MANIFEST, 0); print('open', flush=True); sys.stdin.read()"
READ = (
    COMMON
    + """
index = open_reader(folder)
for _ in sys.stdin:
    print(*hits(index, any_of("batas")), flush=True)
index.close()
"""
)
WRITE = (
    COMMON
    + """
index = open_writer(folder, MANIFEST, 5)
for n in range(int(sys.argv[2]), 10_000):
    put(index, f"d{n:05}", f"tetap kata{n}", "tetap dua", near=[code(1, n % 100), code(2)])
    put(index, "ganti", *[f"ganti ke{n}"] * (n % 3 + 1), version=str(n))
    if n % 4 == 3:
        index.delete(f"d{n - 1:05}")
    index.commit()
    print(n, flush=True)
"""
)
DIE = (
    COMMON
    + """
index = open_writer(folder, MANIFEST, 0)
module, name = sys.argv[2].split(".")
step = getattr(globals()[module], name)
def last(*given):
    if sys.argv[3] == "after":
        step(*given)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(globals()[module], name, last)
put(index, "ganti", "batas baru", "batas lagi", version="v2")
put(index, "tambah", "batas")
index.delete("hapus")
index.commit()
"""
)


def process(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python of its own that runs the script."""
    paths = os.pathsep.join([str(HERE.parents[1]), str(HERE)])
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)], env={**os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def running(script: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run the script until the end of the block, where it is killed at the latest."""
    with process(script, *arguments) as child:
        try:
            yield child
        finally:
            child.kill()


def answer(child: subprocess.Popen[str]) -> str:
    """Ask the process for one more line."""
    child.stdin.write("\n")
    child.stdin.flush()
    return child.stdout.readline().strip()


@contextmanager
def writing(folder: Path) -> Iterator[Index]:
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        yield index


def filled(folder: Path) -> None:
    """Make an index of three documents in two commits."""
    with writing(folder) as index:
        put(index, "a", "batas laut", near=[code(1)])
        put(index, "b", "batas", "kapal", near=[code(1, 1), code(0, 1)])
        index.commit()
        put(index, "c", "kapal", near=[code(1, 2)], classification=Classification.RAHASIA)
        index.commit()


def everything(index: Index) -> set[str]:
    """Give all passages, and fail unless the truth, the words and the vectors hold the same."""
    listed = index.sources(ALL, Sort.NEWEST, 0, 10**6)
    stored = [f"{p.source}#{p.ordinal}" for s in listed.items for p in index.passages(s.id, TOP)]
    assert listed.total == len(listed.items) == len(index.versions("/"))
    assert sorted(stored) == sorted(hits(index, TITLE, limit=10**6)) == sorted(near(index, code(1), limit=10**6))
    with_words = len({key.split("#")[0] for key in stored})
    assert index.vocabulary("judul", 9, TOP) == ((("judul", with_words),) if stored else ())
    return set(stored)


WHOLE = {"a#0", "b#0", "b#1", "c#0"}


def holds_all(index: Index) -> bool:
    return (
        everything(index) == WHOLE
        and hits(index, any_of("kapal")) == ["b#1", "c#0"]
        and near(index, code(1, 2), limit=1) == ["c#0"]
        and len(index.versions("/arsip")) == 3
    )


def parts(folder: Path, prefix: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.startswith(prefix))


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def truncate(path: Path) -> None:
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        os.truncate(file, file.stat().st_size // 2)


def empty(path: Path) -> None:
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        os.truncate(file, 0)


def remove_a_file(path: Path) -> None:
    # Sums are read by a writer alone.
    largest = max(path.iterdir(), key=lambda file: (file.name != "sums.json", file.stat().st_size))
    largest.unlink()


READS = {
    "lexical": lambda index: index.lexical(TITLE, ALL, 9),
    "semantic": lambda index: index.semantic(code(1), ALL, 9),
    "counts": lambda index: index.counts(TITLE, [], ALL, list(Facet)),
    "listed": lambda index: index.listed(TITLE, [], ALL, Sort.NEWEST, 0, 9),
    "sources": lambda index: index.sources(ALL, Sort.NEWEST, 0, 9),
    "passages": lambda index: index.passages("b", TOP),
    "fetch": lambda index: {key: c.passage for key, c in index.fetch([Key("b", 0), Key("c", 0)], ALL).items()},
    "versions": lambda index: index.versions("/"),
    "vocabulary": lambda index: index.vocabulary("k", 9, TOP),
    "provision": lambda index: index.provision("uu/2007/21", TOP),
    "outcomes": lambda index: index.outcomes(ALL, Sort.NEWEST, 0, 9),
    "relations": lambda index: index.relations(TOP),
}
PAGE = 4096


def garbage(content: bytes) -> bytes:
    return random.Random(1).randbytes(len(content))


def garbage_inside(content: bytes) -> bytes:
    return content[:PAGE] + garbage(content[PAGE:])


def half(content: bytes) -> bytes:
    return content[: len(content) // 2]
