"""What matches and how well, over all passages at once: what counts and lists need, and the best for rankings.

Concepts are tallied for every passage from the postings of their terms. What the last matches found is kept, since a
search ranks and counts the same match, and counts it once more per chosen facet. Phrases alone are asked of tantivy.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Bools, Ints, Ints32
from indexes.embedded.columns import Columns
from indexes.embedded.scoring import Run, Scoring
from indexes.embedded.slots import Slots
from indexes.embedded.words import Words
from indexes.query import Concept, Field, Match, Phrase, Term

_KEPT = 4
"""Matches whose passages are kept."""

_ROUNDING = np.float32(1e-3)
"""More than rounding changes in a score."""

Runs = Mapping[Term, Run]


class Matching:
    """Evaluates matches over one committed state, for any number of threads."""

    def __init__(self, words: Words, columns: Columns, slots: Slots, scoring: Scoring) -> None:
        """Hold the state; terms are looked up when asked for."""
        self._words, self._columns, self._slots, self._scoring = words, columns, slots, scoring
        self._kept: OrderedDict[Match, Ints32] = OrderedDict()
        self._keeping = threading.Lock()

    def rows(self, match: Match) -> Ints32:
        """Give the rows that match."""
        return self._slots.rows[self._found(match)]

    def best(self, match: Match, allowed: Bools, limit: int) -> tuple[Ints, list[float]]:
        """Give the rows of the best `limit` of the allowed passages and of all that tie with the last, and scores."""
        wanted = [term for concept in (*match.concepts, *match.required) for term in concept.terms]
        wanted += match.boosts
        runs = self._scoring.runs(map(_bare, wanted))
        slots = self._found(match)
        slots = slots[allowed[self._slots.rows[slots]]]
        points = self._scoring.points([(term, runs[_bare(term)]) for term in wanted])[slots]
        if len(slots) > limit:
            least = np.partition(points, len(points) - limit)[len(points) - limit]
            best = np.flatnonzero(points >= least - _ROUNDING)
            slots, points = slots[best], points[best]
        return self._slots.rows[slots].astype(np.int64), [round(score, 4) for score in points.tolist()]

    def _found(self, match: Match) -> Ints32:
        """Give the slots that match; never write into them."""
        asked = _unweighted(match)
        with self._keeping:
            if (known := self._kept.get(asked)) is not None:
                self._kept.move_to_end(asked)
                return known
        found = self._slots.living_of(self._marked(asked))
        with self._keeping:
            self._kept[asked] = found
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def _marked(self, match: Match) -> Bools:
        """Mark the slots that match."""
        if match.empty:
            return np.zeros(len(self._slots), dtype=np.bool_)
        every = (*match.concepts, *match.required, *match.excluded)
        single = [Term(phrase.tokens[0], Field.EXACT) for phrase in match.phrases if len(phrase.tokens) == 1]
        runs = self._scoring.runs([*single, *(term for concept in every for term in concept.terms)])
        found = self._having_enough(match, runs)
        for phrase in match.phrases:
            found &= self._having_phrase(phrase, runs)
        for concept in match.required:
            found &= self._having(concept.terms, runs)
        for concept in match.excluded:
            found &= ~self._having(concept.terms, runs)
        return found

    def _having_enough(self, match: Match, runs: Runs) -> Bools:
        if not match.concepts or match.least <= 0:
            return np.ones(len(self._slots), dtype=np.bool_)
        tally: NDArray[Any] = np.zeros(len(self._slots), dtype=np.uint8 if len(match.concepts) < 256 else np.uint16)
        for concept in match.concepts:
            if len(concept.terms) == 1:
                for slots in runs[concept.terms[0]].slots():
                    np.add.at(tally, slots, tally.dtype.type(1))
            else:
                tally += self._having(concept.terms, runs)
        enough: Bools = tally >= match.least
        return enough

    def _having(self, terms: Iterable[Term], runs: Runs) -> Bools:
        marked = np.zeros(len(self._slots), dtype=np.bool_)
        for term in terms:
            for slots in runs[term].slots():
                marked[slots] = True
        return marked

    def _having_phrase(self, phrase: Phrase, runs: Runs) -> Bools:
        if len(phrase.tokens) == 1:
            return self._having([Term(phrase.tokens[0], Field.EXACT)], runs)
        rows = np.zeros(self._columns.rows, dtype=np.bool_)
        rows[self._columns.living(self._words.having(phrase))] = True
        return self._slots.of(rows)


def _unweighted(match: Match) -> Match:
    """Leave out what plays no part in whether something matches."""
    parts = (match.concepts, match.required, match.excluded)
    concepts, required, excluded = (tuple(Concept(tuple(map(_bare, c.terms))) for c in part) for part in parts)
    return replace(match, concepts=concepts, required=required, excluded=excluded, boosts=())


def _bare(term: Term) -> Term:
    """Leave the weight out, which has no part in whether something matches."""
    return Term(term.token, term.field)
