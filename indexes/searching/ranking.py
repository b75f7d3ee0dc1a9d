"""The second stage: one linear model over cheap features of exactness and softness, the same on both engines.

Where its weights come from: docs/decisions/0005-ranking-weights.md.
"""

import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexes.analysis import tokens
from indexes.encoding import cosine
from indexes.model import Key
from indexes.query import Candidate, Codes, Match, Ranked

WEIGHTS = Path(__file__).parent / "weights.json"

WINDOW = 20
"""Tokens of the window that `near` looks through."""

Days = Sequence[tuple[date, date]]
"""Days that a query names: first and last of each."""

Places = list[tuple[int, int]]
"""Where a passage has the query's concepts: (token, concept), in reading order."""


class Features(NamedTuple):
    """What counts for one candidate; each between 0 and about 1.

    words: BM25 divided by the best candidate's. meaning: cosine of the codes. present: share of the
    query's weight (idf among the candidates) that the passage has. near: the same within the best
    window of 20 tokens. pairs: share of the query's neighbouring words that are neighbours here.
    heading: share of the query's weight that title and headings have. dated: 1 where the document is
    of a day that the query names, else 0.
    """

    words: float
    meaning: float
    present: float
    near: float
    pairs: float
    heading: float
    dated: float


@lru_cache(maxsize=1)
def weights() -> Features:
    """Read the weights."""
    return Features(**json.loads(WEIGHTS.read_text("utf-8"))["weights"])


def order(
    candidates: Mapping[Key, Candidate], lexical: Sequence[Ranked], match: Match, code: Codes | None, days: Days = ()
) -> list[Ranked]:
    """Rank the candidates by the weighted sum of their features, best first, ties by key."""
    seen = features(candidates, lexical, match, code, days)
    if not seen:
        return []
    scores = np.array(list(seen.values())) @ np.array(weights())
    scored = (Ranked(key, float(score)) for key, score in zip(seen, scores, strict=True))
    return sorted(scored, key=lambda ranked: (-ranked.score, ranked.key))


def features(
    candidates: Mapping[Key, Candidate], lexical: Sequence[Ranked], match: Match, code: Codes | None, days: Days = ()
) -> dict[Key, Features]:
    """Compute the features of every candidate, in the order of the candidates."""
    concepts = {t.token: at for at, c in reversed(list(enumerate(match.concepts))) for t in c.terms}
    found = {key: _places(candidate.stems.split(), concepts) for key, candidate in candidates.items()}
    rarity = _rarity(found, len(match.concepts))
    best = max((r.score for r in lexical), default=0.0) or 1.0
    words = {r.key: r.score / best for r in lexical}
    meanings = _meanings(candidates, code)
    return {
        key: Features(
            words=words.get(key, 0.0),
            meaning=meanings[key],
            present=_weight({concept for _, concept in at}, rarity),
            near=_near(at, rarity),
            pairs=_pairs(at, len(match.concepts)),
            heading=_weight(_in_heading(candidates[key], concepts), rarity),
            dated=float(_of_a_day(candidates[key].source.dated, days)),
        )
        for key, at in found.items()
    }


def _places(stems: Sequence[str], concepts: Mapping[str, int]) -> Places:
    return [(n, concepts[stem]) for n, stem in enumerate(stems) if stem in concepts]


def _rarity(found: Mapping[Key, Places], concepts: int) -> list[float]:
    """Give each concept's idf among the candidates, scaled to sum to 1."""
    seen: Counter[int] = Counter()
    for at in found.values():
        seen.update({concept for _, concept in at})
    raw = [math.log1p((len(found) + 1) / (seen[c] + 0.5)) for c in range(concepts)]
    total = sum(raw) or 1.0
    return [each / total for each in raw]


def _weight(present: set[int], rarity: Sequence[float]) -> float:
    return sum(rarity[concept] for concept in present)


def _near(at: Places, rarity: Sequence[float]) -> float:
    """Give the greatest weight of different concepts within a window of tokens."""
    best, weight, first = 0.0, 0.0, 0
    held: Counter[int] = Counter()
    for n, concept in at:
        held[concept] += 1
        weight += rarity[concept] if held[concept] == 1 else 0.0
        while at[first][0] <= n - WINDOW:
            gone = at[first][1]
            held[gone] -= 1
            weight -= rarity[gone] if not held[gone] else 0.0
            first += 1
        best = max(best, weight)
    return best


def _pairs(at: Places, concepts: int) -> float:
    if concepts < 2:
        return 0.0
    here = {a for (n, a), (m, b) in zip(at, at[1:], strict=False) if m == n + 1 and b == a + 1}
    return len(here) / (concepts - 1)


def _in_heading(candidate: Candidate, concepts: Mapping[str, int]) -> set[int]:
    stems = _heading_stems(candidate.source.title, candidate.passage.headings)
    return {concepts[stem] for stem in stems if stem in concepts}


@lru_cache(maxsize=20_000)
def _heading_stems(title: str, headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token.stem for token in tokens("\n".join((title, *headings))))


def _of_a_day(dated: date | None, days: Days) -> bool:
    return dated is not None and any(first <= dated <= last for first, last in days)


def _meanings(candidates: Mapping[Key, Candidate], code: Codes | None) -> dict[Key, float]:
    if code is None or not candidates:
        return dict.fromkeys(candidates, 0.0)
    rows = np.stack([candidate.code for candidate in candidates.values()])
    return dict(zip(candidates, cosine(rows, code).tolist(), strict=True))
