"""Results as JSON: what `rakor search --json` and `/api/v1/search` answer."""

from typing import Any

from indexes.model import Source
from indexes.query import Found, Hit, Results
from search_app.explaining import reasons
from search_app.formats import between
from search_app.links import passage_url, source_url
from search_app.texts import translator


def answer(results: Results, *, explain: bool = False) -> dict[str, Any]:
    """Give results as JSON values; missing values are null, dates ISO, marks count code points of `text`.

    With `explain` each passage has `why`: what its score is the sum of.
    """
    return {
        "query": results.query.text,
        "mode": results.query.mode.value,
        "total": results.total,
        "took_ms": round(results.took_ms, 2),
        "counts": {facet.value: dict(values) for facet, values in results.counts.items()},
        "hits": [_hit(hit, explain) for hit in results.hits],
        "notes": [{"code": code, "value": value} for code, value in results.notes],
    }


def _hit(hit: Hit, explain: bool) -> dict[str, Any]:
    source = hit.source
    return {
        "source": source.id,
        "file": source.file,
        "kind": source.kind.value,
        "title": source.title,
        "dated": source.dated.isoformat() if source.dated else None,
        "url": source_url(source),
        "score": round(hit.score, 5),
        "passages": [_passage(source, found, explain) for found in hit.passages],
    }


def _passage(source: Source, found: Found, explain: bool) -> dict[str, Any]:
    passage = found.passage
    return {
        "ordinal": passage.ordinal,
        "headings": list(passage.headings),
        "page": passage.page,
        "text": passage.text,
        "marks": [list(mark) for mark in found.marks],
        "url": passage_url(source, passage),
        "cites": list(passage.cites),
    } | ({"why": {name: round(counted, 4) for name, counted in found.parts}} if explain else {})


def lines(results: Results, *, explain: bool = False) -> list[str]:
    """Give results as lines for a reader; with `explain`, what counted stands under each passage."""
    shown = [line for number, hit in enumerate(results.hits, 1) for line in _lines(number, hit, explain)]
    read = [value for code, value in results.notes if code == "translated"]
    told = [f"Kata Inggris dibaca: {'; '.join(read)}"] if read else []
    told += [f"Diabaikan: {value}" for code, value in results.notes if code == "ignored"]
    told += [f"Waktu yang dibaca: {between(value, 'id')}" for code, value in results.notes if code == "dated"]
    return [f"{results.total} dokumen, {results.took_ms:.0f} ms", *told, *shown]


def _lines(number: int, hit: Hit, explain: bool) -> list[str]:
    source = hit.source
    day = source.dated.isoformat() if source.dated else "tanpa tanggal"
    head = f"\n{number}. [{source.kind.value}] {source.title} · {day} · {source.file}"
    return [head, *(line for found in hit.passages for line in (f"   {_cut(found)}", *_why(hit, found, explain)))]


def _why(hit: Hit, found: Found, explain: bool) -> list[str]:
    return [f"     {translator('id')('why')}: {'; '.join(reasons(hit, found, 'id'))}"] if explain else []


def _cut(found: Found) -> str:
    cut = found.passage.text[found.fragment.start : found.fragment.end]
    return " › ".join((*found.passage.headings, " ".join(cut.split())))
