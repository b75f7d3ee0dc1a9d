"""Tables that run over a page break become one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.loading.geometry import Line
from ingest.loading.marks import joined
from ingest.loading.tables import Rows

SAME_PLACE = 6.0


@dataclass(frozen=True)
class Placed:
    """A line or a table at its height on its page."""

    top: float
    page: int
    line: Line | None = None
    rows: Rows = ()
    columns: tuple[float, ...] = ()


def joined_tables(placed: Sequence[Placed]) -> list[Placed]:
    """Join a table that opens a page to the table that ended the page before, if their columns agree."""
    result: list[Placed] = []
    for item in placed:
        if result and _goes_on(result[-1], item):
            result[-1] = replace(result[-1], rows=_joined(result[-1].rows, item.rows), page=result[-1].page)
        else:
            result.append(item)
    return result


def _goes_on(above: Placed, item: Placed) -> bool:
    if above.line or item.line or above.page == item.page or len(above.rows[0]) != len(item.rows[0]):
        return False
    pairs = zip(above.columns, item.columns, strict=False)
    return all(abs(left - right) <= SAME_PLACE for left, right in pairs)


def _joined(above: Rows, below: Rows) -> Rows:
    rest = below[1:] if below[0] == above[0] else below
    # A row cut by the page break: its number stands on the page before.
    if rest and not rest[0][0] and above[-1][0] and any(rest[0]):
        cells = zip(above[-1], rest[0], strict=True)
        whole = tuple(joined(left, right) if left and right else left or right for left, right in cells)
        return (*above[:-1], whole, *rest[1:])
    return (*above, *rest)
