import os
import random
import signal
import subprocess
import sys
import time

import papers
import pytest

from indexes.errors import FileRefused
from ingest.loading import Limits
from ingest.report import Refused
from ingest.sandbox import PACKAGE_ROOT, Sandbox
from ingest.understanding import Due, understand
from ingest.walking import FoundFile


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def due(path, row=None):
    return Due(FoundFile(path.parent, path.name, path, None, row and "1"), "v1", row)


def read(sandbox, path):
    """Understand one file; its text, or the refusal raised."""
    answer = sandbox.understand([due(path)])[0]
    if isinstance(answer, Refused):
        raise FileRefused(answer.path, answer.reason)
    return "\n".join(passage.text for passage in answer.passages)


def test_it_gives_what_understanding_gives(tmp_path, limits):
    dues = [due(written(tmp_path, "a.pdf", papers.minutes())), due(written(tmp_path, "b.txt", b"Rapat dibuka."))]
    with Sandbox(limits) as sandbox:
        assert sandbox.understand(dues) == [understand(each, limits) for each in dues]


def test_one_bad_row_of_many_is_refused_alone(tmp_path, limits):
    path = written(tmp_path, "a.jsonl", b"")
    rows = [b'{"id": 1, "text": "Rapat"}', b'{"id": 2, "text": "x", "dated": "kemarin"}', b'{"id": 3, "text": "Batas"}']
    with Sandbox(limits) as sandbox:
        answers = sandbox.understand([due(path, row) for row in rows])
    assert [isinstance(answer, Refused) for answer in answers] == [False, True, False]
    assert "dated" in answers[1].reason


def test_rows_beside_one_that_kills_the_reader_are_read(tmp_path):
    path = written(tmp_path, "a.jsonl", b"")
    huge = b'{"id": 2, "text": "' + b"Rapat dibuka.\\n\\n" * 1_500_000 + b'"}'
    with Sandbox(Limits(memory_mb=400)) as sandbox:
        answers = sandbox.understand([due(path, b'{"id": 1, "text": "Rapat"}'), due(path, huge)])
    assert answers[0].passages[0].text == "Rapat"
    assert "memori habis" in answers[1].reason


def test_a_refusal_keeps_the_worker(tmp_path, limits):
    bad, good = written(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(limits) as sandbox:
        with pytest.raises(FileRefused, match="Office lama") as refusal:
            read(sandbox, bad)
        worker = sandbox._worker
        assert read(sandbox, good) == "Rapat"
        assert sandbox._worker is worker
    assert refusal.value.path == str(bad)


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path):
    slow = written(tmp_path, "a.txt", b"Rapat dibuka dan ditutup.\n" * 700_000)
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(Limits(seconds=1.0)) as sandbox:
        read(sandbox, good)
        started = time.monotonic()
        with pytest.raises(FileRefused, match="lebih lama dari 1 detik"):
            read(sandbox, slow)
        assert time.monotonic() - started < 10
        assert read(sandbox, good) == "Rapat"


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read(tmp_path):
    large = written(tmp_path, "a.txt", b"Rapat dibuka dan ditutup.\n\n" * 1_200_000)
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(Limits(memory_mb=400)) as sandbox:
        with pytest.raises(FileRefused, match="memori habis"):
            read(sandbox, large)
        assert read(sandbox, good) == "Rapat"


def test_a_crash_of_the_reader_is_the_files_and_the_next_is_read(tmp_path, limits):
    good = written(tmp_path, "b.txt", b"Rapat")
    with Sandbox(limits) as sandbox:
        read(sandbox, good)
        os.kill(sandbox._worker.pid, signal.SIGSEGV)
        with pytest.raises(FileRefused, match="SIGSEGV"):
            read(sandbox, good)
        assert read(sandbox, good) == "Rapat"


def test_a_long_pdf_and_a_large_text_are_read_within_the_usual_limits(tmp_path):
    words = papers.TALK.split()
    paper = papers.started("Notula Contoh")
    for number in range(500):
        papers.line(paper, f"{number + 1}. {' '.join(random.Random(number).choices(words, k=60))}.")
        if number < 499:
            paper.add_page()
    long = written(tmp_path, "a.pdf", bytes(paper.output()))
    large = written(tmp_path, "b.txt", f"{papers.TALK} {papers.TALK}\n".encode() * 16_500)
    assert large.stat().st_size > 6_000_000
    with Sandbox(Limits()) as sandbox:
        answer = sandbox.understand([due(long)])[0]
        assert [passage.page for passage in answer.passages[-2:]] == [499, 500]
        assert len(read(sandbox, large)) > 5_900_000


def test_nothing_is_left_running(tmp_path, limits):
    with Sandbox(limits) as sandbox:
        read(sandbox, written(tmp_path, "b.txt", b"Rapat"))
        pid = sandbox._worker.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_child_imports_neither_torch_nor_haystack():
    code = "import ingest.worker, sys; print([n for n in ('torch', 'haystack', 'tantivy') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE_ROOT)
    assert done.stdout.strip() == "[]"


def test_small_files_share_one_worker(tmp_path, limits):
    paths = [written(tmp_path, f"{at}.txt", b"Rapat dibuka.") for at in range(100)]
    with Sandbox(limits) as sandbox:
        workers = set()
        for path in paths:
            read(sandbox, path)
            workers.add(sandbox._worker.pid)
    assert len(workers) == 1
