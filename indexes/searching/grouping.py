"""Ranked passages → one hit per document, with its best passages."""

from collections.abc import Collection, Mapping, Sequence

from indexes.model import Key
from indexes.query import Candidate, Found, Hit, Ranked
from indexes.searching.ranking import named
from indexes.searching.snippets import fragment, marks

SHOWN = 3
"""Passages of a document that a hit shows."""


def documents(ranked: Sequence[Ranked], identities: Sequence[Key]) -> list[list[Ranked]]:
    """Gather passages by document: a document stands where its best passage stands.

    A provision that was asked for by name leads, and leads its document.
    """
    named = {key: at for at, key in enumerate(identities)}
    led = sorted(ranked, key=lambda r: named.get(r.key, len(named)))
    by_source: dict[str, list[Ranked]] = {}
    for each in led:
        by_source.setdefault(each.key.source, []).append(each)
    return list(by_source.values())


def hit(
    rows: Sequence[Ranked],
    candidates: Mapping[Key, Candidate],
    stems: Collection[str],
    identities: Collection[Key],
) -> Hit:
    """Make one document's hit of its ranked passages."""
    shown = tuple(_found(row, candidates[row.key], stems, row.key in identities) for row in rows[:SHOWN])
    return Hit(
        source=candidates[rows[0].key].source,
        score=rows[0].score,
        passages=shown,
        others=len(rows) - len(shown),
        identity=rows[0].key in identities,
    )


def _found(row: Ranked, candidate: Candidate, stems: Collection[str], asked_for: bool) -> Found:
    text = candidate.passage.text
    marked = marks(text, stems)
    near_only = not (asked_for or marked or set(stems) & set(candidate.stems.split()))
    return Found(candidate.passage, row.score, marked, fragment(text, marked), near_only, named(row.parts))
