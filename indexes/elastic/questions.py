"""Matches, filters and lists as query bodies: pure functions. The user's text never meets a query parser."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from indexes.canonical import parse
from indexes.elastic.documents import day, hexadecimal, key, text, token
from indexes.model import Classification, Filters, Key, Sort
from indexes.query import Codes, Concept, Field, Match, Phrase, Term

Json = dict[str, Any]

NOTHING: Json = {"match_none": {}}
_EVERYTHING: Json = {"match_all": {}}
VALUES = 60_000
"""Most values that are counted per facet: below the 65,536 that a server gives in one answer."""

_TIMES_LUCENE = 2.2
"""The server's BM25 keeps the factor k1 + 1 that the contract's leaves out, as tantivy's does."""

_AMONG = 500
"""Passages that an hnsw graph looks at per shard to find the nearest."""

_BARE: Json = {"_source": False, "stored_fields": "_none_", "track_total_hits": False}


def matching(match: Match, at: str = "") -> Json:
    """Word a match; `at` is the path of the fields."""
    if match.empty:
        return NOTHING
    parts: dict[str, list[Json]] = {"must": _concepts(match, at)}
    parts["must"] += [_concept(concept, at) for concept in match.required]
    parts["filter"] = [_phrase(phrase, at) for phrase in match.phrases]
    parts["must_not"] = [_concept(concept, at) for concept in match.excluded]
    parts["should"] = [_term(term, at) for term in match.boosts]
    return {"bool": {**parts, "minimum_should_match": 0}}


def _concepts(match: Match, at: str) -> list[Json]:
    wanted = [_concept(concept, at) for concept in match.concepts]
    if not wanted:
        return []
    if match.least > len(wanted):
        return [NOTHING]
    if match.least <= 0:
        return [{"bool": {"filter": [_EVERYTHING], "should": wanted, "minimum_should_match": 0}}]
    return [{"bool": {"should": wanted, "minimum_should_match": match.least}}]


def _concept(concept: Concept, at: str) -> Json:
    if len(concept.terms) == 1:
        return _term(concept.terms[0], at)
    if not concept.terms:
        return NOTHING
    return {"bool": {"should": [_term(term, at) for term in concept.terms], "minimum_should_match": 1}}


def _term(term: Term, at: str) -> Json:
    found: Json = {"term": {f"{at}{term.field}": {"value": text(token(term.token))}}}
    if term.field is Field.CITES:
        return {"constant_score": {"filter": found, "boost": term.weight}}
    found["term"][f"{at}{term.field}"]["boost"] = term.weight / _TIMES_LUCENE
    return found


def _phrase(phrase: Phrase, at: str) -> Json:
    if not phrase.tokens or any(each.split() != [each] for each in phrase.tokens):
        return NOTHING
    words = " ".join(text(token(each)) for each in phrase.tokens)
    return {"match_phrase": {f"{at}{Field.EXACT}": {"query": words, "analyzer": "whitespace"}}}


def on_documents(filters: Filters) -> list[Json]:
    """Word what is asked of documents."""
    wanted: tuple[tuple[str, Collection[str]], ...] = (
        ("kind", filters.kinds), ("language", filters.languages), ("places", filters.places),
        ("institutions", filters.institutions), ("source", filters.sources),
    )  # fmt: skip
    parts = [cleared(filters.clearance)]
    parts += [_one_of(name, values) for name, values in wanted if values]
    return parts + _between("dated", filters.since, filters.until)


def on_passages(filters: Filters, at: str = "") -> list[Json]:
    """Word what is asked of single passages; nothing if the filters ask nothing of them."""
    wanted: tuple[tuple[str, Collection[str]], ...] = (
        ("cites", filters.cites), ("rung", filters.rungs), ("owners", filters.owners), ("progress", filters.progress)
    )  # fmt: skip
    parts = [_one_of(f"{at}{name}", values) for name, values in wanted if values]
    return parts + _between(f"{at}due", filters.due_since, filters.due_until)


def cleared(clearance: Classification) -> Json:
    """Word what a clearance may see."""
    return {"range": {"secret": {"lte": int(clearance)}}}


def of_type(name: str, *parts: Json) -> list[Json]:
    """Word a filter for one type of document."""
    return [{"term": {"type": name}}, *parts]


def _one_of(name: str, values: Collection[str]) -> Json:
    return {"terms": {name: sorted(map(text, values))}}


def _between(name: str, since: date | None, until: date | None) -> list[Json]:
    if since is None and until is None:
        return []
    ends = {"gte": day(since), "lte": day(until)}
    return [{"range": {name: {end: value for end, value in ends.items() if value is not None}}}]


def passages_seen(filters: Filters) -> list[Json]:
    """Word which passages the filters let through."""
    return of_type("passage", *on_documents(filters), *on_passages(filters))


def ranked(match: Match, filters: Filters, size: int) -> Json:
    """Ask for the best passages by words; only passages have words, so their type is asked for where none is needed."""
    worded = match.phrases or match.required or match.least > 0
    seen = [*on_documents(filters), *on_passages(filters)] if worded else passages_seen(filters)
    return {
        **_BARE, "size": size, "docvalue_fields": ["source", "ordinal"],
        "query": {"bool": {"must": [matching(match)], "filter": seen}},
    }  # fmt: skip


