"""Ask a served index from many sides at once while an ingest writes into it; print errors, times, requests a second.

    python -m benchmarks.load INDEX [--file FILE] [--clients 8] [--seconds 120] [--queries FILE] [--workers N]

With `--workers` gunicorn serves with so many processes, else `rakor serve` with one. The server and `rakor ingest FILE`
are processes of their own, on a copy of the folder INDEX; an index on a server is used where it is, and keeps what the
ingest put in. The clients ask what people ask: every second query is one of FILE (JSON lines with `text`), the others
are words of several, never asked before. Ends with 1 if anything but a page came.
"""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.whole_path import QUERIES, RAKOR

_ADDRESS = re.compile(r"http://[\d.]+:\d+")

PATIENCE = 30
"""Seconds after which an answer that has not come is an error."""

PAGES = (
    ("/cari?{}", 6),
    ("/cari?{}&kind=notula", 1),
    ("/cari?{}&sort=newest", 1),
    ("/api/v1/search?{}", 1),
    ("/", 1),
)
"""What is asked for, and how often."""


@dataclass
class Tally:
    """What the clients met: seconds of each answer with when it came, and what went wrong."""

    took: list[tuple[float, float]] = field(default_factory=list)
    wrong: Counter[str] = field(default_factory=Counter)


@dataclass
class Ingest:
    """The ingest beside: how long it took, and whether it ended well; None while it runs."""

    seconds: float | None = None
    code: int | None = None


def asks(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Give paths to ask for, without end."""
    words = sorted({word for text in texts for word in text.split()})
    paths, weights = zip(*PAGES, strict=True)
    while True:
        text = chance.choice(texts) if chance.random() < 0.5 else " ".join(chance.sample(words, min(3, len(words))))
        yield chance.choices(paths, weights)[0].format(urllib.parse.urlencode({"q": text}))


def client(address: str, paths: Iterator[str], until: float, tally: Tally) -> None:
    """Ask one thing after the other over one connection, until the time is over."""
    host = urllib.parse.urlsplit(address).netloc
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        while time.monotonic() < until:
            path, started = next(paths), time.monotonic()
            if problem := fault(connection, path):
                tally.wrong[f"{problem} {path.partition('?')[0]}"] += 1
            ended = time.monotonic()
            tally.took.append((ended, ended - started))


def fault(connection: http.client.HTTPConnection, path: str) -> str:
    """Ask for a path and read the answer; gives what was wrong with it, or nothing."""
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as broken:
        connection.close()
        return type(broken).__name__
    return "" if answer.status == http.HTTPStatus.OK else str(answer.status)


@contextmanager
def served(where: str, workers: int = 0) -> Iterator[tuple[str, int]]:
    """Serve an index; gives the address and the process."""
    command = [*RAKOR, "serve", "--index", where, "--port", "0"]
    if workers:
        command = [sys.executable, "-m", "gunicorn", "search_app.wsgi:app", "--bind", "127.0.0.1:0", "--preload"]
        command += ["--workers", str(workers), "--threads", "2"]
    # On this stream waitress complains of requests that had to wait, as all are meant to; gunicorn tells its address.
    server = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT if workers else subprocess.DEVNULL, text=True,
        env={**os.environ, "RAKOR_INDEX": where},
    )  # fmt: skip
    try:
        assert server.stdout is not None
        told = next((found[0] for line in server.stdout if (found := _ADDRESS.search(line))), None)
        if told is None:
            raise SystemExit(f"The server of {where} does not start.")
        yield told, server.pid
    finally:
        server.terminate()
        server.wait()


@contextmanager
def ingesting(file: Path | None, where: str) -> Iterator[Ingest]:
    """Ingest a file meanwhile; what has not ended when the block ends is ended."""
    told = Ingest()
    if file is None:
        yield told
        return
    started = time.monotonic()
    command = [*RAKOR, "ingest", str(file), "--index", where, "--json"]
    writer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def wait() -> None:
        code = writer.wait()
        told.seconds, told.code = time.monotonic() - started, code

    waiting = threading.Thread(target=wait)
    waiting.start()
    try:
        yield told
    finally:
        if writer.poll() is None:
            writer.terminate()
        waiting.join()


def asked(address: str, texts: Sequence[str], clients: int, seconds: float) -> list[Tally]:
    """Let the clients ask for so long."""
    tallies, until = [Tally() for _ in range(clients)], time.monotonic() + seconds
    threads = [
        threading.Thread(target=client, args=(address, asks(texts, random.Random(n)), until, tally))
        for n, tally in enumerate(tallies)
    ]
    run_all(threads)
    return tallies


def run_all(threads: Sequence[threading.Thread]) -> None:
    """Run the threads to their end."""
    for start in [thread.start for thread in threads] + [thread.join for thread in threads]:
        start()


def line(name: str, took: Sequence[float], seconds: float) -> str:
    """Give a line of the table."""
    if len(took) < 2:
        return f"{name:<30}{len(took):>10}"
    milliseconds = sorted(each * 1000 for each in took)
    p95 = milliseconds[int(len(milliseconds) * 0.95)]
    return (
        f"{name:<30}{len(took):>10,}{len(took) / seconds:>12.1f}{statistics.median(milliseconds):>9.0f}{p95:>9.0f}"
        f"{milliseconds[-1]:>9.0f}"
    )


def report(tallies: Sequence[Tally], started: float, ended: float, ingest: Ingest) -> Counter[str]:
    """Print the table; gives the errors."""
    took = [each for tally in tallies for each in tally.took]
    split = min(started + ingest.seconds, ended) if ingest.seconds is not None else ended
    print(f"{'':<30}{'requests':>10}{'a second':>12}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    print(line("all", [each for _, each in took], ended - started))
    if ingest.seconds is not None:
        print(line("while the ingest ran", [each for at, each in took if at <= split], split - started))
        print(line("after it", [each for at, each in took if at > split], max(ended - split, 1e-9)))
    wrong = sum((tally.wrong for tally in tallies), Counter())
    print(f"{wrong.total()} errors" + "".join(f"\n  {times} x {what}" for what, times in wrong.most_common(10)))
    return wrong


def measured(
    where: str, file: Path | None, texts: Sequence[str], clients: int, seconds: float, workers: int = 0
) -> bool:
    """Serve, ask, write, print; says whether nothing went wrong."""
    with served(where, workers) as (address, process):
        started = time.monotonic()
        with ingesting(file, where) as ingest:
            tallies = asked(address, texts, clients, seconds)
            ended = time.monotonic()
            wrong = report(tallies, started, ended, ingest)
            if file is not None:
                over = (
                    f"took {ingest.seconds:.0f} s, exit code {ingest.code}" if ingest.seconds else "was still running"
                )
                print(f"ingest of {file.name} {over}")
            well = not wrong and not ingest.code
        status = Path(f"/proc/{process}/status").read_text("ascii")
        resident = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        print(f"{int(resident.split()[1]) / 1024:.0f} MB resident in the serving process")
    return well


def main() -> int:
    """Copy the index if it is a folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--workers", type=int, default=0)
    given = parser.parse_args()
    texts = [json.loads(line)["text"] for line in given.queries.read_text("utf-8").splitlines()]
    print(f"{given.clients} clients for {given.seconds:g} s")
    if given.index.startswith(("http://", "https://")):
        return int(not measured(given.index, given.file, texts, given.clients, given.seconds, given.workers))
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(given.index, f"{folder}/index")
        return int(not measured(f"{folder}/index", given.file, texts, given.clients, given.seconds, given.workers))


if __name__ == "__main__":
    sys.exit(main())
