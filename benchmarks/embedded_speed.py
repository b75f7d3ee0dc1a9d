"""Print how fast the embedded engine takes in and answers at several sizes; write docs/speed.md and docs/latency.svg.

    python -m benchmarks.embedded_speed [--sizes 10000,82834,1000000] [--texts FILE] [--out docs]

`--texts` names a (gzipped) file of JSON lines with `id` ("document#part"), `title` and `text`; `benchmarks/million.py`
makes a long one. Without it passages are made up, and recall says nothing. Codes are the bundled encoder's. Each size
is filled by one process and asked by another, which sees no text but its queries.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.chart import chart

ROOT = Path(__file__).parent.parent
Told = dict[str, Any]

LATENCIES = {
    "hybrid": "hybrid query with exact counts, ms p50 / p95",
    "hybrid, a tenth": "the same among a tenth of the documents (by date)",
    "fetch": "the same among all, and up to 150 passages fetched",
    "words": "words alone, best 100",
    "meaning": "meaning alone, nearest 100, encoding included",
    "counts": "counts alone, five facets",
}
DRAWN = {"hybrid": "hybrid", "hybrid, a tenth": "a tenth by date"}


def measured(size: int, texts: Path | None) -> Told:
    """Fill an index and ask it, each in a process of its own; gives both steps' figures."""
    with tempfile.TemporaryDirectory() as folder:
        filled = step("fill", folder, str(size), *([str(texts.resolve())] if texts else []))
        return {**filled, **step("ask", folder)}


def step(*what: str) -> Told:
    """Run a step with one thread for numpy, as a server with several processes has it."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "benchmarks.speed_steps", *what]
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    told: Told = json.loads(done.stdout.splitlines()[-1])
    return told


def rows(told: Told) -> dict[str, str]:
    """Give the table of one size."""
    kept = f", {told['candidates']:,} compared in full" if told["candidates"] else ", all compared in full"
    return {
        **{name: "{:.1f} / {:.1f}".format(*told["latencies"][key]) for key, name in LATENCIES.items()},
        "first query of a new reader, ms": f"{told['first']:.0f}",
        "private memory of the reader, encoder included, MB": f"{told['memory']:.0f}",
        "the same without pages of mapped files, MB": f"{told['own']:.0f}",
        "taken in, passages a second (encoding apart)": f"{told['fill']:,.0f}",
        "on disk, MB": f"{told['disk']:,.0f}",
        "recall@50 of meaning against an exact scan": f"{told['recall']:.3f}{kept}",
        "one document changed until found, ms": f"{told['changed']:.0f}",
        "a loop of plain Python beside it, ms": f"{told['loop']:.0f}",
    }


def markdown(every: Sequence[Told], command: str) -> str:
    """Give the page of all sizes."""
    head = (ROOT / "benchmarks" / "speed_head.md").read_text("utf-8")
    said = head.format(day=datetime.now(UTC).date(), cores=os.cpu_count(), command=command).rstrip()
    tables = [rows(told) for told in every]
    sizes = [f"{told['passages']:,}" for told in every]
    lines = [f"| passages | {' | '.join(sizes)} |", "|---" * (len(every) + 1) + "|"]
    lines += [f"| {name} | {' | '.join(table[name] for table in tables)} |" for name in tables[0]]
    return "\n".join([said, "", *lines, ""])


def drawing(every: Sequence[Told]) -> str:
    """Give the plot of latency over size."""
    series = {
        f"{name}, {which}": [(told["passages"], told["latencies"][key][at]) for told in every]
        for key, name in DRAWN.items()
        for at, which in enumerate(("p50", "p95"))
    }
    return chart("A hybrid query with exact counts", "passages", "milliseconds", series)


def main() -> None:
    """Measure the sizes one after the other, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default="10000")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    given = parser.parse_args()
    named = f" --texts {given.texts.name}" if given.texts else ""
    given.out.mkdir(parents=True, exist_ok=True)
    every: list[Told] = []
    for size in map(int, given.sizes.split(",")):
        every.append(measured(size, given.texts))
        print(f"\n{every[-1]['passages']:,} passages")
        for name, value in rows(every[-1]).items():
            print(f"{name:<56}{value:>32}", flush=True)
        page = markdown(every, f"python -m benchmarks.embedded_speed --sizes {given.sizes}{named}")
        (given.out / "speed.md").write_text(page, "utf-8")
        (given.out / "latency.svg").write_text(drawing(every), "utf-8")


if __name__ == "__main__":
    main()
