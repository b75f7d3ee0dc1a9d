"""Kill an ingest with -9 at random moments, again and again, a reader beside it; print what became of the index.

    python -m benchmarks.kills [--kills 200] [--seed 1] [--folder FOLDER]

After each kill the index is opened again and compared with what it must hold: every committed document and passage,
in the truth, in the words and in the vectors, and nothing else. Every eighth time a derived part is taken away before,
so that rebuilding is killed too. Ends with 1 if anything was lost, differed, or the reader met an error.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from json import loads
from pathlib import Path

import numpy as np

from benchmarks.kill_roles import ALL, EVERYTHING, MANIFEST, MARK, TOP, State, after, codes, texts, word
from indexes.embedded import open_writer
from indexes.index import Index
from indexes.model import Key, Sort

ROOT = Path(__file__).parent.parent
LONGEST = 1.2
"""Seconds after which the writer is killed at the latest, counted from before it opens the index."""

DERIVED = ("words-", "vectors-", "columns-")


@dataclass
class Tally:
    """What happened over all kills."""

    kills: int = 0
    moments: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    commits: int = 0
    state: dict[str, str] = field(default_factory=dict)


def process(*arguments: object) -> subprocess.Popen[str]:
    """Start one of the roles."""
    command = [sys.executable, str(Path(__file__).with_name("kill_roles.py")), *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def kill_one(folder: Path, tally: Tally, chance: random.Random) -> None:
    """Let a writer run for a while, kill it, open the index and compare."""
    if chance.randrange(8) == 0:
        take_away(folder, chance.choice(DERIVED), tally)
    with process("write", folder, tally.commits + 1) as child:
        assert child.stdout is not None  # noqa: S101 - asked for above
        child.stdout.readline()
        time.sleep(chance.uniform(0, LONGEST))
        child.kill()
        told = [line.rstrip("\n").split("\t") for line in child.stdout]
    tally.kills += 1
    opened = next((line for line in told if line[0] == "open"), None)
    tally.repairs.update(map(_kind_of_repair, opened[1:] if opened else ()))
    tally.moments[{"open": "between commits", "begin": "in a commit", "done": "between commits"}.get(
        told[-1][0] if told else "", "while opening")] += 1  # fmt: skip
    done = max((int(line[1]) for line in told if line[0] == "done"), default=tally.commits)
    with closing(open_writer(folder, MANIFEST, 5)) as index:
        tally.repairs.update(map(_kind_of_repair, index.repaired))
        _settle(index, done, tally)
        tally.problems += [f"kill {tally.kills}: {each}" for each in differences(index, tally.state)]


def _settle(index: Index, told: int, tally: Tally) -> None:
    """Find out how far the writer came: as far as it told, or one commit more."""
    stands = int(index.versions("/").get(MARK, "0"))
    if stands not in (told, told + 1):
        tally.problems.append(f"kill {tally.kills}: commit {told} was told, {stands} is there")
    for n in range(tally.commits + 1, stands + 1):
        tally.state = after(tally.state, n)
    tally.commits = stands


def _kind_of_repair(sentence: str) -> str:
    return next((f"{part} rebuilt" for part in ("kata", "vektor", "kolom") if part in sentence), "last commit finished")


def take_away(folder: Path, part: str, tally: Tally) -> None:
    """Remove a derived part, as a damaged disk would; an open reader has its files still."""
    time.sleep(0.3)
    for path in [path for path in folder.iterdir() if path.name.startswith(part)]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
        tally.taken[part[:-1]] += 1


def differences(index: Index, state: State) -> list[str]:
    """Compare truth, words, vectors and counts with what must be there; gives what differs."""
    keys = {Key(name, at) for name, version in state.items() for at in range(len(texts(name, version)))}
    wrong: list[str] = []

    def same(what: str, found: object, wanted: object) -> None:
        if found != wanted:
            wrong.append(what)

    same("versions", dict(index.versions("/")), dict(state))
    same("documents listed", index.sources(ALL, Sort.NEWEST, 0, 0).total, len(state))
    for name, version in state.items():
        same(f"texts of {name}", [p.text for p in index.passages(name, TOP)], texts(name, version))
        same(f"codes of {name}", np.array_equal(index.codes(name, TOP), codes(name, version)), True)
    some = random.Random(len(keys)).sample(sorted(keys), min(20, len(keys)))
    if keys:
        same("passages by words", {r.key for r in index.lexical(EVERYTHING, ALL, 10**6)}, keys)
        same("passages by vectors", {r.key for r in index.semantic(codes(MARK, state[MARK])[0], ALL, 10**6)}, keys)
        same("documents counted", index.counts(EVERYTHING, [], ALL, []).total, len(state))
    for key in some:
        version = state[key.source]
        token = f"{key.source}v{version}p{key.ordinal}"
        same(f"word of {key}", [r.key for r in index.lexical(word(token), ALL, 5)], [key])
        same(f"vector of {key}", index.semantic(codes(key.source, version)[key.ordinal], ALL, 1)[0].key, key)
    return wrong


def run(kills: int, seed: int, folder: Path) -> tuple[Tally, dict[str, list[float] | dict[str, int]]]:
    """Kill so many writers of an index in this folder; gives what became of it, and what the reader saw."""
    tally, chance = Tally(), random.Random(seed)
    with closing(open_writer(folder, MANIFEST, 0)):
        pass
    reader = process("read", folder)
    try:
        for _ in range(kills):
            kill_one(folder, tally, chance)
            if reader.poll() is not None:
                tally.problems.append(f"kill {tally.kills}: the reader ended by itself ({reader.returncode})")
                break
    finally:
        reader.terminate()
        told = reader.communicate()[0]
    return tally, loads(told) if told.strip() else {"took": [], "wrong": {"no report": 1}}


def leftovers(folder: Path) -> int:
    """Count the files and folders beside the ones that an index at rest has."""
    expected = ("lock", "truth.db", "current.json", *DERIVED)
    return sum(not path.name.startswith(expected) or path.name.endswith(".new") for path in folder.iterdir())


def report(tally: Tally, saw: dict[str, list[float] | dict[str, int]], seconds: float, folder: Path) -> list[str]:
    """Word the table."""
    took, wrong = sorted(saw["took"]), dict(saw["wrong"])
    times = [statistics.median(took), took[int(len(took) * 0.95)], took[-1]] if took else []
    rows = {
        "kills": f"{tally.kills} in {seconds:.0f} s",
        "moment of the kill": ", ".join(f"{name} {n}" for name, n in tally.moments.most_common()),
        "derived parts taken away": ", ".join(f"{name} {n}" for name, n in tally.taken.most_common()) or "none",
        "commits that lasted": f"{tally.commits}, {len(tally.state)} documents at the end",
        "repairs reported": ", ".join(f"{name} {n}" for name, n in tally.repairs.most_common()) or "none",
        "lost or different after reopening": f"{len(tally.problems)} {tally.problems[:3] or ''}",
        "reader: rounds of six reads": f"{len(took)}",
        "reader: errors": f"{sum(wrong.values())} {wrong or ''}",
        "reader: p50 / p95 / max ms a round": " / ".join(f"{ms:.1f}" for ms in times),
        "leftover files": f"{leftovers(folder)}",
    }
    return [f"{name:<38}{value}" for name, value in rows.items()]


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the index is made; a passing folder if none is named")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as place:
        folder, started = Path(place) / "index", time.perf_counter()
        tally, saw = run(given.kills, given.seed, folder)
        print("\n".join(report(tally, saw, time.perf_counter() - started, folder)))
    return 1 if tally.problems or saw["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
