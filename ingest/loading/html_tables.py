"""Tables of web pages: those that hold data as a grid, and those that only arrange the page."""

from ingest.loading.html_furniture import weight
from ingest.loading.html_text import inline
from ingest.loading.nodes import Node
from ingest.loading.tables import Rows
from ingest.loading.tidying import tidy

RUNNING_TEXT = 700
WIDEST = 100


def is_layout(table: Node, cells: list[list[Node]]) -> bool:
    """Say whether a table only arranges the page: articles, headings or long texts in its cells."""
    if table.get("role") == "presentation" or max(map(len, cells), default=0) < 2:
        return True
    inner = [cell for row in cells for cell in row]
    if any(True for cell in inner for _ in cell.iter("table", "article", "h1", "h2", "h3", "nav")):
        return True
    headed = any(cell.tag == "th" for cell in inner)
    return not headed and any(weight(cell) > RUNNING_TEXT for cell in inner)


def grid(cells: list[list[Node]]) -> Rows:
    """Lay the cells out: a spanned row repeats the text, a spanned column holds it once."""
    held: dict[tuple[int, int], str] = {}
    for down, row in enumerate(cells):
        across = 0
        for cell in row:
            while (down, across) in held:
                across += 1
            text = tidy(inline(cell))
            for below in range(_span(cell, "rowspan")):
                for beside in range(_span(cell, "colspan")):
                    held[(down + below, across + beside)] = "" if beside else text
            across += _span(cell, "colspan")
    width = max((across for _, across in held), default=-1) + 1
    return tuple(tuple(held.get((down, across), "") for across in range(width)) for down in range(len(cells)))


def _span(cell: Node, name: str) -> int:
    text = str(cell.get(name, "1")).strip()
    return min(max(int(text), 1), WIDEST) if text.isascii() and text.isdigit() else 1
