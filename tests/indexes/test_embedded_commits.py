"""What of a commit is seen from elsewhere, and that many of them leave nothing behind."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest
from embedded_folder import (
    PAGE,
    READ,
    TITLE,
    WHOLE,
    WRITE,
    answer,
    everything,
    filled,
    holds_all,
    running,
    writing,
)
from small_documents import ALL, TOP, any_of, code, codes, hits, near, passage, put, source

from indexes.embedded import open_reader, snapshot
from indexes.model import Sort
from indexes.query import Facet


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
