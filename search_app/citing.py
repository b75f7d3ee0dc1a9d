"""What cites a regulation or a provision."""

from collections.abc import Iterator
from dataclasses import replace

from indexes import canonical
from indexes.index import Index
from indexes.query import Concept, Field, Hit, Match, Term
from indexes.searching.grouping import documents, hit
from search_app.cards import Card, card
from search_app.params import EVERYTHING
from search_app.reading import Reader

CITING = 30
"""Documents that are shown under "Dirujuk oleh"."""

PASSAGES = 10
"""Passages that are looked at for each of them."""


def cited_by(index: Index, wanted: str, reader: Reader) -> tuple[Card, ...]:
    """Give the cards of the documents that cite a provision or a part of it, with the passage that does."""
    return tuple(card(h.source, reader, replace(h, passages=h.passages[:1])) for h in citing(index, wanted, CITING))


def citing(index: Index, wanted: str, limit: int) -> Iterator[Hit]:
    """Find the documents that cite a provision or a part of it, the regulation itself left out."""
    match = Match(concepts=(Concept((Term(wanted, Field.CITES),)),))
    ranked = index.lexical(match, EVERYTHING, PASSAGES * limit)
    found = index.fetch([r.key for r in ranked], EVERYTHING)
    own = canonical.work_of(wanted)
    others = [r for r in ranked if r.key in found and found[r.key].source.canonical != own]
    return (hit(passages, found, (), ()) for passages in documents(others, ())[:limit])
