"""What only the embedded engine does, with real files and real processes: locks, crashes, damage, sharing."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from small_documents import ALL, MANIFEST, TOP, any_of, code, codes, hits, near, passage, put, source

from indexes.embedded import open_reader, open_writer, snapshot
from indexes.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing, IndexUnavailable
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
from indexes.embedded import deriving, open_reader, open_writer, published, recording, vectors, words, writing
folder = Path(sys.argv[1])
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


@pytest.fixture
def folder(tmp_path, monkeypatch):
    # How long a reader waits for a writer to finish before it calls a part damaged.
    monkeypatch.setattr(snapshot, "_PATIENCE", 0.2)
    # A killed process loses nothing of either; memory only spares the waiting for the disk.
    memory = Path("/dev/shm")  # noqa: S108
    if not memory.is_dir():
        yield tmp_path / "indeks"
        return
    with TemporaryDirectory(dir=memory) as quick:
        yield Path(quick) / "indeks"


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


# Opening and locking


def test_a_missing_folder_says_how_to_make_an_index(folder):
    with pytest.raises(IndexMissing, match="rakor ingest"):
        open_reader(folder)
    folder.mkdir()
    with pytest.raises(IndexMissing, match="rakor ingest"):
        open_reader(folder)
    assert list(folder.iterdir()) == []


def test_a_second_writer_is_told_who_writes_and_a_killed_one_blocks_nobody(folder):
    with running(HOLD, folder) as child:
        assert child.stdout.readline() == "open\n"
        with pytest.raises(IndexLocked, match=rf"\b{child.pid}\b"):
            open_writer(folder, MANIFEST, 0)
        child.kill()
        child.wait()
        with writing(folder) as index:
            put(index, "a", "batas")
            index.commit()
            with pytest.raises(IndexLocked, match=rf"\b{os.getpid()}\b"):
                open_writer(folder, MANIFEST, 0)


def test_a_writer_waits_for_the_one_before_it(folder):
    with running(HOLD, folder) as child:
        child.stdout.readline()
        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(open_writer, folder, MANIFEST, 20)
            time.sleep(0.2)
            assert not waiting.done()
            child.stdin.close()
            waiting.result().close()


def test_a_reader_refuses_to_write(folder):
    filled(folder)
    with closing(open_reader(folder)) as index, pytest.raises(IndexUnavailable, match="reading only"):
        index.delete("a")


def test_another_encoder_is_refused_naming_both(folder):
    filled(folder)
    for other in (replace(MANIFEST, encoder="lain"), replace(MANIFEST, encoder_digest="f" * 8)):
        with pytest.raises(IndexMismatch) as refused:
            open_writer(folder, other, 0)
        differs = {"uji", "lain"} if other.encoder == "lain" else {"0" * 8, "f" * 8}
        assert all(name in str(refused.value) for name in differs)
    with writing(folder) as index:
        assert holds_all(index)


# Commits, seen from elsewhere


def test_another_process_sees_a_commit_and_nothing_before_it(folder):
    filled(folder)
    with writing(folder) as index, running(READ, folder) as child:
        assert answer(child) == "b#0 a#0"
        put(index, "d", "batas batas batas")
        index.delete("a")
        assert answer(child) == "b#0 a#0"
        index.commit()
        assert answer(child) == "d#0 b#0"
        assert hits(index, any_of("batas")) == ["d#0", "b#0"]


def test_an_open_reader_sees_every_later_commit(folder):
    filled(folder)
    with closing(open_reader(folder)) as reader:
        assert holds_all(reader)
        for n in range(5):
            with writing(folder) as index:
                put(index, "a", *["laut"] * n, version=f"v{n}")
                index.commit()
                assert hits(reader, any_of("laut")) == [f"a#{m}" for m in range(n)]
                assert reader.versions("/arsip")["a"] == f"v{n}"
                assert everything(reader) == WHOLE - {"a#0"} | {f"a#{m}" for m in range(n)}


def test_what_was_not_committed_is_lost_on_close(folder):
    filled(folder)
    with writing(folder) as index:
        put(index, "d", "batas")
        index.delete("a")
    with writing(folder) as index:
        index.commit()
        assert holds_all(index)


def test_threads_that_read_at_once_get_the_same(folder):
    with writing(folder) as index:
        for n in range(40):
            put(index, f"d{n:02}", f"batas kata{n % 7}", "laut", near=[code(n, 3), code(2, n)])
        index.commit()

    def ask(index):
        found = [index.lexical(any_of("batas", f"kata{n}"), ALL, 9) for n in range(7)]
        found += [index.semantic(code(n, 1), ALL, 9) for n in range(7)]
        counted = index.counts(any_of("laut"), [], ALL, list(Facet))
        return found, counted, index.sources(ALL, Sort.NEWEST, 0, 99), index.passages("d07", TOP)

    with closing(open_reader(folder)) as one, closing(open_reader(folder)) as shared, ThreadPoolExecutor(4) as pool:
        expected = ask(one)
        for found in pool.map(lambda _: ask(shared), range(12)):
            assert found == expected


def test_beside_a_busy_writer_every_read_sees_one_committed_state(folder, monkeypatch):
    monkeypatch.setattr(snapshot, "_PATIENCE", 2.0)
    with running(WRITE, folder, 0) as child:
        child.stdout.readline()
        with closing(open_reader(folder)) as reader:
            seen = set()
            end = time.monotonic() + 1.5
            while time.monotonic() < end:
                texts = [p.text for p in reader.passages("ganti", TOP)]
                n = int(texts[0].removeprefix("ganti ke"))
                assert texts == [f"ganti ke{n}"] * (n % 3 + 1)
                assert 1 <= len(hits(reader, any_of("ganti"))) <= 3
                assert len(hits(reader, any_of("tetap"))) % 2 == 0
                words, meant = (find(reader) for find in (lambda i: hits(i, TITLE), lambda i: near(i, code(1))))
                assert words
                assert meant
                seen.add(n)
    assert len(seen) > 3


# Killed writers


def test_killed_at_any_moment_nothing_committed_is_lost(folder):
    chance = random.Random(20240131)
    start = 0
    for _ in range(4):
        with running(WRITE, folder, start) as child:
            child.stdout.readline()
            time.sleep(chance.uniform(0.02, 0.25))
            child.send_signal(signal.SIGKILL)
            told = child.stdout.read().split()
        last = int(told[-1]) if told else start
        with closing(open_reader(folder)) as reader:
            assert int(reader.versions("/")["ganti"]) in (last, last + 1)
        with writing(folder) as index:
            done = int(index.versions("/")["ganti"])
            assert done in (last, last + 1)
            gone = {n - 1 for n in range(done + 1) if n % 4 == 3}
            kept = {f"d{n:05}#{m}" for n in range(done + 1) if n not in gone for m in (0, 1)}
            assert everything(index) == kept | {f"ganti#{m}" for m in range(done % 3 + 1)}
            assert hits(index, any_of("ke" + str(done))) == [f"ganti#{m}" for m in range(done % 3 + 1)]
        start = done + 1


STEPS = (
    ("recording.record", "before"), ("recording.record", "after"), ("words.write", "after"),
    ("vectors.write", "after"), ("published.publish", "before"), ("published.publish", "after"),
    ("recording.purge", "after"),
)  # fmt: skip


@pytest.mark.parametrize(("step", "when"), STEPS)
def test_killed_between_the_steps_of_a_commit_it_is_whole_or_not_there(folder, step, when):
    with writing(folder) as index:
        for name in ("ganti", "hapus", "tetap"):
            put(index, name, "batas")
        index.commit()
    with running(DIE, folder, step, when) as child:
        assert child.wait() == -signal.SIGKILL
    old, new = {"ganti#0", "hapus#0", "tetap#0"}, {"ganti#0", "ganti#1", "tambah#0", "tetap#0"}
    visible = step == "recording.purge" or (step, when) == ("published.publish", "after")
    with closing(open_reader(folder)) as reader:
        assert set(reader.versions("/")) == {key[:-2] for key in (new if visible else old)}
        assert set(hits(reader, any_of("batas"))) <= (new if visible else old)
    with writing(folder) as index:
        assert everything(index) == (old if when == "before" and step == "recording.record" else new)
        assert bool(index.repaired) == (not visible and (step, when) != ("recording.record", "before"))


# Damage


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
    largest = max(path.iterdir(), key=lambda file: file.stat().st_size)
    largest.unlink()


DAMAGES = [
    *[(part, damage) for part in ("words-", "vectors-") for damage in (remove, truncate, empty, remove_a_file)],
    *[("current.json", damage) for damage in (remove, truncate, empty)],
]


@pytest.mark.parametrize(("part", "damage"), DAMAGES)
def test_what_is_derived_is_rebuilt_and_reported(folder, part, damage):
    filled(folder)
    for path in parts(folder, part):
        damage(path)
    with closing(open_reader(folder)) as reader, pytest.raises(IndexUnavailable, match="rakor ingest"):
        everything(reader)
    with writing(folder) as index, closing(open_reader(folder)) as reader:
        assert index.repaired
        assert holds_all(index)
        assert holds_all(reader)
        put(index, "a", "batas baru")
        index.commit()
        assert hits(reader, any_of("baru")) == ["a#0"]
    with writing(folder) as index:
        assert not index.repaired


def test_leftovers_of_both_kinds_are_rebuilt_together(folder):
    filled(folder)
    for path in parts(folder, "words-") + parts(folder, "vectors-"):
        shutil.rmtree(path)
    with writing(folder) as index:
        assert len(index.repaired) == 2
        assert holds_all(index)


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


@pytest.mark.parametrize("damage", [garbage, garbage_inside, half, bytes.upper], ids=lambda f: f.__name__)
@pytest.mark.parametrize("write", [False, True])
def test_a_damaged_truth_is_reported_with_what_to_do(folder, damage, write):
    filled(folder)
    path = folder / "truth.db"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(IndexDamaged, match="rakor ingest"):
        (open_writer(folder, MANIFEST, 0) if write else open_reader(folder)).close()


def test_whatever_page_is_damaged_the_answer_is_right_or_refused(folder):
    filled(folder)
    path = folder / "truth.db"
    content = path.read_bytes()
    with closing(open_reader(folder)) as reader:
        right = {name: read(reader) for name, read in READS.items()}
    refused = set()
    for start in range(PAGE, len(content), PAGE):
        path.write_bytes(content[:start] + garbage(content[start : start + PAGE]) + content[start + PAGE :])
        for name, read in READS.items():
            try:
                with closing(open_reader(folder)) as reader:
                    assert read(reader) == right[name], (start, name)
            except IndexDamaged:
                refused.add(name)
    assert {"lexical", "semantic", "counts", "listed", "sources", "passages", "vocabulary"} <= refused


def test_what_cannot_be_rebuilt_from_a_damaged_truth_is_refused(folder):
    filled(folder)
    path = folder / "truth.db"
    content = path.read_bytes()
    for start in range(PAGE, len(content), PAGE):
        path.write_bytes(content[:start] + garbage(content[start : start + PAGE]) + content[start + PAGE :])
        for part in parts(folder, "words-"):
            shutil.rmtree(part)
        try:
            with writing(folder) as index:
                assert sorted(hits(index, TITLE)) == sorted(WHOLE), start
        except IndexDamaged as damaged:
            assert "rakor ingest" in str(damaged)  # noqa: PT017 - some pages hold nothing that is needed
        path.write_bytes(content)


def test_strangers_are_refused_and_left_alone(folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "truth.db")) as stranger:
        stranger.execute("CREATE TABLE state (key TEXT, value TEXT)")
    before = (folder / "truth.db").read_bytes()
    for opened in (open_reader, lambda place: open_writer(place, MANIFEST, 0)):
        with pytest.raises(IndexMismatch, match="another program"):
            opened(folder)
    assert (folder / "truth.db").read_bytes() == before


def test_no_index_is_made_among_documents_or_over_a_file(folder):
    folder.mkdir()
    (folder / "notula.docx").write_bytes(b"PK")
    with pytest.raises(IndexMismatch, match=r"notula\.docx"):
        open_writer(folder, MANIFEST, 0)
    assert [path.name for path in folder.iterdir()] == ["notula.docx"]
    with pytest.raises(IndexMismatch, match="folder"):
        open_writer(folder / "notula.docx", MANIFEST, 0)


# Limits


@pytest.mark.parametrize(
    "rows", [codes(code(1), code(2)), codes(), np.ones((1, 9), np.int8), np.ones(8, np.int8), codes(code(0))]
)
def test_codes_that_do_not_fit_are_refused_and_the_document_stays(folder, rows):
    filled(folder)
    with writing(folder) as index:
        with pytest.raises(ValueError, match="code"):
            index.replace(source("a"), [passage("a", 0, "baru")], rows)
        index.commit()
        assert holds_all(index)


def test_the_folder_stays_small_over_many_commits(folder):
    filled(folder)
    sizes = []
    with writing(folder) as index, closing(open_reader(folder)) as reader:
        for n in range(60):
            put(index, "a", *[f"batas ke{n}"] * 5, near=[code(1, n)] * 5)
            index.commit()
            assert len(hits(reader, any_of(f"ke{n}"))) == 5
            files = [path for path in folder.rglob("*") if path.is_file()]
            sizes.append((len(files), sum(path.stat().st_size for path in files)))
        assert everything(index) == WHOLE | {f"a#{m}" for m in range(5)}
        state = json.loads((folder / "current.json").read_text())
    assert max(count for count, _ in sizes) <= 90
    # SQLite's log is written over from the start once it holds 1,000 pages.
    assert max(size for _, size in sizes) < 1_500 * PAGE
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 400_000
    named = {"lock", "truth.db", "current.json", state["words"], *state["vectors"]}
    assert {path.name for path in folder.iterdir()} == named
