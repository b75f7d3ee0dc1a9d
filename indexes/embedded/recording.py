"""One transaction that writes a batch of changes to the truth."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import accumulate, count

from indexes.analysis import FieldTokens, field_tokens
from indexes.canonical import wholes
from indexes.embedded.truth import LIVING, state
from indexes.embedded.words import Entry
from indexes.model import Passage, Source
from indexes.query import Codes, Field, Relations
from indexes.runs import Run
from indexes.stored import dump

_AT_ONCE = 500
"""Documents that are asked for together."""

Tallies = defaultdict[int, Counter[str]]
"""Per classification, by how much each word's number of documents changes."""


@dataclass(frozen=True)
class Draft:
    """A document as it was handed over, before it is committed."""

    source: Source
    passages: Sequence[Passage]
    codes: Codes


Numbered = Sequence[tuple[int, int, Draft]]
"""Documents with their own numbers and those of their first passages."""


@dataclass
class Pending:
    """What was written since the last commit; the last word about a source counts, None deletes it."""

    sources: dict[str, Draft | None] = field(default_factory=dict)
    relations: Relations | None = None
    run: Run | None = None

    def __bool__(self) -> bool:
        """Say whether there is anything to commit."""
        return bool(self.sources) or self.relations is not None or self.run is not None


def record(connection: sqlite3.Connection, pending: Pending) -> tuple[int, list[Entry]]:
    """Write the batch in one transaction; gives its generation, and the passages as what is derived needs them."""
    with _transaction(connection):
        generation = int(state(connection, "generation")) + 1
        words: Tallies = defaultdict(Counter)
        names = list(pending.sources)
        for at in range(0, len(names), _AT_ONCE):
            _bury(connection, names[at : at + _AT_ONCE], generation, words)
        drafts = [draft for draft in pending.sources.values() if draft is not None]
        entries = _add(connection, drafts, generation, words)
        _count_words(connection, words)
        if pending.relations is not None:
            _relate(connection, pending.relations, generation)
        if pending.run is not None:
            connection.execute("INSERT OR REPLACE INTO state VALUES ('run', ?)", (dump(pending.run),))
        _set(connection, {"generation": generation})
    return generation, entries


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what happens inside lasting as a whole, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself; asking again would hide the reason.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def purge(connection: sqlite3.Connection, generation: int) -> None:
    """Remove for good what died up to this generation: no reader sees it any more."""
    dead = connection.execute("SELECT doc, first, first + size FROM source WHERE died <= ?", (generation,)).fetchall()
    relations = connection.execute("SELECT 1 FROM relation WHERE died <= ? LIMIT 1", (generation,)).fetchone()
    if not dead and not relations:
        return
    with _transaction(connection):
        for table in ("passage", "cite", "provision", "outcome", "owner"):
            spans = [(first, end) for _, first, end in dead]
            connection.executemany(f"DELETE FROM {table} WHERE pid >= ? AND pid < ?", spans)
        for table in ("label", "source"):
            connection.executemany(f"DELETE FROM {table} WHERE doc = ?", [(doc,) for doc, _, _ in dead])
        connection.execute("DELETE FROM relation WHERE died <= ?", (generation,))


def _bury(connection: sqlite3.Connection, names: Sequence[str], generation: int, words: Tallies) -> None:
    # The plus keeps SQLite from the index of `died`, where all the living are one value: a commit of n cost n squared.
    asked = "SELECT doc, first, first + size, classification FROM source WHERE id IN (%s) AND +died = ?"
    found = connection.execute(asked % ",".join("?" * len(names)), (*names, LIVING)).fetchall()
    for doc, first, end, classification in found:
        texts = connection.execute("SELECT exact FROM passage WHERE pid >= ? AND pid < ?", (first, end))
        words[classification].subtract(set().union(*(text.split() for (text,) in texts)))
        connection.execute("UPDATE source SET died = ? WHERE doc = ?", (generation, doc))


