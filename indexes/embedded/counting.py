"""Counts of distinct documents, exact, from the rows of a result set."""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np

from indexes.embedded.arrays import Bools, Ints, Ints32
from indexes.embedded.columns import KINDS, Columns, Labels
from indexes.query import Counts, Facet


def counts(columns: Columns, rows: Ints, facets: Collection[Facet]) -> Counts:
    """Count the documents of the rows, in all and by facet value; values without any are left out."""
    documents = np.zeros(len(columns.ids), dtype=np.bool_)
    documents[columns.document[rows]] = True
    by = {facet: _BY_FACET[facet](columns, documents, rows) for facet in facets}
    return Counts(int(documents.sum()), by)


def _kinds(columns: Columns, documents: Bools, rows: Ints) -> Mapping[str, int]:
    tally = np.bincount(columns.kind[documents], minlength=len(KINDS))
    return {kind.value: int(n) for kind, n in zip(KINDS, tally, strict=True) if n}


def _labelled(pick: Callable[[Columns], Labels]) -> Callable[[Columns, Bools, Ints], Mapping[str, int]]:
    def count(columns: Columns, documents: Bools, rows: Ints) -> Mapping[str, int]:
        labels = pick(columns)
        return _named(labels.names, labels.value[documents[labels.owner]])

    return count


def _cited(columns: Columns, documents: Bools, rows: Ints) -> Mapping[str, int]:
    """Count works and articles: a document once for each that one of its rows cites or cites a part of."""
    cited = columns.cited
    seen = np.zeros(len(cited.value), dtype=np.bool_)
    seen[cited.pairs_of(rows)] = True
    return _named(cited.names, cited.value[seen])


def _named(names: Sequence[str], values: Ints | Ints32) -> Mapping[str, int]:
    """Count how often each value comes; a value is a place in the names."""
    tally = np.bincount(values, minlength=len(names))
    found = np.flatnonzero(tally)
    return dict(zip(map(names.__getitem__, found.tolist()), tally[found].tolist(), strict=True))


_BY_FACET: Mapping[Facet, Callable[[Columns, Bools, Ints], Mapping[str, int]]] = {
    Facet.KIND: _kinds,
    Facet.PLACE: _labelled(lambda columns: columns.place),
    Facet.INSTITUTION: _labelled(lambda columns: columns.institution),
    Facet.LANGUAGE: _labelled(lambda columns: columns.language),
    Facet.CITES: _cited,
}
