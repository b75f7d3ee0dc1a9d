"""English half-sentences asked of Indonesian sentences: `python benchmarks/english.py FILE…` (en<TAB>id, gzipped).

The first 8 words of an English sentence are the query, its Indonesian translation is the one right answer
among up to 15,000; 600 queries a file, drawn with a seed. Prints nDCG@10 by mode.
"""

import gzip
import random
import sys
from pathlib import Path

from indexes.encoding import open_encoder
from indexes.model import Mode, Passage
from indexes.searching.evaluating import Judged, evaluate
from indexes.searching.search import Stage

QUERY_WORDS, PASSAGES, QUERIES, SEED = 8, 15_000, 600, 20


def judged(file: Path) -> Judged:
    """Make queries, passages and judgements of a file of translations."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    unique = {indonesian: english for english, indonesian in pairs if len(english.split()) >= QUERY_WORDS}
    rng = random.Random(SEED)
    kept = rng.sample(sorted(unique), min(PASSAGES, len(unique)))
    asked = rng.sample(range(len(kept)), min(QUERIES, len(kept)))
    passages = tuple(Passage(str(at), 0, text) for at, text in enumerate(kept))
    queries = tuple((str(at), " ".join(unique[kept[at]].split()[:QUERY_WORDS])) for at in asked)
    return Judged(
        queries, {str(at): {str(at): 1} for at in asked}, passages, dict.fromkeys(map(str, range(len(kept))), "")
    )


def main(files: list[Path]) -> None:
    """Print a row per file."""
    encoder = open_encoder("")
    print("| file | " + " | ".join(Mode) + " |\n|---|" + "---|" * len(Mode))
    for file in files:
        rows = evaluate(judged(file), None, encoder, [(mode, Stage.SECOND) for mode in Mode])
        print(f"| {file.name} | " + " | ".join(f"{row.figures.ndcg10:.3f}" for row in rows) + " |", flush=True)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
