"""Learn the second stage's weights: `python -m training.ranking DATA ENCODER` prints them.

ENCODER is a folder made by `training.encoder DATA WORK 500 fold` and `training.folder`: it has not seen the
pairs that the weights are learned on. Listwise softmax over the candidates of each query, every set
counting the same; weights divided by that of `words`.
"""

import random
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from indexes.embedded import open_writer
from indexes.encoding import Encoder, manifest_of, open_encoder
from indexes.index import Index
from indexes.model import Classification, Filters, Passage
from indexes.query import Query
from indexes.searching.evaluating import Judged, fill
from indexes.searching.ranking import RERANKED, Features, features
from indexes.searching.search import result_set
from training.folds import held_back
from training.heldout import HeldOut, read_held_out
from training.pairs import Pair, articles, elucidations, rows

SEED, QUERIES, OTHERS = 20, 400, 6_000
SHORTEST, LONGEST = 6, 80
SHRINK = 1e-3
EVERYTHING = Filters(clearance=Classification.BIASA)
Table = NDArray[np.float64]
Example = tuple[Table, NDArray[np.bool_]]


def sets(data: Path) -> dict[str, Judged]:
    """Make sets of queries and passages of the pairs that are held back."""
    held_out, rng = read_held_out(data), random.Random(SEED)
    made = {name: judged(asked(data, held_out, name), answers(data, name), rng) for name in ("tydiqa", "facqa")}
    texts = [text for _regulation, _title, text in articles(data, held_out)]
    return made | {"legal": judged(explained(data, held_out), texts, rng)}


def asked(data: Path, held_out: HeldOut, name: str) -> list[Pair]:
    """Give the questions of a collection that are held back."""
    table = (Pair(*row) for row in rows(data / "pairs_id" / f"qp_{name}_train.tsv.gz"))
    free = (p for p in table if not (held_out.bars_text(p.query) or held_out.bars_text(p.passage)))
    return [pair for pair in free if held_back("questions", pair)]


def answers(data: Path, name: str) -> list[str]:
    """Give every passage of a collection."""
    return [passage for _question, passage in rows(data / "pairs_id" / f"qp_{name}_train.tsv.gz")]


def explained(data: Path, held_out: HeldOut) -> list[Pair]:
    """Give the elucidations that are held back and of a query's length."""
    pairs = elucidations(data, held_out, random.Random(SEED))
    return [p for p in pairs if held_back("elucidations", p) and SHORTEST <= len(p.query.split()) <= LONGEST]


def judged(pairs: list[Pair], others: list[str], rng: random.Random) -> Judged:
    """Draw queries and wrong answers; the right answer is the pair's own passage."""
    chosen = rng.sample(pairs, min(QUERIES, len(pairs)))
    drawn = rng.sample(others, min(OTHERS, len(others)))
    number = {text: str(at) for at, text in enumerate(dict.fromkeys((*(p.passage for p in chosen), *drawn)))}
    return Judged(
        queries=tuple((f"q{at}", pair.query) for at, pair in enumerate(chosen)),
        grades={f"q{at}": {number[pair.passage]: 1} for at, pair in enumerate(chosen)},
        passages=tuple(Passage(name, 0, text) for text, name in number.items()),
        titles=dict.fromkeys(number.values(), ""),
    )


def examples(index: Index, encoder: Encoder, each: Judged) -> Iterable[Example]:
    """Yield the features of every query's candidates, and which of them are right."""
    for name, text in each.queries:
        found = result_set(index, encoder, Query(text, EVERYTHING))
        near = found.near[: RERANKED // 3]
        lexical = index.lexical(found.match, EVERYTHING, RERANKED - len(near))
        keys = tuple(dict.fromkeys(r.key for r in (*lexical, *near)))
        made = features(
            index.fetch(keys, EVERYTHING), lexical, found.match, found.code, found.asked.days, found.asked.sought
        )
        right = np.array([key.source in each.grades[name] for key in made], dtype=np.bool_)
        if right.any() and not right.all():
            yield np.array(list(made.values())), right


def learn(collections: list[list[Example]]) -> Features:
    """Fit the weights; a feature that no example has keeps 0."""
    weights = torch.zeros(len(Features._fields), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=80, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        total = SHRINK * (weights**2).sum()
        for collection in collections:
            total = total + sum(missed(weights, *example) for example in collection) / len(collection)
        total.backward()
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    fitted = weights.detach().numpy()
    return Features(*(fitted / fitted[0]).tolist())


def missed(weights: torch.Tensor, table: Table, right: NDArray[np.bool_]) -> torch.Tensor:
    """Give the cross entropy of one query."""
    scores = torch.from_numpy(table) @ weights
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.from_numpy(right)], 0)


def main(data: Path, folder: Path) -> None:
    """Learn the weights and print them."""
    encoder, collections = open_encoder(str(folder)), []
    for name, each in sets(data).items():
        with tempfile.TemporaryDirectory() as place:
            index = open_writer(Path(place), manifest_of(encoder), 0)
            fill(index, each, encoder)
            collections.append(list(examples(index, encoder, each)))
            index.close()
        print(f"{name}: {len(collections[-1])} queries", flush=True)
    print({name: round(weight, 2) for name, weight in learn(collections)._asdict().items()})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
