"""Engines that are wrong in one thing each, of the kind one writes by accident. The contract must reject every one."""

from collections import Counter
from dataclasses import replace

import numpy as np
from reference import Reference

from indexes.model import Classification, Filters, Key, Sort
from indexes.query import Counts, Facet, Field, Listing, Match, Ranked, Relations

TOP = Classification.SANGAT_RAHASIA
SEEN = Filters(TOP)


class FiltersAfterTheLimitOfWords(Reference):
    def lexical(self, match, filters, limit):
        met = {e.passage.key for e in self.entries() if self.meets(filters, e)}
        return tuple(r for r in super().lexical(match, SEEN, limit) if r.key in met)


class FiltersAfterTheLimitOfMeaning(Reference):
    def semantic(self, code, filters, limit):
        met = {e.passage.key for e in self.entries() if self.meets(filters, e)}
        return tuple(r for r in super().semantic(code, SEEN, limit) if r.key in met)


class NeverMoreThanTen(Reference):
    def lexical(self, match, filters, limit):
        return super().lexical(match, filters, min(limit, 10))


class TiesAsTheyCome(Reference):
    def best(self, scored, limit):
        ranked = (Ranked(entry.passage.key, score) for score, entry in scored)
        return tuple(sorted(ranked, key=lambda r: -r.score)[:limit])


class TiesByNumberOfPassage(Reference):
    def best(self, scored, limit):
        ranked = (Ranked(entry.passage.key, score) for score, entry in scored)
        return tuple(sorted(ranked, key=lambda r: (-r.score, r.key.ordinal, r.key.source))[:limit])


class DotProduct(Reference):
    def cosine(self, code, asked):
        return float(code.astype(float) @ asked.astype(float))


class OverflowingCosine(Reference):
    def cosine(self, code, asked):
        return super().cosine(code, asked) if abs(int(code.astype(int) @ asked.astype(int))) < 128 else 0.0


class CountsPassages(Reference):
    def counts(self, match, also, filters, facets):
        found = self.result_set(match, also, filters)
        by = {facet: Counter(v for e in found for v in self.values(facet, e)) for facet in facets}
        return Counts(len(found), by)


class CountsForgetAlso(Reference):
    def counts(self, match, also, filters, facets):
        return super().counts(match, (), filters, facets)


class CountsCiteAsWritten(Reference):
    def values(self, facet, entry):
        return set(entry.passage.cites) if facet is Facet.CITES else super().values(facet, entry)


class ListsForgetAlso(Reference):
    def listed(self, match, also, filters, sort, offset, limit):
        return super().listed(match, (), filters, sort, offset, limit)


class ListsIgnoreTheOffset(Reference):
    def listed(self, match, also, filters, sort, offset, limit):
        return super().listed(match, also, filters, sort, 0, limit)


class UndatedFirst(Reference):
    def day_order(self, day, oldest_first):
        return (False, 0) if day is None else (True, super().day_order(day, oldest_first)[1])


class UndatedInsideABound(Reference):
    def within(self, day, since, until):
        return day is None or super().within(day, since, until)


class UntilIsExclusive(Reference):
    def within(self, day, since, until):
        return super().within(day, since, until) and day != (until or "")


class EmptyMatchFindsAll(Reference):
    def matches(self, match, entry):
        return match.empty or super().matches(match, entry)


class ExcludedIgnored(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, excluded=()), entry)


class RequiredOnlyScores(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, required=()) if match.concepts else match, entry)


class OneConceptIsEnough(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, least=1), entry)


class EveryConceptIsNeeded(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, least=len(match.concepts)), entry)


class TermsCountAsConcepts(Reference):
    def matches(self, match, entry):
        apart = tuple(replace(c, terms=(t,)) for c in match.concepts for t in c.terms)
        return super().matches(replace(match, concepts=apart), entry)


class BoostsMatch(Reference):
    def matches(self, match, entry):
        return super().matches(match, entry) or any(self.has_term(term, entry) for term in match.boosts)


class PhraseOfScatteredWords(Reference):
    def has_phrase(self, phrase, entry):
        return set(phrase.tokens) <= set(entry.tokens[Field.EXACT])


