"""Judge the search on a folder of queries and judgements."""

import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from indexes.analysis import ANALYSIS_VERSION
from indexes.embedded import open_writer
from indexes.encoding import Encoder, manifest_of, never_zero
from indexes.errors import FileRefused
from indexes.index import Index
from indexes.model import Classification, Filters, Kind, Mode, Passage, Source
from indexes.query import Query
from indexes.searching.measures import interval, ndcg, recall
from indexes.searching.search import Stage, search

DEPTH = 10

Way = tuple[Mode, Stage]
_BATCH = 2_000


@dataclass(frozen=True)
class Judged:
    """A folder's queries, the grades of what answers each, and its own passages, if it brings any."""

    queries: tuple[tuple[str, str], ...]
    grades: dict[str, dict[str, int]]
    passages: tuple[Passage, ...]
    titles: dict[str, str]
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """What some queries reached: means, the 95 % interval of nDCG, and the median time of one in milliseconds."""

    queries: int
    ndcg10: float
    low: float
    high: float
    recall10: float
    p50_ms: float

    def to_json(self) -> dict[str, float]:
        """Give the figures under the names that `rakor evaluate` prints."""
        return {
            "ndcg@10": round(self.ndcg10, 4),
            "recall@10": round(self.recall10, 4),
            "p50_ms": round(self.p50_ms, 2),
        }


@dataclass(frozen=True)
class Row:
    """One line of the report: what was asked of what, in which way, and what it reached.

    `part` is "" for all queries of the set, else a type or language of the set's own naming ("OUT", "en").
    """

    part: str
    mode: Mode
    stage: Stage
    figures: Figures


def read_judged(folder: Path) -> Judged:
    """Read `queries.jsonl` {id, text}, `qrels.tsv` (query, name, grade) and `passages.jsonl` {id, title, text}.

    Without passages the names in qrels are files of the index. Raises FileRefused naming the file and line.
    """
    asked = list(_rows(folder / "queries.jsonl", ("id", "text")))
    queries = tuple((row["id"], row["text"]) for row in asked)
    kinds = {row["id"]: tuple(row[name] for name in ("type", "lang") if row.get(name)) for row in asked}
    rows = list(_rows(folder / "passages.jsonl", ("id", "text"))) if (folder / "passages.jsonl").is_file() else []
    passages = tuple(Passage(source=row["id"], ordinal=0, text=row["text"]) for row in rows)
    return Judged(
        queries, _qrels(folder / "qrels.tsv"), passages, {row["id"]: row.get("title", "") for row in rows}, kinds
    )


def _rows(file: Path, needed: Sequence[str]) -> Iterator[dict[str, str]]:
    if not file.is_file():
        raise FileRefused(file, "tidak ada; `rakor evaluate` memerlukan queries.jsonl dan qrels.tsv dalam folder itu")
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            yield {**row, **{name: str(row[name]) for name in needed}}
        except (ValueError, KeyError, TypeError):
            raise FileRefused(file, f"baris {number} bukan objek JSON dengan {', '.join(needed)}") from None


def _qrels(file: Path) -> dict[str, dict[str, int]]:
    if not file.is_file():
        raise FileRefused(file, "tidak ada; `rakor evaluate` memerlukan queries.jsonl dan qrels.tsv dalam folder itu")
    grades: dict[str, dict[str, int]] = {}
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        match line.split("\t"):
            case [query, name, grade] if grade.strip().isdigit():
                grades.setdefault(query, {})[name] = int(grade)
            case _:
                raise FileRefused(file, f"baris {number} bukan: pertanyaan, nama, nilai, dipisah tab")
    return grades


def evaluate(judged: Judged, index: Index | None, encoder: Encoder, ways: Sequence[Way]) -> list[Row]:
    """Run every judged query in each way; on the folder's own passages where it has any, else on `index`."""
    if not judged.passages:
        if index is None:
            raise FileRefused("passages.jsonl", "tidak ada, jadi perlu indeks untuk menilai; tidak ada indeks")
        return [row for mode, stage in ways for row in _figures(judged, index, encoder, mode, stage)]
    with tempfile.TemporaryDirectory() as folder:
        own = open_writer(Path(folder), manifest_of(encoder), 0)
        fill(own, judged, encoder)
        rows = [row for mode, stage in ways for row in _figures(judged, own, encoder, mode, stage)]
        own.close()
    return rows


def fill(index: Index, judged: Judged, encoder: Encoder) -> None:
    """Put a folder's own passages into an index, each as a document of its name, and commit."""
    for at in range(0, len(judged.passages), _BATCH):
        batch = judged.passages[at : at + _BATCH]
        titles = [judged.titles[p.source] for p in batch]
        codes = encoder.passages([f"{title}\n{p.text}" for title, p in zip(titles, batch, strict=True)])
        for title, passage, code in zip(titles, batch, never_zero(codes), strict=True):
            source = Source(passage.source, "", passage.source, str(ANALYSIS_VERSION), Kind.LAIN, title)
            index.replace(source, (passage,), code[None])
    index.commit()


def _figures(judged: Judged, index: Index, encoder: Encoder, mode: Mode, stage: Stage) -> list[Row]:
    filters = Filters(clearance=Classification.BIASA)
    parts: dict[str, list[tuple[float, float, float]]] = {"": []}
    for name, text in judged.queries:
        results = search(index, encoder, Query(text, filters, mode, size=DEPTH), stage)
        ranking = [hit.source.file for hit in results.hits]
        grades = judged.grades.get(name, {})
        for part in ("", *judged.kinds.get(name, ())):
            reached = (ndcg(ranking, grades), recall(ranking, grades), results.took_ms)
            parts.setdefault(part, []).append(reached)
    return [Row(part, mode, stage, _summed(reached)) for part, reached in sorted(parts.items())]


def _summed(reached: Sequence[tuple[float, float, float]]) -> Figures:
    ndcgs, recalls, times = zip(*reached, strict=True) if reached else ((0.0,), (0.0,), (0.0,))
    low, high = interval(ndcgs)
    return Figures(
        len(reached), statistics.fmean(ndcgs), low, high, statistics.fmean(recalls), statistics.median(times)
    )
