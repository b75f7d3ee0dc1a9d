"""Words, phrases and filters in tantivy: the only module that knows it. Derived from the truth.

Its BM25 keeps the factor k1 + 1 = 2.2 that the contract's leaves out; weights are divided by it.
Field numbers are signed: tantivy 0.27 silently deletes nothing when a term of an unsigned
field is given as a Python int.
"""

import errno
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from indexes.embedded import checksums
from indexes.embedded.columns import Ints
from indexes.embedded.words_files import META, committed, files, let_others_read, unreadable
from indexes.model import Classification, Filters
from indexes.query import Concept, Field, Match, Phrase, Term

Asked: TypeAlias = Query
"""What is asked of the words, worded for tantivy."""

_TIMES_LUCENE = 2.2
_HEAP = 64_000_000
_TIES = 16
_TOKENS: tuple[str, ...] = (Field.STEM, Field.EXACT, Field.HEADING)
_LISTS = ("kind", "language", "place", "institution", "cites")
_NUMBERS = ("doc", "pid", "secret", "dated")


@dataclass(frozen=True)
class Entry:
    """One passage as tantivy gets it: tokens per field, values per list (cited ids with their wholes)."""

    pid: int
    doc: int
    secret: int
    dated: int | None
    tokens: Mapping[str, str]
    lists: Mapping[str, Sequence[str]]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in _TOKENS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in _LISTS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in _NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


_SCHEMA = _schema()


def write(folder: Path, gone: Iterable[int], entries: Iterable[Entry]) -> int:
    """Take out the documents `gone`, put in the entries, commit; gives the number of the commit (opstamp)."""
    try:
        # A fresh handle for each batch: an old one leaves orphan files behind for ever.
        index = tantivy.Index(_SCHEMA, path=str(folder))
        writer = index.writer(_HEAP, 1)
        for doc in gone:
            writer.delete_documents_by_term("doc", doc)
        for entry in entries:
            writer.add_document(_document(entry))
        opstamp: int = writer.commit()
        writer.wait_merging_threads()
        let_others_read(folder)
    except ValueError as failed:
        # tantivy tells every trouble of the disk as a ValueError.
        raise OSError(errno.ENOSPC if "No space left" in str(failed) else errno.EIO, str(failed)) from failed
    return opstamp


def create(folder: Path) -> int:
    """Make an index without passages; gives the number of its last commit."""
    folder.mkdir()
    tantivy.Index(_SCHEMA, path=str(folder))
    let_others_read(folder)
    return committed(folder)


def _document(entry: Entry) -> tantivy.Document:
    document = tantivy.Document()
    for name, tokens in entry.tokens.items():
        document.add_text(name, tokens)
    for name, values in entry.lists.items():
        for value in values:
            document.add_text(name, value)
    document.add_integer("pid", entry.pid)
    document.add_integer("doc", entry.doc)
    document.add_integer("secret", entry.secret)
    if entry.dated is not None:
        document.add_integer("dated", entry.dated)
    return document


def check(folder: Path, sizes: Mapping[str, int], opstamp: int) -> None:
    """Raise IndexDamaged unless the folder holds what this commit, or a later one, wrote.

    A later one is whole as well: its writer was killed before it was published, and replaying changes nothing in it.
    """
    found = files(folder)
    later = committed(folder) > opstamp
    wrong = [name for name in found.keys() | sizes.keys() if found.get(name) != sizes.get(name) and not later]
    wrong += [name for name, size in found.items() if size < 0]
    if wrong or not sizes:
        raise checksums.changed(folder, sorted(wrong))
    checksums.compare_tantivy(folder, found.keys() - {META})
    Words(folder)


