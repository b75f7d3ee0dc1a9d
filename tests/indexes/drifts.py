"""Engines that are wrong in one thing each, as a hurried hand would write them: the contract must reject every one."""

from collections import Counter
from dataclasses import replace

from reference import Reference

from indexes.model import Classification, Filters
from indexes.query import Counts, Field, Listing, Relations

HIGHEST = max(Classification)


class LimitBeforeFilterInWords(Reference):
    def lexical(self, match, filters, limit):
        best = super().lexical(match, Filters(filters.clearance), limit)
        allowed = {r.key for r in super().lexical(match, filters, 10**6)}
        return tuple(r for r in best if r.key in allowed)


class LimitBeforeFilterInMeaning(Reference):
    def semantic(self, code, filters, limit):
        best = super().semantic(code, Filters(filters.clearance), limit)
        allowed = {r.key for r in super().semantic(code, filters, 10**6)}
        return tuple(r for r in best if r.key in allowed)


class TiesAsTheyCome(Reference):
    def best(self, scored, limit):
        keys = {entry.passage.key: n for n, (_, entry) in enumerate(scored)}
        return tuple(sorted(super().best(scored, 10**6), key=lambda r: (-round(r.score, 4), keys[r.key]))[:limit])


class NeverMoreThanTen(Reference):
    def best(self, scored, limit):
        return super().best(scored, min(limit, 10))


class DeletesWhatBeginsAlike(Reference):
    def delete(self, source_id):
        for name in [name for name in self.store.pending if name.startswith(source_id)]:
            super().delete(name)


class KeepsOldPassages(Reference):
    def replace(self, source, passages, codes):
        _, old = self.store.pending.get(source.id, (None, ()))
        super().replace(source, passages, codes)
        _, new = self.store.pending[source.id]
        self.store.pending[source.id] = (source, (*new, *old[len(new) :]))


class KeepsTheFirstVersion(Reference):
    def replace(self, source, passages, codes):
        if source.id not in self.store.documents:
            super().replace(source, passages, codes)


class VisibleBeforeCommit(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, codes)
        self.commit()


class ClosingCommits(Reference):
    def close(self):
        self.commit()


class SharesTheCallersCodes(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, codes)
        _, entries = self.store.pending[source.id]
        shared = tuple(replace(e, code=row) for e, row in zip(entries, codes, strict=True))
        self.store.pending[source.id] = (source, shared)


class TakesCodesOfZeros(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, passages, codes + (0 if codes.any() else 1))


class TakesAnyOrdinals(Reference):
    def replace(self, source, passages, codes):
        super().replace(source, [replace(p, ordinal=n) for n, p in enumerate(passages)], codes)


class AddsRelationsToTheOld(Reference):
    def put_relations(self, relations):
        super().put_relations(Relations(self.store.pending_relations.statements + relations.statements))


class VersionsOfFoldersThatBeginAlike(Reference):
    def versions(self, root):
        return {s.id: s.version for s, _ in self.store.documents.values() if s.root.startswith(root)}


class ClearanceForgottenInVocabulary(Reference):
    def vocabulary(self, prefix, limit, clearance):
        return super().vocabulary(prefix, limit, HIGHEST)


class ClearanceForgottenInFetch(Reference):
    def fetch(self, keys, clearance):
        return super().fetch(keys, HIGHEST)


class ClearanceForgottenInCodes(Reference):
    def codes(self, source_id, clearance):
        return super().codes(source_id, HIGHEST)


class ClearanceForgottenInProvisions(Reference):
    def provision(self, canonical_id, clearance):
        return super().provision(canonical_id, HIGHEST)


class ClearanceForgottenInRelations(Reference):
    def relations(self, clearance):
        return super().relations(HIGHEST)


class ClearanceForgottenForKeysNamed(Reference):
    def result_set(self, match, also, filters):
        named = [e for e in self.entries() if e.passage.key in also]
        return super().result_set(match, (), filters) + named


