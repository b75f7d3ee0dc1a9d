"""Rows of a table without rules whose cells are centred: the number stands half-way down its row."""

from collections.abc import Sequence

CellLine = tuple[float, tuple[str, ...]]
SLACK = 2.5


def centred_starts(lines: Sequence[CellLine], numbered: Sequence[bool]) -> frozenset[int]:
    """Return the lines (index from 0) that open a row, where every cell is centred on its row's number.

    A line is its height on the page and its cells. Empty when the lines above the numbers do not mirror
    those below: the rows are not centred then.
    """
    starts = {0}
    anchors = [at for at, number in enumerate(numbered) if number]
    free = 1
    mirrored = 0
    for anchor in anchors:
        above = _mirrored(lines, anchor, free)
        # Only the header above the first number may have lines of its own left over.
        if anchor != anchors[0] and anchor - above != free:
            return frozenset()
        starts.add(anchor - above)
        free = anchor + above + 1
        mirrored += above
    return frozenset(starts) if mirrored and free == len(lines) else frozenset()


def _mirrored(lines: Sequence[CellLine], anchor: int, free: int) -> int:
    count = 0
    while anchor - count - 1 >= free and anchor + count + 1 < len(lines):
        (high, over), (low, under) = lines[anchor - count - 1], lines[anchor + count + 1]
        middle = lines[anchor][0]
        if abs((middle - high) - (low - middle)) > SLACK or _filled(over) != _filled(under):
            break
        count += 1
    return count


def _filled(cells: tuple[str, ...]) -> list[bool]:
    return [bool(cell) for cell in cells]
