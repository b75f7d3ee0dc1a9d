"""Train the word pieces' vectors: `python -m training.encoder DATA WORK [STEPS] [fold]` writes WORK/rows.npy.

Runs of one start and other batches are averaged, which keeps what they agree on (Wortsman et al. 2022, "model soups");
each is kept in WORK as it ends, and one that is there is not trained again. A text's vector is the mean of its pieces'
vectors. Pairs are drawn together and everything else in their batch is pushed apart (multiple negatives ranking, both
directions, Henderson et al. 2017). A batch holds one source only, and pairs of one regulation stand together in it: its
other articles are the wrong answers worth telling apart. With `fold`, a fifth of the pairs is kept back, for learning
the second stage's weights on (training/ranking.py).
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from training.folds import held_back
from training.heldout import read_held_out
from training.pairs import SOURCES, Pair
from training.words import English, forms

SEED = 20
DIMENSIONS = 256
BATCH = 1024
SCALE = 20.0
LEARNING_RATE = 0.1
LONGEST = 160
STEPS = 800
RUNS = 3
# Arora et al. 2017: the start weighs a piece of frequency p by a/(a+p).
SMOOTH_FREQUENCY = 1e-3
# How often each source's pairs are drawn, relative to its size.
DRAWS = {
    "translations": 1.0,
    "elucidations": 3.0,
    "definitions": 1.0,
    "considerations": 1.0,
    "questions": 3.0,
    "clozes": 1.0,
    "neighbours": 1.0,
    "vocabulary": 20.0,
    "words": 1.0,
}
INDONESIAN = ("elucidations", "questions", "clozes", "neighbours")
# How often an Indonesian query is asked in English, word by word.
ENGLISH_SHARE = 0.3
SHORTENED_SHARE = 0.5
WINDOW = (3, 12)
# Whose texts say which directions are common, and how many of each side.
EVENED = ("translations", *INDONESIAN)
SAMPLED = 3000
Ids = NDArray[np.int64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Encoded:
    """One source's pairs as piece ids, with a number for each passage and each regulation."""

    queries: list[Ids]
    passages: list[Ids]
    answers: Ids
    groups: list[str]


def encode_pairs(pairs: list[Pair], tokenizer: Tokenizer) -> Encoded:
    """Encode pairs, leaving out those of which a side has no pieces."""
    queries = piece_ids([pair.query for pair in pairs], tokenizer)
    passages = piece_ids([pair.passage for pair in pairs], tokenizer)
    kept = [i for i in range(len(pairs)) if len(queries[i]) and len(passages[i])]
    numbers: dict[bytes, int] = {}
    answers = [numbers.setdefault(passages[i].tobytes(), len(numbers)) for i in kept]
    return Encoded(
        [queries[i] for i in kept],
        [passages[i] for i in kept],
        np.array(answers, dtype=np.int64),
        [pairs[i].group for i in kept],
    )


def piece_ids(texts: list[str], tokenizer: Tokenizer) -> list[Ids]:
    """Return the ids of each text's first pieces; unknown ones say nothing and are left out."""
    encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    return [np.array([i for i in e.ids[:LONGEST] if i], dtype=np.int64) for e in encodings]


def order(groups: list[str], rng: random.Random) -> list[int]:
    """Return a shuffled order in which pairs of one group stand together."""
    places = {group: rng.random() for group in sorted(set(groups))}
    return sorted(range(len(groups)), key=lambda i: (places[groups[i]], rng.random()))


def batches(source: Encoded, rng: random.Random) -> Iterator[list[int]]:
    """Yield batches of pair numbers without end, in a new order each round."""
    size = min(BATCH, len(source.groups))
    while True:
        shuffled = order(source.groups, rng)
        # A moving start keeps the same regulations from meeting in every round.
        start = rng.randrange(size)
        turned = shuffled[start:] + shuffled[:start]
        yield from (turned[i : i + size] for i in range(0, len(turned) - size + 1, size))


def start_rows(sources: dict[str, Encoded], pieces: int) -> torch.Tensor:
    """Return random rows, shorter for frequent pieces."""
    counts = np.ones(pieces)
    for source in sources.values():
        for texts in (source.queries, source.passages):
            np.add.at(counts, np.concatenate(texts), 1)
    weights = SMOOTH_FREQUENCY / (SMOOTH_FREQUENCY + counts / counts.sum())
    rows = torch.randn(pieces, DIMENSIONS) * torch.from_numpy(weights)[:, None].float()
    rows[0] = 0
    return rows


def vectors(rows: torch.Tensor, texts: list[Ids]) -> torch.Tensor:
    """Return the normalised mean vectors of texts."""
    ids = torch.from_numpy(np.concatenate(texts))
    offsets = torch.from_numpy(np.cumsum([0] + [len(text) for text in texts[:-1]]))
    return functional.normalize(functional.embedding_bag(ids, rows, offsets, mode="mean"))


