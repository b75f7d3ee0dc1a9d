"""Counts of distinct documents, exact, from the rows of a result set."""

from collections.abc import Callable, Collection, Mapping

import numpy as np

from indexes.embedded.columns import KINDS, Bools, Columns, Labels
from indexes.query import Counts, Facet


def counts(columns: Columns, rows: Bools, facets: Collection[Facet]) -> Counts:
    """Count the documents of the marked rows, in all and by facet value; values without any are left out."""
    documents = np.zeros(len(columns.ids), dtype=np.bool_)
    documents[columns.document[rows]] = True
    by = {facet: _BY_FACET[facet](columns, documents, rows) for facet in facets}
    return Counts(int(documents.sum()), by)


def _kinds(columns: Columns, documents: Bools, rows: Bools) -> Mapping[str, int]:
    tally = np.bincount(columns.kind[documents], minlength=len(KINDS))
    return {kind.value: int(n) for kind, n in zip(KINDS, tally, strict=True) if n}


def _labelled(pick: Callable[[Columns], Labels]) -> Callable[[Columns, Bools, Bools], Mapping[str, int]]:
    def count(columns: Columns, documents: Bools, rows: Bools) -> Mapping[str, int]:
        labels = pick(columns)
        tally = np.bincount(labels.value[documents[labels.owner]], minlength=len(labels.names))
        return {labels.names[at]: int(tally[at]) for at in np.flatnonzero(tally)}

    return count


def _cited(columns: Columns, documents: Bools, rows: Bools) -> Mapping[str, int]:
    """Count works and articles: a document once for each that one of its rows cites or cites a part of."""
    labels, pair, value = columns.cited
    seen = np.zeros(len(value), dtype=np.bool_)
    seen[pair[rows[labels.owner]]] = True
    tally = np.bincount(value[seen], minlength=len(labels.names))
    return {labels.names[at]: int(tally[at]) for at in np.flatnonzero(tally)}


_BY_FACET: Mapping[Facet, Callable[[Columns, Bools, Bools], Mapping[str, int]]] = {
    Facet.KIND: _kinds,
    Facet.PLACE: _labelled(lambda columns: columns.place),
    Facet.INSTITUTION: _labelled(lambda columns: columns.institution),
    Facet.LANGUAGE: _labelled(lambda columns: columns.language),
    Facet.CITES: _cited,
}
