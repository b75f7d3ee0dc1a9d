"""Follow-up matrices: one outcome a row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from indexes import dates, deadlines
from indexes.model import Outcome, Rung
from ingest.kinds.actors import is_actor, is_nothing, split_actors
from ingest.kinds.outcome_columns import Column, Row, columns_of, kind_of
from ingest.kinds.progress import progress_of

_RUNGS = (
    (r"rekomendasi|saran|recommend", Rung.REKOMENDASI),
    (r"kesepakatan|keputusan|agree|decision", Rung.KESEPAKATAN),
    (r"komitmen|commitment", Rung.KOMITMEN),
)


@dataclass(frozen=True)
class Matrix:
    """A follow-up table: rows above the heading row, its headings, its columns and its body."""

    above: tuple[Row, ...]
    heads: Row
    columns: dict[Column, int]
    body: tuple[Row, ...]


@dataclass(frozen=True)
class MatrixRow:
    """One row as text that names its columns, with its outcome; a group row has none."""

    text: str
    outcome: Outcome | None


def matrix_of(rows: tuple[Row, ...], follow_up: bool = False) -> Matrix | None:
    """Read a table as a follow-up matrix, None where it is none.

    `follow_up` says that it stands in a follow-up section: then it needs no heading row, its columns
    are known by what is in them.
    """
    for at, row in enumerate(rows[:12]):
        columns = _with_due(columns_of(row), rows[at + 1 :])
        if Column.WHAT not in columns and len(columns.keys() & {Column.WHO, Column.DUE, Column.STATUS}) > 1:
            columns |= _longest(rows[at + 1 :], columns)
        if Column.WHAT in columns and columns.keys() & {Column.WHO, Column.DUE, Column.STATUS} and at + 1 < len(rows):
            return _below(Matrix(rows[:at], row, columns, rows[at + 1 :]))
    guessed = _guessed(rows) if follow_up else None
    return Matrix((), (), guessed, rows) if guessed else None


def _below(matrix: Matrix) -> Matrix:
    """Take up a second row of headings ("Instansi" above "Penanggung jawab" and "Pendukung")."""
    lower = matrix.body[0]
    own = {cell for cell, head in zip(lower, matrix.heads, strict=False) if cell and cell != head}
    if not own or len(matrix.body) < 2 or not all(kind_of(cell) for cell in own):
        return matrix
    heads = tuple(cell or head for cell, head in zip_longest(lower, matrix.heads, fillvalue=""))
    return Matrix(matrix.above, heads, {**matrix.columns, **columns_of(heads)}, matrix.body[1:])


def _with_due(columns: dict[Column, int], rows: tuple[Row, ...]) -> dict[Column, int]:
    """Take a column headed "Target" as the deadlines where most of its cells are days or periods."""
    if Column.DUE in columns or Column.TARGET not in columns:
        return columns
    at = columns[Column.TARGET]
    cells = [row[at] for row in rows if at < len(row) and not is_nothing(row[at])]
    due = sum(map(_is_due, cells))
    return {**columns, Column.DUE: at} if 2 * due > len(cells) else columns


def _is_due(cell: str) -> bool:
    return len(cell.split()) <= 6 and deadlines.find_due(cell, None) is not None


def _longest(rows: tuple[Row, ...], columns: dict[Column, int]) -> dict[Column, int]:
    """Take the unnamed column with the most text as what is to be done."""
    free = [at for at in range(min(map(len, rows), default=0)) if at not in columns.values()]
    return {Column.WHAT: max(free, key=lambda at: sum(len(row[at]) for row in rows))} if free else {}


def _guessed(rows: tuple[Row, ...]) -> dict[Column, int] | None:
    """Tell the columns of a table without headings by their cells; most cells must agree."""
    width = min((len(row) for row in rows), default=0)
    cells = [[row[at] for row in rows if not is_nothing(row[at])] for at in range(width)]
    tests = (
        (Column.NUMBER, lambda c: re.fullmatch(r"\d{1,2}[.)]?", c) is not None),
        (Column.STATUS, lambda c: len(c.split()) <= 4 and progress_of(c) is not None),
        (Column.DUE, _is_due),
        (Column.WHO, is_actor),
    )
    columns: dict[Column, int] = {}
    for kind, fits in tests:
        for at, column in enumerate(cells):
            if (
                kind not in columns
                and at not in columns.values()
                and column
                and 2 * sum(map(fits, column)) > len(column)
            ):
                columns[kind] = at
    rest = [at for at in range(width) if at not in columns.values()]
    if not rest or not columns.keys() & {Column.WHO, Column.DUE}:
        return None
    columns[Column.WHAT] = max(rest, key=lambda at: sum(map(len, cells[at])))
    return columns


def rows_of(matrix: Matrix, meeting: date | None) -> Iterator[MatrixRow]:
    """Give the rows of a matrix in order; a row without a task of its own continues the one above."""
    held: Row | None = None
    for row in (row for row in matrix.body if any(cell.strip() for cell in row)):
        if held and _continues(matrix, row):
            held = tuple("; ".join(filter(None, pair)) for pair in zip(held, row, strict=False))
            continue
        if held:
            yield _read(matrix, held, meeting)
        held = row
    if held:
        yield _read(matrix, held, meeting)


def _continues(matrix: Matrix, row: Row) -> bool:
    """Say whether a row only goes on with the one above: it has neither a number nor a task of its own."""
    numbered = re.fullmatch(r"\W*\w{1,4}\W*", _cell(matrix, row, Column.NUMBER)) is not None
    return not numbered and not _is_group(matrix, row) and is_nothing(_cell(matrix, row, Column.WHAT))


def _read(matrix: Matrix, row: Row, meeting: date | None) -> MatrixRow:
    text = _text(matrix.heads, row)
    if _is_group(matrix, row):
        return MatrixRow("; ".join(dict.fromkeys(filter(None, row))), None)
    renewed = _cell(matrix, row, Column.RENEWED)
    due_cell = _cell(matrix, row, Column.DUE) if is_nothing(renewed) else renewed
    stated = not is_nothing(due_cell)
    own = next(iter(dates.find(_cell(matrix, row, Column.MEETING), meeting)), None)
    due = deadlines.find_due(due_cell, own.first if own else meeting) if stated else None
    who = split_actors(_cell(matrix, row, Column.WHO), loose=True)
    outcome = Outcome(
        _rung(matrix),
        who,
        re.sub(r"\s*\n\s*", " ", _cell(matrix, row, Column.WHAT) or _cell(matrix, row, Column.ISSUE)),
        due.date if due else None,
        re.sub(r"\s*\n\s*", " ", due_cell) if stated else None,
        due.computed if due else False,
        progress_of(_cell(matrix, row, Column.STATUS)),
    )
    return MatrixRow(text, outcome)


def _rung(matrix: Matrix) -> Rung:
    """Give a named owner's rows the rung of a task; without a column of owners the heading decides."""
    head = matrix.heads[matrix.columns[Column.WHAT]].casefold() if matrix.heads else ""
    if Column.WHO in matrix.columns:
        return Rung.PENUGASAN
    return next((rung for form, rung in _RUNGS if re.search(form, head)), Rung.PENUGASAN)


