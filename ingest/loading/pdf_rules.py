"""Tables with ruled lines: from edges to a grid, and words into its cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

from ingest.loading.geometry import Word, lines_of
from ingest.loading.marks import joined
from ingest.loading.tables import Rows

NEAR = 3.0
COVERED = 0.6
SHORT = 4.0


@dataclass(frozen=True)
class Edge:
    """A straight horizontal or vertical line."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_flat(self) -> bool:
        """Whether it runs from left to right."""
        return self.x1 - self.x0 >= self.bottom - self.top

    @property
    def length(self) -> float:
        """How long it is."""
        return max(self.x1 - self.x0, self.bottom - self.top)


@dataclass(frozen=True)
class RuledTable:
    """A table's place on its page, the left ends of its columns, its rows and the words that are in it."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: Rows
    words: frozenset[Word]


def ruled_tables(words: Sequence[Word], edges: Sequence[Edge]) -> list[RuledTable]:
    """Find the tables of at least two filled columns that edges draw around words."""
    drawn = [edge for edge in edges if edge.length > SHORT]
    tables = (_table(words, group) for group in _touching(drawn))
    return sorted((table for table in tables if table), key=lambda table: table.top)


def _touching(edges: Sequence[Edge]) -> list[list[Edge]]:
    groups: list[tuple[Edge, list[Edge]]] = []
    for edge in sorted(set(edges), key=lambda edge: (edge.top, edge.x0)):
        near = [group for group in groups if _meets(group[0], edge)]
        members = [edge, *(member for group in near for member in group[1])]
        groups = [group for group in groups if not any(group is other for other in near)]
        groups.append((_around([edge, *(group[0] for group in near)]), members))
    return [members for _, members in groups]


def _meets(box: Edge, edge: Edge) -> bool:
    across = edge.x0 <= box.x1 + NEAR and box.x0 <= edge.x1 + NEAR
    return across and edge.top <= box.bottom + NEAR and box.top <= edge.bottom + NEAR


def _around(edges: Iterable[Edge]) -> Edge:
    listed = list(edges)
    return Edge(
        min(edge.x0 for edge in listed),
        min(edge.top for edge in listed),
        max(edge.x1 for edge in listed),
        max(edge.bottom for edge in listed),
    )


def _table(words: Sequence[Word], edges: Sequence[Edge]) -> RuledTable | None:
    flats = [edge for edge in edges if edge.is_flat]
    uprights = [edge for edge in edges if not edge.is_flat]
    lefts = _places(edge.x0 for edge in uprights)
    tops = _places(edge.top for edge in flats)
    if len(lefts) < 3 or len(tops) < 2:
        return None
    grid = _Grid(lefts, tops, flats, uprights)
    inside = [word for word in words if grid.cell_of(word)]
    rows = grid.rows(inside)
    filled = sum(1 for column in zip(*rows, strict=True) if any(column))
    if filled < 2:
        return None
    return RuledTable(tops[0], tops[-1], tuple(lefts[:-1]), rows, frozenset(inside))


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


class _Grid:
    def __init__(self, lefts: list[float], tops: list[float], flats: list[Edge], uprights: list[Edge]) -> None:
        self.lefts, self.tops = lefts, tops
        self.flats, self.uprights = flats, uprights

    def cell_of(self, word: Word) -> tuple[int, int] | None:
        down = _between(self.tops, (word.top + word.bottom) / 2)
        across = _between(self.lefts, (word.x0 + word.x1) / 2)
        return None if down is None or across is None else (down, across)

    def rows(self, words: Sequence[Word]) -> Rows:
        """Return the cells' texts: one merged downwards is repeated, one merged to the right stands once."""
        held: dict[tuple[int, int], list[Word]] = {}
        leaders = self._leaders()
        for word in words:
            cell = self.cell_of(word)
            if cell:
                held.setdefault(leaders[cell], []).append(word)
        texts = {cell: cell_text(inside) for cell, inside in held.items()}
        depth, width = len(self.tops) - 1, len(self.lefts) - 1
        return tuple(
            tuple(
                texts.get(leaders[down, across], "") if leaders[down, across][1] == across else ""
                for across in range(width)
            )
            for down in range(depth)
        )

    def _leaders(self) -> dict[tuple[int, int], tuple[int, int]]:
        leaders: dict[tuple[int, int], tuple[int, int]] = {}
        for down in range(len(self.tops) - 1):
            for across in range(len(self.lefts) - 1):
                leader = (down, across)
                if across and not self._is_walled(down, across):
                    leader = leaders[down, across - 1]
                elif down and not self._is_floored(down, across):
                    leader = leaders[down - 1, across]
                leaders[down, across] = leader
        return leaders

    def _is_walled(self, down: int, across: int) -> bool:
        top, bottom, left = self.tops[down], self.tops[down + 1], self.lefts[across]
        spans = ((edge.top, edge.bottom) for edge in self.uprights if abs(edge.x0 - left) <= NEAR)
        return _covers(spans, top, bottom)

    def _is_floored(self, down: int, across: int) -> bool:
        left, right, top = self.lefts[across], self.lefts[across + 1], self.tops[down]
        spans = ((edge.x0, edge.x1) for edge in self.flats if abs(edge.top - top) <= NEAR)
        return _covers(spans, left, right)


def _covers(spans: Iterable[tuple[float, float]], low: float, high: float) -> bool:
    covered = sum(max(0.0, min(end, high) - max(start, low)) for start, end in spans)
    return covered >= COVERED * (high - low)


def _between(places: list[float], value: float) -> int | None:
    for at in range(len(places) - 1):
        if places[at] <= value < places[at + 1]:
            return at
    return None


def cell_text(words: Iterable[Word]) -> str:
    """Return the words of one cell in reading order, its wrapped lines put together."""
    texts = [line.text for line in lines_of(words, 0)]
    return reduce(joined, texts) if texts else ""
