"""Print how fast the embedded engine takes in and answers: made-up passages, or a file of real ones.

    python benchmarks/embedded_speed.py [--passages 10000] [--texts pasal.jsonl.gz]

`--texts` names a (gzipped) file of JSON lines with `id` ("document#part"), `title` and `text`. Codes are
random, so vectors are as slow as real ones and their order means nothing.
"""

import argparse
import gzip
import itertools
import json
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from indexes.analysis import tokens
from indexes.embedded import EmbeddedIndex, open_reader, open_writer
from indexes.manifest import Manifest
from indexes.model import Classification, Filters, Key, Kind, Passage, Source
from indexes.query import Codes, Concept, Facet, Field, Match, Term

DIMENSIONS = 256
MANIFEST = Manifest("acak", "0", DIMENSIONS, 254.0)
BATCH = 5_000
QUERIES = 200
EVERYTHING = Filters(Classification.BIASA)
PLACES = ("PLBN Motaain", "PLBN Skouw", "PLBN Entikong", "Kupang", "Makassar", "Batam", "Jakarta", "Nunukan")

Text = tuple[str, str, str]
"""Document, title, text of one passage."""


def made_up(passages: int, chance: random.Random) -> Iterator[Text]:
    """Give passages of about 80 words whose frequencies fall as those of a language do."""
    words = ["".join(chance.choices("aiueobdgklmnprst", k=chance.randint(4, 9))) for _ in range(30_000)]
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))
    for n in range(passages):
        text = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(40, 120)))
        yield f"dokumen-{n // 10}", f"Dokumen {n // 10}", text


