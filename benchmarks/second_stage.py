"""Print what the second stage takes on one core: `python benchmarks/second_stage.py INDEX JUDGMENTS`.

INDEX is a folder that `rakor ingest` made, JUDGMENTS a folder with `queries.jsonl`. Every query's candidates are
fetched before the clock starts; the whole search stands beside it.
"""

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from indexes.encoding import Encoder, open_encoder
from indexes.index import Index
from indexes.model import Classification, Filters
from indexes.opening import open_for_reading
from indexes.query import Query
from indexes.searching.evaluating import read_judged
from indexes.searching.ranking import RERANKED, order
from indexes.searching.search import result_set, search

REPEATS = 5
EVERYTHING = Filters(Classification.BIASA)


def main(where: str, judgments: Path) -> None:
    """Print the table."""
    encoder = open_encoder("")
    index = open_for_reading(where, encoder)
    texts = [text for _, text in read_judged(judgments).queries]
    stage = [prepared(index, encoder, text) for text in texts]
    whole = [lambda text=text: search(index, encoder, Query(text, EVERYTHING)) for text in texts]
    sizes = [size for size, _ in stage]
    print(f"{len(texts)} queries, candidates: median {statistics.median(sizes):.0f}, most {max(sizes)}")
    print(f"{'processor ms':<24}{'p50':>8}{'p95':>8}")
    for name, calls in (("second stage", [call for _, call in stage]), ("whole search", whole)):
        times = sorted(fastest(call) for call in calls)
        print(f"{name:<24}{statistics.median(times):8.2f}{times[int(len(times) * 0.95)]:8.2f}")


def prepared(index: Index, encoder: Encoder, text: str) -> tuple[int, Callable[[], object]]:
    """Fetch the candidates of a query; gives their number and the call that orders them."""
    found = result_set(index, encoder, Query(text, EVERYTHING))
    near = found.near[: RERANKED // 3]
    lexical = index.lexical(found.match, EVERYTHING, RERANKED - len(near))
    keys = tuple(dict.fromkeys((*(r.key for r in lexical), *(r.key for r in near), *found.identities)))
    candidates = index.fetch(keys, EVERYTHING)
    asked = found.asked
    return len(candidates), lambda: order(candidates, lexical, found.match, found.code, asked.days, asked.sought)


def fastest(call: Callable[[], object]) -> float:
    """Give the milliseconds of processor time of the fastest of a few calls: what a shared machine adds is not ours."""
    return min(seconds(call) for _ in range(REPEATS)) * 1000


def seconds(call: Callable[[], object]) -> float:
    """Time one call, on the processor."""
    started = time.thread_time()
    call()
    return time.thread_time() - started


if __name__ == "__main__":
    arguments: Sequence[str] = sys.argv[1:]
    main(arguments[0], Path(arguments[1]))
