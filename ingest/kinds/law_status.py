"""What a summary says of a regulation's status: "berlaku; Pasal 2 dicabut oleh UU 1/2023 sejak …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexes.canonical import contains, parse, work_of
from indexes.citations import Citation, find
from indexes.model import Action, Effect
from ingest.kinds.law_dates import day_near

_FIELD = re.compile(
    r"(?:^|\n)[\s>*-]*Status\b[\s*]*[:|]?[\s*]*(?P<said>.+?)(?=\n[\s>*|-]*(?:Terakhir|Sumber"
    r"|Verifikasi|Bahasa|Metadata|Catatan|Jenis|Nomor|Judul)\b|\n\s*\n|\Z)",
    re.S,
)
_CLAUSE = re.compile(r"(?<=[.;])\s+(?=[A-Za-z])")
_UNVERIFIED = re.compile(r"belum\s+(?:di)?verifikasi|belum\s+ditemukan|tidak\s+diketahui|perlu\s+dicek", re.I)
_IN_FORCE = re.compile(r"^\W*(?:masih\s+)?berlaku\b(?!\s+lagi)", re.I)
_SINCE = re.compile(r"\b(?:sejak|per|mulai|terhitung(?:\s+sejak)?|berlaku)\b\s*(?:tanggal\s+)?(?=\d)", re.I)
_PASSIVE = re.compile(r"\bdicabut\b|\btidak\s+berlaku\b", re.I)
_AMENDED = re.compile(r"\b(?:diubah|perubahan\s+berikutnya|diperbarui)\b(?!\s*\))", re.I)
_AGENT = re.compile(r"\b(?:oleh|dengan|melalui|berdasarkan|:)", re.I)
_ACTIVE = {
    Action.MENCABUT: re.compile(r"\bmencabut\b", re.I),
    Action.MENGUBAH: re.compile(r"\bmengubah\b", re.I),
}
_ALREADY = re.compile(r"\(?\s*sebagaimana\s+telah\b.*", re.I | re.S)
_SUCCEEDS = re.compile(
    r"(?:acuan\w*|rujukan\w*)\s+(?:dialihkan|beralih|diganti)\s*(?:ke|dengan|menjadi)|penggantinya"
    r"|digantikan\s+(?:oleh|dengan)",
    re.I,
)


def status_field(text: str) -> str | None:
    """Give what stands behind the label "Status" in a summary's head."""
    found = _FIELD.search(text)
    return " ".join(found["said"].replace("|", " ").split()) if found else None


def status_effects(said: str, own: str) -> tuple[Effect, ...]:
    """Read a status in words about the regulation or article `own`; the unverified gives nothing."""
    effects: list[Effect] = []
    for clause in filter(None, _CLAUSE.split(" ".join(said.split()))):
        if _UNVERIFIED.search(clause):
            continue
        if successors := _successors(clause, own):
            effects = list(_succeeded(effects, successors))
        effects.extend(_clause(clause, own))
    return tuple(dict.fromkeys(effects))


def _clause(clause: str, own: str) -> Iterator[Effect]:
    since = next((day for m in _SINCE.finditer(clause) if (day := day_near(clause, m.end()))), None)
    made = Effect(own, Action.BERLAKU, None, since, clause)
    if _IN_FORCE.search(clause):
        yield replace(made, since=None if _AMENDED.search(clause) or _PASSIVE.search(clause) else since)
    if passive := _PASSIVE.search(clause):
        yield from _repealed(clause, passive, own, made)
    elif amended := _AMENDED.search(main := _ALREADY.sub("", clause)):
        for by in dict.fromkeys(work_of(c.id) for c in find(main[amended.end() :])):
            if by != work_of(own):
                yield replace(made, action=Action.MENGUBAH, by=by, since=None)
    for action, pattern in _ACTIVE.items():
        if active := pattern.search(clause):
            said = _ALREADY.sub("", clause[active.end() :])
            targets = (c.id for c in find(said) if not contains(own, c.id))
            yield from (Effect(target, action, own, since, clause) for target in dict.fromkeys(targets))


def _repealed(clause: str, verb: re.Match[str], own: str, made: Effect) -> Iterator[Effect]:
    before, after = clause[: verb.start()], clause[verb.end() :]
    partly = re.match(r"\s*sebagian", after) is not None
    agent = _AGENT.search(after)
    by = next((c.id for c in find(after[agent.end() :])), None) if agent else None
    named = [c.id for c in find(_ALREADY.sub("", before) if "(" not in before else before, own) if c.id != work_of(own)]
    targets = [t for t in named if parse(t)] or [own]
    action = Action.MENCABUT_SEBAGIAN if partly else Action.MENCABUT
    for target in dict.fromkeys(targets):
        yield replace(made, target=target, action=action, by=by)


def _successors(clause: str, own: str) -> list[str]:
    found = _SUCCEEDS.search(clause)
    return [c.id for c in _first_group(find(clause[found.end() :]))] if found else []


def _first_group(citations: Sequence[Citation]) -> list[Citation]:
    """Keep the citations of the work named first: what follows in brackets is no successor."""
    first = work_of(citations[0].id) if citations else ""
    return [c for c in citations if work_of(c.id) == first]


def _succeeded(effects: Sequence[Effect], successors: Sequence[str]) -> Iterator[Effect]:
    """Give each repeal of the clause before its successor, in order; one successor alone counts for all."""
    repeals = [e for e in effects if e.action is Action.MENCABUT and e.successor is None]
    named = successors[: len(repeals)] if len(successors) >= len(repeals) else [successors[0]] * len(repeals)
    given = dict(zip(repeals, named, strict=False))
    yield from (replace(e, successor=given[e]) if e in given else e for e in effects)


_NOTE = re.compile(r"(?:Catatan|Status)\s*:\s*(?P<said>.+)", re.S)
_NOTED = re.compile(r"\s*(?:ayat\s*\((?P<ayat>\d+[a-z]?)\)\s*)?(?:huruf\s+(?P<huruf>[a-z]))?\s*(?=dicabut|diubah)")


def noted(text: str, article: str) -> Iterator[Effect]:
    """Read a note below an article ("Catatan: huruf e dicabut sejak … oleh …") about that article."""
    found = _NOTE.search(text)
    if not found:
        return
    part = _NOTED.match(found["said"])
    steps = [f"/{level}/{value}" for level, value in part.groupdict().items() if value] if part else []
    yield from status_effects(found["said"], article + "".join(steps))
