"""The masking stage: what it takes out is never stored, embedded, logged or served."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from indexes.changing import changed
from indexes.model import Effect, Outcome, Person, Source
from ingest.document import Piece, Record
from ingest.mask_aliases import CONTEXT, Alias, aliases
from ingest.mask_patterns import (
    NEEDED,
    NUMBERS_AND_ADDRESSES,
    OFFICE_CONTEXT,
    OFFICE_MAIL,
    OFFICE_PHONES,
    Mask,
    possible,
)

PHONES = ("telepon", "HP", "HP berlabel", "WA")


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text and what stands there instead."""

    start: int
    end: int
    replacement: str


def mask(record: Record) -> Record:
    """Return the record with personal data masked in every string that is stored.

    A victim is `[korban A]` throughout the document, another one `[korban B]`; letters mean nothing in
    other documents. Officials in office stay. `Source.masked` counts the places in the pieces' texts and
    the file's path; `Piece.cut_at` follows the new text.
    """
    masker = _Masker(aliases(record))
    found = [masker.spans(piece.text) for piece in record.pieces]
    pieces = tuple(masker.piece(piece, spans) for piece, spans in zip(record.pieces, found, strict=True))
    in_path = masker.spans(record.source.file)
    source = changed(
        masker.source(record.source),
        file=_replaced(record.source.file, in_path),
        masked=record.source.masked + sum(map(len, found)) + len(in_path),
    )
    return Record(source, pieces, record.articles, masker.all(record.warnings))


def mask_text(text: str) -> str:
    """Return a text that belongs to no record, such as a path, without the numbers and addresses of persons."""
    return _Masker(()).text(text)


class _Masker:
    def __init__(self, people: tuple[Alias, ...]) -> None:
        self._people = people

    def spans(self, text: str) -> list[Span]:
        found = [
            Span(*match.span(), alias.replacement) for alias in self._people for match in alias.pattern.finditer(text)
        ]
        if not found and not NEEDED.search(text):
            return []
        for row in possible(NUMBERS_AND_ADDRESSES, text):
            matches = row.pattern.finditer(text)
            found += [_span(row, match) for match in matches if not _is_office(row, match, text)]
        return _without_overlap(found)

    def text(self, text: str) -> str:
        if not self._people and not NEEDED.search(text):
            return text
        return _replaced(text, self.spans(text))

    def maybe(self, text: str | None) -> str | None:
        return None if text is None else self.text(text)

    def all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.text(text) for text in texts)

    def piece(self, piece: Piece, spans: list[Span]) -> Piece:
        if not (spans or piece.headings or piece.outcome):
            return piece
        return replace(
            piece,
            text=_replaced(piece.text, spans),
            headings=self.all(piece.headings),
            outcome=self._outcome(piece.outcome) if piece.outcome else None,
            cut_at=tuple(_moved(at, spans) for at in piece.cut_at),
        )

    def source(self, source: Source) -> Source:
        return changed(
            source,
            root=self.text(source.root),
            title=self.text(source.title),
            number=self.maybe(source.number),
            dated_from=self.maybe(source.dated_from),
            places=self.all(source.places),
            institutions=self.all(source.institutions),
            people=tuple(self._person(person) for person in source.people),
            publisher=self.maybe(source.publisher),
            url=self.maybe(source.url),
            effects=tuple(self._effect(effect) for effect in source.effects),
            warnings=self.all(source.warnings),
        )

    def _outcome(self, outcome: Outcome) -> Outcome:
        return replace(
            outcome,
            who=self.all(outcome.who),
            what=self.text(outcome.what),
            due_text=self.maybe(outcome.due_text),
        )

    def _person(self, person: Person) -> Person:
        return replace(
            person,
            name=self.maybe(person.name),
            role=self.maybe(person.role),
            institution=self.maybe(person.institution),
            represented_by=self.maybe(person.represented_by),
        )

    def _effect(self, effect: Effect) -> Effect:
        return replace(effect, quote=self.text(effect.quote))


def _span(row: Mask, match: re.Match[str]) -> Span:
    group = "v" if "v" in row.pattern.groupindex else 0
    return Span(match.start(group), match.end(group), row.replacement)


def _is_office(row: Mask, match: re.Match[str], text: str) -> bool:
    """Say whether a phone number or address is an office's, which stays."""
    if row.name == "surel":
        return bool(OFFICE_MAIL.search(re.sub(r"\s", "", match[0])))
    if row.name not in PHONES:
        return False
    digits = re.sub(r"\D", "", match[0])
    before = text[max(0, match.start() - CONTEXT) : match.start()]
    return digits in OFFICE_PHONES or bool(OFFICE_CONTEXT.search(before))


def _without_overlap(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _replaced(text: str, spans: list[Span]) -> str:
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for span in spans:
        parts += [text[at : span.start], span.replacement]
        at = span.end
    return "".join((*parts, text[at:]))


def _moved(at: int, spans: list[Span]) -> int:
    """Say where a place of the old text is in the new one; inside a mask it is the mask's end."""
    before = spans[: bisect_right([span.start for span in spans], at - 1)]
    shift = sum(len(span.replacement) - (span.end - span.start) for span in before)
    return max(at, before[-1].end if before else 0) + shift
