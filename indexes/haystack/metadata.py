"""What Haystack asks of the metadata of a set of documents."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from haystack import Document

_TYPES: dict[type, str] = {bool: "boolean", int: "int", float: "float"}


def field_of(name: str) -> str:
    """Give the key of `meta` that a field means; it may be named with or without `meta.` before it."""
    return name.removeprefix("meta.")


def distinct(documents: Iterable[Document], name: str) -> list[Any]:
    """Give a field's distinct values, ordered as text; 1, 1.0, "1" and true are four values."""
    values = (each.meta.get(field_of(name)) for each in documents)
    by_text = {
        (json.dumps(value, sort_keys=True), type(value).__name__): value for value in values if value is not None
    }
    return [by_text[key] for key in sorted(by_text, key=lambda key: (str(by_text[key]), key[1]))]


def distinct_counts(documents: list[Document], names: list[str]) -> dict[str, int]:
    """Count the distinct values of each field."""
    return {field_of(name): len(distinct(documents, name)) for name in names}


def types(documents: Iterable[Document]) -> dict[str, dict[str, str]]:
    """Give field → {"type": …} by the last value seen."""
    found = ((key, value) for each in documents for key, value in each.meta.items() if value is not None)
    return {key: {"type": _TYPES.get(type(value), "keyword")} for key, value in found}


def extent(documents: Iterable[Document], name: str) -> dict[str, Any]:
    """Give a field's least and greatest value."""
    values = [v for each in documents if isinstance(v := each.meta.get(field_of(name)), int | float | str)]
    try:
        return {"min": min(values), "max": max(values)}
    except (ValueError, TypeError):
        return {"min": None, "max": None}


def with_meta(document: Document, meta: dict[str, Any]) -> Document:
    """Give the document with more metadata; its id stays."""
    return replace(document, meta={**document.meta, **meta})
