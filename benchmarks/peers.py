"""Compare Rakor's embedded engine with its peers: the same passages, the same vectors, one table, docs/peers.md.

    pip install 'rakor[bench]'
    python -m benchmarks.peers PASAL_JSONL_GZ DEV_FOLDER [--size 10000] [--size 82834] [--only NAME]

PASAL_JSONL_GZ holds JSON lines {id, title, text}; DEV_FOLDER one folder per judged set, as `rakor evaluate` reads it.
Each store is filled in one process and asked in another. Encoding is done once for all and is not in the times.
"""

import argparse
import gzip
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peer_rakor import Rakor, RakorFused
from benchmarks.peer_stores import Entry, HaystackMemory, Lance, SqliteVec, Store, Txtai
from indexes.encoding import open_encoder
from indexes.query import Codes
from indexes.searching.evaluating import read_judged
from indexes.searching.measures import ndcg

ROOT = Path(__file__).parent.parent
QUERIES = 200
STORES: dict[str, type[Store]] = {
    "Rakor embedded, whole search": Rakor,
    "Rakor embedded, fused by rank": RakorFused,
    "SQLite FTS5 + sqlite-vec": SqliteVec,
    "LanceDB": Lance,
    "txtai": Txtai,
    "Haystack InMemory": HaystackMemory,
}

MEMORY_ONLY = ("Haystack InMemory", 20_000)
"""This store is asked only up to so many passages: a question takes it seconds above."""

Query = tuple[str, str]
"""Its name and its text."""


def passages(path: Path, size: int) -> list[Entry]:
    """Read the first passages; names that come twice are made distinct."""
    seen: dict[str, int] = {}
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            times = seen[row["id"]] = seen.get(row["id"], 0) + 1
            found.append(Entry(row["id"] if times == 1 else f"{row['id']}~{times}", row["title"], row["text"]))
            if len(found) == size:
                break
    return found


def questions(entries: Sequence[Entry]) -> list[Query]:
    """Make queries of four words that stand in one passage, as someone who remembers it would ask."""
    chance, asked = random.Random(2), []
    while len(asked) < QUERIES:
        words = sorted(set(re.findall(r"[a-z]{5,}", chance.choice(entries).text.lower())))
        if len(words) >= 4:
            asked.append((str(len(asked)), " ".join(chance.sample(words, 4))))
    return asked


def put_down(folder: Path, entries: Sequence[Entry], asked: Sequence[Query]) -> None:
    """Write passages, queries and their codes for the processes that fill and ask."""
    encoder = open_encoder("")
    codes = encoder.passages([entry.whole for entry in entries])
    kept = codes.any(axis=1)
    chosen = [entry for entry, known in zip(entries, kept, strict=True) if known]
    folder.mkdir()
    np.save(folder / "codes.npy", codes[kept])
    np.save(folder / "asked.npy", np.stack([encoder.query(text) for _, text in asked]))
    (folder / "given.json").write_text(json.dumps({"entries": chosen, "asked": asked}), "utf-8")


def taken_up(folder: Path) -> tuple[list[Entry], Codes, list[Query], Codes]:
    """Read what `put_down` wrote."""
    given = json.loads((folder / "given.json").read_text("utf-8"))
    entries = [Entry(*each) for each in given["entries"]]
    return entries, np.load(folder / "codes.npy"), [(n, t) for n, t in given["asked"]], np.load(folder / "asked.npy")


def fill(name: str, data: Path, place: Path) -> dict[str, float]:
    """Fill a store and tell the seconds and the MB on disk."""
    entries, codes, _, _ = taken_up(data)
    store, started = STORES[name](), time.perf_counter()
    store.fill(place, entries, codes)
    seconds = time.perf_counter() - started
    disk = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6
    return {"rate": len(entries) / seconds, "disk": disk}


def ask(name: str, data: Path, place: Path) -> dict[str, Any]:
    """Ask a store every query; tell the times, the private memory and the first ten names of each answer."""
    entries, codes, asked, asked_codes = taken_up(data)
    store = STORES[name]()
    store.open(place, entries, codes)
    if name != MEMORY_ONLY[0]:
        del entries, codes
    store.ask(asked[0][1], asked_codes[0])
    took, rankings = [], {}
    for (query, text), code in zip(asked, asked_codes, strict=True):
        started = time.perf_counter()
        found = store.ask(text, code)
        took.append((time.perf_counter() - started) * 1000)
        rankings[query] = found[:10]
    rollup = Path("/proc/self/smaps_rollup").read_text("ascii")
    private = sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_"))
    took.sort()
    return {
        "p50": statistics.median(took), "p95": took[int(len(took) * 0.95)], "memory": private / 1024,
        "rankings": rankings, "counts": store.counts,
    }  # fmt: skip


