"""The report of an evaluation: rows of set, mode, stage, engine and encoder, as JSON values and as a table."""

from collections.abc import Sequence
from typing import Any

from indexes.encoding import Encoder
from indexes.searching.evaluating import Judged, Row
from indexes.searching.search import Stage

_COLUMNS = ("set", "part", "mode", "stage", "engine", "encoder", "queries", "ndcg@10", "95 %", "recall@10", "p50_ms")


def report_of(judged: Judged, rows: Sequence[Row], name: str, engine: str, encoder: Encoder) -> dict[str, Any]:
    """Give the rows as JSON values, and under `modes` what each mode reaches with both stages."""
    whole = {row.mode.value: row.figures.to_json() for row in rows if not row.part and row.stage is Stage.SECOND}
    given = [
        {
            "set": name,
            "part": row.part or "all",
            "mode": row.mode.value,
            "stage": row.stage.value,
            "engine": engine,
            "encoder": encoder.name,
            "queries": row.figures.queries,
            **row.figures.to_json(),
            "low": round(row.figures.low, 4),
            "high": round(row.figures.high, 4),
        }
        for row in rows
    ]
    return {"queries": len(judged.queries), "passages": len(judged.passages), "modes": whole, "rows": given}


def table_of(report: dict[str, Any]) -> list[str]:
    """Give the rows as the lines of a table."""
    cells = [_COLUMNS, *(tuple(_cell(row, name) for name in _COLUMNS) for row in report["rows"])]
    widths = [max(len(line[at]) for line in cells) for at in range(len(_COLUMNS))]
    lines = ["  ".join(f"{cell:{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return [f"{report['queries']} pertanyaan, {report['passages']} bagian", *lines]


def _cell(row: dict[str, Any], name: str) -> str:
    if name == "95 %":
        return f"{row['low']:.3f}-{row['high']:.3f}"
    return f"{row[name]:.3f}" if name in ("ndcg@10", "recall@10") else str(row[name])
