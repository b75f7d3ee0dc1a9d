"""Commit a thousand times beside a reader that stays open; print what memory, file handles and disk become.

    python -m benchmarks.growth [--commits 1000] [--documents 400]

Each commit changes three documents and asks the reader one round of questions. The reader is a process of its own.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.kill_roles import ALL, MANIFEST, codes, put, word
from indexes.embedded import open_reader, open_writer
from indexes.query import Facet

ROOT = Path(__file__).parent.parent
ROWS = 10
"""Lines of the table."""


def used(process: int) -> dict[str, float]:
    """Give a process' private memory and its open files."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in rollup.splitlines()[1:]}
    handles = list(Path(f"/proc/{process}/fd").iterdir())
    maps = Path(f"/proc/{process}/maps").read_text("utf-8").count("/index/")
    return {"MB": (sizes["Private_Clean"] + sizes["Private_Dirty"]) / 1024, "handles": len(handles), "maps": maps}


def read(folder: Path) -> None:
    """Answer one round of questions per line of input and tell what this process uses."""
    index = open_reader(folder)
    for _ in sys.stdin:
        near = index.semantic(codes("d0", "0")[0], ALL, 50)
        found = index.lexical(word("tetap"), ALL, 50)
        index.fetch([r.key for r in (*found, *near)], ALL)
        index.counts(word("judul"), [], ALL, list(Facet))
        print(json.dumps(used(os.getpid())), flush=True)


def measure(folder: Path, commits: int, documents: int) -> None:
    """Commit, ask, print."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    with closing(open_writer(folder, MANIFEST, 0)) as writer:
        for n in range(documents):
            put(writer, f"d{n}", "0")
        writer.commit()
        with subprocess.Popen(
            [sys.executable, __file__, "--read", str(folder)], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ) as reader:  # fmt: skip
            assert reader.stdin is not None and reader.stdout is not None  # noqa: S101, PT018 - asked for above
            print(f"{'commits':>8}{'reader MB':>11}{'handles':>9}{'maps':>6}{'writer MB':>11}{'handles':>9}", end="")
            print(f"{'disk MB':>9}{'files':>7}")
            for n in range(1, commits + 1):
                for k in range(3):
                    put(writer, f"d{(n * 3 + k) % documents}", str(n))
                writer.commit()
                print(file=reader.stdin, flush=True)
                there = json.loads(reader.stdout.readline())
                if n == 1 or n % (commits // ROWS) == 0:
                    _line(n, there, used(os.getpid()), folder)
            reader.stdin.close()


def _line(n: int, there: dict[str, float], here: dict[str, float], folder: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    disk = sum(path.stat().st_size for path in files) / 1e6
    print(f"{n:>8,}{there['MB']:>11.1f}{there['handles']:>9.0f}{there['maps']:>6.0f}", end="")
    print(f"{here['MB']:>11.1f}{here['handles']:>9.0f}{disk:>9.2f}{len(files):>7}", flush=True)


def main() -> None:
    """Run in a passing folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--commits", type=int, default=1_000)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        read(given.read)
        return
    with tempfile.TemporaryDirectory() as place:
        measure(Path(place) / "index", given.commits, given.documents)


if __name__ == "__main__":
    main()
