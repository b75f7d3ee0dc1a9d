"""Several threads and several processes over one index, an ingest beside them: no error, and what is new is seen."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from small_index import fill

from indexes.embedded import open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.model import Kind, Passage, Source

ROOT = Path(__file__).parent.parent.parent
SERVERS = {
    "waitress": ["rakor.py", "serve", "--port"],
    "gunicorn": ["-m", "gunicorn", "search_app.wsgi:app", "--workers", "3", "--preload", "--bind"],
}


@pytest.fixture
def where(tmp_path):
    encoder = open_encoder("")
    index = open_writer(tmp_path / "i", manifest_of(encoder), 0)
    fill(index, encoder)
    index.commit()
    index.close()
    return tmp_path / "i"


@contextmanager
def served(kind: str, where: Path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    place = str(port) if kind == "waitress" else f"127.0.0.1:{port}"
    env = {**os.environ, "RAKOR_INDEX": str(where)}
    server = subprocess.Popen([sys.executable, *SERVERS[kind], place], cwd=ROOT, env=env, stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        server.terminate()
        _, said = server.communicate(timeout=30)
        assert b"Traceback" not in said, said.decode()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/healthz").read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


def ask(address: str, query: str) -> str:
    with urllib.request.urlopen(f"{address}/api/v1/search?q={query}") as answer:
        return answer.read().decode()


@pytest.mark.parametrize("kind", SERVERS)
def test_a_server_answers_beside_an_ingest_and_sees_what_is_new(kind, where):
    encoder = open_encoder("")
    with served(kind, where) as address, ThreadPoolExecutor(8) as readers:
        asked = [readers.submit(ask, address, "rapat+perbatasan") for _ in range(120)]
        index = open_writer(where, manifest_of(encoder), 0)
        for n in range(8):
            source = Source(f"baru{n}", "/arsip", f"baru{n}.txt", "1", Kind.BERITA, f"Kabar baru ke-{n}")
            index.replace(
                source, [Passage(source.id, 0, "Pos lintas zulubaru dibuka")], encoder.passages(["pos lintas"])
            )
            index.commit()
        index.close()
        assert all('"hits"' in each.result() for each in asked)
        fresh = list(readers.map(lambda _: ask(address, "zulubaru"), range(24)))
    assert {answer.count('"source"') for answer in fresh} == {8}
