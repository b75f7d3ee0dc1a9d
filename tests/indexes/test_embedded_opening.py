"""Opening an index folder: locks, strangers, other encoders."""

import os
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace

import pytest
from embedded_folder import HOLD, filled, holds_all, running, writing
from small_documents import MANIFEST, put

from indexes.embedded import open_reader, open_writer
from indexes.errors import IndexLocked, IndexMismatch, IndexMissing, IndexUnavailable


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
    with closing(open_reader(folder)) as index, pytest.raises(IndexUnavailable, match="hanya dibuka untuk dibaca"):
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


def test_strangers_are_refused_and_left_alone(folder):
    folder.mkdir()
    with closing(sqlite3.connect(folder / "truth.db")) as stranger:
        stranger.execute("CREATE TABLE state (key TEXT, value TEXT)")
    before = (folder / "truth.db").read_bytes()
    for opened in (open_reader, lambda place: open_writer(place, MANIFEST, 0)):
        with pytest.raises(IndexMismatch, match="program lain"):
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