def window(text: Ids, rng: random.Random) -> tuple[int, int]:
    """Return where a passage of a query's length starts and ends, at most half of the text."""
    length = max(1, min(rng.randint(*WINDOW), len(text) // 2))
    start = rng.randint(0, len(text) - length)
    return start, start + length


def cut(context: Ids, text: Ids, rng: random.Random) -> tuple[Ids, Ids]:
    """Cut words out as the query; what is left, half of the time with its context, is the passage.

    One time in ten the words stay in the passage too, so that the same word counts.
    """
    start, end = window(text, rng)
    left = text if rng.random() < 0.1 else np.concatenate([text[:start], text[end:]])
    return text[start:end], np.concatenate([context, left]) if rng.random() < 0.5 else left


def shortened(query: Ids, passage: Ids, rng: random.Random) -> tuple[Ids, Ids]:
    """Shorten one of the two texts to a query's length, for a share of the pairs."""
    if rng.random() > SHORTENED_SHARE:
        return query, passage
    if rng.random() < 0.5:
        return query[slice(*window(query, rng))], passage
    return query, passage[slice(*window(passage, rng))]


def unchanged(query: Ids, passage: Ids, rng: random.Random) -> tuple[Ids, Ids]:
    """Return the pair as it is."""
    return query, passage


VIEWS = {"clozes": cut, "neighbours": cut, "translations": shortened}


def loss_of(rows: torch.Tensor, texts: list[tuple[Ids, Ids]], answers: Ids) -> torch.Tensor:
    """Return a batch's loss in both directions; the same passage twice is no wrong answer."""
    queries = vectors(rows, [query for query, _passage in texts])
    passages = vectors(rows, [passage for _query, passage in texts])
    numbers = torch.from_numpy(answers)
    same = (numbers[:, None] == numbers[None, :]).fill_diagonal_(False)
    scores = (SCALE * queries @ passages.T).masked_fill(same, -1e4)
    right = torch.arange(len(texts))
    return (functional.cross_entropy(scores, right) + functional.cross_entropy(scores.T, right)) / 2


def train(sources: dict[str, Encoded], pieces: int, steps: int, english: English, run: int = 0) -> Rows:
    """Train rows for a number of steps, the learning rate falling linearly to nothing; runs differ in their batches."""
    rng = random.Random(SEED + run)
    torch.manual_seed(SEED)
    rows = start_rows(sources, pieces).requires_grad_()
    optimiser = torch.optim.Adam([rows], lr=LEARNING_RATE, fused=True)
    streams = {name: batches(source, rng) for name, source in sources.items()}
    names = list(sources)
    shares = [DRAWS[name] * len(sources[name].groups) for name in names]
    losses = dict.fromkeys(names, 0.0)
    for step in range(steps):
        optimiser.param_groups[0]["lr"] = LEARNING_RATE * (1 - step / steps)
        name = rng.choices(names, shares)[0]
        batch, source, view = next(streams[name]), sources[name], VIEWS.get(name, unchanged)
        texts = [view(source.queries[i], source.passages[i], rng) for i in batch]
        if name in INDONESIAN:
            texts = [(english.of(q, rng) if rng.random() < ENGLISH_SHARE else q, p) for q, p in texts]
        loss = loss_of(rows, texts, source.answers[batch])
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        losses[name] = loss.item()
        if (step + 1) % 100 == 0:
            print(step + 1, {n: round(v, 2) for n, v in losses.items()}, flush=True)
    trained: Rows = rows.detach().numpy()
    return trained


def averaged(every: Sequence[Rows]) -> Rows:
    """Average rows of several runs, each turned so that it lies nearest to the first (orthogonal Procrustes)."""
    first = every[0]
    turned = [first]
    for rows in every[1:]:
        left, _, right = np.linalg.svd(rows.T @ first)
        turned.append(rows @ (left @ right))
    return np.mean(turned, axis=0, dtype=np.float32)


def evened(rows: Rows, sources: dict[str, Encoded]) -> Rows:
    """Shrink the directions that all texts share, half of the way to equal spread (power .5 of a whitening)."""
    rng = np.random.default_rng(SEED)
    sides = [side for name in EVENED for side in (sources[name].queries, sources[name].passages)]
    drawn = [side[i] for side in sides for i in rng.integers(0, len(side), SAMPLED)]
    seen = vectors(torch.from_numpy(rows), drawn).numpy()
    spread, directions = np.linalg.eigh(seen.T @ seen / len(seen))
    return (rows @ (directions * spread**-0.25)).astype(np.float32)


def main(data: Path, work: Path, steps: int = STEPS, fold: bool = False) -> None:
    """Train the vectors on the data folder's pairs, or on four fifths of them, and write them."""
    torch.set_num_threads(2)
    tokenizer = Tokenizer.from_file(str(work / "tokenizer.json"))
    held_out, rng = read_held_out(data), random.Random(SEED)
    pairs = {name: list(read(data, held_out, rng)) for name, read in SOURCES.items()}
    kept = {name: [pair for pair in each if not (fold and held_back(name, pair))] for name, each in pairs.items()}
    sources = {name: encode_pairs(each, tokenizer) for name, each in kept.items()}
    print({name: len(source.groups) for name, source in sources.items()}, flush=True)
    english = English(tokenizer, forms(pair.query for pair in pairs["translations"]))
    runs = [work / f"run{run}.npy" for run in range(RUNS)]
    for run, file in enumerate(runs):
        if not file.exists():
            np.save(file, train(sources, tokenizer.get_vocab_size(), steps, english, run))
    np.save(work / "rows.npy", evened(averaged([np.load(file) for file in runs]), sources))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *map(int, sys.argv[3:4]), fold="fold" in sys.argv[4:])
