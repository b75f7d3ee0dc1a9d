"""The two processes of kills.py: one that writes until it is killed, one that reads beside it.

    python benchmarks/kill_roles.py write FOLDER FROM    python benchmarks/kill_roles.py read FOLDER

What commit number n does follows from n alone, so whoever knows n knows what the index must hold.
"""

import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from indexes.embedded import loading, open_reader, open_writer
from indexes.errors import RakorError
from indexes.index import Index
from indexes.manifest import Manifest
from indexes.model import Classification, Filters, Kind, Passage, Sort, Source
from indexes.query import Codes, Concept, Facet, Match, Ranked, Term

DIMENSIONS = 64
MANIFEST = Manifest("kills", "0", DIMENSIONS, 254.0)
TOP = Classification.SANGAT_RAHASIA
ALL = Filters(TOP)
MARK = "langkah"
"""A document that every commit changes: its version is the number of the commit."""

_KEPT = 250
_LARGE = 25
"""One commit in so many is large, so that small segments are merged into it."""

_FEW = 20
"""Changes that call for no new file of columns: few, so that killed writers are in the midst of one."""

State = Mapping[str, str]
"""Document → version: all that an index must hold, since texts and codes follow from both."""


def word(token: str) -> Match:
    """Ask for one word."""
    return Match(concepts=(Concept((Term(token),)),))


EVERYTHING = word("judul")
"""Matches every passage, since every title holds it."""


def after(state: State, n: int) -> dict[str, str]:
    """Give the state after commit n from the one before it."""
    chance, now = random.Random(n), dict(state)
    others = sorted(now.keys() - {MARK})
    gone = chance.randint(0, 3) + max(0, len(others) - _KEPT)
    for name in chance.sample(others, min(gone, len(others))):
        del now[name]
    for name in chance.sample(sorted(now.keys() - {MARK}), min(3, len(now) // 2)):
        now[name] = str(n)
    for new in range(60 if n % _LARGE == 0 else chance.randint(1, 4)):
        now[f"d{n}n{new}"] = str(n)
    return now | {MARK: str(n)}


def texts(name: str, version: str) -> list[str]:
    """Give the passages of a version of a document: one to six; each has a word that no other passage has."""
    many = int(version) % 3 + 1 if name == MARK else random.Random(f"{name}@{version}").randint(1, 6)
    return [f"tetap {name}v{version}p{at} isi versi{version}" for at in range(many)]


def codes(name: str, version: str) -> Codes:
    """Give its codes, which no other passage has."""
    rows = len(texts(name, version))
    numbers = np.random.default_rng(random.Random(f"{name}@{version}").getrandbits(60))
    return np.clip(numbers.normal(0, 30, (rows, DIMENSIONS)).round(), -127, 127).astype(np.int8)


def write(folder: Path, first: int) -> None:
    """Write commit after commit, telling the number of each when it is done."""
    state: dict[str, str] = {}
    for n in range(1, first):
        state = after(state, n)
    loading.FEW = _FEW
    print("ready", flush=True)
    index = open_writer(folder, MANIFEST, 5)
    print("open", *index.repaired, sep="\t", flush=True)
    for n in range(first, 10**6):
        now = after(state, n)
        for name in state.keys() - now.keys():
            index.delete(name)
        for name, version in now.items():
            if state.get(name) != version:
                put(index, name, version)
        print(f"begin\t{n}", flush=True)
        index.commit()
        print(f"done\t{n}", flush=True)
        state = now


def put(index: Index, name: str, version: str) -> None:
    """Hand one version of a document over."""
    passages = [Passage(name, at, text) for at, text in enumerate(texts(name, version))]
    index.replace(Source(name, "/arsip", f"{name}.txt", version, Kind.BERITA, "Judul"), passages, codes(name, version))


class Watch:
    """What a reader saw: how long its queries took, what went wrong, how far the writer had come."""

    def __init__(self) -> None:
        self.took: list[float] = []
        self.wrong: Counter[str] = Counter()
        self.seen = 0
        self.ended = False

    def look(self, index: Index) -> None:
        """Ask one round of questions and judge the answers."""
        started = time.perf_counter()
        try:
            self._judge(index)
        except RakorError as refused:
            self.wrong[f"{type(refused).__name__}: {refused}"] += 1
        self.took.append((time.perf_counter() - started) * 1000)

    def _judge(self, index: Index) -> None:
        held = [p.text for p in index.passages(MARK, TOP)]
        version = held[0].rpartition("versi")[2] if held else "0"
        found = index.lexical(word("tetap"), ALL, 50)
        near = index.semantic(codes(MARK, version)[0], ALL, 50)
        counted = index.counts(EVERYTHING, [r.key for r in near], ALL, list(Facet))
        listed = index.sources(ALL, Sort.NEWEST, 0, 20)
        lacking = [r.key for r in (*found, *near) if r.key not in index.fetch([r.key], ALL)] if not found else []
        checks = {
            "passages of two states in one read": held == texts(MARK, version) if held else True,
            "an older state after a newer one": int(version) >= self.seen,
            "no answer": bool(held and found and near and counted.total and listed.total) or not self.seen,
            "order": all(scores(r) == sorted(scores(r), reverse=True) for r in (found, near)),
            "found and not there": not lacking,
        }
        self.wrong.update(name for name, fine in checks.items() if not fine)
        self.seen = int(version)

    def told(self) -> str:
        """Give the report as JSON."""
        return json.dumps({"took": [round(ms, 2) for ms in self.took], "wrong": self.wrong, "seen": self.seen})


def scores(ranking: tuple[Ranked, ...]) -> list[float]:
    """Give the scores of a ranking."""
    return [each.score for each in ranking]


def read(folder: Path) -> None:
    """Read until told to end (SIGTERM), then print the report."""
    watch = Watch()
    signal.signal(signal.SIGTERM, lambda *_: setattr(watch, "ended", True))
    index = open_reader(folder)
    while not watch.ended:
        watch.look(index)
        time.sleep(0.004)
    print(watch.told())


if __name__ == "__main__":
    role, where, *rest = sys.argv[1:]
    write(Path(where), int(rest[0])) if role == "write" else read(Path(where))
