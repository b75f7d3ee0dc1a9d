"""Whether a regulation or provision is in force on a day: what documents state, nothing inferred."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from indexes.canonical import contains, parse, work_of
from indexes.model import Action, Effect, Force
from indexes.query import Relations


@dataclass(frozen=True)
class Status:
    """The force of a provision on a day, with the statements that say so, newest first.

    `ends` is the day of a repeal that is stated and still to come.
    """

    force: Force
    since: date | None
    effects: tuple[Effect, ...]
    checked: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class _Said:
    """A statement about the provision asked for: the force it speaks for, and from when."""

    force: Force
    since: date | None
    effect: Effect


# Where statements differ, the more cautious one counts.
_CAUTION = (
    Force.DICABUT,
    Force.DICABUT_SEBAGIAN,
    Force.BELUM_BERLAKU,
    Force.DIUBAH,
    Force.BERLAKU,
)


def status(relations: Relations, canonical_id: str, day: date, checked: date | None) -> Status:
    """Tell the force of a regulation or provision on a day, with every statement about it, newest first.

    A provision shares the repeal and the entry into force of what it stands in, and the new words of its article;
    a regulation of which a part is repealed is repealed in part. What takes effect later does not count yet, but
    is listed. Without a statement the force is unknown. `checked` is passed on: the day the source's status was
    last checked.
    """
    subject = _subject(canonical_id)
    effects = relations.within.get(work_of(subject), ())
    entries = relations.entries
    about = [said for effect in effects for said in _about(effect, subject, entries)]
    standing = [said for said in about if said.force is Force.BELUM_BERLAKU or _reached(said.since, day)]
    standing = [said for said in standing if said.force is not Force.BELUM_BERLAKU or not _reached(said.since, day)]
    listed = tuple(sorted(dict.fromkeys(said.effect for said in about), key=lambda e: _newness(_day(e, entries))))
    to_come = [said.since for said in about if said.force is Force.DICABUT and said.since and said.since > day]
    for force in _CAUTION:
        if same := [said for said in standing if said.force is force]:
            ends = min(to_come, default=None) if force is not Force.DICABUT else None
            return Status(force, _since(force, same), listed, checked, ends)
    return Status(Force.TIDAK_DIKETAHUI, None, listed, checked, min(to_come, default=None))


def _subject(canonical_id: str) -> str:
    """Give the provision that an elucidation or annex belongs to: its force is theirs."""
    parsed = parse(canonical_id)
    return canonical_id.removesuffix(f"/{parsed.part}") if parsed and parsed.part else canonical_id


def _day(effect: Effect, entries: Mapping[str, date]) -> date | None:
    """Give the day an effect takes place: as stated, else the entry into force of the act that brings it."""
    if effect.since or not effect.by or effect.action is Action.BERLAKU:
        return effect.since
    return entries.get(work_of(effect.by))


def _about(effect: Effect, subject: str, entries: Mapping[str, date]) -> Iterator[_Said]:
    """Say what a statement means for the subject; one that does not bear on it gives nothing."""
    since = _day(effect, entries)
    here, above = effect.target == subject, contains(effect.target, subject)
    inside = contains(subject, effect.target) and not here
    match effect.action:
        case Action.BERLAKU if above:
            yield _Said(Force.BERLAKU, since, effect)
            if since:
                yield _Said(Force.BELUM_BERLAKU, since, effect)
        case Action.MENCABUT if above:
            yield _Said(Force.DICABUT, since, effect)
        case Action.MENCABUT_SEBAGIAN if here:
            yield _Said(Force.DICABUT_SEBAGIAN, since, effect)
        case Action.MENCABUT | Action.MENCABUT_SEBAGIAN if inside:
            yield _Said(Force.DICABUT_SEBAGIAN, since, effect)
        case Action.MENGUBAH if here or inside or (above and "/pasal/" in effect.target):
            yield _Said(Force.DIUBAH, since, effect)


def _reached(since: date | None, day: date) -> bool:
    return since is None or since <= day


def _since(force: Force, said: Sequence[_Said]) -> date | None:
    """Give the day that decides: of a change the latest, of all else the earliest that is stated."""
    days = [s.since for s in said if s.since]
    pick = max if force is Force.DIUBAH else min
    return pick(days) if days else None


def _newness(day: date | None) -> int:
    return -day.toordinal() if day else 1
