"""Make a file of any number of passages out of real ones: `python benchmarks/million.py PASAL_JSONL_GZ N > FILE`.

PASAL_JSONL_GZ holds JSON lines with `id` ("law#article"), `title` and `text`, a law's articles one after another.
Each round goes through all of them. The first gives them as they are; the later ones give each article anew, made of
sentences of its own, of its neighbours and of another article of its law. So words, lengths and topics stay those of
real laws. Ids are distinct, lines can be ingested (`rakor ingest FILE`), the same N gives the same file, and only the
articles of one law are in memory.
"""

import gzip
import itertools
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

SENTENCE = re.compile(r"(?<=[.;:])\s+(?=\S)")
NEIGHBOURS = 2
"""Articles before and after one that it may borrow from."""

Article = dict[str, str]


def laws(path: Path) -> Iterator[list[Article]]:
    """Read a law at a time: the articles that follow each other under one name."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines if line.strip())
        for _, group in itertools.groupby(rows, key=lambda row: row["id"].partition("#")[0]):
            yield [{"id": row["id"], "title": row["title"], "text": row["text"]} for row in group]


def sentences(text: str) -> list[str]:
    """Split a text where a sentence or an item of a list ends."""
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def recombined(law: Sequence[Article], at: int, chance: random.Random) -> str:
    """Make an article's text anew, about as long: its own sentences and borrowed ones, in no order of any law."""
    own = sentences(law[at]["text"])
    others = [other for other in range(len(law)) if other != at]
    near = [other for other in others if abs(other - at) <= NEIGHBOURS]
    lenders = [chance.choice(near), chance.choice(others)] if others else []
    pool = [*own, *(sentence for lender in lenders for sentence in sentences(law[lender]["text"]))]
    chance.shuffle(pool)
    return " ".join(pool[: max(len(own), 2)])


def passages(path: Path, wanted: int) -> Iterator[Article]:
    """Give so many passages, each with an id of its own."""
    return itertools.islice(_rounds(path), wanted)


def _rounds(path: Path) -> Iterator[Article]:
    for turn in itertools.count():
        empty = True
        for n, law in enumerate(laws(path)):
            empty = False
            yield from _law(law, turn, random.Random(f"{turn} {n}"))
        if empty:
            return


def _law(law: Sequence[Article], turn: int, chance: random.Random) -> Iterator[Article]:
    """Give the articles of a law; in a later round it is another document, and an id that came before has a number."""
    times: Counter[str] = Counter()
    for at, article in enumerate(law):
        name, _, part = article["id"].partition("#")
        times[part] += 1
        again = f"~{times[part]}" if times[part] > 1 else ""
        text = recombined(law, at, chance) if turn else article["text"]
        yield {"id": f"{name}{f'-r{turn}' if turn else ''}#{part}{again}", "title": article["title"], "text": text}


def write(path: Path, wanted: int, to: TextIO) -> None:
    """Write the passages as JSON Lines."""
    for passage in passages(path, wanted):
        to.write(json.dumps(passage, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), sys.stdout)