def _add(connection: sqlite3.Connection, drafts: Sequence[Draft], generation: int, words: Tallies) -> list[Entry]:
    """Write documents with their passages, table by table: a statement for all costs a fraction of one for each."""
    doc, pid = int(state(connection, "next_doc")), int(state(connection, "next_pid"))
    firsts = list(accumulate((len(draft.passages) for draft in drafts), initial=pid))
    numbered = list(zip(count(doc), firsts, drafts, strict=False))
    connection.executemany(
        "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_source_row(draft, doc, first, generation) for doc, first, draft in numbered),
    )
    connection.executemany("INSERT OR IGNORE INTO label VALUES (?, ?, ?)", _labels(numbered))
    entries: list[Entry] = []
    connection.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?, ?)", _passage_rows(numbered, words, entries))
    _add_named(connection, [each for _, first, draft in numbered for each in enumerate(draft.passages, first)])
    _set(connection, {"next_doc": doc + len(drafts), "next_pid": firsts[-1]})
    return entries


def _source_row(draft: Draft, doc: int, pid: int, generation: int) -> tuple[object, ...]:
    source = draft.source
    dated = None if source.dated is None else source.dated.toordinal()
    return (
        (doc, source.id, source.root, source.version, source.canonical, source.kind.value, dated)
        + (int(source.classification), source.language, source.summary, pid, len(draft.passages))
        + (generation, LIVING, dump(source))
    )


def _labels(numbered: Numbered) -> Iterator[tuple[int, str, str]]:
    for doc, _, draft in numbered:
        yield from ((doc, "place", value) for value in draft.source.places)
        yield from ((doc, "institution", value) for value in draft.source.institutions)


def _passage_rows(numbered: Numbered, words: Tallies, entries: list[Entry]) -> Iterator[tuple[object, ...]]:
    """Give the rows of all passages, counting each document's words and keeping its tokens on the way."""
    for doc, first, draft in numbered:
        tokens = [field_tokens(draft.source, passage) for passage in draft.passages]
        words[int(draft.source.classification)].update(set().union(*(each.exacts for each in tokens)))
        for pid, passage, made, code in zip(count(first), draft.passages, tokens, draft.codes, strict=False):
            entries.append(_entry(pid, doc, passage, made))
            yield pid, dump(passage), made.stem, code.tobytes(), made.exact, made.heading


def _entry(pid: int, doc: int, passage: Passage, made: FieldTokens) -> Entry:
    tokens = {Field.STEM: made.stems, Field.EXACT: made.exacts, Field.HEADING: made.headings}
    return Entry(pid, doc, tokens, wholes(passage.cites) if passage.cites else ())


def _add_named(connection: sqlite3.Connection, passages: Sequence[tuple[int, Passage]]) -> None:
    """Write what passages are looked up by: what they cite, which provision they are, what they bring."""
    connection.executemany(
        "INSERT OR IGNORE INTO cite VALUES (?, ?)", ((pid, value) for pid, p in passages for value in p.cites)
    )
    connection.executemany(
        "INSERT INTO provision VALUES (?, ?)", ((p.provision.id, pid) for pid, p in passages if p.provision)
    )
    outcomes = [(pid, p.outcome) for pid, p in passages if p.outcome]
    connection.executemany(
        "INSERT INTO outcome VALUES (?, ?, ?, ?)",
        ((pid, o.rung.value, o.status, o.due and o.due.toordinal()) for pid, o in outcomes),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO owner VALUES (?, ?)", ((pid, who) for pid, o in outcomes for who in o.who)
    )


def _count_words(connection: sqlite3.Connection, words: Tallies) -> None:
    """Add the changes in each word's number of documents, in key order, which B-trees like."""
    changed = sorted((word, secret, n) for secret, each in words.items() for word, n in each.items() if n)
    connection.executemany(
        "INSERT INTO word VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET docs = docs + excluded.docs", changed
    )
    connection.executemany(
        "DELETE FROM word WHERE token = ? AND classification = ? AND docs <= 0",
        ((token, secret) for token, secret, n in changed if n < 0),
    )


def _relate(connection: sqlite3.Connection, relations: Relations, generation: int) -> None:
    connection.execute("UPDATE relation SET died = ? WHERE died = ?", (generation, LIVING))
    connection.executemany(
        "INSERT INTO relation (classification, source, born, died, data) VALUES (?, ?, ?, ?, ?)",
        ((int(s.classification), s.source, generation, LIVING, dump(s.effect)) for s in relations.statements),
    )


def _set(connection: sqlite3.Connection, values: Mapping[str, int]) -> None:
    connection.executemany(
        "UPDATE state SET value = ? WHERE key = ?", [(str(value), key) for key, value in values.items()]
    )
