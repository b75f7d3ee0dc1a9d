"""benchmarks/load.py: what goes wrong under load is counted, and told apart by whether the ingest still ran."""

import itertools
import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from benchmarks import load


class Answers(BaseHTTPRequestHandler):
    """Answers pages, refuses results, drops the connection on what is asked as JSON."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path.startswith("/api"):
            self.close_connection = True
            return
        self.send_response(503 if self.path.startswith("/cari") else 200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass


@pytest.fixture
def address():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_refusals_and_broken_connections_are_counted(address):
    tally, asked = load.Tally(), iter(["/", "/cari?q=a", "/api/v1/search?q=a", "/", "/cari?q=b"])
    with pytest.raises(StopIteration):
        load.client(address, asked, time.monotonic() + 60, tally)
    assert tally.wrong == {"503 /cari": 2, "RemoteDisconnected /api/v1/search": 1}
    assert len(tally.took) == 5


def test_every_second_query_is_one_that_was_given_and_the_others_are_new():
    paths = [p for p in itertools.islice(load.asks(["batas laut", "korban tppo"], random.Random(1)), 200) if "q=" in p]
    given = sum("q=batas+laut" in p or "q=korban+tppo" in p for p in paths)
    assert 0.35 < given / len(paths) < 0.65
    assert {path.partition("?")[0] for path in paths} == {"/cari", "/api/v1/search"}


def test_the_report_tells_errors_and_the_time_of_the_ingest(capsys):
    tally = load.Tally([(at, 0.010 if at <= 4 else 0.002) for at in range(1, 11)])
    tally.wrong["503 /cari"] += 3
    wrong = load.report([tally], 0, 10, load.Ingest(4.0, 0))
    told = capsys.readouterr().out.splitlines()
    assert wrong.total() == 3
    assert told[1].split()[:4] == ["all", "10", "1.0", "2"]
    assert told[2].split()[-5:-1] == ["4", "1.0", "10", "10"]
    assert told[3].split()[-5:-1] == ["6", "1.0", "2", "2"]
    assert told[4:] == ["3 errors", "  3 x 503 /cari"]
