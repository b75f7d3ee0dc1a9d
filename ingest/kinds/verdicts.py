"""Decisions of the Constitutional Court: what they are called, their day, and what they do to provisions of laws."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexes import dates
from indexes.citations import find
from indexes.model import Action, Effect
from indexes.signs import Words

_OPENING = 1_500
_NUMBER = re.compile(r"\bPUTUSAN\s+Nomor\s*:?\s*(?P<no>\d[\d\s.-]*/\s*PUU\s*[-–]\s*[IVXLC]+\s*/\s*\d{4})", re.I)
_DECISIONS = Words(("putusan",))
_RULING = re.compile(r"\bAMAR\s+PUTUSAN\b|\bMengadili\s*[:,]|\bMENGADILI\b")
_PRONOUNCED = re.compile(r"\bdiucapkan\b|\bdiputus(?:kan)?\b", re.I)
_CLAUSE = re.compile(r"\b[Mm]enyatakan\s(?P<said>[\s\S]{10,2500}?)(?=;\s|\.\s+(?:\d|[A-Z])|\Z)")
_VOID = re.compile(r"tidak\s+(?:lagi\s+)?mempunyai\s+kekuatan\s+hukum\s+(?:yang\s+)?mengikat", re.I)
# What stays in force with another meaning, or without some of its words, is changed and not repealed.
_IN_PART = re.compile(
    r"\bsepanjang\b|\bbersyarat\b|\bdimaknai\b|^\W*(?:frasa|frase|kata|norma|ketentuan\s+norma|anak\s+kalimat)\b", re.I
)
_JUDGED = re.compile(r"\bbertentangan\b|\btidak\s+(?:lagi\s+)?mempunyai\b", re.I)


@dataclass(frozen=True)
class Verdict:
    """A decision on laws: its number and title, the day it was pronounced with the words that say so, its effects."""

    number: str
    title: str
    dated: date | None
    dated_from: str | None
    effects: tuple[Effect, ...]


def verdict_in(text: str) -> Verdict | None:
    """Read a decision of the Constitutional Court on a law; None for every other text."""
    found = _NUMBER.search(text[:_OPENING]) if _DECISIONS.is_in(text) else None
    if found is None:
        return None
    number = re.sub(r"\s+", "", found["no"])
    ruling = max((m.start() for m in _RULING.finditer(text)), default=len(text))
    day = _pronounced(text, ruling)
    title = f"Putusan Mahkamah Konstitusi Nomor {number}"
    effects = tuple(dict.fromkeys(_effects(text[ruling:], title, day.first if day else None)))
    return Verdict(number, title, day.first if day else None, day.text if day else None, effects)


def _pronounced(text: str, ruling: int) -> dates.FoundDate | None:
    """Give the day on which the court pronounced it, else that on which it decided: the last of them."""
    said = [found for word in _PRONOUNCED.finditer(text, ruling) for found in dates.find(text[word.end() :][:400])[:1]]
    return said[-1] if said else None


def _effects(ruling: str, title: str, day: date | None) -> Iterator[Effect]:
    for clause in _CLAUSE.finditer(ruling):
        said = " ".join(clause["said"].split())
        if not _VOID.search(said):
            continue
        judged = _JUDGED.search(said)
        action = Action.MENGUBAH if _IN_PART.search(said) else Action.MENCABUT
        for target in _targets(said[: judged.start()] if judged else said):
            yield Effect(target, action, None, day, f"{title}: Menyatakan {said}"[:600])


def _targets(said: str) -> list[str]:
    """Give the provisions judged; a law alone only where no provision of it is named."""
    named = list(dict.fromkeys(c.id for c in find(said) if not c.id.startswith("uud/")))
    provisions = [name for name in named if "/pasal/" in name]
    return provisions or named[:1]
