"""The steps that benchmarks/embedded_speed.py has done by processes of their own: filling an index, and asking it.

    python -m benchmarks.speed_steps fill FOLDER SIZE [TEXTS]
    python -m benchmarks.speed_steps ask FOLDER

Each ends with a line of JSON. No step holds more texts than it is working on.
"""

import itertools
import json
import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed_texts import TENTH, Asked, Sample, asked, documents, made_up, match, read
from benchmarks.whole_path import plain_python
from indexes.analysis import context
from indexes.embedded import EmbeddedIndex, open_reader, open_writer
from indexes.encoding import Encoder, manifest_of, open_encoder
from indexes.everything import TOP
from indexes.model import Classification, Filters, Key, Passage, Sort, Source
from indexes.query import Codes, Concept, Facet, Field, Match, Term
from indexes.searching.search import FLOOR

COMMIT = 5_000
ENCODED = 512
SAMPLED = 2_000
NEAREST = 50
CHANGES = 7
LOOPS = 9
SEEN = Filters(Classification.BIASA)
ALL = Filters(Classification.SANGAT_RAHASIA)
NARROW = replace(SEEN, since=TENTH[0], until=TENTH[1])

Handed = tuple[Source, list[Passage], Codes]


def fill(folder: Path, size: int, texts: Path | None = None) -> dict[str, float]:
    """Take passages in, and put down questions about them; encoding is not in the seconds."""
    encoder, sample, seconds, total, waiting = open_encoder(""), Sample(SAMPLED), 0.0, 0, 0
    given = itertools.islice(read(texts) if texts else made_up(size, random.Random(1)), size)
    with closing(open_writer(folder / "index", manifest_of(encoder), 0)) as index:
        for handed in encoded(documents(sample.passing(given), random.Random(1)), encoder):
            started = time.perf_counter()
            index.replace(*handed)
            total, waiting = total + len(handed[1]), waiting + len(handed[1])
            if waiting >= COMMIT:
                index.commit()
                waiting = 0
            seconds += time.perf_counter() - started
        seconds += timed(index.commit)
    (folder / "asked.json").write_text(json.dumps(asked(sample.kept)), "utf-8")
    disk = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    return {"passages": total, "fill": total / seconds, "disk": disk / 1e6}


def encoded(docs: Iterator[tuple[Source, list[Passage]]], encoder: Encoder) -> Iterator[Handed]:
    """Encode documents, many passages at a time; one without a known word gets a code all the same."""
    waiting: list[tuple[Source, list[Passage]]] = []
    for each in docs:
        waiting.append(each)
        if sum(len(passages) for _, passages in waiting) >= ENCODED:
            yield from _encoded(waiting, encoder)
            waiting = []
    yield from _encoded(waiting, encoder)


def _encoded(docs: Sequence[tuple[Source, list[Passage]]], encoder: Encoder) -> Iterator[Handed]:
    codes = encoder.passages([context(source, passage) for source, passages in docs for passage in passages])
    codes[~codes.any(axis=1), 0] = 1
    at = 0
    for source, passages in docs:
        yield source, passages, codes[at : at + len(passages)]
        at += len(passages)


def timed(do: Callable[[], object]) -> float:
    """Give the seconds that a call takes."""
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


