"""Print both engines side by side: taking in, answering, memory, disk, relevance.

    python -m benchmarks.engines [DATA] [--sizes N,N,N] [--dev FOLDER] [--engines embedded,flat,hnsw] [--shards N]

DATA is a folder with `regulations/pasal.jsonl.gz` (lines of `id`, `title`, `text`); without it passages are made up.
`--sizes 0` leaves the times out. Relevance is judged on the corpus, and on FOLDER if one is given: a folder with
`queries.jsonl`, `qrels.tsv` and `passages.jsonl`, or a folder of such. A server with 2 GB of heap is started from
what `make elasticsearch` fetched. Vectors are the bundled encoder's; encoding is not timed.
"""

import argparse
import itertools
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.speed_texts import Text, documents, made_up, questions, read
from benchmarks.timing import Spent, timed
from indexes import elastic, embedded
from indexes.copying import copy
from indexes.elastic.sending import Sender
from indexes.encoding import Encoder, manifest_of, open_encoder
from indexes.index import Index
from indexes.model import Classification, Filters, Mode, Passage, Source
from indexes.query import ByMeaning, ByWords, Codes, Facet, Match, Query
from indexes.searching.evaluating import Judged, evaluate, fill, read_judged
from indexes.searching.search import Stage, search
from indexes.settings import Settings
from ingest.loading.limits import Limits
from ingest.running import ingest

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from elasticsearch_nodes import Nodes, homes

CORPUS = Path(__file__).parent.parent / "corpus"
EQUAL = 0.005
"""Difference in nDCG@10 up to which two engines rank equally well."""

SEEN = Filters(Classification.BIASA)
BATCH = 5_000
QUERIES = 50
Given = list[tuple[Source, list[Passage], Codes]]


@dataclass(frozen=True)
class Place:
    """An empty index of one engine: how to open it, how large it is on disk and its engine in memory, in MB.

    `server` tells the processor seconds of the engine beside those of this process.
    """

    open: Callable[[], Index]
    disk: Callable[[], float]
    memory: Callable[[], float]
    server: Callable[[], float]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path)
    parser.add_argument("--sizes", default="2000")
    parser.add_argument("--dev", type=Path, metavar="FOLDER")
    parser.add_argument("--engines", default="embedded,flat,hnsw")
    parser.add_argument("--shards", type=int, default=1)
    given = parser.parse_args()
    encoder = open_encoder("")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    nodes = Nodes(homes()[-1], heap_mb=2048, in_memory=False, java="").start()
    try:
        print(f"Elasticsearch {elastic.server_version(elastic.Access((nodes.address,)))}, {given.shards} shard(s)")
        for size in filter(None, map(int, given.sizes.split(","))):
            speed(given, size, encoder, nodes)
        relevance(given, encoder, nodes)
    finally:
        nodes.stop()


def speed(given: argparse.Namespace, size: int, encoder: Encoder, nodes: Nodes) -> None:
    """Print a line per engine for this many passages."""
    texts = list(read(given.data / "regulations" / "pasal.jsonl.gz") if given.data else made_up(size, random.Random(1)))
    texts = texts[:size]
    docs = encoded(texts, encoder)
    asked = questions(texts)
    print(f"\n{len(texts):,} passages in {len(docs):,} documents; p50/p95, CPU of server + this process, all in ms")
    heads = f"{'':<10}{'passages/s':>11}{'CPU':>12}{'MB disk':>9}{'MB RSS':>8}"
    print(heads + "".join(f"{step:>30}" for step in ("hybrid+counts", "search()", "counts")))
    for name in given.engines.split(","):
        with place(name, encoder, nodes, given.shards) as where, closing(where.open()) as index:
            started, spent = time.perf_counter(), Spent(where.server)
            take_in(index, docs)
            rate = len(texts) / (time.perf_counter() - started)
            line = f"{name:<10}{rate:>11,.0f}{spent.each(len(texts), 2):>12}"
            line += f"{where.disk():>9,.0f}{where.memory():>8,.0f}"
            print(line + latencies(index, asked, encoder, where.server), flush=True)


def latencies(index: Index, asked: list[Match], encoder: Encoder, server: Callable[[], float]) -> str:
    """Give the times of the first steps of a search, of all of it, and of the counts alone.

    The first questions warm up; of the rest each is asked once, since a server keeps the counts it gave.
    """
    near = encoder.passages([words(match) for match in asked])
    steps: list[Callable[[int], object]] = [
        lambda n: hybrid(index, asked[n], near[n]),
        lambda n: search(index, encoder, Query(words(asked[n]), SEEN)),
        lambda n: index.counts(asked[n], (), SEEN, list(Facet)),
    ]
    for step, n in itertools.product(steps, range(QUERIES)):
        step(n)
    timings = [timed(step, range(at * QUERIES, (at + 1) * QUERIES), server) for at, step in enumerate(steps, start=1)]
    return "".join(f"{each:>30}" for each in timings)


def encoded(texts: list[Text], encoder: Encoder) -> Given:
    """Put passages into documents and encode them; one without a known word gets a code all the same."""
    docs = []
    for source, passages in documents(texts, random.Random(1)):
        codes = encoder.passages([f"{source.title}\n{p.text}" for p in passages])
        codes[~codes.any(axis=1), 0] = 1
        docs.append((source, passages, codes))
    return docs


