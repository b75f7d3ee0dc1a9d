"""The shape of the index. Nothing is analysed there beyond spaces: tokens come ready-made.

Three types of documents share it. A *passage* is ranked. A *source* stands for a document and holds, nested,
what its passages are matched and filtered by, so that documents are counted exactly and not estimated: a match of
nested passages counts their document once. A *relation* holds statements. What is shown lies in `stored`, unindexed.
"""

from typing import Any

from indexes.manifest import Manifest

Json = dict[str, Any]

META = "rakor"
"""The key under `_meta` that holds the manifest and says that the index is ours."""

LAYOUT = 2
"""Raised with every change of what is stored that concerns this engine alone; indexes of before name none."""

LONGEST = 200
"""Characters of a token as it is indexed; the whitespace analyser would cut at 255."""

VECTORS_APART = (9, 2)
"""From this version on a server takes vectors out of what it stores by itself, for which it writes every document anew.
Ours are not stored in any case (`_source`), so it is told not to; an older one does not know the setting."""

_MANY = 10_000_000
_KEYWORD: Json = {"type": "keyword", "ignore_above": 8_000}
_FILTER: Json = {**_KEYWORD, "doc_values": False}
_DAY: Json = {"type": "integer"}
_ORDER: Json = {"type": "integer", "index": False}

_DESCRIBED: Json = {
    "kind": _KEYWORD, "language": _KEYWORD, "places": _KEYWORD, "institutions": _KEYWORD,
    "secret": {"type": "byte"}, "dated": _DAY,
}  # fmt: skip
_OUTCOME: Json = {"rung": _KEYWORD, "owners": _FILTER, "progress": _FILTER, "due": _DAY}


def _tokens(**options: object) -> Json:
    return {name: {"type": "text", "analyzer": "whitespace", **options} for name in ("stem", "exact", "heading")}


def body(manifest: Manifest, vectors: str, shards: int, version: tuple[int, ...]) -> Json:
    """Give what an index is created with on a server of this version; `vectors` is `flat` (exact) or `hnsw`."""
    code = {
        "type": "dense_vector", "element_type": "byte", "dims": manifest.dimensions, "index": True,
        "similarity": "cosine", "index_options": {"type": vectors},
    }  # fmt: skip
    cited = {**_KEYWORD, "index": False}
    nested = {**_tokens(norms=False), **_OUTCOME, "key": _FILTER, "cites": _FILTER, "cited": cited}
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            # A commit refreshes by itself, and the state hides what is not committed. This is for the searches after
            # the last one: they go on in its many small segments until they are shown what those were merged into.
            "refresh_interval": "30s",
            "max_result_window": _MANY,
            "max_terms_count": _MANY,
            "mapping.nested_objects.limit": _MANY,
            **({"mapping.exclude_source_vectors": False} if version >= VECTORS_APART else {}),
        },
        "mappings": {
            "dynamic": False,
            "_meta": {META: {**manifest.to_json(), "layout": LAYOUT}},
            "_source": {"includes": ["stored"]},
            "properties": {
                "type": _FILTER, "edition": _KEYWORD, "born": _FILTER, "source": _KEYWORD, "key": _FILTER,
                "ordinal": _ORDER, "path": _FILTER, "size": _ORDER, "summary": {"type": "boolean", "index": False},
                "provision": _FILTER, "elucidation": {"type": "boolean"}, "cites": _FILTER, "cited": cited,
                "code": code, "words": _KEYWORD, **_DESCRIBED, **_OUTCOME, **_tokens(),
                "p": {"type": "nested", "dynamic": False, "properties": nested},
                "stored": {"type": "object", "enabled": False},
            },
        },
    }  # fmt: skip
