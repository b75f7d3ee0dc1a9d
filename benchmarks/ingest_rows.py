"""Ingest a file of rows (JSON Lines) and print rows a second and where the time goes.

    python benchmarks/ingest_rows.py FILE [--rows 8000] [--sample 1000]

The whole is `rakor ingest` as a process of its own, its workers included. The stages are microseconds of processor time
per row, one after the other in this process, on a sample: the best of three, on words that were met before.
The last row is a loop of plain Python: where it takes 20 ms and not 10, so does everything else.
"""

import argparse
import gzip
import json
import pickle
import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

from benchmarks.whole_path import RAKOR, plain_python, row
from indexes.analysis import context, field_tokens
from indexes.encoding import Encoder, never_zero, open_encoder
from indexes.opening import open_for_writing
from indexes.query import Codes
from indexes.settings import Settings
from ingest.loading.jsonl import load_row
from ingest.loading.limits import Limits
from ingest.masking import mask
from ingest.reading import read
from ingest.splitting import split
from ingest.surveying import Survey, due
from ingest.understanding import Due, Understood, understand
from ingest.walking import walk

TIMES = 3


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rows", type=int, default=8_000)
    parser.add_argument("--sample", type=int, default=1_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        rows = first(given.file, given.rows, Path(place) / "rows.jsonl")
        whole(rows, f"{place}/index")
        sample = first(rows, given.sample, Path(place) / "sample.jsonl")
        in_a_worker(dues := surveyed(sample))
        in_the_parent(sample, dues, place)
    row("a loop of plain Python, ms", f"{best(plain_python) * 1e3:.1f}")


def first(file: Path, many: int, to: Path) -> Path:
    """Write the first rows of a file to another."""
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
        to.write_bytes(b"".join(islice(lines, many)))
    return to


def whole(rows: Path, where: str) -> None:
    """Ingest in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*RAKOR, "ingest", str(rows), "--index", where, "--json"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = json.loads(done.stdout)
    row("passages", f"{report['passages']:,}")
    row("passages a second", f"{report['passages'] / report['seconds']:.0f}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    row("processor seconds, start included", f"{spent:.1f}")


def best(do: Callable[[], object]) -> float:
    """Give the seconds of processor time that a call takes at best."""
    times: list[float] = []
    for _ in range(TIMES):
        started = time.process_time()
        do()
        times.append(time.process_time() - started)
    return min(times)


def stage(name: str, many: int, do: Callable[[], object]) -> None:
    """Print what a stage takes per row."""
    row(f"{name}, µs a row", f"{best(do) / many * 1e6:.0f}")


def surveyed(rows: Path) -> list[Due]:
    """Look the rows through."""
    return list(due(walk([rows]).files, {}, Survey()))


def in_a_worker(dues: list[Due]) -> None:
    """Time what a worker does."""
    limits, many = Limits(), len(dues)
    stage("worker: understand", many, lambda: [understand(each, limits) for each in dues])
    loaded = [(each, *load_row(each.found, each.row or b"")) for each in dues]
    stage("  load", many, lambda: [load_row(each.found, each.row or b"") for each in dues])
    stage("  read", many, lambda: [read(doc, each.found, each.version, said) for each, doc, said in loaded])
    records = [read(doc, each.found, each.version, said) for each, doc, said in loaded]
    stage("  mask", many, lambda: [mask(record) for record in records])
    masked = [mask(record) for record in records]
    stage("  split", many, lambda: [split(record) for record in masked])


def in_the_parent(rows: Path, dues: list[Due], place: str) -> None:
    """Time what the parent does."""
    many, encoder = len(dues), open_encoder("")
    understood = [understand(each, Limits()) for each in dues]
    stage("parent: survey", many, lambda: surveyed(rows))
    stage("both: rows there, passages back", many, lambda: (again(dues), again(understood)))
    texts = [context(each.record.source, passage) for each in understood for passage in each.passages]
    stage("parent: embed", many, lambda: encoder.passages(texts))
    codes = never_zero(encoder.passages(texts))
    stage("parent: commit", many, lambda: committed(understood, codes, encoder, place))
    stage("  tokens", many, lambda: [field_tokens(e.record.source, p) for e in understood for p in e.passages])


def again(value: object) -> object:
    """Give a value as another process gets it."""
    return pickle.loads(pickle.dumps(value))


def committed(understood: list[Understood], codes: Codes, encoder: Encoder, place: str) -> None:
    """Write to a new index and commit."""
    with tempfile.TemporaryDirectory(dir=place) as folder:
        index = open_for_writing(f"{folder}/index", encoder, 0, Settings.from_env(), rebuild=False)
        with closing(index):
            at = 0
            for each in understood:
                index.replace(each.record.source, each.passages, codes[at : at + len(each.passages)])
                at += len(each.passages)
            index.commit()


if __name__ == "__main__":
    main()
