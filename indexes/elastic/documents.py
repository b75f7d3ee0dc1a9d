"""A source and its passages → the documents that the server holds of them."""

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from indexes.analysis import FieldTokens, field_tokens
from indexes.canonical import wholes, works_and_articles
from indexes.elastic.mapping import LONGEST
from indexes.model import Passage, Source
from indexes.query import Codes, Relations
from indexes.stored import dump

Json = dict[str, Any]

_LONG = re.compile(rf"[^ ]{{{LONGEST + 1}}}")

STATEMENTS = 500
"""Statements that are stored together."""


@dataclass(frozen=True)
class Draft:
    """A document as it was handed over. `edition` names it for ever: what is stored under it never changes."""

    edition: str
    source: Source
    passages: tuple[Passage, ...]
    codes: Codes


def token(word: str) -> str:
    """Give a token as it is indexed: a very long one by its digest, which no token of a text can be."""
    if len(word) <= LONGEST:
        return word
    return "-" + hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def text(value: str) -> str:
    """Give a value that JSON in UTF-8 can carry: lone surrogates, which a path may hold, are marked."""
    return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")


def key(source: str, ordinal: int) -> str:
    """Name a passage in one word."""
    return f"{ordinal}#{text(source)}"


def day(when: date | None) -> int | None:
    """Give a day as its number."""
    return None if when is None else when.toordinal()


def hexadecimal(code: Codes) -> str:
    """Write a code as the server takes it."""
    return code.tobytes().hex()


def packed(code: Codes) -> str:
    """Write a code as it is stored."""
    return base64.b64encode(code.tobytes()).decode()


def unpacked(stored: str) -> Codes:
    """Read what `packed` wrote."""
    return np.frombuffer(base64.b64decode(stored), dtype=np.int8)


def documents(draft: Draft, born: str) -> Iterator[tuple[str, Json]]:
    """Give each document of a draft with its id: the source, then the passages."""
    mark = {"edition": draft.edition, "born": born, "source": text(draft.source.id), **_described(draft.source)}
    mark |= {"size": len(draft.passages), "summary": draft.source.summary}
    tokens = [field_tokens(draft.source, passage) for passage in draft.passages]
    matched = [_matched(passage, words) for passage, words in zip(draft.passages, tokens, strict=True)]
    yield draft.edition, {**mark, **_of_source(draft, tokens, matched)}
    for passage, words, code, its in zip(draft.passages, tokens, draft.codes, matched, strict=True):
        yield f"{draft.edition}-{passage.ordinal}", {**mark, **_of_passage(draft.source, passage, words, code), **its}


def of_relations(relations: Relations, edition: str, born: str) -> Iterator[tuple[str, Json]]:
    """Give the documents that hold the statements, in their order."""
    for at in range(0, len(relations.statements), STATEMENTS):
        part = Relations(relations.statements[at : at + STATEMENTS])
        mark = {"type": "relation", "edition": edition, "born": born, "ordinal": at}
        yield f"{edition}-{at}", {**mark, "stored": {"data": dump(part)}}


def _described(source: Source) -> Json:
    return {
        "kind": source.kind.value, "language": text(source.language), "secret": int(source.classification),
        "dated": day(source.dated), "places": [*map(text, source.places)],
        "institutions": [*map(text, source.institutions)],
    }  # fmt: skip


def _of_source(draft: Draft, tokens: list[FieldTokens], matched: list[Json]) -> Json:
    source = draft.source
    cited = [_cited(passage) for passage in draft.passages]
    common = set.intersection(*cited) if cited else set()
    return {
        "type": "source",
        "cited": sorted(common),
        "path": text(f"{source.root}/{source.file}"),
        "words": sorted({word for each in tokens for word in each.exact.split()}),
        "p": [{**its, "cited": sorted(each - common)} for its, each in zip(matched, cited, strict=True)],
        "stored": {"version": source.version, "data": dump(source)},
    }


def _of_passage(source: Source, passage: Passage, words: FieldTokens, code: Codes) -> Json:
    its = passage.provision.id if passage.provision else source.canonical or ""
    return {
        "type": "passage", "ordinal": passage.ordinal,
        "provision": wholes([text(its)]), "elucidation": its.endswith("/penjelasan"), "code": hexadecimal(code),
        "stored": {"data": dump(passage), "code": packed(code), "stems": words.stem, "heading": words.heading},
    }  # fmt: skip


def _matched(passage: Passage, words: FieldTokens) -> Json:
    """Give what a passage is matched and filtered by: it is written twice, alone and nested in its document."""
    return {
        "stem": _short(words.stem), "exact": _short(words.exact), "heading": _short(words.heading),
        "key": key(passage.source, passage.ordinal), "cites": _cites(passage), **_outcome(passage),
    }  # fmt: skip


def _short(tokens: str) -> str:
    """Shorten the very long tokens, of which hardly a text has one."""
    return " ".join(map(token, tokens.split(" "))) if _LONG.search(tokens) else tokens


def _outcome(passage: Passage) -> Json:
    outcome = passage.outcome
    if outcome is None:
        return {}
    return {
        "rung": outcome.rung.value, "owners": [*map(text, outcome.who)],
        "progress": outcome.status and outcome.status.value, "due": day(outcome.due),
    }  # fmt: skip


def _cites(passage: Passage) -> list[str]:
    """Give what the cited ids are parts of, for filters."""
    return sorted(wholes(map(text, passage.cites))) if passage.cites else []


def _cited(passage: Passage) -> set[str]:
    """Give the works and articles that are cited, for counts."""
    return {text(part) for each in passage.cites for part in works_and_articles(each)}
