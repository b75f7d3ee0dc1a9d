"""When to say that nothing was found although some word or other is shared."""

from collections.abc import Sequence

from indexes.model import Classification, Filters
from indexes.query import Codes, Match, Ranked
from indexes.searching.looking import Looking
from indexes.searching.ranking import RERANKED, features

EVIDENCE = 0.40
"""Least evidence of a query with an answer: it keeps out 51 of the corpus' 60 unanswerable queries and loses 1 of its
192 answerable ones; at 0.38 48 were kept out and as many lost (benchmarks/floor.py)."""

LOOKED_AT = 20
"""Passages that the evidence is sought in: the words' first, and half as many of the meaning's."""


def evidence(
    looking: Looking,
    match: Match,
    code: Codes | None,
    near: Sequence[Ranked],
    clearance: Classification,
    enough: float = EVIDENCE,
) -> float:
    """Give the best passage's share of the query's weight plus its cosine; no more of it than is `enough`.

    Filters play no part, so that what they leave is not found wanting: a count says what choosing it gives.
    """
    if near and near[0].score >= enough:
        return near[0].score  # most queries end here
    everything = Filters(clearance=clearance)
    lexical = looking.lexical(match, everything, RERANKED)[:LOOKED_AT]  # as many as the ranking will ask for
    keys = tuple(dict.fromkeys(r.key for r in (*lexical, *near[: LOOKED_AT // 2])))
    made = features(looking.fetch(keys, everything), lexical, match, code)
    return max((each.present + each.meaning for each in made.values()), default=0.0)


def asks_plainly(match: Match) -> bool:
    """Say whether several words are asked for and nothing is quoted, required or cited: one word found is found."""
    return len(match.concepts) > 1 and not (match.phrases or match.required)
