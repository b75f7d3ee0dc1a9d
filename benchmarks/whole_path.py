"""The whole path on the corpus, as a user meets it: ingest, a cold search, pages over HTTP, memory.

`python benchmarks/whole_path.py [CORPUS]` runs `rakor` as processes of their own and prints one table. A page that is
asked for again is answered from what was kept of its search; "a new query" is one that was never asked before. The
last row is a loop of plain Python: where it takes 20 ms and not 10, so does everything else.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path

RAKOR = [sys.executable, str(Path(__file__).parent.parent / "rakor.py")]
PAGES = {
    "front page": "/",
    "results, hybrid": "/cari?q=sindikat+tppo+di+perbatasan+ntt",
    "results, filtered": "/cari?q=rakor+perbatasan&kind=notula&place=Nusa+Tenggara+Timur",
    "results, by date": "/cari?q=tppo&sort=newest",
    "article": "/peraturan/uu/2007/21/pasal/2",
    "regulation, marked": "/peraturan/uu/2011/6?q=perbatasan",
    "JSON": "/api/v1/search?q=who+attended+the+Makassar+dialogue",
}
REPEATS = 60
COLD = 7
QUERIES = Path(__file__).parent.parent / "corpus" / "judgments" / "queries.jsonl"


def main(corpus: Path) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        where = f"{folder}/index"
        bare = {**os.environ, "RAKOR_OCR_PAGES": "0"}
        row("ingest without text recognition, s", f"{seconds(lambda: ingest(corpus, f'{folder}/bare', bare)):.1f}")
        row("ingest with text recognition, s", f"{seconds(lambda: ingest(corpus, where, dict(os.environ))):.1f}")
        row("ingest again, nothing changed, s", f"{seconds(lambda: ingest(corpus, where, dict(os.environ))):.1f}")
        search = [*RAKOR, "search", "pasal 2 uu 21/2007", "--index", where, "--json"]
        cold = [seconds(lambda: run(search, dict(os.environ))) for _ in range(COLD)]
        row("rakor search, a process of its own, median s", f"{statistics.median(cold):.2f}")
        served(where)


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    print(f"{name:48}{value:>12}")


def seconds(do: Callable[[], object]) -> float:
    """Time one call."""
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def ingest(corpus: Path, where: str, env: dict[str, str]) -> None:
    """Ingest the corpus in a process of its own."""
    report = json.loads(run([*RAKOR, "ingest", str(corpus), "--index", where, "--json"], env))
    assert not report["failed"], report["failed"]


def run(command: list[str], env: dict[str, str]) -> str:
    """Run a command to its end and give what it printed."""
    return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout


def served(where: str) -> None:
    """Serve the index, ask for every page again and again, and print times and memory."""
    server = subprocess.Popen([*RAKOR, "serve", "--index", where, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        address = server.stdout.readline().split()[-1].rstrip("/")
        for name, path in PAGES.items():
            pages(name, [address + path] * REPEATS)
        texts = [json.loads(line)["text"] for line in QUERIES.read_text("utf-8").splitlines()]
        pages("results, a new query", [f"{address}/cari?{urllib.parse.urlencode({'q': text})}" for text in texts])
        status = Path(f"/proc/{server.pid}/status").read_text()
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        row("resident memory of the serving process, MB", f"{int(resident.split()[1]) / 1024:.0f}")
        times = [seconds(plain_python) * 1000 for _ in range(REPEATS)]
        row("a loop of plain Python, ms p50 / p95", p50_and_p95(times))
    finally:
        server.terminate()
        server.wait()


def pages(name: str, addresses: list[str]) -> None:
    """Ask for pages one after the other; the first few, which open the index, do not count."""
    times = [seconds(lambda a=address: urllib.request.urlopen(a).read()) * 1000 for address in addresses]
    row(f"{name}, ms p50 / p95", p50_and_p95(times[5:]))


def p50_and_p95(times: list[float]) -> str:
    """Print the median and the 95th of 100 times."""
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[18]:.1f}"


def plain_python() -> None:
    """Do work that has nothing to do with Rakor and is always the same."""
    kept: dict[int, str] = {}
    for number in range(60_000):
        kept[number % 1_000] = str(number)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "corpus")
