"""The contract as plainly as it can be said: everything in memory, every read a loop over all passages."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

import numpy as np

from indexes.analysis import field_tokens, fold
from indexes.canonical import contains, parse, work_of
from indexes.index import Index
from indexes.manifest import Manifest
from indexes.model import Classification, Filters, Key, Outcome, Passage, Sort, Source
from indexes.query import (
    ByMeaning,
    ByWords,
    Candidate,
    Codes,
    Concept,
    Counts,
    Facet,
    Field,
    Listing,
    Match,
    Phrase,
    Ranked,
    Relations,
    Term,
)
from indexes.runs import Run, Size
from indexes.stored import dump

T = TypeVar("T")


@dataclass(frozen=True)
class Entry:
    """One passage with its document, its code and its tokens."""

    source: Source
    passage: Passage
    code: Codes
    tokens: Mapping[Field, list[str]]


Stored = dict[str, tuple[Source, tuple[Entry, ...]]]


@dataclass
class Store:
    """What is committed, and what is not yet."""

    documents: Stored = field(default_factory=dict)
    relations: Relations = Relations()
    pending: Stored = field(default_factory=dict)
    pending_relations: Relations = Relations()
    run: Run | None = None
    pending_run: Run | None = None
    commits: int = 0


class Reference:
    """An index without any cleverness."""

    repaired: tuple[str, ...] = ()

    def __init__(self, manifest: Manifest, store: Store | None = None) -> None:
        self.manifest = manifest
        self.store = store or Store()

    def check(self) -> tuple[str, ...]:
        return ()

    # Writing

    def replace(self, source: Source, passages: Sequence[Passage], codes: Codes) -> None:
        if codes.shape != (len(passages), self.manifest.dimensions) or not codes.any(axis=1).all():
            raise ValueError("codes")
        if [p.ordinal for p in passages] != list(range(len(passages))):
            raise ValueError("ordinals")
        entries = tuple(
            Entry(source, p, code, _tokens(source, p)) for p, code in zip(passages, codes.copy(), strict=True)
        )
        self.store.pending[source.id] = (source, entries)

    def delete(self, source_id: str) -> None:
        self.store.pending.pop(source_id, None)

    def put_relations(self, relations: Relations) -> None:
        self.store.pending_relations = relations

    def put_run(self, run: Run) -> None:
        self.store.pending_run = run

    def run(self) -> Run | None:
        return self.store.run

    def state(self) -> str:
        return str(self.store.commits)

    def in_one_state(self, ask: Callable[[Index], T]) -> T:
        while True:
            before = self.state()
            found = ask(self)
            if self.state() == before:
                return found

    def size(self, clearance: Classification) -> Size:
        seen = [entries for source, entries in self.store.documents.values() if source.classification <= clearance]
        return Size(len(seen), sum(map(len, seen)))

    def disk(self) -> int:
        return 0

    def commit(self) -> None:
        self.store.commits += 1
        self.store.run = self.store.pending_run
        self.store.documents = dict(self.store.pending)
        self.store.relations = self.store.pending_relations

    def close(self) -> None:
        self.store.pending = dict(self.store.documents)
        self.store.pending_relations = self.store.relations
        self.store.pending_run = self.store.run

    # Reading stored values

    def versions(self, root: str) -> Mapping[str, str]:
        return {s.id: s.version for s, _ in self.store.documents.values() if below(root, f"{s.root}/{s.file}")}

    def source(self, source_id: str, clearance: Classification) -> Source | None:
        found = self._document(source_id, clearance)
        return found[0] if found else None

    def sources(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[Source]:
        bare = Passage("", 0, "")
        found = [
            source
            for source, entries in self.store.documents.values()
            if self.accepts(filters, source, bare) or any(self.meets(filters, e) for e in entries)
        ]
        return Listing(tuple(self.by_date(found, sort)[offset : offset + limit]), len(found))

    def passages(self, source_id: str, clearance: Classification) -> tuple[Passage, ...]:
        found = self._document(source_id, clearance)
        return tuple(entry.passage for entry in found[1]) if found else ()

    def codes(self, source_id: str, clearance: Classification) -> Codes:
        found = self._document(source_id, clearance)
        rows = [entry.code for entry in found[1]] if found else []
        return np.array(rows, dtype=np.int8).reshape(-1, self.manifest.dimensions)

    def fetch(self, keys: Collection[Key], filters: Filters) -> Mapping[Key, Candidate]:
        named = (e for e in self.entries() if e.passage.key in keys and self.meets(filters, e))
        return {e.passage.key: self.candidate(e) for e in named}

    def candidate(self, entry: Entry) -> Candidate:
        stem, heading = (" ".join(entry.tokens[name]) for name in (Field.STEM, Field.HEADING))
        return Candidate(dump(entry.source), dump(entry.passage), entry.code, stem, heading)

    def provision(self, canonical_id: str, clearance: Classification) -> tuple[Key, ...]:
        asked = parse(canonical_id)
        if asked is None:
            return ()
        wanted = str(asked.article) if asked.part is None else canonical_id
        found = [e for e in self.entries() if e.source.classification <= clearance and self.is_part(wanted, e)]
        size = {name: len(entries) for name, (_, entries) in self.store.documents.items()}
        found.sort(key=lambda e: (e.source.summary, -size[e.source.id], e.passage.key))
        return tuple(e.passage.key for e in found)

    def is_part(self, wanted: str, entry: Entry) -> bool:
        its = entry.passage.provision.id if entry.passage.provision else entry.source.canonical or ""
        elucidation = its.endswith("/penjelasan") and not wanted.endswith("/penjelasan")
        return contains(wanted, its) and not elucidation

    def outcomes(self, filters: Filters, sort: Sort, offset: int, limit: int) -> Listing[tuple[Key, Outcome]]:
        found = [e for e in self.entries() if e.passage.outcome and self.meets(filters, e)]

        def day(entry: Entry) -> date | None:
            outcome = entry.passage.outcome
            return outcome.due if outcome and sort is Sort.RELEVANCE else entry.source.dated

        found.sort(key=lambda e: (self.day_order(day(e), sort is not Sort.NEWEST), e.passage.key))
        page = found[offset : offset + limit]
        return Listing(tuple((e.passage.key, e.passage.outcome) for e in page if e.passage.outcome), len(found))

    def relations(self, clearance: Classification) -> Relations:
        return Relations(tuple(s for s in self.store.relations.statements if s.classification <= clearance))

    def vocabulary(self, prefix: str, limit: int, clearance: Classification) -> tuple[tuple[str, int], ...]:
        start = fold(prefix)
        seen = {
            (token, e.source.id)
            for e in self.entries()
            if start and e.source.classification <= clearance
            for token in e.tokens[Field.EXACT]
            if token.startswith(start)
        }
        tally = Counter(token for token, _ in seen)
        return tuple(sorted(tally.items(), key=lambda pair: (-pair[1], pair[0]))[:limit])

    # Ranking and counting

    def lexical(self, match: Match, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        found = [e for e in self.entries() if self.matches(match, e) and self.meets(filters, e)]
        return self.best([(self.score(match, e), e) for e in found], limit)

    def semantic(self, code: Codes, filters: Filters, limit: int) -> tuple[Ranked, ...]:
        if code.shape != (self.manifest.dimensions,) or not code.any():
            raise ValueError("code")
        found = [e for e in self.entries() if self.meets(filters, e)]
        return self.best([(self.cosine(e.code, code), e) for e in found], limit)

    def both(self, words: ByWords, meaning: ByMeaning) -> tuple[tuple[Ranked, ...], tuple[Ranked, ...]]:
        return self.lexical(*words), self.semantic(*meaning)

    def counts(self, match: Match, also: Collection[Key], filters: Filters, facets: Collection[Facet]) -> Counts:
        found = self.result_set(match, also, filters)
        by = {
            facet: Counter(v for v, _ in {(v, e.source.id) for e in found for v in self.values(facet, e)})
            for facet in facets
        }
        return Counts(len({e.source.id for e in found}), by)

    def listed(
        self, match: Match, also: Collection[Key], filters: Filters, sort: Sort, offset: int, limit: int
    ) -> tuple[str, ...]:
        found = {e.source.id: e.source for e in self.result_set(match, also, filters)}
        return tuple(s.id for s in self.by_date(found.values(), sort))[offset : offset + limit]

    def result_set(self, match: Match, also: Collection[Key], filters: Filters) -> list[Entry]:
        return [
            e for e in self.entries() if (self.matches(match, e) or e.passage.key in also) and self.meets(filters, e)
        ]

    # The rules, one each

    def entries(self) -> Iterator[Entry]:
        for _, entries in self.store.documents.values():
            yield from entries

    def _document(self, name: str, clearance: Classification) -> tuple[Source, tuple[Entry, ...]] | None:
        found = self.store.documents.get(name)
        return found if found and found[0].classification <= clearance else None

    def best(self, scored: list[tuple[float, Entry]], limit: int) -> tuple[Ranked, ...]:
        named = [Ranked(entry.passage.key, score) for score, entry in scored]
        return tuple(sorted(named, key=lambda r: (-round(r.score, 4), r.key))[:limit])

    def by_date(self, sources: Collection[Source], sort: Sort) -> list[Source]:
        return sorted(sources, key=lambda s: (self.day_order(s.dated, sort is Sort.OLDEST), s.id))

    def day_order(self, day: date | None, oldest_first: bool) -> tuple[bool, int]:
        return (True, 0) if day is None else (False, day.toordinal() * (1 if oldest_first else -1))

    def cosine(self, code: Codes, asked: Codes) -> float:
        a, b = code.astype(float), asked.astype(float)
        return float(a @ b / math.sqrt((a @ a) * (b @ b)))

    def matches(self, match: Match, entry: Entry) -> bool:
        has = [self.has(concept, entry) for concept in match.concepts]
        return (
            not match.empty
            and (not has or sum(has) >= match.least)
            and all(self.has_phrase(phrase, entry) for phrase in match.phrases)
            and all(self.has(concept, entry) for concept in match.required)
            and not any(self.has(concept, entry) for concept in match.excluded)
        )

    def has(self, concept: Concept, entry: Entry) -> bool:
        return any(self.has_term(term, entry) for term in concept.terms)

    def has_term(self, term: Term, entry: Entry) -> bool:
        if term.field is Field.CITES:
            return any(contains(term.token, cited) for cited in entry.passage.cites)
        return term.token in entry.tokens[term.field]

    def has_phrase(self, phrase: Phrase, entry: Entry) -> bool:
        has, wanted = entry.tokens[Field.EXACT], list(phrase.tokens)
        return bool(wanted) and any(has[n : n + len(wanted)] == wanted for n in range(len(has)))

    def score(self, match: Match, entry: Entry) -> float:
        terms = [t for concept in (*match.concepts, *match.required) for t in concept.terms]
        return sum(self.points(term, entry) for term in (*terms, *match.boosts) if self.has_term(term, entry))

    def points(self, term: Term, entry: Entry) -> float:
        if term.field is Field.CITES:
            return term.weight
        lengths = [len(e.tokens[term.field]) for e in self.entries()]
        having = sum(self.has_term(term, e) for e in self.entries())
        idf = math.log(1 + (len(lengths) - having + 0.5) / (having + 0.5))
        tokens = entry.tokens[term.field]
        norm = 1.2 * (0.25 + 0.75 * len(tokens) * len(lengths) / sum(lengths))
        return term.weight * idf * tokens.count(term.token) / (tokens.count(term.token) + norm)

    def meets(self, filters: Filters, entry: Entry) -> bool:
        return self.accepts(filters, entry.source, entry.passage)

    def accepts(self, filters: Filters, source: Source, passage: Passage) -> bool:
        wanted = (
            (filters.kinds, {source.kind}),
            (filters.languages, {source.language}),
            (filters.sources, {source.id}),
            (filters.places, set(source.places)),
            (filters.institutions, set(source.institutions)),
        )
        return (
            source.classification <= filters.clearance
            and all(not some or some & has for some, has in wanted)
            and self.within(source.dated, filters.since, filters.until)
            and (not filters.cites or any(self.cites(w, c) for w in filters.cites for c in passage.cites))
            and self.accepts_outcome(filters, passage.outcome)
        )

    def accepts_outcome(self, filters: Filters, outcome: Outcome | None) -> bool:
        asked = (filters.rungs, filters.owners, filters.progress, filters.due_since, filters.due_until)
        if not any(asked):
            return True
        return (
            outcome is not None
            and (not filters.rungs or outcome.rung in filters.rungs)
            and (not filters.owners or bool(filters.owners & set(outcome.who)))
            and (not filters.progress or outcome.status in filters.progress)
            and self.within(outcome.due, filters.due_since, filters.due_until)
        )

    def cites(self, wanted: str, cited: str) -> bool:
        return contains(wanted, cited)

    def within(self, day: date | None, since: date | None, until: date | None) -> bool:
        if since is None and until is None:
            return True
        return day is not None and (since or date.min) <= day <= (until or date.max)

    def values(self, facet: Facet, entry: Entry) -> set[str]:
        return {
            Facet.KIND: {entry.source.kind.value},
            Facet.PLACE: set(entry.source.places),
            Facet.INSTITUTION: set(entry.source.institutions),
            Facet.LANGUAGE: {entry.source.language},
            Facet.CITES: {part for cited in entry.passage.cites for part in works_and_articles(cited)},
        }[facet]


def works_and_articles(cited: str) -> tuple[str, ...]:
    """Give what a citation is counted under."""
    parsed = parse(cited)
    return (work_of(cited), str(parsed.article)) if parsed and parsed.pasal else (work_of(cited),)


def below(root: str, folder: str) -> bool:
    """Say whether a folder is the root or below it."""
    return f"{folder}/".startswith(root.rstrip("/") + "/")


def _tokens(source: Source, passage: Passage) -> dict[Field, list[str]]:
    fields = field_tokens(source, passage)
    each = {Field.STEM: fields.stem, Field.EXACT: fields.exact, Field.HEADING: fields.heading}
    return {name: tokens.split() for name, tokens in each.items()}
