"""Pages set in two columns: told by the strip that stays free between them, and read column after column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from ingest.loading.geometry import Line, Word

FEWEST_LINES = 8
"""Lines with words on both sides of the strip: fewer are a list of labels, signatures side by side."""
STRIP = 0.4
"""Half the width of the strip, in letter heights: between words there is less."""
MIDDLE = (0.35, 0.65)
FULL = 0.75
"""Of its column's width, what one line in four reaches: titles and last lines are short."""
FEWEST_WORDS = 3


@dataclass(frozen=True)
class _Columns:
    """The lines `start` to `end` (exclusive) of a page that stand in two columns, parted at `x`."""

    start: int
    end: int
    x: float


def unrolled(lines: list[Line]) -> list[Line]:
    """Give a page's lines in reading order: where two columns of prose stand, the right one below the left.

    What is moved is placed as if the page had one column. A page without columns is given back itself.
    """
    found = _columns(lines)
    if found is None:
        return lines
    inside = lines[found.start : found.end]
    left, right = _sides(inside, found.x)
    down = inside[-1].bottom - inside[0].top + median(line.size for line in inside)
    back = min(line.x0 for line in left) - min(line.x0 for line in right)
    return [
        *lines[: found.start],
        *left,
        *(_moved(line, back, down) for line in right),
        *(_moved(line, 0.0, down) for line in lines[found.end :]),
    ]


def _columns(lines: Sequence[Line]) -> _Columns | None:
    """Find the longest run of lines past the same free strip in the middle, if prose stands on both sides."""
    if len(lines) < FEWEST_LINES:
        return None
    first, last = min(line.x0 for line in lines), max(line.x1 for line in lines)
    zone = tuple(first + share * (last - first) for share in MIDDLE)
    places = {round(x / 2) * 2.0 for line in lines for x in _gaps(line) if zone[0] < x < zone[1]}
    runs = [run for x in sorted(places) for run in _runs(lines, x)]
    best = max(runs, key=lambda run: _both(lines[run.start : run.end], run.x), default=None)
    return best if best and _is_prose(lines[best.start : best.end], best.x, first, last) else None


def _gaps(line: Line) -> Iterator[float]:
    for before, after in zip(line.words, line.words[1:], strict=False):
        if after.x0 - before.x1 >= 2 * STRIP * line.size:
            yield (before.x1 + after.x0) / 2


def _runs(lines: Sequence[Line], x: float) -> Iterator[_Columns]:
    start = 0
    for at, line in enumerate([*lines, None]):
        if line is None or not _is_free(line, x):
            if at > start:
                yield _Columns(start, at, x)
            start = at + 1


def _is_free(line: Line, x: float) -> bool:
    half = STRIP * line.size
    return not any(word.x0 < x + half and word.x1 > x - half for word in line.words)


def _both(lines: Sequence[Line], x: float) -> int:
    return sum(line.x0 < x < line.x1 for line in lines)


def _is_prose(lines: Sequence[Line], x: float, first: float, last: float) -> bool:
    """Say whether both sides are filled with words as prose is; cells of a table and labels are not."""
    if _both(lines, x) < FEWEST_LINES:
        return False
    widths = (x - first, last - x)
    return all(
        median(len(line.words) for line in side) >= FEWEST_WORDS
        and sorted(line.x1 - line.x0 for line in side)[len(side) * 3 // 4] >= FULL * width
        for side, width in zip(_sides(lines, x), widths, strict=True)
    )


def _sides(lines: Sequence[Line], x: float) -> tuple[list[Line], list[Line]]:
    parted = [
        (tuple(word for word in line.words if word.x1 < x), tuple(word for word in line.words if word.x1 >= x), line)
        for line in lines
    ]
    return (
        [replace(line, words=words) for words, _, line in parted if words],
        [replace(line, words=words) for _, words, line in parted if words],
    )


def _moved(line: Line, right: float, down: float) -> Line:
    return replace(line, words=tuple(_shifted(word, right, down) for word in line.words))


def _shifted(word: Word, right: float, down: float) -> Word:
    return replace(word, x0=word.x0 + right, x1=word.x1 + right, top=word.top + down, bottom=word.bottom + down)