class PhraseInAnyOrder(Reference):
    def has_phrase(self, phrase, entry):
        turned = replace(phrase, tokens=phrase.tokens[::-1])
        return super().has_phrase(phrase, entry) or super().has_phrase(turned, entry)


class WordsByPrefix(Reference):
    def has_term(self, term, entry):
        tokens = entry.tokens.get(term.field, ())
        return super().has_term(term, entry) or any(term.token and t.startswith(term.token) for t in tokens)


class WeightsForgotten(Reference):
    def points(self, term, entry):
        return super().points(replace(term, weight=1.0), entry)


class BestAlternativeOnly(Reference):
    def score(self, match, entry):
        return max((super(BestAlternativeOnly, self).points(t, entry) for c in match.concepts for t in c.terms
                    if self.has_term(t, entry)), default=0.0)  # fmt: skip


class CitationsScoreAsWords(Reference):
    def points(self, term, entry):
        return super().points(term, entry) * (1 + len(entry.passage.cites))


class LengthIgnored(Reference):
    def points(self, term, entry):
        return term.weight if term.field.value == "cites" else term.weight * entry.tokens[term.field].count(term.token)


class CitesAsWritten(Reference):
    def cites(self, wanted, cited):
        return wanted == cited


class CitesByLetters(Reference):
    def cites(self, wanted, cited):
        return cited.startswith(wanted)


class FiltersOfPassagesAddUpOverADocument(Reference):
    def sources(self, filters, sort, offset, limit):
        alone = (replace(filters, due_since=None), replace(SEEN, due_since=filters.due_since))
        met = [{s.id for s in super(type(self), self).sources(f, sort, 0, 99).items} for f in alone]
        found = [s for s in super().sources(SEEN, sort, 0, 99).items if s.id in met[0] & met[1]]
        return Listing(tuple(found[offset : offset + limit]), len(found))


class FetchForgetsClearance(Reference):
    def fetch(self, keys, filters):
        return super().fetch(keys, replace(filters, clearance=TOP))


class FetchForgetsFilters(Reference):
    def fetch(self, keys, filters):
        return super().fetch(keys, Filters(clearance=filters.clearance))


class FetchLacksHeadings(Reference):
    def candidate(self, entry):
        return replace(super().candidate(entry), heading="")


class VocabularyForgetsClearance(Reference):
    def vocabulary(self, prefix, limit, clearance):
        return super().vocabulary(prefix, limit, TOP)


class ProvisionForgetsClearance(Reference):
    def provision(self, canonical_id, clearance):
        return super().provision(canonical_id, TOP)


class RelationsForgetClearance(Reference):
    def relations(self, clearance):
        return super().relations(TOP)


class CodesForgetClearance(Reference):
    def codes(self, source_id, clearance):
        return super().codes(source_id, TOP)


class ListsForgetClearance(Reference):
    def listed(self, match, also, filters, sort, offset, limit):
        return super().listed(match, also, replace(filters, clearance=TOP), sort, offset, limit)


class VocabularyCountsPassages(Reference):
    def vocabulary(self, prefix, limit, clearance):
        found = super().vocabulary(prefix, 999, clearance)
        counted = [(w, sum(w in e.tokens["exact"] for e in self.entries())) for w, _ in found]
        return tuple(sorted(counted, key=lambda pair: (-pair[1], pair[0]))[:limit])


class ProvisionBringsTheElucidation(Reference):
    def is_part(self, wanted, entry):
        its = entry.passage.provision.id if entry.passage.provision else ""
        return super().is_part(wanted, entry) or its.startswith(wanted + "/")


class ProvisionFindsAmendments(Reference):
    def is_part(self, wanted, entry):
        amends = entry.passage.provision.amends if entry.passage.provision else None
        return super().is_part(wanted, entry) or amends == wanted


class SummariesMayLead(Reference):
    def provision(self, canonical_id, clearance):
        return tuple(sorted(super().provision(canonical_id, clearance)))


class VisibleBeforeCommit(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, codes)
        self.commit()