class CountsPassages(Reference):
    def counts(self, match, also, filters, facets):
        return Counts(len(self.result_set(match, also, filters)), super().counts(match, also, filters, facets).by)


class CountsPassagesBesideValues(Reference):
    def counts(self, match, also, filters, facets):
        found = self.result_set(match, also, filters)
        by = {facet: Counter(v for e in found for v in self.values(facet, e)) for facet in facets}
        return Counts(super().counts(match, also, filters, facets).total, by)


class CountsPassagesOfAWord(Reference):
    def vocabulary(self, prefix, limit, clearance):
        tokens = [t for e in self.entries() for t in e.tokens[Field.EXACT]]
        return tuple((word, tokens.count(word)) for word, _ in super().vocabulary(prefix, limit, clearance))


class UndatedInsideEveryBound(Reference):
    def within(self, day, since, until):
        return day is None or super().within(day, since, until)


class SinceExclusive(Reference):
    def within(self, day, since, until):
        return super().within(day, since, until) and (since is None or day != since)


class UndatedFirst(Reference):
    def day_order(self, day, oldest_first):
        last, order = super().day_order(day, oldest_first)
        return not last, order


class AlwaysNewestFirst(Reference):
    def day_order(self, day, oldest_first):
        return super().day_order(day, False)


class TotalOfThePage(Reference):
    def sources(self, filters, sort, offset, limit):
        found = super().sources(filters, sort, offset, limit)
        return Listing(found.items, len(found.items))


class ListsOnlyWhatHasPassages(Reference):
    def sources(self, filters, sort, offset, limit):
        found = [s for s in super().sources(filters, sort, 0, 10**6).items if self.store.documents[s.id][1]]
        return Listing(tuple(found[offset : offset + limit]), len(found))


class PassageFiltersMetByDifferentPassages(Reference):
    def accepts(self, filters, source, passage):
        bare = replace(filters, cites=frozenset(), owners=frozenset(), due_since=None)
        parts = (replace(bare, cites=filters.cites), replace(bare, owners=filters.owners))
        parts = (*parts, replace(bare, due_since=filters.due_since))
        _, entries = self.store.documents[source.id]
        return all(any(super(type(self), self).accepts(f, source, e.passage) for e in entries) for f in parts)


class CitesOnlyTheVeryId(Reference):
    def cites(self, wanted, cited):
        return wanted == cited


class CitesWhatBeginsAlike(Reference):
    def cites(self, wanted, cited):
        return cited.startswith(wanted)


class BoostsMatchAlone(Reference):
    def matches(self, match, entry):
        return super().matches(match, entry) or any(self.has_term(t, entry) for t in match.boosts)


class BoostsDoNotScore(Reference):
    def score(self, match, entry):
        return super().score(replace(match, boosts=()), entry)


class LeastIgnored(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, least=1), entry)


class ExcludedIgnored(Reference):
    def matches(self, match, entry):
        return super().matches(replace(match, excluded=()), entry)


class PhraseAsBagOfWords(Reference):
    def has_phrase(self, phrase, entry):
        return bool(phrase.tokens) and set(phrase.tokens) <= set(entry.tokens[phrase.field])


class WeightsIgnored(Reference):
    def points(self, term, entry):
        return super().points(replace(term, weight=1.0), entry)


class LongPassagesFirst(Reference):
    def points(self, term, entry):
        return super().points(term, entry) * len(entry.tokens[Field.STEM])


class MeaningByProduct(Reference):
    def cosine(self, code, asked):
        return float(code.astype(float) @ asked.astype(float))


class SummariesLead(Reference):
    def provision(self, canonical_id, clearance):
        found = super().provision(canonical_id, clearance)
        return tuple(sorted(found, key=lambda key: not self.store.documents[key.source][0].summary))


class ElucidationWithTheArticle(Reference):
    def is_part(self, wanted, entry):
        its = entry.passage.provision.id if entry.passage.provision else ""
        return super().is_part(wanted, entry) or its.startswith(wanted + "/")


DRIFTS = tuple(Reference.__subclasses__())
