"""Print every table, one benchmark after the other, and write them into one folder: what `make bench` does.

    python -m benchmarks.tables [--data DATA] [--sizes 10000] [--seconds 120] [--out build/bench]

DATA is a folder with `regulations/pasal.jsonl.gz` and `dev/*`, as benchmarks/engines.py reads it; without it there are
the corpus and made-up passages alone. The folder gets benchmarks.md, speed.md and latency.svg. A benchmark that fails
is named there, the others go on, and the exit code is 1.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import million
from benchmarks.speed_texts import made_up

ROOT = Path(__file__).parent.parent
JUDGED = "corpus/judgments"
WRITTEN_BESIDE = 2_000
"""Passages that are ingested while a served index is asked."""

sys.path.append(str(ROOT / "tests"))
from elasticsearch_nodes import homes  # noqa: E402 - of the tests, which no package holds


def benchmarks(given: argparse.Namespace, place: Path) -> Iterator[tuple[str, list[str]]]:
    """Give each benchmark's title and command, made ready just before it is its turn."""
    sizes = [int(size) for size in given.sizes.split(",")]
    texts = rows(given.data, max(*sizes, WRITTEN_BESIDE), place / "texts.jsonl")
    few = rows(given.data, WRITTEN_BESIDE, place / "few.jsonl")
    index = str(place / "index")
    yield "The whole path on the corpus", ["benchmarks.whole_path"]
    real = ["--texts", str(texts)] if given.data else []
    yield "The embedded engine", ["benchmarks.embedded_speed", "--sizes", given.sizes, "--out", str(given.out), *real]
    yield "Ingest of the corpus", ["rakor", "ingest", "corpus", "--index", index]
    yield "Floors", ["benchmarks.floor", index, JUDGED]
    yield "The second stage", ["benchmarks.second_stage", index, JUDGED]
    yield (
        "A served index under load, an ingest beside",
        ["benchmarks.load", index, "--file", str(few), "--seconds", str(given.seconds)],
    )
    if homes():
        data = [str(given.data.resolve())] if given.data else []
        yield "Both engines", ["benchmarks.engines", *data, "--sizes", str(min(sizes))]
    else:
        print("\n## Both engines: left out, no Elasticsearch is here (`make elasticsearch`)")


def rows(data: Path | None, size: int, to: Path) -> Path:
    """Write so many passages as JSON Lines: real ones where there are any, made-up ones else."""
    with to.open("w", encoding="utf-8") as file:
        if data:
            million.write(data / "regulations" / "pasal.jsonl.gz", size, file)
            return to
        for n, (document, title, text) in enumerate(made_up(size, random.Random(1))):
            file.write(json.dumps({"id": f"{document}#{n}", "title": title, "text": text}) + "\n")
    return to


def run(command: Sequence[str]) -> tuple[str, int]:
    """Run a module, print what it prints as it comes; gives that and the exit code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    whole = [sys.executable, "-m", *command]
    with subprocess.Popen(whole, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        lines = []
        for line in running.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    return "".join(lines).strip("\n"), running.returncode


def main() -> int:
    """Run all, print all, write all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--sizes", default="10000")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "bench")
    given = parser.parse_args()
    given.out = given.out.resolve()
    given.out.mkdir(parents=True, exist_ok=True)
    failed = 0
    page = [
        f"# Tables of benchmarks/\n\nPrinted by `make bench` on {datetime.now(UTC).date()}, {os.cpu_count()} cores."
    ]
    with tempfile.TemporaryDirectory() as place:
        for title, command in benchmarks(given, Path(place)):
            print(f"\n## {title}", flush=True)
            told, code = run(command)
            failed += bool(code)
            page.append(f"## {title}\n\n```\n{told}\n```" + (f"\n\nEnded with {code}." if code else ""))
            (given.out / "benchmarks.md").write_text("\n\n".join([*page, ""]), "utf-8")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
