"""Tables without rules: columns that stay aligned over several lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from statistics import median

from ingest.loading.centring import centred_starts
from ingest.loading.geometry import Line, Segment, Word
from ingest.loading.marks import joined
from ingest.loading.tables import Rows

FEWEST = 3
APART = 3.2
WIDER = 1.3
SAME_LEFT = 1.5
NUMBERED = re.compile(r"^\(?\d{1,3}[.)]?$")


@dataclass(frozen=True)
class AlignedTable:
    """The lines `start` to `end` (exclusive) of a page that form a table, and its rows."""

    start: int
    end: int
    rows: Rows


@dataclass
class _Region:
    """Columns as they grow while lines are added: [left, right] each, and what every line puts into them."""

    columns: list[list[float]] = field(default_factory=list)
    lines: list[tuple[Line, tuple[Segment, ...]]] = field(default_factory=list)

    def take(self, line: Line, segments: tuple[Segment, ...]) -> bool:
        """Add a line if none of its segments reaches into two columns."""
        grown = [list(column) for column in self.columns]
        segments = tuple(part for segment in segments for part in self._parted(segment))
        for segment in segments:
            met = [column for column in grown if segment.x0 <= column[1] and column[0] <= segment.x1]
            if len(met) > 1:
                return False
            if met:
                met[0][:] = [min(met[0][0], segment.x0), max(met[0][1], segment.x1)]
            else:
                grown.append([segment.x0, segment.x1])
        grown.sort()
        if any(right[0] <= left[1] for left, right in pairwise(grown)):
            return False
        self.columns = grown
        self.lines.append((line, segments))
        return True

    def _parted(self, segment: Segment) -> list[Segment]:
        """Cut a segment where a column begins: a full cell leaves hardly a gap to its neighbour."""
        lefts = [column[0] for column in self.columns]
        parts: list[list[Word]] = [[]]
        for word in segment.words:
            if parts[-1] and any(abs(word.x0 - left) < SAME_LEFT for left in lefts):
                parts.append([])
            parts[-1].append(word)
        return [Segment(tuple(part)) for part in parts]

    def cells(self, segments: tuple[Segment, ...]) -> tuple[str, ...]:
        texts = [""] * len(self.columns)
        for segment in segments:
            at = next(at for at, column in enumerate(self.columns) if column[0] <= segment.x0 <= column[1])
            texts[at] = f"{texts[at]} {segment.text}".strip()
        return tuple(texts)


def aligned_tables(lines: Sequence[Line]) -> list[AlignedTable]:
    """Find runs of lines with three or more columns between which a blank strip stays free.

    Lines of one label with its value (":" opens the second part) are no table.
    """
    tables: list[AlignedTable] = []
    at = 0
    while at < len(lines):
        table = _table_at(lines, at) if _is_seed(lines[at]) else None
        if table:
            tables.append(table)
        at = table.end if table else at + 1
    return tables


def _is_seed(line: Line) -> bool:
    segments = line.segments()
    return len(segments) >= FEWEST and not any(segment.text.startswith(":") for segment in segments)


def _table_at(lines: Sequence[Line], start: int) -> AlignedTable | None:
    region = _Region()
    end = start
    for above, line in zip([lines[start], *lines[start:]], lines[start:], strict=False):
        segments = line.segments()
        if line.top - above.bottom > APART * line.size or any(part.text.startswith(":") for part in segments):
            break
        if not region.take(line, segments):
            break
        end += 1
    rows = _rows(region)
    wide = sum(1 for row in rows if sum(map(bool, row)) >= FEWEST)
    return AlignedTable(start, end, rows) if wide >= 2 else None


def _rows(region: _Region) -> Rows:
    filled = [(line, region.cells(segments)) for line, segments in region.lines]
    starts = _row_starts(filled)
    rows: list[list[tuple[str, ...]]] = []
    for (_, cells), opens in zip(filled, starts, strict=True):
        if opens or not rows:
            rows.append([])
        rows[-1].append(cells)
    return tuple(tuple(_folded(column) for column in zip(*row, strict=True)) for row in rows)


def _row_starts(filled: list[tuple[Line, tuple[str, ...]]]) -> list[bool]:
    numbers = [bool(NUMBERED.match(cells[0])) for _, cells in filled]
    centred = centred_starts([((line.top + line.bottom) / 2, cells) for line, cells in filled], numbers)
    if centred:
        return [at in centred for at in range(len(filled))]
    if sum(numbers) >= 2 or (any(numbers) and not filled[0][1][0].isdigit()):
        return [
            bool(cells[0]) and (number or at == 0)
            for at, ((_, cells), number) in enumerate(zip(filled, numbers, strict=True))
        ]
    gaps = [below.top - above.bottom for (above, _), (below, _) in pairwise(filled)]
    pitch = min(gaps, default=0.0)
    height = median(line.bottom - line.top for line, _ in filled)
    if any(gap - pitch > (WIDER - 1) * height for gap in gaps) and any(gap - pitch <= 0.15 * height for gap in gaps):
        return [True, *(gap - pitch > (WIDER - 1) * height for gap in gaps)]
    return [sum(map(bool, cells)) * 2 > len(cells) for _, cells in filled]


def _folded(parts: Sequence[str]) -> str:
    texts = [part for part in parts if part]
    return reduce(joined, texts) if texts else ""
