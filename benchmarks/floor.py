"""What each floor lets in: `python benchmarks/floor.py INDEX JUDGMENTS`.

The floor of similarity keeps out passages that come in by meaning alone, the floor of evidence all of them (queries of
several words; indexes/searching/abstaining.py). Wanted: queries that nothing answers bring in nothing, and queries with
an answer keep it.
"""

import json
import statistics
import sys
from pathlib import Path

from indexes.encoding import Encoder, open_encoder
from indexes.index import Index
from indexes.model import Classification, Filters
from indexes.opening import open_for_reading
from indexes.searching.abstaining import asks_plainly, evidence
from indexes.searching.looking import Looking
from indexes.searching.search import FLOOR, NEAR
from indexes.searching.understanding import understand

EVERYTHING = Filters(clearance=Classification.BIASA)
FLOORS = (0.30, 0.35, 0.40, 0.45, 0.50, 0.55, 0.60)
EVIDENCES = (0.36, 0.38, 0.40, 0.42, 0.44, 0.46, 0.50)


def main(where: str, judgments: Path) -> None:
    """Print, per floor, the share of queries with a passage above it and how many these are on average."""
    encoder = open_encoder("")
    index = open_for_reading(where, encoder)
    texts = [_texts(judgments / name) for name in ("queries.jsonl", "none.jsonl")]
    print(f"{'floor':>6}{'answerable':>12}{'passages':>10}{'unanswerable':>14}{'passages':>10}")
    tops = [[[r.score for r in index.semantic(encoder.query(t), EVERYTHING, 100)] for t in each] for each in texts]
    for floor in FLOORS:
        columns = [_column(scores, floor) for scores in tops]
        print(f"{floor:6.2f}{columns[0][0]:12.1%}{columns[0][1]:10.1f}{columns[1][0]:14.1%}{columns[1][1]:10.1f}")
    print(f"\n{'evidence':>9}{'answerable lost':>18}{'unanswerable kept out':>24}")
    some, none = [[_evidence(index, encoder, text) for text in each] for each in texts]
    for floor in EVIDENCES:
        lost, kept_out = (sum(value < floor for value in values) for values in (some, none))
        print(f"{floor:9.2f}{f'{lost} of {len(some)}':>18}{f'{kept_out} of {len(none)}':>24}")
    index.close()


def _evidence(index: Index, encoder: Encoder, text: str) -> float:
    """Give what speaks for a query; enough where the search does not ask for evidence."""
    asked, code = understand(text), encoder.query(text)
    if asked.identities or not asks_plainly(asked.match):
        return 2
    near = index.semantic(code, EVERYTHING, NEAR) if code.any() else ()
    above = [ranked for ranked in near if ranked.score >= FLOOR]
    return evidence(Looking(index), asked.match, code if code.any() else None, above, EVERYTHING.clearance, 2)


def _texts(file: Path) -> list[str]:
    return [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]


def _column(scores: list[list[float]], floor: float) -> tuple[float, float]:
    above = [sum(score >= floor for score in each) for each in scores]
    return sum(map(bool, above)) / len(above), statistics.fmean(above)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
