"""The force of a regulation or provision in words: the word, its day, what says so, what takes its place."""

from dataclasses import dataclass, replace
from functools import partial

from indexes import canonical, force
from indexes.force import Status
from indexes.model import Action, Effect, Force, Passage, Source
from search_app.reading import Reader

Link = tuple[str, str]
"""A label and an address."""

PLAIN = 200
"""Code points of a sentence that says one thing."""

_RESTS_ON = {
    Force.DICABUT: (Action.MENCABUT,),
    Force.DICABUT_SEBAGIAN: (Action.MENCABUT, Action.MENCABUT_SEBAGIAN),
    Force.DIUBAH: (Action.MENGUBAH,),
}
_DATED = frozenset({Force.DICABUT, Force.DICABUT_SEBAGIAN, Force.BELUM_BERLAKU})


@dataclass(frozen=True)
class Statement:
    """One sentence of a document about force, and the provision that brings it about."""

    quote: str
    by: Link | None


@dataclass(frozen=True)
class StatusLine:
    """The force of a provision in words: the code for the style, the word, and what says so."""

    code: str
    word: str
    statements: tuple[Statement, ...]
    notes: tuple[str, ...]
    successors: tuple[Link, ...]


def work_status(source: Source, reader: Reader) -> StatusLine | None:
    """Word the force of a regulation today; None for what is no regulation known by name."""
    if source.canonical is None:
        return None
    return status_line(force.status(reader.relations, source.canonical, reader.today, source.checked), reader)


def article_status(source: Source, passage: Passage, reader: Reader) -> StatusLine | None:
    """Word an article's status only where something is said of the article itself."""
    if source.canonical is None or passage.provision is None or "/pasal/" not in passage.provision.id:
        return None
    name = passage.provision.id
    said = reader.relations.within.get(name)
    if not said:
        return None
    status = force.status(reader.relations, name, reader.today, source.checked)
    own = tuple(effect for effect in status.effects if effect in said)
    return status_line(replace(status, effects=own, checked=None), reader) if own else None


def absent_status(name: str, reader: Reader) -> str | None:
    """Word what other documents state of the force of a provision that the index lacks, with what brings it about."""
    status = force.status(reader.relations, name, reader.today, None)
    if not status.effects:
        return None
    by = dict.fromkeys(canonical.short(effect.by) for effect in status.effects if effect.by)
    return f"{_word(status, reader)} ({', '.join(by)})" if by else _word(status, reader)


def status_line(status: Status, reader: Reader) -> StatusLine:
    """Word a status: the word with its day, each statement behind it, and what takes its place."""
    successors = dict.fromkeys(e.successor for e in status.effects if e.successor)
    return StatusLine(
        code=status.force,
        word=_word(status, reader),
        statements=tuple(dict.fromkeys(map(_statement, sorted(status.effects, key=partial(_place, status.force))))),
        notes=tuple(_notes(status, reader)),
        successors=tuple(provision_link(name) for name in successors),
    )


def _word(status: Status, reader: Reader) -> str:
    """Name the force with the day that it goes with, and the day of a repeal to come."""
    day = reader.day(status.since) if status.force in _DATED else None
    starts = reader.t("force_from", day=day) if status.force is Force.BELUM_BERLAKU and day else day
    ends = reader.t("force_ends", day=reader.day(status.ends)) if status.ends else None
    return ", ".join(filter(None, (" ".join(filter(None, (reader.t(f"force_{status.force}"), starts))), ends)))


def provision_link(name: str) -> Link:
    """Name a provision briefly and give its page."""
    return canonical.short(name), f"/peraturan/{name}"


def _statement(effect: Effect) -> Statement:
    quote = " ".join(effect.quote.split()).rstrip(" ;")
    return Statement(quote, provision_link(effect.by) if effect.by else None)


def _place(decided: Force, effect: Effect) -> tuple[bool, bool]:
    """Put what the force rests on first, and sentences that list many provisions after the plain ones."""
    return effect.action not in _RESTS_ON.get(decided, ()), len(" ".join(effect.quote.split())) > PLAIN


def _notes(status: Status, reader: Reader) -> list[str]:
    unknown = [] if status.effects else [reader.t("force_unknown_long")]
    checked = [reader.t("checked", day=reader.day(status.checked))] if status.checked else []
    return unknown + checked
