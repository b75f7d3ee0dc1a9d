"""Tables as rows of cells."""

from collections.abc import Iterable

from ingest.document import Block, BlockKind

Rows = tuple[tuple[str, ...], ...]


def table_text(rows: Iterable[tuple[str, ...]]) -> str:
    """Return the rows as text: cells joined by " | ", one row a line."""
    return "\n".join(" | ".join(row) for row in rows)


def table_block(rows: Iterable[tuple[str, ...]], page: int | None = None) -> Block | None:
    """Make a table block of equally long rows, without empty rows and columns; None when nothing is left."""
    kept = [row for row in rows if any(row)]
    if not kept:
        return None
    width = max(map(len, kept))
    padded = [row + ("",) * (width - len(row)) for row in kept]
    used = [at for at in range(width) if any(row[at] for row in padded)]
    cells = tuple(tuple(row[at] for at in used) for row in padded)
    return Block(BlockKind.TABLE, table_text(cells), page=page, rows=cells)