def _cell(matrix: Matrix, row: Row, column: Column) -> str:
    at = matrix.columns.get(column)
    return row[at].strip() if at is not None and at < len(row) else ""


def _is_group(matrix: Matrix, row: Row) -> bool:
    """Say whether a row is the title of those below: one text only, with no number or a Roman one."""
    number = _cell(matrix, row, Column.NUMBER)
    texts = {cell.strip() for cell in row if cell.strip()} - {number}
    numbered = re.fullmatch(r"\d{1,3}[.)]?", number) is not None
    # an owner alone continues the row above
    owner_only = bool(_cell(matrix, row, Column.WHO)) and not _cell(matrix, row, Column.WHAT)
    wide = Column.NUMBER in matrix.columns or len(row) > 2
    return len(texts) <= 1 and not numbered and not owner_only and wide


def _text(heads: Row, row: Row) -> str:
    cells = ((heads[at].strip() if at < len(heads) else "", cell.strip()) for at, cell in enumerate(row))
    return "; ".join(f"{head}: {cell}" if head else cell for head, cell in cells if cell)


def meeting_cells(matrix: Matrix) -> tuple[str, ...]:
    """Give the dates of meetings that the rows carry, as printed."""
    return tuple(c for row in matrix.body if (c := _cell(matrix, row, Column.MEETING)))