def nearest(code: Codes, filters: Filters, size: int, hidden: Sequence[Json]) -> Json:
    """Ask for the nearest passages, which alone have a code; the filters act inside, before the limit."""
    seen = {"bool": {"filter": [*on_documents(filters), *on_passages(filters)], "must_not": list(hidden)}}
    near = {"field": "code", "query_vector": hexadecimal(code), "k": size, "num_candidates": max(size, _AMONG)}
    return {**_BARE, "size": size, "docvalue_fields": ["source", "ordinal"], "knn": {**near, "filter": seen}}


def named(keys: Collection[Key], filters: Filters) -> Json:
    """Ask for passages by name."""
    wanted = sorted(key(each.source, each.ordinal) for each in keys)
    return {
        "size": len(wanted), "track_total_hits": False, "_source": ["stored"],
        "docvalue_fields": ["edition", "source", "ordinal"],
        "query": {"bool": {"filter": [{"terms": {"key": wanted}}, *passages_seen(filters)]}},
    }  # fmt: skip


def result_set(match: Match, also: Collection[Key], filters: Filters) -> list[Json]:
    """Word which nested passages belong to the results."""
    wanted = sorted(key(each.source, each.ordinal) for each in also)
    either = [matching(replace(match, boosts=()), "p."), *([{"terms": {"p.key": wanted}}] if wanted else [])]
    return [{"bool": {"should": either}}, *on_passages(filters, "p.")]


def holding(passage: Sequence[Json], filters: Filters) -> Json:
    """Word which documents meet the filters and hold such a passage; only documents hold any."""
    held = {"nested": {"path": "p", "query": {"bool": {"filter": [*passage]}}, "score_mode": "none"}}
    return {"bool": {"filter": [*on_documents(filters), held]}}


def by_date(sort: Sort) -> list[Json]:
    """Word the order of documents: newest first unless OLDEST, undated last, ties by id."""
    order = "asc" if sort is Sort.OLDEST else "desc"
    return [{"dated": {"order": order, "missing": "_last"}}, {"source": "asc"}]


def listed(match: Match, also: Collection[Key], filters: Filters, sort: Sort) -> Json:
    """Ask for the documents of the results by date."""
    seen = holding(result_set(match, also, filters), filters)
    return {**_BARE, "docvalue_fields": ["source"], "query": seen, "sort": by_date(sort)}


def sources(filters: Filters, sort: Sort) -> Json:
    """Ask for documents, by date."""
    passage = on_passages(filters, "p.")
    every = {"bool": {"filter": of_type("source", *on_documents(filters))}}
    seen = holding(passage, filters) if passage else every
    return {"track_total_hits": True, "_source": ["stored.data"], "sort": by_date(sort), "query": seen}


def outcomes(filters: Filters, sort: Sort) -> Json:
    """Ask for outcomes by due date (RELEVANCE) or by their document's."""
    order = "desc" if sort is Sort.NEWEST else "asc"
    by = {("due" if sort is Sort.RELEVANCE else "dated"): {"order": order, "missing": "_last"}}
    seen = [{"exists": {"field": "rung"}}, *passages_seen(filters)]
    return {
        "track_total_hits": True, "_source": ["stored.data"], "query": {"bool": {"filter": seen}},
        "sort": [by, {"source": "asc"}, {"ordinal": "asc"}],
    }  # fmt: skip


def provision(canonical_id: str, clearance: Classification) -> Json | None:
    """Ask for the passages of a provision, the leading file first; None for what is no id."""
    asked = parse(canonical_id)
    if asked is None:
        return None
    wanted = str(asked.article) if asked.part is None else canonical_id
    without = [] if wanted.endswith("/penjelasan") else [{"term": {"elucidation": True}}]
    seen = of_type("passage", cleared(clearance), {"term": {"provision": wanted}})
    return {
        **_BARE, "size": 10_000, "docvalue_fields": ["source", "ordinal"],
        "query": {"bool": {"filter": seen, "must_not": without}},
        "sort": [{"summary": "asc"}, {"size": "desc"}, {"source": "asc"}, {"ordinal": "asc"}],
    }  # fmt: skip


def held(kind: str, clearance: Classification) -> Json:
    """Ask how many documents of a type there are."""
    return {"size": 0, "track_total_hits": True, "query": {"bool": {"filter": of_type(kind, cleared(clearance))}}}


def vocabulary(start: str, limit: int, clearance: Classification, shards: int) -> Json:
    """Ask for the words that begin so, with their number of documents."""
    within = re.sub(r"([^\w])", r"\\\1", text(start)) + ".*"
    terms: Json = {"field": "words", "include": within, "size": limit}
    if shards > 1:
        terms["shard_size"] = max(limit, VALUES)
    seen = of_type("source", cleared(clearance), {"prefix": {"words": text(start)}})
    return {
        "size": 0, "track_total_hits": False, "query": {"bool": {"filter": seen}}, "aggs": {"words": {"terms": terms}}
    }  # fmt: skip
