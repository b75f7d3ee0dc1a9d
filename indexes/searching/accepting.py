"""Whether a passage meets the filters: the rule in plain words, for passages that were fetched by name."""

from collections.abc import Collection
from datetime import date

from indexes.model import Filters, Outcome, Passage, Source


def accepts(filters: Filters, source: Source, passage: Passage) -> bool:
    """Say whether this passage of this source meets all the filters."""
    return (
        source.classification <= filters.clearance
        and _one(filters.kinds, (source.kind,))
        and _one(filters.languages, (source.language,))
        and _one(filters.sources, (source.id,))
        and _one(filters.places, source.places)
        and _one(filters.institutions, source.institutions)
        and _within(source.dated, filters.since, filters.until)
        and _cites(filters.cites, passage)
        and _outcome(filters, passage.outcome)
    )


def _one(wanted: Collection[object], has: Collection[object]) -> bool:
    return not wanted or any(value in wanted for value in has)


def _within(day: date | None, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return True
    return day is not None and (since is None or since <= day) and (until is None or day <= until)


def _cites(wanted: Collection[str], passage: Passage) -> bool:
    return not wanted or any(c == w or c.startswith(f"{w}/") for w in wanted for c in passage.cites)


def _outcome(filters: Filters, outcome: Outcome | None) -> bool:
    asked = filters.rungs or filters.owners or filters.progress or filters.due_since or filters.due_until
    if not asked:
        return True
    return (
        outcome is not None
        and _one(filters.rungs, (outcome.rung,))
        and _one(filters.owners, outcome.who)
        and _one(filters.progress, (outcome.status,))
        and _within(outcome.due, filters.due_since, filters.due_until)
    )
