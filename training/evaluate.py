"""Measure an encoder alone: `python -m training.evaluate DATA ENCODER` prints a table.

nDCG@10 of the cosine on three Indonesian sets, and how often the nearest of 1,012 FLORES sentences
in the other language is the translation.
"""

import csv
import gzip
import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

SETS = ("tydiqa_id", "facqa", "legal_penjelasan")
DEPTH = 10
Vectors = NDArray[np.float32]


def read_texts(path: Path) -> dict[str, str]:
    """Return texts by id, each under its title where it has one."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: f"{row.get('title', '')} {row['text']}".strip() for row in rows}


def read_answers(path: Path) -> dict[str, set[str]]:
    """Return the right passages' ids by query id."""
    answers: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as file:
        for query, passage, _grade in csv.reader(file, delimiter="\t"):
            answers[query].add(passage)
    return dict(answers)


def ndcg(ranking: list[str], right: set[str]) -> float:
    """Return nDCG of the first 10 for answers of equal worth."""
    gains = [1 / np.log2(rank + 2) for rank in range(DEPTH)]
    found = sum(gain for gain, passage in zip(gains, ranking, strict=False) if passage in right)
    return float(found / sum(gains[: len(right)]))


def score_set(model: SentenceTransformer, folder: Path) -> float:
    """Return the mean nDCG@10 of one set's queries."""
    passages = read_texts(folder / "passages.jsonl")
    queries = read_texts(folder / "queries.jsonl")
    answers = read_answers(folder / "qrels.tsv")
    names = list(passages)
    scores = encode(model, list(queries.values())) @ encode(model, list(passages.values())).T
    best = np.argsort(-scores, axis=1, kind="stable")[:, :DEPTH]
    asked = zip(queries, best, strict=True)
    return float(np.mean([ndcg([names[i] for i in ranks], answers[query]) for query, ranks in asked]))


def score_translations(model: SentenceTransformer, path: Path) -> tuple[float, float]:
    """Return the share of sentences whose nearest is the translation, from and into English."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    scores = encode(model, [pair[0] for pair in pairs]) @ encode(model, [pair[1] for pair in pairs]).T
    right = np.arange(len(pairs))
    return float(np.mean(scores.argmax(1) == right)), float(np.mean(scores.argmax(0) == right))


def encode(model: SentenceTransformer, texts: list[str]) -> Vectors:
    """Return normalised vectors."""
    vectors: Vectors = model.encode(texts, normalize_embeddings=True, convert_to_numpy=True)
    return vectors


def figures(data: Path, encoder: Path) -> dict[str, float]:
    """Return every figure by its name."""
    model = SentenceTransformer(str(encoder), device="cpu")
    measured = {f"{name} nDCG@10": score_set(model, data / "dev" / name) for name in SETS}
    english, indonesian = score_translations(model, data / "dev" / "flores200_devtest.tsv.gz")
    return measured | {"flores en>id accuracy": english, "flores id>en accuracy": indonesian}


if __name__ == "__main__":
    print("| measure | value |\n|---|---|")
    for name, value in figures(Path(sys.argv[1]), Path(sys.argv[2])).items():
        print(f"| {name} | {value:.3f} |")
