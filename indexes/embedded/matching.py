"""Which rows match, as masks: what counts and lists need, where neither scores nor a limit play a part.

The rows of a term are asked of the words once per state and kept, and matches are made of them: common terms, which
are the slow ones, come back in most queries, and a search counts the same match once per chosen facet. To fetch the
rows of a common term for one query alone would cost more than that query is worth (82,834 passages: 16 ms for four
words in the median, 4 for what matches them together), so the first query that has it is asked as a whole.
"""

import threading
from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.columns import Bools, Columns, Ints
from indexes.embedded.words import Words
from indexes.query import Concept, Match, Phrase, Term

_KEPT = 24_000_000
"""Bytes of rows that are kept: at 80,000 passages all the words that are asked for in a day, at a million the usual."""

_COMMON = 32
"""A term is common that more than one of so many passages has."""

Rows = NDArray[np.int32]


class Matching:
    """Evaluates matches over one committed state, for any number of threads."""

    def __init__(self, words: Words, columns: Columns) -> None:
        """Hold the state; terms are looked up when first asked for."""
        self._words, self._columns = words, columns
        self._kept: OrderedDict[Term | Phrase, Rows] = OrderedDict()
        self._bytes = 0
        self._met: set[Term | Phrase] = set()
        self._keeping = threading.Lock()

    def rows(self, match: Match) -> Bools:
        """Mark the rows that match."""
        size = self._columns.rows
        if match.empty:
            return np.zeros(size, dtype=np.bool_)
        if self._meets_common(match):
            return self._mark(self._words.matching(match))
        found = np.ones(size, dtype=np.bool_)
        if match.concepts and match.least > 0:
            tally = np.zeros(size, dtype=np.uint16)
            for concept in match.concepts:
                self._tally(concept, tally)
            found = tally >= match.least
        for phrase in match.phrases:
            found &= self._marked([phrase])
        for concept in match.required:
            found &= self._marked(map(_bare, concept.terms))
        for concept in match.excluded:
            found &= ~self._marked(map(_bare, concept.terms))
        return found

    def _meets_common(self, match: Match) -> bool:
        """Say whether common terms of a match are asked for the first time, and remember them."""
        counted = match.concepts if match.least > 0 else ()
        terms = (_bare(term) for each in (*counted, *match.required, *match.excluded) for term in each.terms)
        unknown = (term for term in terms if term not in self._kept and term not in self._met)
        common = [term for term in unknown if self._words.frequency(term) * _COMMON > self._columns.rows]
        self._met.update(common)
        return bool(common)

    def _mark(self, pids: Ints) -> Bools:
        marked = np.zeros(self._columns.rows, dtype=np.bool_)
        marked[self._columns.living(pids)] = True
        return marked

    def _tally(self, concept: Concept, tally: NDArray[np.uint16]) -> None:
        """Count one for each row that has the concept, however many of its terms it has."""
        if len(concept.terms) == 1:
            tally[self._rows(_bare(concept.terms[0]))] += 1
        else:
            tally += self._marked(map(_bare, concept.terms))

    def _marked(self, alternatives: Iterable[Term | Phrase]) -> Bools:
        marked = np.zeros(self._columns.rows, dtype=np.bool_)
        for each in alternatives:
            marked[self._rows(each)] = True
        return marked

    def _rows(self, what: Term | Phrase) -> Rows:
        """Give the rows of a term; those asked for last are kept."""
        with self._keeping:
            if (known := self._kept.get(what)) is not None:
                self._kept.move_to_end(what)
                return known
        rows = self._looked_up(what)
        with self._keeping:
            if what not in self._kept:
                self._kept[what] = rows
                self._bytes += rows.nbytes
            while self._bytes > _KEPT:
                self._bytes -= self._kept.popitem(last=False)[1].nbytes
        return rows

    def _looked_up(self, what: Term | Phrase) -> Rows:
        return self._columns.living(self._words.having(what)).astype(np.int32)


def _bare(term: Term) -> Term:
    """Leave the weight out, which has no part in whether something matches."""
    return Term(term.token, term.field)
