"""PLACEHOLDER"""

import random
from collections.abc import Iterator
from pathlib import Path

from indexes.model import Passage
from indexes.searching.evaluating import Judged
from training.folds import held_back
from training.heldout import HeldOut, read_held_out
from training.pairs import Pair, articles, elucidations, rows, translations

SEED, QUERIES, OTHERS = 20, 400, 6_000


def judged_fold(data: Path) -> dict[str, Judged]:
    """Make sets of queries and passages of the pairs that the fold's encoder has not seen."""
    held_out, rng = read_held_out(data), random.Random(SEED)
    return {
        "tydiqa": made(asked(data, held_out, "qp_tydiqa_train"), others(data, "qp_tydiqa_train"), rng),
        "facqa": made(asked(data, held_out, "qp_facqa_train"), others(data, "qp_facqa_train"), rng),
        "legal": made(explained(data, held_out), [text for _, _, text in articles(data, held_out)], rng),
        "english": made(half(data, held_out), [p.passage for p in translations(data, held_out, rng)], rng),
    }


def asked(data: Path, held_out: HeldOut, name: str) -> Iterator[Pair]:
    for question, passage in rows(data / "pairs_id" / f"{name}.tsv.gz"):
        if not (held_out.bars_text(question) or held_out.bars_text(passage)):
            yield Pair(question, passage)


def others(data: Path, name: str) -> list[str]:
    return [passage for _question, passage in rows(data / "pairs_id" / f"{name}.tsv.gz")]


def explained(data: Path, held_out: HeldOut) -> Iterator[Pair]:
    for pair in elucidations(data, held_out, random.Random(SEED)):
        if held_back("elucidations", pair) and 6 <= len(pair.query.split()) <= 80:
            yield pair


def half(data: Path, held_out: HeldOut) -> Iterator[Pair]:
    for pair in translations(data, held_out, random.Random(SEED)):
        words = pair.query.split()
        if held_back("translations", pair) and len(words) >= 8:
            yield Pair(" ".join(words[:8]), pair.passage, pair.group)


def made(pairs: Iterator[Pair], other: list[str], rng: random.Random) -> Judged:
    kept = [pair for pair in pairs if pair.group or held_back("questions", pair)]
    chosen = rng.sample(kept, min(QUERIES, len(kept)))
    texts = list(dict.fromkeys((*(p.passage for p in chosen), *rng.sample(other, min(OTHERS, len(other))))))
    number = {text: str(at) for at, text in enumerate(texts)}
    passages = tuple(Passage(name, 0, text) for text, name in number.items())
    queries = tuple((f"q{at}", pair.query) for at, pair in enumerate(chosen))
    grades = {f"q{at}": {number[pair.passage]: 1} for at, pair in enumerate(chosen)}
    return Judged(queries, grades, passages, dict.fromkeys(number.values(), ""))
