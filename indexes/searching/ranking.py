"""The second stage: one linear model over cheap features of exactness and softness, the same on both engines.

Where its weights come from: docs/decisions/0005-ranking-weights.md.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from indexes.encoding import cosine
from indexes.model import Key
from indexes.query import Candidate, Codes, Field, Match, Ranked
from indexes.searching.asking import OF_OUTCOMES, Sought, answers, is_so
from indexes.searching.occurrences import Floats, near, occurrences, pairs, present

RERANKED = 150
"""Candidates that the second stage orders: the words' first 100 and the meaning's first 50."""

BRIEF = 50
"""Words of a passage whose `brief` is 0.5."""

FOREIGN_MEANING = 2.2
"""Weight of `meaning` where every word of the query is read through the dictionary: it says nearly the same, not the
same, so exactness proves less (docs/decisions/0005-ranking-weights.md)."""

SURE = ((183, 1.0), (366, 0.3))
"""Days that a time which a query names may last, and what `dated` is for a document of it; longer ones are a plan's."""

WEIGHTS = Path(__file__).parent / "weights.json"

Days = Sequence[tuple[date, date]]
"""Days that a query names: first and last of each."""


class Features(NamedTuple):
    """What counts for one candidate; each between 0 and about 1.

    words: BM25 divided by the best candidate's. meaning: cosine of the codes. present: share of the
    query's weight (idf among the candidates) that the passage has. near: the same within the best
    window of 20 tokens. pairs: share of the query's neighbouring words that are neighbours here.
    heading: share of the query's weight that title and headings have. dated: 1 where the document is
    of a day or a month that the query names, less for a year, else 0. brief: near 1 for a short passage,
    0.5 at 50 words. answers: 1 where the query asks for a day or a number and the passage has one, 2 where it
    asks for what is late or open and the passage is, else 0.
    """

    words: float
    meaning: float
    present: float
    near: float
    pairs: float
    heading: float
    dated: float
    brief: float
    answers: float


@lru_cache(maxsize=1)
def weights() -> Features:
    """Read the weights."""
    return Features(**json.loads(WEIGHTS.read_text("utf-8"))["weights"])


def _weights(match: Match) -> Features:
    """Give the weights for a query: the more of its words are foreign, the more its meaning counts."""
    own = [concept.terms[0] for concept in match.concepts if concept.terms and concept.terms[0].field is Field.STEM]
    foreign = sum(term.weight < 1 for term in own) / max(len(own), 1)
    return weights()._replace(meaning=weights().meaning + foreign * (FOREIGN_MEANING - weights().meaning))


def order(
    candidates: Mapping[Key, Candidate],
    lexical: Sequence[Ranked],
    match: Match,
    code: Codes | None,
    days: Days = (),
    sought: Sought = Sought.ANYTHING,
) -> list[Ranked]:
    """Rank the candidates by the weighted sum of their features, best first, ties by key."""
    if not candidates:
        return []
    parts = (_features(candidates, lexical, match, code, days, sought) * np.array(_weights(match))).tolist()
    scored = [Ranked(key, sum(each), tuple(each)) for key, each in zip(candidates, parts, strict=True)]
    return sorted(scored, key=lambda ranked: (-ranked.score, ranked.key))


def named(parts: Sequence[float]) -> tuple[tuple[str, float], ...]:
    """Name the parts of a score that count anything, the greatest first."""
    each = zip(Features._fields, parts, strict=False)
    return tuple(sorted((part for part in each if part[1]), key=lambda part: -abs(part[1])))


def features(
    candidates: Mapping[Key, Candidate],
    lexical: Sequence[Ranked],
    match: Match,
    code: Codes | None,
    days: Days = (),
    sought: Sought = Sought.ANYTHING,
) -> dict[Key, Features]:
    """Compute the features of every candidate, in the order of the candidates."""
    rows = _features(candidates, lexical, match, code, days, sought).tolist()
    return {key: Features(*row) for key, row in zip(candidates, rows, strict=True)}


def _features(
    candidates: Mapping[Key, Candidate],
    lexical: Sequence[Ranked],
    match: Match,
    code: Codes | None,
    days: Days,
    sought: Sought,
) -> Floats:
    """Compute the features as a table: candidates × features."""
    every = list(candidates.values())
    places = _places(match)
    texts = [each.stems.split(" ") for each in every]
    seen = occurrences(texts, places, len(match.concepts))
    over = occurrences([each.heading.split(" ") for each in every], places, len(match.concepts))
    has = present(seen)
    rarity = _rarity(has)
    columns = {
        "words": _words(candidates, lexical),
        "meaning": _meanings(every, code),
        "present": has @ rarity,
        "near": near(seen, rarity),
        "pairs": pairs(seen),
        "heading": present(over) @ rarity,
        "dated": np.array([_of_a_time(each.source.dated, days) if days else 0.0 for each in every]),
        "brief": BRIEF / (BRIEF + np.array([len(text) for text in texts])),
        "answers": _answers(sought, every),
    }
    return np.stack([columns[name] for name in Features._fields], axis=1)


def _answers(sought: Sought, candidates: Sequence[Candidate]) -> Floats:
    if sought in OF_OUTCOMES:
        today = date.today()
        return np.array([2.0 * is_so(sought, each.passage.outcome, today) for each in candidates])
    return np.array([answers(sought, each.stems) for each in candidates], dtype=np.float64)


def _places(match: Match) -> dict[str, list[tuple[int, float]]]:
    """Give the concepts that each token says, the word that weighs most in a concept with 1."""
    places: dict[str, list[tuple[int, float]]] = {}
    for at, concept in enumerate(match.concepts):
        most = max((term.weight for term in concept.terms), default=1.0)
        for term in concept.terms:
            places.setdefault(term.token, []).append((at, term.weight / most))
    return places


def _rarity(has: Floats) -> Floats:
    """Give each concept's idf among the candidates, scaled to sum to 1."""
    raw = np.log1p((len(has) + 1) / ((has > 0).sum(axis=0) + 0.5))
    return np.asarray(raw / (raw.sum() or 1.0))


def _words(candidates: Mapping[Key, Candidate], lexical: Sequence[Ranked]) -> Floats:
    best = max((r.score for r in lexical), default=0.0) or 1.0
    scores = {r.key: r.score / best for r in lexical}
    return np.array([scores.get(key, 0.0) for key in candidates])


def _of_a_time(dated: date | None, days: Days) -> float:
    """Say how surely a document is of a time that the query names: the longer that is, the less it tells."""
    spans = [(last - first).days for first, last in days if dated is not None and first <= dated <= last]
    return next((sure for longest, sure in SURE if spans and min(spans) <= longest), 0.0)


def _meanings(candidates: Sequence[Candidate], code: Codes | None) -> Floats:
    if code is None or not candidates:
        return np.zeros(len(candidates))
    return cosine(np.stack([candidate.code for candidate in candidates]), code).astype(np.float64)
