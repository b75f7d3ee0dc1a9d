"""What each floor of similarity lets in: `python benchmarks/floor.py INDEX JUDGMENTS`.

A floor keeps out passages that come in by meaning alone. Wanted: queries that nothing answers bring in
nothing, and queries with an answer keep it.
"""

import json
import statistics
import sys
from pathlib import Path

from indexes.encoding import open_encoder
from indexes.model import Classification, Filters
from indexes.opening import open_for_reading

EVERYTHING = Filters(clearance=Classification.BIASA)
FLOORS = (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)


def main(where: str, judgments: Path) -> None:
    """Print, per floor, the share of queries with a passage above it and how many these are on average."""
    encoder = open_encoder("")
    index = open_for_reading(where, encoder)
    print(f"{'floor':>6}{'answerable':>12}{'passages':>10}{'unanswerable':>14}{'passages':>10}")
    tops = {
        name: [[r.score for r in index.semantic(encoder.query(text), EVERYTHING, 100)] for text in _texts(file)]
        for name, file in (("some", judgments / "queries.jsonl"), ("none", judgments / "none.jsonl"))
    }
    for floor in FLOORS:
        columns = [_column(scores, floor) for scores in tops.values()]
        print(f"{floor:6.2f}{columns[0][0]:12.1%}{columns[0][1]:10.1f}{columns[1][0]:14.1%}{columns[1][1]:10.1f}")
    index.close()


def _texts(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]


def _column(scores: list[list[float]], floor: float) -> tuple[float, float]:
    above = [sum(score >= floor for score in each) for each in scores]
    return sum(map(bool, above)) / len(above), statistics.fmean(above)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
