"""Comma-, semicolon- and tab-separated tables."""

import csv
import re
from pathlib import Path

from indexes.errors import FileRefused
from ingest.document import Document
from ingest.loading.decoding import decode
from ingest.loading.limits import Limits
from ingest.loading.tables import table_block
from ingest.loading.tidying import tidy

# a spreadsheet's note to itself
_DELIMITER_LINE = re.compile(r"\A\ufeff?sep=.\r?\n", re.IGNORECASE)
DELIMITERS = ";,\t|"
ROWS = 20_000
SAMPLE = 50


def load_csv(path: Path, limits: Limits) -> Document:
    """Load a CSV file as one table; the delimiter is the one that cuts most lines into equally many cells.

    Raises FileRefused for a quotation that never ends. Rows beyond 20,000 are left out, with a warning.
    """
    text, warnings = decode(path.read_bytes())
    text = _DELIMITER_LINE.sub("", text, count=1)
    lines = text.replace("\x00", "").splitlines(keepends=True)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise FileRefused(path, f"CSV tidak terbaca ({error}); simpan ulang dari aplikasi lembar kerja") from error
    if len(rows) > ROWS:
        warnings += (f"hanya {ROWS:,} dari {len(rows):,} baris yang dibaca".replace(",", "."),)
    block = table_block(tuple(tidy(cell) for cell in row) for row in rows[:ROWS])
    return Document(path, "csv", (block,) if block else (), warnings=warnings)


def delimiter_of(text: str) -> str:
    """Return the delimiter that gives the most cells over the most equally long rows of the first lines."""
    lines = [line for line in text.splitlines()[:SAMPLE] if line.strip()]

    def evenness(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=evenness)
