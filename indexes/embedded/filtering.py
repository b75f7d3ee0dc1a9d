"""Filters as masks over the columns: which documents, which passages."""

from collections.abc import Collection, Sequence
from datetime import date

import numpy as np

from indexes.canonical import contains
from indexes.embedded.arrays import Bools, Ints, Small
from indexes.embedded.columns import KINDS, PROGRESS, RUNGS, UNDATED, Columns, Labels
from indexes.model import Filters, Sort


def documents(columns: Columns, filters: Filters) -> Bools:
    """Mark the documents that meet what is asked of documents."""
    size = len(columns.ids)
    mask: Bools = columns.classification <= int(filters.clearance)
    if filters.kinds:
        mask &= _any(columns.kind, [KINDS.index(kind) for kind in filters.kinds])
    if filters.since or filters.until:
        mask &= _within(columns.dated, filters.since, filters.until)
    if filters.sources:
        named = [columns.place_of[s] for s in filters.sources if s in columns.place_of]
        mask &= _marked(named, size)
    for wanted, labels in (
        (filters.languages, columns.language),
        (filters.places, columns.place),
        (filters.institutions, columns.institution),
    ):
        if wanted:
            mask &= labels.having(wanted, size)
    return mask


def on_passages(filters: Filters) -> bool:
    """Say whether the filters ask anything of single passages."""
    return bool(filters.cites) or on_outcomes(filters)


def on_outcomes(filters: Filters) -> bool:
    """Say whether the filters ask for outcomes: then what is none does not meet them."""
    return bool(filters.rungs or filters.owners or filters.progress or filters.due_since or filters.due_until)


def passages(columns: Columns, filters: Filters) -> Bools:
    """Mark the rows that meet all the filters, those on their documents included."""
    mask: Bools = documents(columns, filters)[columns.document]
    if filters.cites:
        mask &= columns.cites.having(cited_below(columns.cites, filters.cites), columns.rows)
    if on_outcomes(filters):
        mask &= _marked(columns.outcomes.row[outcomes(columns, filters)], columns.rows)
    return mask


def outcomes(columns: Columns, filters: Filters) -> Bools:
    """Mark the outcomes (by their place in `columns.outcomes`) that meet what is asked of outcomes."""
    table = columns.outcomes
    mask = np.ones(len(table.row), dtype=np.bool_)
    if filters.rungs:
        mask &= _any(table.rung, [RUNGS.index(rung) for rung in filters.rungs])
    if filters.progress:
        mask &= _any(table.progress, [PROGRESS.index(each) for each in filters.progress])
    if filters.owners:
        mask &= table.owners.having(filters.owners, columns.rows)[table.row]
    if filters.due_since or filters.due_until:
        mask &= _within(table.due, filters.due_since, filters.due_until)
    return mask


def cited_below(cites: Labels, wanted: Collection[str]) -> frozenset[str]:
    """Give the cited ids that are one of the wanted ids or a part of one."""
    return frozenset(name for name in cites.names if any(contains(outer, name) for outer in wanted))


def matching_documents(columns: Columns, filters: Filters) -> Ints:
    """Give the documents that meet the filters; those on passages by one passage that meets them all."""
    if not on_passages(filters):
        return np.flatnonzero(documents(columns, filters))
    return columns.documents_of(passages(columns, filters))


def dated_order(columns: Columns, found: Ints, sort: Sort) -> Ints:
    """Order documents by date, newest first unless OLDEST, undated last, ties by id."""
    every = columns.oldest if sort is Sort.OLDEST else columns.newest
    wanted = np.zeros(len(every), dtype=np.bool_)
    wanted[found] = True
    ordered: Ints = every[wanted[every]]
    return ordered


def ordered_outcomes(columns: Columns, filters: Filters, sort: Sort) -> Ints:
    """Give the rows of the outcomes that meet the filters.

    NEWEST and OLDEST order by the document's date, RELEVANCE by due date; none comes last, ties by key.
    """
    table = columns.outcomes
    chosen = outcomes(columns, filters) & passages(columns, filters)[table.row]
    rows, due = table.row[chosen].astype(np.int64), table.due[chosen]
    document = columns.document[rows]
    days = due if sort is Sort.RELEVANCE else columns.dated[document]
    key = -days if sort is Sort.NEWEST else days
    ordered: Ints = rows[np.lexsort((rows, columns.rank[document], key, days == UNDATED))]
    return ordered


def _any(values: Small, wanted: Sequence[int]) -> Bools:
    return np.isin(values, wanted)


def _within(days: Small, since: date | None, until: date | None) -> Bools:
    mask: Bools = days != UNDATED
    if since:
        mask &= days >= since.toordinal()
    if until:
        mask &= days <= until.toordinal()
    return mask


def _marked(places: Small | Sequence[int], size: int) -> Bools:
    mask = np.zeros(size, dtype=np.bool_)
    mask[np.asarray(places, dtype=np.int64)] = True
    return mask
