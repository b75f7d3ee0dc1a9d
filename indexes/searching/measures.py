"""How good a ranking is, against judgements."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

RESAMPLED, SEED = 2_000, 20


def ndcg(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Give nDCG at a depth, with gain = grade and discount = log2(rank + 1) (Järvelin and Kekäläinen 2002)."""
    ideal = _dcg(sorted(grades.values(), reverse=True)[:depth])
    return _dcg([grades.get(name, 0) for name in ranking[:depth]]) / ideal if ideal else 0.0


def _dcg(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 2) for rank, gain in enumerate(gains))


def recall(ranking: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Give the share of the relevant ones (grade above 0) among the first ones."""
    relevant = {name for name, grade in grades.items() if grade > 0}
    return len(relevant & set(ranking[:depth])) / len(relevant) if relevant else 0.0


def interval(scores: Sequence[float]) -> tuple[float, float]:
    """Give the 95 % interval of the mean: bootstrap over the queries (Efron 1979), seeded."""
    values = np.array(scores or [0.0])
    drawn = np.random.default_rng(SEED).integers(0, len(values), (RESAMPLED, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), [0.025, 0.975])
    return float(low), float(high)