def apart(step: str, name: str, data: Path, place: Path) -> dict[str, Any]:
    """Do a step in a process of its own; gives what it told, or the end of what it complained of."""
    command = [sys.executable, __file__, "--step", step, name, str(data), str(place)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["?"])[-1][:160]}
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def measured(name: str, data: Path, place: Path) -> dict[str, Any]:
    """Fill and ask one store."""
    filled = apart("fill", name, data, place)
    return filled if "failed" in filled else {**filled, **apart("ask", name, data, place)}


def sizes(names: Sequence[str], pasal: Path, size: int, folder: Path) -> list[str]:
    """Measure every store at one size; gives lines of a Markdown table."""
    entries = passages(pasal, size)
    put_down(folder / f"data-{size}", entries, questions(entries))
    lines = [
        f"\n## {len(entries):,} passages\n",
        "| store | ingest, passages/s | hybrid query p50 / p95 ms | with counts | private memory MB | disk MB |",
        "|---|---|---|---|---|---|",
    ]
    for name in names:
        if name == MEMORY_ONLY[0] and size > MEMORY_ONLY[1]:
            continue
        got = measured(name, folder / f"data-{size}", folder / f"{name}-{size}")
        row = f"| {name} | failed: {got['failed']} | | | | |" if "failed" in got else (
            f"| {name} | {got['rate']:,.0f} | {got['p50']:.1f} / {got['p95']:.1f} | {'yes' if got['counts'] else 'no'}"
            f" | {got['memory']:,.0f} | {got['disk']:,.0f} |"
        )  # fmt: skip
        print(row, flush=True)
        lines.append(row)
    return lines


def relevance(names: Sequence[str], dev: Path, folder: Path) -> list[str]:
    """Measure nDCG@10 of every store on every judged set; gives lines of a Markdown table."""
    sets = [each for each in sorted(dev.iterdir()) if (each / "qrels.tsv").is_file()]
    columns: dict[str, list[str]] = {name: [] for name in names}
    for each in sets:
        judged = read_judged(each)
        entries = [Entry(p.source, judged.titles[p.source], p.text) for p in judged.passages]
        put_down(folder / each.name, entries, judged.queries)
        for name in names:
            got = measured(name, folder / each.name, folder / f"{name}-{each.name}")
            columns[name].append(_ndcg(got, judged.grades))
            print(each.name, name, columns[name][-1], flush=True)
    head = [
        "\n## Relevance, nDCG@10\n",
        f"| store | {' | '.join(each.name for each in sets)} |",
        "|---" * len(sets) + "|---|",
    ]
    return [*head, *(f"| {name} | {' | '.join(values)} |" for name, values in columns.items())]


def _ndcg(got: Mapping[str, Any], grades: Mapping[str, Mapping[str, int]]) -> str:
    if "failed" in got:
        return "failed"
    return f"{statistics.fmean(ndcg(found, grades.get(name, {})) for name, found in got['rankings'].items()):.3f}"


def main() -> None:
    """Measure, print, write docs/peers.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pasal", type=Path, nargs="?")
    parser.add_argument("dev", type=Path, nargs="?")
    parser.add_argument("--size", type=int, action="append")
    parser.add_argument("--only", action="append", choices=list(STORES))
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "peers.md")
    parser.add_argument("--step", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.step:
        step, name, data, place = given.step
        print(json.dumps({"fill": fill, "ask": ask}[step](name, Path(data), Path(place))))
        return
    names = given.only or list(STORES)
    head = (ROOT / "benchmarks" / "peers_head.md").read_text("utf-8").format(day=datetime.now(UTC).date())
    lines = [head.rstrip()]
    with tempfile.TemporaryDirectory() as folder:
        for size in given.size or [10_000]:
            lines += sizes(names, given.pasal, size, Path(folder))
            given.out.write_text("\n".join([*lines, ""]), "utf-8")
        lines += relevance(names, given.dev, Path(folder))
    given.out.write_text("\n".join([*lines, ""]), "utf-8")


if __name__ == "__main__":
    main()
