"""Relating: what all documents together state about the force of regulations. Pure, over all sources."""

from collections.abc import Iterable

from indexes.model import Source
from indexes.query import Relations, Statement


def relate(sources: Iterable[Source]) -> Relations:
    """Gather every statement about force with the document that makes it, in a fixed order.

    A statement keeps its document's classification: who may not see the document does not see the statement.
    """
    statements = [
        Statement(effect, source.id, int(source.classification))
        for source in sources
        for effect in dict.fromkeys(source.effects)
    ]
    return Relations(tuple(sorted(statements, key=_order)))


def _order(statement: Statement) -> tuple[str, str, str, str, str, str]:
    effect = statement.effect
    since = effect.since.isoformat() if effect.since else ""
    return (effect.target, since, effect.action, effect.by or "", statement.source, effect.quote)