def take_in(index: Index, docs: Given) -> None:
    """Write all documents, committing now and then as an ingest does."""
    waiting = 0
    for source, passages, codes in docs:
        index.replace(source, passages, codes)
        waiting += len(passages)
        if waiting >= BATCH:
            index.commit()
            waiting = 0
    index.commit()


def words(match: Match) -> str:
    """Give the words of a match as someone would type them."""
    return " ".join(term.token for concept in match.concepts for term in concept.terms)


def hybrid(index: Index, match: Match, near: Codes) -> None:
    """Ask what a search asks before it shows anything: both rankings, and the counts of their union."""

    def ask(now: Index) -> None:
        words = ByWords(match, SEEN, 100)
        ranked = now.both(words, ByMeaning(near, SEEN, 100))[1] if near.any() else now.lexical(*words)[:0]
        now.counts(match, [r.key for r in ranked if r.score >= 0.4], SEEN, list(Facet))

    index.in_one_state(ask)


@contextmanager
def place(name: str, encoder: Encoder, nodes: Nodes, shards: int) -> Iterator[Place]:
    """Give an empty index of an engine, removed afterwards."""
    manifest = manifest_of(encoder)
    if name == "embedded":
        with tempfile.TemporaryDirectory() as folder:
            where = Path(folder) / "index"
            size = lambda: sum(f.stat().st_size for f in where.rglob("*") if f.is_file()) / 1e6  # noqa: E731
            own = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3  # noqa: E731
            yield Place(lambda: embedded.open_writer(where, manifest, 0), size, own, lambda: 0.0)
        return
    access = elastic.Access((nodes.address,), f"ukur-{name}", vectors=name, shards=shards)
    sender = Sender(access, seconds=120)

    def stored() -> float:
        settle(sender, access.name)
        stats = sender.send("GET", f"/{access.name}/_stats/store")
        return float(stats["_all"]["primaries"]["store"]["size_in_bytes"]) / 1e6

    yield Place(lambda: elastic.open_writer(access, manifest, 0), stored, nodes.resident_mb, nodes.cpu_seconds)
    sender.send("DELETE", f"/{access.name}-000001")
    sender.close()


def settle(sender: Sender, name: str) -> None:
    """Wait until the small segments of an ingest are merged and seen, as a server does by itself in half a minute."""
    sender.send("POST", f"/{name}/_flush")
    while sender.send("GET", f"/{name}/_stats/merge")["_all"]["total"]["merges"]["current"]:
        time.sleep(0.2)
    sender.send("POST", f"/{name}/_refresh")
    sender.send("POST", f"/{name}/_flush")


@dataclass(frozen=True)
class Exam:
    """A judged set, and how the documents that it asks about come into an index."""

    name: str
    judged: Judged
    fill: Callable[[Index], object]


def relevance(given: argparse.Namespace, encoder: Encoder, nodes: Nodes) -> None:
    """Print nDCG@10 by mode for each engine over each judged set, and how far it is from the first engine's."""
    print(f"\n{'nDCG@10':<20}{'':<10}" + "".join(f"{mode:>10}" for mode in Mode))
    for exam in exams(given.dev, encoder):
        first: list[float] = []
        for name in given.engines.split(","):
            reached = ndcgs(exam, name, encoder, nodes, given.shards)
            figures = "".join(f"{each:>10.4f}" for each in reached)
            print(f"{exam.name:<20}{name:<10}{figures}{verdict(first, reached)}", flush=True)
            first = first or reached


def exams(dev: Path | None, encoder: Encoder) -> Iterator[Exam]:
    """Give the corpus with its judgements, ingested once, then the sets of a folder."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(embedded.open_writer(Path(folder) / "index", manifest_of(encoder), 0)) as index,
    ):
        ingest([CORPUS], index, encoder, Limits.of(Settings.from_env({})), lambda *_: None)
        yield Exam("corpus", read_judged(CORPUS / "judgments"), lambda target: copy(index, target))
    for folder in (dev, *sorted(dev.iterdir())) if dev else ():
        if (folder / "queries.jsonl").is_file() and (folder / "passages.jsonl").is_file():
            judged = read_judged(folder)
            # What is in an index already is not put into another one by `evaluate`.
            bare = replace(judged, passages=())
            yield Exam(folder.name, bare, lambda target, judged=judged: fill(target, judged, encoder))


def ndcgs(exam: Exam, name: str, encoder: Encoder, nodes: Nodes, shards: int) -> list[float]:
    """Give what an engine reaches in each mode."""
    with place(name, encoder, nodes, shards) as where, closing(where.open()) as index:
        exam.fill(index)
        rows = evaluate(exam.judged, index, encoder, [(mode, Stage.SECOND) for mode in Mode])
    return [row.figures.ndcg10 for row in rows if not row.part]


def verdict(first: list[float], reached: list[float]) -> str:
    """Say how far an engine is from the first one, and whether that is nothing to speak of."""
    if not first:
        return ""
    apart = max(abs(a - b) for a, b in zip(first, reached, strict=True))
    return f"   {apart:.4f} apart at most: {'equal' if apart <= EQUAL else 'NOT EQUAL'} within {EQUAL}"


if __name__ == "__main__":
    main()
