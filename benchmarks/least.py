"""How many of a query's concepts a passage must have: `python benchmarks/least.py FOLDER…` (as for `rakor evaluate`).

Prints, per rule, nDCG@10 of the words alone, whether the answer is among the first 100, and the size of the set.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from indexes.embedded import open_writer
from indexes.encoding import manifest_of, open_encoder
from indexes.model import Classification, Filters
from indexes.searching.evaluating import fill, read_judged
from indexes.searching.measures import ndcg, recall
from indexes.searching.understanding import least, understand

EVERYTHING = Filters(clearance=Classification.BIASA)
RULES: dict[str, Callable[[int], int]] = {
    "one": lambda concepts: 1,
    "two of four, three of eight": lambda concepts: 1 if concepts < 4 else 2 if concepts < 8 else 3,
    "a quarter": lambda concepts: max(1, concepts // 4),
    "the one in use": least,
}


def main(folder: Path) -> None:
    """Print the table of one folder."""
    judged, encoder = read_judged(folder), open_encoder("")
    with tempfile.TemporaryDirectory() as place:
        index = open_writer(Path(place), manifest_of(encoder), 0)
        fill(index, judged, encoder)
        for name, rule in RULES.items():
            rows = []
            for query, text in judged.queries:
                match = understand(text).match
                match = replace(match, least=rule(len(match.concepts)))
                ranking = [r.key.source for r in index.lexical(match, EVERYTHING, 100)]
                grades = judged.grades[query]
                total = index.counts(match, (), EVERYTHING, ()).total
                rows.append((ndcg(ranking, grades), recall(ranking, grades, 100), total))
            ndcgs, recalls, totals = (statistics.fmean(column) for column in zip(*rows, strict=True))
            print(f"{folder.name:20}{name:30}{ndcgs:8.4f}{recalls:8.4f}{totals:10.0f}")
        index.close()


if __name__ == "__main__":
    for named in sys.argv[1:]:
        main(Path(named))
