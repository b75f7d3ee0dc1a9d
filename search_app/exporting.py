"""Results as a table and as entries of a feed."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.query import Results
from search_app.links import source_url

COLUMNS = ("kind", "title", "number", "dated", "places", "institutions", "url", "passage")
NEVER = "1970-01-01T00:00:00Z"
"""When an undated document changed: a feed wants a time."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_rows(results: Results, root: str) -> Iterator[str]:
    """Write the hits as CSV, one document a line; UTF-8 with a byte order mark, as spreadsheets want it."""
    yield "\ufeff" + _line(COLUMNS)
    for hit in results.hits:
        source = hit.source
        yield _line(
            (
                source.kind.value,
                source.title,
                source.number or "",
                source.dated.isoformat() if source.dated else "",
                "; ".join(source.places),
                "; ".join(source.institutions),
                root.rstrip("/") + source_url(source),
                hit.passages[0].passage.text if hit.passages else "",
            )
        )


def _line(values: tuple[str, ...]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_inert(value) for value in values])
    return written.getvalue()


def _inert(value: str) -> str:
    """Keep a spreadsheet from running a text as a formula (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_FORMULA) else value


@dataclass(frozen=True)
class FeedEntry:
    """One document in a feed; `updated` is the document's own date."""

    title: str
    kind: str
    url: str
    updated: str
    summary: str


def xml_text(text: str) -> str:
    """Leave out what no XML document may hold (XML 1.0, production 2), escaped or not."""
    return _NOT_XML.sub("", text)


def feed_entries(results: Results, root: str) -> tuple[FeedEntry, ...]:
    """Make the entries of a feed, in the order of the results."""
    return tuple(
        FeedEntry(
            title=xml_text(hit.source.title),
            kind=hit.source.kind,
            url=root.rstrip("/") + source_url(hit.source),
            updated=f"{hit.source.dated.isoformat()}T00:00:00Z" if hit.source.dated else NEVER,
            summary=xml_text(hit.passages[0].passage.text[:500]) if hit.passages else "",
        )
        for hit in results.hits
    )
