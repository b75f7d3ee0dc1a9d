import os
import random
import signal
import subprocess
import sys
import time

import papers
import pytest

from indexes.errors import FileRefused
from ingest.loading import Limits, load
from ingest.loading.sandbox import PACKAGE_ROOT, Sandbox


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_it_gives_what_load_gives(tmp_path, limits):
    paths = [written(tmp_path, "a.pdf", papers.minutes()), written(tmp_path, "b.txt", b"Rapat dibuka.")]
    with Sandbox(limits) as sandbox:
        assert [sandbox.load(path) for path in paths] == [load(path, limits) for path in paths]


def test_a_refusal_keeps_the_worker(tmp_path, limits):
    bad, good = written(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(limits) as sandbox:
        with pytest.raises(FileRefused, match="Office lama") as refusal:
            sandbox.load(bad)
        worker = sandbox._worker
        assert sandbox.load(good).blocks[0].text == "Rapat"
        assert sandbox._worker is worker
    assert refusal.value.path == str(bad)


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path):
    slow = written(tmp_path, "a.txt", b"Rapat dibuka dan ditutup.\n" * 700_000)
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(Limits(seconds=1.0)) as sandbox:
        sandbox.load(good)
        started = time.monotonic()
        with pytest.raises(FileRefused, match="lebih lama dari 1 detik"):
            sandbox.load(slow)
        assert time.monotonic() - started < 10
        assert sandbox.load(good).blocks[0].text == "Rapat"


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(tmp_path):
    large = written(tmp_path, "a.txt", b"Rapat dibuka dan ditutup.\n\n" * 1_200_000)
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(Limits(memory_mb=400)) as sandbox:
        with pytest.raises(FileRefused, match="memori habis"):
            sandbox.load(large)
        assert sandbox.load(good).blocks[0].text == "Rapat"


def test_a_crash_of_the_reader_is_the_files_and_the_next_is_read(tmp_path, limits):
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(limits) as sandbox:
        sandbox.load(good)
        os.kill(sandbox._worker.pid, signal.SIGSEGV)
        with pytest.raises(FileRefused, match="SIGSEGV"):
            sandbox.load(good)
        assert sandbox.load(good).blocks[0].text == "Rapat"


def test_a_long_pdf_and_a_large_text_are_read_within_the_usual_limits(tmp_path):
    words = papers.TALK.split()
    paper = papers.started("Notula Contoh")
    for number in range(500):
        papers.line(paper, f"{number + 1}. {' '.join(random.Random(number).choices(words, k=60))}.")
        if number < 499:
            paper.add_page()
    long = written(tmp_path, "a.pdf", bytes(paper.output()))
    large = written(tmp_path, "b.txt", f"{papers.TALK} {papers.TALK}\n".encode() * 165_000)
    assert large.stat().st_size > 60_000_000
    with Sandbox(Limits()) as sandbox:
        assert [block.page for block in sandbox.load(long).blocks[-2:]] == [499, 500]
        assert len(sandbox.load(large).blocks) == 165_000


def test_nothing_is_left_running(tmp_path, limits):
    with Sandbox(limits) as sandbox:
        sandbox.load(written(tmp_path, "b.txt", b"Rapat"))
        pid = sandbox._worker.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_child_imports_neither_torch_nor_haystack():
    code = "import ingest.loading.worker, sys; print([n for n in ('torch', 'haystack', 'tantivy') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE_ROOT)
    assert done.stdout.strip() == "[]"


def test_small_files_share_one_worker(tmp_path, limits):
    paths = [written(tmp_path, f"{at}.txt", b"Rapat dibuka.") for at in range(100)]
    with Sandbox(limits) as sandbox:
        workers = set()
        for path in paths:
            sandbox.load(path)
            workers.add(sandbox._worker.pid)
    assert len(workers) == 1
