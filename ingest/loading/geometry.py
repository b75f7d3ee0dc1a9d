"""Words on a page and the lines that they form; lengths in points from the top left corner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GAP = 1.15
OVERLAP = 0.5
FEWEST_GAPS = 2
EVEN = 0.25


@dataclass(frozen=True)
class Word:
    """One word as printed."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True)
class Segment:
    """Words of one line that stand close together, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, one blank between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """The left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(word.x1 for word in self.words)


@dataclass(frozen=True)
class Line(Segment):
    """The words of one printed line, on a page counted from 1."""

    page: int

    @property
    def top(self) -> float:
        """The upper edge of the tallest word."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """The lower edge of the lowest word."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The usual font size."""
        return median(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)

    def segments(self) -> tuple[Segment, ...]:
        """Cut the line where the gap between two words is wider than a letter's height.

        A justified line, all of whose gaps are equally wide, stays whole.
        """
        if self._is_justified():
            return (Segment(self.words),)
        parts: list[list[Word]] = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.x0 - left.x1 > max(GAP * self.size, 6.0):
                parts.append([])
            parts[-1].append(right)
        return tuple(Segment(tuple(part)) for part in parts)

    def _is_justified(self) -> bool:
        gaps = [right.x0 - left.x1 for left, right in pairwise(self.words)][1:]
        return len(gaps) >= FEWEST_GAPS and max(gaps) - min(gaps) <= EVEN * max(gaps)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Group words into lines, top to bottom: those whose heights overlap by half stand on one line."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        row = next((row for row in reversed(rows[-4:]) if _beside(row, word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines = [Line(tuple(sorted(row, key=lambda word: word.x0)), page) for row in rows]
    return sorted(lines, key=lambda line: (line.top + line.bottom, line.x0))


def _beside(row: Sequence[Word], word: Word) -> bool:
    near = row[-1]
    shared = min(near.bottom, word.bottom) - max(near.top, word.top)
    return shared > OVERLAP * min(near.bottom - near.top, word.bottom - word.top)