class Words:
    """One committed state of the words, for any number of threads."""

    def __init__(self, folder: Path) -> None:
        """Open what is committed in this folder now; IndexDamaged if tantivy cannot."""
        try:
            index = tantivy.Index.open(str(folder))
            index.config_reader("manual")
            self._searcher = index.searcher()
        except (ValueError, OSError) as broken:
            if "PermissionDenied" in str(broken) or "ReadOnlyFilesystem" in str(broken):
                raise PermissionError(errno.EACCES, str(broken)) from broken
            raise unreadable(folder, broken) from broken

    def best(self, asked: Asked, limit: int) -> tuple[Ints, list[float]]:
        """Give the pids and scores of the best `limit` passages, and all that tie with the last of them."""
        wanted = limit + _TIES
        while True:
            hits = self._searcher.search(asked, wanted, count=False).hits
            scores = [round(score, 4) for score, _ in hits]
            if len(hits) < wanted or scores[-1] < scores[limit - 1]:
                break
            wanted *= 4
        pids = self._searcher.fast_field_values("pid", [address for _, address in hits])
        return np.array(pids, dtype=np.int64), scores

    def frequency(self, term: Term) -> int:
        """Count the passages that have a term; those of documents that are gone may be among them."""
        many: int = self._searcher.doc_freq(term.field, term.token)
        return many

    def having(self, what: Term | Phrase) -> Ints:
        """Give the pids of all passages that have a term or a phrase."""
        tokens = (what.token,) if isinstance(what, Term) else what.tokens
        most = min((self._searcher.doc_freq(what.field, token) for token in tokens), default=0)
        return self._every(_term(what) if isinstance(what, Term) else _phrase(what), most)

    def matching(self, match: Match) -> Ints:
        """Give the pids of all passages that match."""
        return self._every(_silent(_meant(replace(match, boosts=()))), self._searcher.num_docs)

    def _every(self, asked: Asked, most: int) -> Ints:
        """Give the pids of all passages that are found, which are `most` at most."""
        if not most:
            return np.empty(0, dtype=np.int64)
        hits = self._searcher.search(asked, most, count=False, order_by_field="pid").hits
        return np.fromiter((pid for pid, _ in hits), dtype=np.int64, count=len(hits))


def query(match: Match, filters: Filters, docs: Sequence[int] | None, pids: Sequence[int] | None) -> Query:
    """Word a match and its filters; `docs` and `pids`, if not None, are the only ones that may be found."""
    parts = [(Occur.Must, _meant(match)), *_filter(filters)]
    parts += [(Occur.Must, _silent(_is_one("doc", docs)))] if docs is not None else []
    parts += [(Occur.Must, _silent(_is_one("pid", pids)))] if pids is not None else []
    return Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]


def _meant(match: Match) -> Query:
    parts = [(Occur.Must, part) for part in _concepts(match)]
    parts += [(Occur.Must, _silent(_phrase(phrase))) for phrase in match.phrases]
    parts += [(Occur.Must, _concept(concept)) for concept in match.required]
    parts += [(Occur.MustNot, _concept(concept)) for concept in match.excluded]
    parts += [(Occur.Should, _term(term)) for term in match.boosts]
    return Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]


def _concepts(match: Match) -> list[Query]:
    """Word "at least so many of the concepts"; where none is needed they only add to the score.

    Without any concept nothing is asked of concepts: phrases and required ones decide.
    """
    wanted = [(Occur.Should, _concept(concept)) for concept in match.concepts]
    if not wanted:
        return []
    if match.least > len(wanted):
        return [Query.empty_query()]
    if match.least <= 0:
        every = (Occur.Must, _silent(Query.all_query()))
        return [Query.boolean_query([every, *wanted])]
    if len(wanted) == 1:
        return [wanted[0][1]]
    return [Query.boolean_query(wanted, minimum_number_should_match=match.least)]


def _concept(concept: Concept) -> Query:
    if not concept.terms:
        return Query.empty_query()
    if len(concept.terms) == 1:
        return _term(concept.terms[0])
    return Query.boolean_query([(Occur.Should, _term(term)) for term in concept.terms])


def _term(term: Term) -> Query:
    found = Query.term_query(_SCHEMA, term.field, term.token)
    if term.field is Field.CITES:
        return Query.const_score_query(found, term.weight)
    return Query.boost_query(found, term.weight / _TIMES_LUCENE)


def _phrase(phrase: Phrase) -> Query:
    if not phrase.tokens:
        return Query.empty_query()
    if len(phrase.tokens) == 1:
        return Query.term_query(_SCHEMA, phrase.field, phrase.tokens[0])
    return Query.phrase_query(_SCHEMA, phrase.field, list(phrase.tokens))


def _filter(filters: Filters) -> list[tuple[Occur, Query]]:
    """Word the filters that tantivy knows itself; none of them scores."""
    above = [level for level in Classification if level > filters.clearance]
    parts = [(Occur.MustNot, Query.term_query(_SCHEMA, "secret", int(level))) for level in above]
    wanted = (filters.kinds, filters.languages, filters.places, filters.institutions, filters.cites)
    for name, values in zip(_LISTS, wanted, strict=True):
        if values:
            parts.append((Occur.Must, _silent(_is_one(name, sorted(values)))))
    if filters.since or filters.until:
        parts.append((Occur.Must, _silent(_dated(filters))))
    return parts


def _dated(filters: Filters) -> Query:
    since = filters.since.toordinal() if filters.since else 0
    until = filters.until.toordinal() if filters.until else 2**40
    return Query.range_query(_SCHEMA, "dated", FieldType.Integer, since, until)


def _is_one(name: str, values: Sequence[str] | Sequence[int]) -> Query:
    return Query.term_set_query(_SCHEMA, name, list(values))


def _silent(asked: Asked) -> Query:
    return Query.const_score_query(asked, 0.0)
