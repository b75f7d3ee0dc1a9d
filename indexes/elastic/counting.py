"""Counts of distinct documents: the question, and what its answers say.

What all passages of a document cite stands with the document itself, where it is counted like a kind or a place. The
rest stands with the nested passages, each of which is matched once more, and its documents are told apart by value.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from indexes.elastic.questions import VALUES, holding, result_set
from indexes.model import Filters, Key
from indexes.query import Counts, Facet, Match

Json = dict[str, Any]

CITED = VALUES // 2
"""Most cited values in each of the two lists of one answer."""

_FIELDS = {
    Facet.KIND: "kind", Facet.PLACE: "places", Facet.INSTITUTION: "institutions", Facet.LANGUAGE: "language"
}  # fmt: skip
_ALL, _SOME = "all", "some"


def counted(
    match: Match, also: Collection[Key], filters: Filters, facets: Collection[Facet], part: tuple[int, int] = (0, 1)
) -> Json:
    """Ask how many documents hold a passage of the results, in all and by value.

    `part` names one of so many parts of what is cited, for when there is more than one answer holds.
    """
    passage = result_set(match, also, filters)
    by: Json = {f: {"terms": {"field": _FIELDS[f], "size": VALUES}} for f in facets if f in _FIELDS}
    if Facet.CITES in facets:
        by |= _cited(passage, part)
    return {"size": 0, "track_total_hits": True, "query": holding(passage, filters), "aggs": by}


def _cited(passage: Sequence[Json], part: tuple[int, int]) -> Json:
    # By name, as the values are stored: the order that costs the server least.
    terms: Json = {"size": CITED, "order": {"_key": "asc"}}
    if part[1] > 1:
        terms["include"] = {"partition": part[0], "num_partitions": part[1]}
    values = {"terms": {"field": "p.cited", **terms}, "aggs": {"in": {"reverse_nested": {}}}}
    # Most passages cite nothing: asked first, since the rest need not be matched then.
    within = {"filter": {"bool": {"filter": [{"exists": {"field": "p.cited"}}, *passage]}}, "aggs": {"by": values}}
    return {
        _ALL: {"terms": {"field": "cited", **terms}},
        _SOME: {"nested": {"path": "p"}, "aggs": {"within": within}},
    }


def cut(answer: Json) -> bool:
    """Say whether more is cited than the answer holds."""
    return any(each["sum_other_doc_count"] for each in _lists(answer.get("aggregations", {})))


def read(answers: Sequence[Json], facets: Collection[Facet]) -> Counts:
    """Read the answers to all parts of what is cited; everything else is in each of them."""
    given = answers[0].get("aggregations", {})
    by = {f: {each["key"]: each["doc_count"] for each in given[f]["buckets"]} for f in facets if f in _FIELDS}
    if Facet.CITES in facets:
        by[Facet.CITES] = _added([each["aggregations"] for each in answers])
    return Counts(answers[0]["hits"]["total"]["value"], by)


def _added(given: Sequence[Json]) -> dict[str, int]:
    """Add what is cited: a document has a value with itself or with its passages, and not with both."""
    found: Counter[str] = Counter()
    for every, some in map(_lists, given):
        found.update({each["key"]: each["doc_count"] for each in every["buckets"]})
        found.update({each["key"]: each["in"]["doc_count"] for each in some["buckets"]})
    return dict(found)


def _lists(given: Mapping[str, Any]) -> tuple[Json, ...]:
    return (given[_ALL], given[_SOME]["within"]["by"]) if _ALL in given else ()