def read(path: Path) -> Iterator[Text]:
    """Read passages from a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for line in lines:
            row = json.loads(line)
            yield row["id"].partition("#")[0], row["title"], row["text"]


def documents(texts: Iterable[Text], chance: random.Random) -> Iterator[tuple[Source, list[Passage]]]:
    """Put passages into documents with dates, places and citations."""
    for n, (name, group) in enumerate(itertools.groupby(texts, key=lambda text: text[0])):
        rows = list(group)
        source = Source(
            f"{name}-{n}", "/arsip", f"{name}.txt", "1", list(Kind)[n % 4], rows[0][1],
            dated=date(2000, 1, 1) + timedelta(days=n % 9_000), places=tuple(chance.sample(PLACES, 2)),
            institutions=(f"lembaga-{n % 40}",), classification=Classification(int(n % 50 == 0)),
        )  # fmt: skip
        cited = (f"uu/{2000 + n % 20}/{n % 30 + 1}/pasal/{chance.randint(1, 60)}",)
        yield (
            source,
            [
                Passage(source.id, at, text, (title,), cites=cited if at % 3 == 0 else ())
                for at, (_, title, text) in enumerate(rows)
            ],
        )


def fill(index: EmbeddedIndex, texts: Iterable[Text]) -> tuple[int, float]:
    """Take passages in; gives how many and the seconds."""
    numbers, chance = np.random.default_rng(1), random.Random(1)
    total = waiting = 0
    started = time.perf_counter()
    for source, passages in documents(texts, chance):
        index.replace(source, passages, codes(numbers, len(passages)))
        total, waiting = total + len(passages), waiting + len(passages)
        if waiting >= BATCH:
            index.commit()
            waiting = 0
    index.commit()
    return total, time.perf_counter() - started


def codes(numbers: np.random.Generator, rows: int) -> Codes:
    """Make random codes of the size real ones have."""
    return np.clip(numbers.normal(0, 16, (rows, DIMENSIONS)).round(), -127, 127).astype(np.int8)


def questions(texts: list[Text]) -> list[Match]:
    """Make queries of four words that stand in one passage, as someone who remembers it would ask."""
    chance = random.Random(2)
    asked = []
    while len(asked) < QUERIES:
        words = {t.stem for t in tokens(chance.choice(texts)[2]) if len(t.stem) > 3}
        if len(words) >= 4:
            chosen = chance.sample(sorted(words), 4)
            boosts = tuple(Term(word, Field.HEADING, 0.3) for word in chosen)
            asked.append(Match(tuple(Concept((Term(word),)) for word in chosen), boosts=boosts, least=2))
    return asked


def timed(name: str, ask: Callable[[int], object]) -> None:
    """Ask every query once and print the median, the 95th percentile, and the median of processor time."""
    ask(0)
    took, worked = [], []
    for n in range(QUERIES):
        started, begun = time.perf_counter(), time.thread_time()
        ask(n)
        worked.append((time.thread_time() - begun) * 1000)
        took.append((time.perf_counter() - started) * 1000)
    p95 = sorted(took)[int(QUERIES * 0.95)]
    print(f"{name:<46}{statistics.median(took):9.2f}{p95:9.2f}{statistics.median(worked):9.2f}")


def ask_all(index: EmbeddedIndex, asked: list[Match]) -> None:
    """Print the table of latencies."""
    near = codes(np.random.default_rng(3), QUERIES)
    narrow = replace(EVERYTHING, since=date(2010, 1, 1), until=date(2012, 6, 30))

    def hybrid(n: int, filters: Filters) -> list[Key]:
        lexical = index.lexical(asked[n], filters, 100)
        semantic = index.semantic(near[n], filters, 100)
        index.counts(asked[n], [r.key for r in semantic], filters, list(Facet))
        return [r.key for r in (*lexical[:100], *semantic[:50])]

    print(f"\n{'milliseconds':<46}{'p50':>9}{'p95':>9}{'CPU':>9}")
    timed("words, best 100", lambda n: index.lexical(asked[n], EVERYTHING, 100))
    timed("meaning, nearest 100", lambda n: index.semantic(near[n], EVERYTHING, 100))
    timed("meaning, nearest 100, a tenth by date", lambda n: index.semantic(near[n], narrow, 100))
    timed("counts, five facets", lambda n: index.counts(asked[n], [], EVERYTHING, list(Facet)))
    timed("hybrid with counts", lambda n: hybrid(n, EVERYTHING))
    timed("hybrid with counts, a tenth by date", lambda n: hybrid(n, narrow))
    timed("the same and 150 passages fetched",
          lambda n: index.fetch(hybrid(n, EVERYTHING), EVERYTHING))  # fmt: skip
    timed("vocabulary of a letter", lambda n: index.vocabulary("aeiou"[n % 5], 10, Classification.BIASA))


def main() -> None:
    """Fill an index in a passing folder, ask it, change it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--texts", type=Path)
    given = parser.parse_args()
    texts = list(read(given.texts) if given.texts else made_up(given.passages, random.Random(1)))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "index"
        writer = open_writer(folder, MANIFEST, 0)
        total, seconds = fill(writer, texts)
        print(f"{total:,} passages in {seconds:.1f} s: {total / seconds:,.0f} a second")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        print(f"{size / 1e6:,.0f} MB on disk")
        reader = open_reader(folder)
        asked = questions(texts)
        started = time.perf_counter()
        reader.lexical(asked[0], EVERYTHING, 10)
        print(f"first query of a new reader {(time.perf_counter() - started) * 1000:.0f} ms")
        ask_all(reader, asked)
        change(writer, reader, asked[0])
        reader.close()
        writer.close()


def change(writer: EmbeddedIndex, reader: EmbeddedIndex, asked: Match) -> None:
    """Print what a small change costs the writer, and the reader that sees it."""
    source = Source("baru", "/arsip", "baru.txt", "1", Kind.BERITA, "Baru")
    started = time.perf_counter()
    writer.replace(source, [Passage("baru", 0, "batas")], codes(np.random.default_rng(4), 1))
    writer.commit()
    committed = time.perf_counter()
    reader.lexical(asked, EVERYTHING, 10)
    seen = time.perf_counter()
    print(f"one document committed in {(committed - started) * 1000:.0f} ms, ", end="")
    print(f"seen by the reader's next query in {(seen - committed) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
