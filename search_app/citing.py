"""What cites a regulation or a provision."""

from dataclasses import replace

from indexes import canonical
from indexes.index import Index
from indexes.model import Filters
from indexes.query import Concept, Field, Match, Term
from indexes.searching.grouping import documents, hit
from search_app.cards import Card, card
from search_app.params import CLEARANCE
from search_app.reading import Reader

CITING = 30
"""Documents that are shown under "Dirujuk oleh"."""


def cited_by(index: Index, wanted: str, reader: Reader, limit: int = CITING) -> tuple[Card, ...]:
    """Give the documents that cite a provision or a part of it, those that cite it most first, itself left out."""
    match = Match(concepts=(Concept((Term(wanted, Field.CITES),)),))
    ranked = index.lexical(match, Filters(clearance=CLEARANCE), 20 * limit)
    found = index.fetch([r.key for r in ranked], CLEARANCE)
    own = canonical.work_of(wanted)
    others = [r for r in ranked if r.key in found and found[r.key].source.canonical != own]
    hits = (hit(passages, found, (), ()) for passages in documents(others, ())[:limit])
    return tuple(card(h.source, reader, replace(h, passages=h.passages[:1])) for h in hits)
