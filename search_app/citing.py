"""What cites a regulation or a provision."""

from dataclasses import dataclass, replace

from indexes import canonical
from indexes.index import Index
from indexes.model import Sort, Source
from indexes.query import Concept, Field, Match, Query, Term
from indexes.searching.grouping import documents, hit
from search_app.cards import Brief, Card, brief, card
from search_app.params import EVERYTHING
from search_app.reading import Reader

CITING = 30
"""Documents that are shown under "Dirujuk oleh"."""

NEWEST = 10
"""Documents that the page of a regulation names; a link lists all."""

PASSAGES = 10
"""Passages that are looked at for each of them."""


@dataclass(frozen=True)
class Citing:
    """The newest documents that cite a regulation, and the query that lists all of them, with their number."""

    newest: tuple[Brief, ...] = ()
    all: Query = Query("", EVERYTHING)
    total: int = 0


def cited_by(index: Index, wanted: str, reader: Reader) -> tuple[Card, ...]:
    """Give the cards of the documents that cite a provision or a part of it, with the passage that does."""
    match = Match(concepts=(Concept((Term(wanted, Field.CITES),)),))
    ranked = index.lexical(match, EVERYTHING, PASSAGES * CITING)
    found = index.fetch([r.key for r in ranked], EVERYTHING)
    own = canonical.work_of(wanted)
    others = [r for r in ranked if r.key in found and found[r.key].source.canonical != own]
    hits = (hit(passages, found, (), ()) for passages in documents(others, ())[:CITING])
    return tuple(card(h.source, reader, replace(h, passages=h.passages[:1])) for h in hits)


def citing(index: Index, source: Source, reader: Reader) -> Citing:
    """Find what cites a regulation or a part of it; the regulation itself is left out of the newest ones."""
    if source.canonical is None:
        return Citing()
    listed = Query("", replace(EVERYTHING, cites=frozenset({source.canonical})), sort=Sort.NEWEST)
    found = index.sources(listed.filters, listed.sort, 0, CITING)
    others = [each for each in found.items if each.canonical != source.canonical]
    return Citing(tuple(brief(each, reader) for each in others[:NEWEST]), listed, found.total)