class OldPassagesStay(Reference):
    def replace(self, source, passages, codes):
        old = self.store.pending.get(source.id)
        super().replace(source, passages, codes)
        if old:
            kept = old[1][len(passages) :]
            self.store.pending[source.id] = (source, self.store.pending[source.id][1] + kept)


class DeletingTakesTheNeighbours(Reference):
    def delete(self, source_id):
        for name in [name for name in self.store.pending if name.startswith(source_id)]:
            super().delete(name)


class EmptyDocumentsVanish(Reference):
    def replace(self, source, passages, codes):
        if passages:
            super().replace(source, passages, codes)


class CodesAreBorrowed(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, codes)
        kept, entries = self.store.pending[source.id]
        lent = tuple(replace(e, code=code) for e, code in zip(entries, codes, strict=True))
        self.store.pending[source.id] = (kept, lent)


class ZerosAreTaken(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, np.where(codes.any(axis=-1, keepdims=True), codes, 1).astype(np.int8))


class UncommittedSurvivesClosing(Reference):
    def close(self):
        pass


class RootsByLetters(Reference):
    def versions(self, root):
        found = (s for s, _ in self.store.documents.values() if s.root.startswith(root.rstrip("/")))
        return {s.id: s.version for s in found}


class RelationsAddUp(Reference):
    def put_relations(self, relations):
        self.store.pending_relations = Relations(self.store.relations.statements + relations.statements)


class OutcomesWithoutADayFirst(Reference):
    def outcomes(self, filters, sort, offset, limit):
        found = super().outcomes(filters, sort, 0, 999)
        items = found.items
        if sort is Sort.RELEVANCE:
            items = tuple(sorted(items, key=lambda pair: pair[1].due is not None))
        return Listing(items[offset : offset + limit], found.total)


class TotalIsThePage(Reference):
    def sources(self, filters, sort, offset, limit):
        found = super().sources(filters, sort, offset, limit)
        return Listing(found.items, len(found.items))


class UnknownKeysAreAnError(Reference):
    def counts(self, match: Match, also, filters, facets):
        known = {e.passage.key for e in self.entries()}
        missing: list[Key] = [key for key in also if key not in known]
        if missing:
            raise KeyError(missing)
        return super().counts(match, also, filters, facets)


class RunIsKeptBeforeCommit(Reference):
    def put_run(self, run):
        super().put_run(run)
        self.store.run = run


class RunOutlivesAClose(Reference):
    def close(self):
        told = self.store.pending_run
        super().close()
        self.store.run = told


class StateIsNamedByWhatIsThere(Reference):
    def state(self):
        return " ".join(sorted(self.store.documents))


class StateHasAnotherNameBeforeCommit(Reference):
    def state(self):
        return f"{super().state()} {len(self.store.pending)}"


class ManyReadsOfManyStates(Reference):
    def in_one_state(self, ask):
        return ask(self)


class ManyReadsOfAnOldState(Reference):
    def in_one_state(self, ask):
        documents = self.store.documents
        still = type(self)(self.manifest, replace(self.store, documents=self.known))
        self.known = documents
        return ask(still)

    known = {}


class BothUnderTheFiltersOfWords(Reference):
    def both(self, words, meaning):
        return super().both(words, meaning._replace(filters=words.filters))


class BothWithOneLimit(Reference):
    def both(self, words, meaning):
        return super().both(words, meaning._replace(limit=words.limit))


class BothTakesAnyCode(Reference):
    def both(self, words, meaning):
        return super().both(words, meaning) if meaning.code.any() else (self.lexical(*words), ())


class BothGivesNothingWithoutWords(Reference):
    def both(self, words, meaning):
        return ((), ()) if words.match.empty else super().both(words, meaning)


class SizeForgetsClearance(Reference):
    def size(self, clearance):
        return super().size(TOP)


class SizeCountsPublicOnly(Reference):
    def size(self, clearance):
        return super().size(Classification.BIASA)


class SizeCountsSecretPassages(Reference):
    def size(self, clearance):
        return replace(super().size(clearance), passages=super().size(TOP).passages)


DRIFTS = [each for each in list(globals().values()) if isinstance(each, type) and issubclass(each, Reference)][1:]
