"""All that an index holds, for those who go through the whole of it."""

from collections.abc import Iterator

from indexes.index import Index
from indexes.model import Classification, Filters, Sort, Source

TOP = Classification.SANGAT_RAHASIA
EVERYTHING = Filters(TOP)
"""Filters that leave nothing out, the most secret included: for bookkeeping, never for a page."""

_PAGE = 5_000


def every_source(index: Index) -> Iterator[Source]:
    """Give every document, newest first, page by page."""
    offset = 0
    while page := index.sources(EVERYTHING, Sort.NEWEST, offset, _PAGE).items:
        yield from page
        offset += len(page)
