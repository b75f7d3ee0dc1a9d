"""Pieces → passages: numbered, placed in the stored text, cut only where an article is too long."""

from collections.abc import Iterator
from itertools import pairwise

from indexes.model import Passage
from ingest.document import Piece, Record

LONGEST = 6_000
"""Code points of a passage; an article beyond it is cut between ayat, at the places its reader named."""

_BETWEEN = 2
"""Code points between passages in the stored text: a blank line."""


def split(record: Record) -> tuple[Passage, ...]:
    """Make the passages of a record. Their texts, joined by a blank line, are the stored text."""
    passages: list[Passage] = []
    at = 0
    for piece in record.pieces:
        for text in _cut(piece):
            passages.append(_passage(record.source.id, len(passages), at, text, piece))
            at += len(text) + _BETWEEN
    return tuple(passages)


def _passage(source: str, ordinal: int, start: int, text: str, piece: Piece) -> Passage:
    return Passage(
        source=source,
        ordinal=ordinal,
        text=text,
        headings=piece.headings,
        page=piece.page,
        start=start,
        end=start + len(text),
        cites=piece.cites,
        outcome=piece.outcome,
        provision=piece.provision,
    )


def _cut(piece: Piece) -> Iterator[str]:
    """Cut at the last named place before the limit; a stretch without such a place stays whole."""
    start = 0
    for place, following in pairwise((*piece.cut_at, len(piece.text))) if piece.cut_at else ():
        if following - start > LONGEST and piece.text[start:place].strip():
            yield piece.text[start:place].strip()
            start = place
    if rest := piece.text[start:].strip():
        yield rest
