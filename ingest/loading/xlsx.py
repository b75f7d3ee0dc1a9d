"""Excel workbooks: each visible sheet a heading, its rows paragraphs and tables."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile

import openpyxl

from indexes.errors import FileRefused
from ingest.document import Block, BlockKind, Document
from ingest.loading.limits import Limits
from ingest.loading.tables import table_block
from ingest.loading.tidying import tidy
from ingest.loading.unpacking import check_members

ROWS = 20_000
COLUMNS = 200
Row = tuple[str, ...]


def load_xlsx(path: Path, limits: Limits) -> Document:
    """Load a workbook with the values that its formulas last gave; dates are ISO.

    Hidden sheets and rows beyond 20,000 a sheet are left out, with a warning.
    """
    check_members(path, limits)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, SyntaxError, TypeError) as error:
        raise FileRefused(path, f"XLSX rusak ({error}); buka dan simpan ulang") from error
    try:
        return _document(path, book)
    finally:
        book.close()


def _document(path: Path, book: openpyxl.Workbook) -> Document:
    blocks: list[Block] = []
    warnings: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            warnings.append(f"lembar tersembunyi tidak dibaca: {sheet.title}")
            continue
        sheet.reset_dimensions()
        rows = list(_rows(sheet.iter_rows(values_only=True, max_col=COLUMNS)))
        if len(rows) > ROWS:
            warnings.append(f"lembar {sheet.title}: hanya {ROWS:,} baris yang dibaca".replace(",", "."))
        read = list(_blocks(rows[:ROWS]))
        if read:
            blocks += [Block(BlockKind.HEADING, tidy(sheet.title), 1), *read]
    return Document(path, "xlsx", tuple(blocks), warnings=tuple(warnings))


def _rows(values: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    for at, row in enumerate(values):
        if at > ROWS:
            return
        yield tuple(cell_text(value) for value in row)


def cell_text(value: object) -> str:
    """Return a cell as text: dates ISO, whole numbers without ".0", truth as ya or tidak."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(round(value, 10))
    return str(value) if isinstance(value, timedelta) else tidy(str(value))


def _blocks(rows: list[Row]) -> Iterator[Block]:
    # A sheet often opens with title lines and ends with signatures: rows of one cell are text, not table.
    run: list[Row] = []
    for row in [*rows, ()]:
        filled = [cell for cell in row if cell]
        if len(filled) > 1 or (run and len(filled) == 1 and row[0] == ""):
            run.append(row)
            continue
        block = table_block(run)
        if block:
            yield block
        run = []
        if filled:
            yield Block(BlockKind.PARAGRAPH, filled[0])
