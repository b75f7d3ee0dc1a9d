"""Plain text in columns that only blanks keep apart: the same finding of tables as on a printed page."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.loading.columns import FEWEST, AlignedTable, aligned_tables
from ingest.loading.geometry import Line, Word
from ingest.loading.tables import Rows

SIZE, WIDTH, PITCH = 10.0, 6.0, 12.0
"""A letter's height and width and the way from line to line: one blank stands between words, two between columns."""

FEWEST_ROWS = 3
"""Fewer lines that happen to stand in columns are running text with double blanks."""

_GAP = re.compile(r"\s{2,}")
_WORD = re.compile(r"\S+")
_NUMBER_HEAD = re.compile(r"(No\.?|Nomor|#)\s+(\S.*)", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d{1,3}[.)]?)\s+(\S.*)", re.DOTALL)


def spaced_tables(rows: Sequence[str]) -> list[AlignedTable]:
    """Find the tables among lines of text; `start` and `end` count these lines, blank ones included."""
    return [table for start, end in _stretches(rows) for table in _tables(rows, start, end)]


def _stretches(rows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches between lines of running text: those that begin at the margin and have one column."""
    margin = min((len(row) - len(row.lstrip()) for row in rows if row.strip()), default=0)
    running = [row[margin : margin + 1].strip() != "" and _GAP.search(row.strip()) is None for row in rows]
    edges = [-1, *(at for at, runs in enumerate(running) if runs), len(rows)]
    yield from ((before + 1, after) for before, after in pairwise(edges) if after - before > FEWEST_ROWS)


def _tables(rows: Sequence[str], start: int, end: int) -> Iterator[AlignedTable]:
    filled = [at for at in range(start, end) if rows[at].strip()]
    if even := _even([rows[at] for at in filled]):
        yield AlignedTable(filled[0], filled[-1] + 1, even)
        return
    printed = [(at, _printed(rows[at], at)) for at in filled]
    for table in aligned_tables([line for _, line in printed]):
        if len(table.rows) >= FEWEST_ROWS:
            first, last = printed[table.start][0], printed[table.end - 1][0]
            yield AlignedTable(first, last + 1, _parted(table.rows))


def _even(rows: Sequence[str]) -> Rows:
    """Read lines that all have as many cells, however these stand below each other; nothing where they have not."""
    cells = [tuple(_GAP.split(row.strip())) for row in rows]
    head = _NUMBER_HEAD.fullmatch(cells[0][0]) if cells else None
    if head and len(cells[-1]) > len(cells[0]):
        cells[0] = (*head.groups(), *cells[0][1:])
    even = len(cells) >= FEWEST_ROWS and len(cells[0]) >= FEWEST and len(set(map(len, cells))) == 1
    labels = any(cell.startswith(":") for row in cells for cell in row)
    return tuple(cells) if even and not labels else ()


def _printed(row: str, at: int) -> Line:
    """Set a line of text as if it were printed in letters of one width."""
    words = (
        Word(word.group(), word.start() * WIDTH, word.end() * WIDTH, at * PITCH, at * PITCH + SIZE, SIZE)
        for word in _WORD.finditer(row.expandtabs(8))
    )
    return Line(tuple(words), page=1)


def _parted(rows: Rows) -> Rows:
    """Give the running numbers a column of their own where "No." stands close to the next heading."""
    head = _NUMBER_HEAD.fullmatch(rows[0][0])
    numbered = [_NUMBERED.fullmatch(row[0]) for row in rows[1:]]
    if not head or not all(numbered):
        return rows
    return tuple((*match.groups(), *row[1:]) for match, row in zip((head, *numbered), rows, strict=True) if match)
