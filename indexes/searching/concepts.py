"""A query's words as concepts: each word with what says the same, across spellings, abbreviations and languages."""

from collections.abc import Sequence

from indexes import dictionary, glossary
from indexes.analysis import Token, stem, words
from indexes.dictionary import Reading
from indexes.glossary import Span
from indexes.query import Concept, Field, Term

NOTED = 3
"""Translations of a word that the reader is told."""

LEAST_NOTED = 0.1


def concepts(query: list[Token], text: str) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    """Make one concept of each token, and say how the English ones were read: "victim: korban".

    `text` is all that was asked: its other words tell the language of a word that both languages have.
    """
    spans = glossary.equivalents(query)
    readings = dictionary.read(query, [token.exact for token in words(text)])
    return _concepts(query, spans, readings), _notes(query, spans, readings)


def _concepts(query: list[Token], spans: Sequence[Span], readings: Sequence[Reading]) -> tuple[Concept, ...]:
    weights = [
        {token.stem: reading.own} | {stem(word): weight for word, weight in reading.words}
        for token, reading in zip(query, readings, strict=True)
    ]
    for span in spans:
        for at in range(span.first, span.last):
            for same in span.equivalents:
                for stemmed in same.stems:
                    weight = same.weight / (span.last - span.first)
                    weights[at][stemmed] = max(weight, weights[at].get(stemmed, 0.0))
    return tuple(Concept(tuple(Term(s, Field.STEM, w) for s, w in each.items())) for each in weights)


def _notes(query: list[Token], spans: Sequence[Span], readings: Sequence[Reading]) -> tuple[str, ...]:
    starts = {span.first: span for span in spans if any(same.translation for same in span.equivalents)}
    notes, at = [], 0
    while at < len(query):
        span = starts.get(at, Span(at, at + 1, ()))
        given = [same.translation for same in span.equivalents if same.translation]
        if span.last - span.first == 1:
            given += [word for word, weight in readings[at].words if weight >= LEAST_NOTED]
        notes += _note(query[span.first : span.last], given)
        at = span.last
    return tuple(dict.fromkeys(notes))


def _note(asked: list[Token], given: list[str]) -> list[str]:
    own = " ".join(token.stem for token in asked)
    by_stem = {" ".join(map(stem, text.split())): text for text in reversed(given)}
    told = [text for stems, text in reversed(by_stem.items()) if stems != own][:NOTED]
    return [f"{' '.join(token.exact for token in asked)}: {', '.join(told)}"] if told else []