class Reader:
    """A reader with its encoder, and the queries that it is asked."""

    def __init__(self, folder: Path) -> None:
        """Open the index that `fill` made."""
        words: list[Asked] = json.loads((folder / "asked.json").read_text("utf-8"))
        self.encoder, self.index = open_encoder(""), open_reader(folder / "index")
        self.texts = [" ".join(typed for typed, _ in each) for each in words]
        self.matches = [match(each) for each in words]

    def near(self, n: int, filters: Filters = SEEN) -> list[Key]:
        """Give what is near in meaning, as far as a search takes it in."""
        ranked = self.index.semantic(self.encoder.query(self.texts[n]), filters, 100)
        return [r.key for r in ranked if r.score >= FLOOR]

    def hybrid(self, n: int, filters: Filters = SEEN) -> list[Key]:
        """Ask a typed query as a search does: encoded, both rankings, exact counts of all facets."""
        near = self.near(n, filters)
        lexical = self.index.lexical(self.matches[n], filters, 100)
        self.index.counts(self.matches[n], near, filters, list(Facet))
        return [*(r.key for r in lexical), *near[:50]]

    def latencies(self) -> dict[str, tuple[float, float]]:
        """Give the median and the 95th percentile of each question, in milliseconds."""
        return {
            "hybrid": self._each(self.hybrid),
            "hybrid, a tenth": self._each(lambda n: self.hybrid(n, NARROW)),
            "words": self._each(lambda n: self.index.lexical(self.matches[n], SEEN, 100)),
            "meaning": self._each(self.near),
            "counts": self._each(lambda n: self.index.counts(self.matches[n], (), SEEN, list(Facet))),
            "fetch": self._each(lambda n: self.index.fetch(self.hybrid(n), SEEN)),
        }

    def _each(self, ask: Callable[[int], object]) -> tuple[float, float]:
        ask(0)
        took = sorted(timed(lambda n=n: ask(n)) * 1000 for n in range(len(self.matches)))
        return statistics.median(took), took[int(len(took) * 0.95)]

    def recall(self, truth: Path) -> float:
        """Give the share of the NEAREST nearest of all stored codes that a search by meaning finds; ties count too."""
        queries = np.stack([code for text in self.texts if (code := self.encoder.query(text)).any()])
        least = exact(truth, queries) - 1e-6
        found = [[r.score for r in self.index.semantic(code, ALL, NEAREST)] for code in queries]
        shares = [sum(score >= bound for score in scores) / NEAREST for scores, bound in zip(found, least, strict=True)]
        return statistics.fmean(shares)


def exact(truth: Path, queries: Codes) -> Codes:
    """Give each query's cosine with its NEAREST-th nearest code, comparing every stored code, a few at a time."""
    unit = queries / np.linalg.norm(queries.astype(np.float64), axis=1, keepdims=True)
    best = np.full((len(queries), NEAREST), -2.0)
    with closing(sqlite3.connect(f"file:{truth}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT code FROM passage")
        while part := rows.fetchmany(4_096):
            codes = np.frombuffer(b"".join(code for (code,) in part), dtype=np.int8).reshape(len(part), -1)
            codes = codes / np.linalg.norm(codes.astype(np.float64), axis=1, keepdims=True)
            best = np.partition(np.hstack([best, unit @ codes.T]), -NEAREST, axis=1)[:, -NEAREST:]
    return best.min(axis=1)


def memory(kind: str) -> float:
    """Give the MB that this process alone uses: "Private_", or "Anonymous", which leaves pages of mapped files out.

    The kernel counts a file's pages as private as long as one process alone maps them.
    """
    rollup = Path("/proc/self/smaps_rollup").read_text("ascii")
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith(kind)) / 1024


def changed(folder: Path, reader: EmbeddedIndex, encoder: Encoder) -> float:
    """Give the median of the milliseconds from handing over a changed document until the reader finds its new word."""
    took = []
    with closing(open_writer(folder / "index", manifest_of(encoder), 0)) as writer:
        for n in range(CHANGES):
            source = reader.sources(SEEN, Sort.NEWEST, n, 1).items[0]
            passages = list(reader.passages(source.id, SEEN.clearance))
            codes = reader.codes(source.id, SEEN.clearance)
            passages[0] = replace(passages[0], text=f"{passages[0].text} kataubah{n}x")
            new = Match((Concept((Term(f"kataubah{n}x", Field.EXACT),)),), least=1)
            started = time.perf_counter()
            writer.replace(source, passages, codes)
            writer.commit()
            while not reader.lexical(new, SEEN, 10):
                pass
            took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


def ask(folder: Path) -> dict[str, Any]:
    """Ask every query, then measure memory, then recall, then change documents."""
    reader = Reader(folder)
    told: dict[str, Any] = {"first": timed(lambda: reader.hybrid(0)) * 1000, "latencies": reader.latencies()}
    told["loop"] = statistics.median(timed(plain_python) for _ in range(LOOPS)) * 1000
    told["memory"], told["own"] = memory("Private_"), memory("Anonymous")
    told["candidates"] = reader.index.size(TOP).candidates
    told["recall"] = reader.recall(folder / "index" / "truth.db")
    told["changed"] = changed(folder, reader.index, reader.encoder)
    reader.index.close()
    return told


if __name__ == "__main__":
    step, place, *rest = sys.argv[1:]
    if step == "fill":
        print(json.dumps(fill(Path(place), int(rest[0]), Path(rest[1]) if rest[1:] else None)))
    else:
        print(json.dumps(ask(Path(place))))
