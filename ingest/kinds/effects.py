"""What a regulation states about force: its entry, what it repeals, what it amends. Nothing is inferred."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indexes.canonical import contains, work_of
from indexes.citations import find
from indexes.model import Action, Effect, Part
from ingest.document import Piece
from ingest.kinds.amending import amended_work, repeals
from ingest.kinds.law_dates import day_near, later
from ingest.kinds.law_head import Head, established, promulgated
from ingest.kinds.law_status import noted, status_effects, status_field
from ingest.kinds.law_successors import succeeded

_REPEALS = re.compile(
    r"(?:di?cabut|ditarik\s+kembali)\s*(?:dan\s+)?(?:dinyatakan\s+)?(?:tidak\s+berlaku)?"
    r"|dinyatakan\s+(?:sudah\s+)?tidak\s+berlaku(?:\s+lagi)?|tidak\s+berlaku\s+lagi",
    re.I,
)
_KEEPS = re.compile(r"(?:masih|tetap)\s+(?:tetap\s+)?berlaku\s+sepanjang", re.I)
_CANCELS = re.compile(r"\b(?:[Mm]encabut|MENCABUT)\b\s*:?")
_ENTERS = re.compile(
    r"(?:mulai\s+berlaku|mulai\s+diberlakukan|berlaku\s+mulai|berlaku)\s+(?:pada|sejak|setelah"
    r"|terhitung|mulai|(?=\d{1,3}\s*\())\b(?P<when>[^.;]{0,140})",
    re.I,
)
_TERM = re.compile(
    r"(?P<n>\d{1,3})\s*\([a-z ]+\)\s*(?P<unit>hari|bulan|tahun)|(?P<m>\d{1,3})\s+(?P<unit2>hari|bulan|tahun)",
    re.I,
)
_PROMULGATION = re.compile(r"(?:tanggal\s+)?(?:pengundangan|diundangkan)", re.I)
_ENACTMENT = re.compile(r"\b(?:ditetapkan|penetapan|dikeluarkan|disahkan|pengesahan)\b", re.I)
_ITSELF = re.compile(r"(?:undang|peraturan|keputusan|instruksi|qanun)[\w\s/-]{0,80}?\bini\s*$", re.I)
# A regulation named behind one of these is not the one spoken of: it amends it, or stands in its title.
_ASIDE = re.compile(
    r"(?:\b(?:atas|dengan|pelaksanaan|penetapan|menjadi|berdasarkan|oleh|jo\.?|juncto)\s*|\b(?:undang"
    r"|ketentuan)\s+pelaksana\w*\s*(?:dari\s*)?)$",
    re.I,
)
_OPENS_LIST = re.compile(
    r"(?=[Pp]ada\s+saat\s[^.;]{0,90}?berlaku\b)|(?=[Dd]engan\s+(?:berlakunya|(?:di)?tetapkannya)\b)"
)
_LIST_FOLLOWS = re.compile(r"\s*(?:antara\s+lain|yaitu|yakni|terhadap)?\s*:")
# What stands between a regulation and one that its own title names ("… tentang Perubahan atas …").
_IN_TITLE = re.compile(r"\btentang\b(?!.*(?:;|\)|\b(?:dan|serta)\s*$|,\s*$))", re.S)
_AMENDED_BY = re.compile(
    r"sebagaimana\s+(?:telah\s+)?(?:\w+\s+){0,3}?(?:di)?ubah(?:\s+\w+){0,4}?\s*,?\s*"
    r"(?:(?:dan\s+)?ter?akhir\s+)?(?:kali\s+)?dengan\s*$",
    re.I,
)
_LETTER = re.compile(r"(?:^|[;:,]\s*(?:dan\s+|atau\s+)?|\n\s*)(?P<huruf>[a-z]{1,2})\.\s")
_AYAT = re.compile(r"(?:^|\n|(?<=[.;])\s)\s*\((?P<ayat>\d{1,2}[a-z]?)\)\s")
_SENTENCE_END = re.compile(r"(?<=\.)\s+(?=[A-Z(])")
_SHORT_FORM = re.compile(r"\b(?:No|Nr|jo|Drt|Prp|[a-z]{1,2}|\d{1,3})\.$")
_LONGEST_QUOTE = 600


def stated(pieces: Sequence[Piece], head: Head, foot: str, summary: bool) -> tuple[Effect, ...]:
    """Give every statement of a regulation about its own force and that of others.

    The days that terms count from stand in its `foot`. In a summary the field "Status" and notes in its articles
    count too; what it calls unverified does not.
    """
    own = head.canonical
    if own is None:
        return ()
    body = [p for p in pieces if p.provision and p.provision.part is Part.BATANG_TUBUH and not p.provision.amends]
    entry = next((e for p in body for e in _entry(p, own, foot)), None)
    since = entry.since if entry else None
    found = [entry] if entry else []
    for piece in pieces:
        if piece in body:
            found.extend(_repealed(piece, own, since))
        found.extend(_amended_by(piece, own))
        found.extend(_rewritten(piece, since))
    found.extend(_title(head, own, since))
    if summary:
        found.extend(_summarised(pieces, own))
    return tuple(dict.fromkeys(succeeded(found, body, own)))


def _entry(piece: Piece, own: str, foot: str) -> Iterator[Effect]:
    """Read the day of entry into force, where the text names one or counts from a known one."""
    for found in _ENTERS.finditer(piece.text):
        before = piece.text[max(0, found.start() - 120) : found.start()]
        if piece.provision and (_ITSELF.search(before) or not before.strip()):
            clause = re.split(r"(?<=[.;:])\s", before)[-1]
            quote = _quote(clause + found.group())
            yield Effect(own, Action.BERLAKU, piece.provision.id, _when(found["when"], foot), quote)


def _quote(text: str) -> str:
    return " ".join(text.split())[:_LONGEST_QUOTE]


def _when(words: str, foot: str) -> date | None:
    term = _TERM.search(words)
    named = re.search(r"tanggal\s+(?=\d)", words)
    if named and not term:
        return day_near(words, named.end())
    counted = promulgated if _PROMULGATION.search(words) else established if _ENACTMENT.search(words) else None
    start = counted(foot) if counted else None
    if not start or not term:
        return start
    return later(start, int(term["n"] or term["m"]), (term["unit"] or term["unit2"]).lower())


def _repealed(piece: Piece, own: str, since: date | None) -> Iterator[Effect]:
    """Read "… dicabut dan dinyatakan tidak berlaku" with the list before it, and "mencabut …"."""
    text, start = piece.text, 0
    for verb in _REPEALS.finditer(text):
        if listed := _LIST_FOLLOWS.match(text, verb.end()):
            following = _AYAT.search(text, listed.end())
            last = following.start() if following else len(text)
            yield from _targets(piece, listed.end(), last, own, since, _quote(text[verb.start() : last]))
            continue
        begin = _begins(text, start, verb.start())
        if not _KEEPS.search(text[begin : verb.end()]):
            yield from _targets(piece, begin, verb.start(), own, since, _quote(text[begin : verb.end()]))
        start = verb.end()
    for active in _CANCELS.finditer(text):
        end = re.search(r"\.(?=\s+[A-Z]|\s*$)|$", text[active.end() :])
        stop = active.end() + (end.start() if end else 0)
        yield from _targets(piece, active.end(), stop, own, since, _quote(text[active.start() : stop]))


def _begins(text: str, start: int, verb: int) -> int:
    """Give where a statement of repeal begins: at "… mulai berlaku" before its list, else at its sentence."""
    said = text[start:verb]
    opened = [m.end() for m in _OPENS_LIST.finditer(said)]
    if opened:
        return start + opened[-1]
    ends = [m.end() for m in _SENTENCE_END.finditer(said) if not _SHORT_FORM.search(said[: m.start()])]
    return start + (ends[-1] if ends else 0)


def _targets(piece: Piece, begin: int, end: int, own: str, since: date | None, quote: str) -> Iterator[Effect]:
    """Give a repeal for each regulation or provision that is spoken of itself between two places."""
    text, before = piece.text[begin:end], 0
    for citation in find(text, own):
        gap, before = text[before : citation.start], citation.end
        if contains(own, citation.id) or _ASIDE.search(gap[-60:]) or _IN_TITLE.search(gap):
            continue
        yield Effect(citation.id, Action.MENCABUT, _place(piece, begin + citation.start), since, quote)


def _place(piece: Piece, at: int) -> str | None:
    """Name the place that repeals: the article, with the ayat and the letter that the target stands in."""
    if piece.provision is None or piece.provision.number is None:
        return piece.provision.id if piece.provision else None
    before = piece.text[:at]
    ayat = list(_AYAT.finditer(before))
    letters = list(_LETTER.finditer(before, ayat[-1].start() if ayat else 0))
    steps = [f"/ayat/{ayat[-1]['ayat']}"] if ayat else []
    steps += [f"/huruf/{letters[-1]['huruf']}"] if letters else []
    return piece.provision.id + "".join(steps)


def _amended_by(piece: Piece, own: str) -> Iterator[Effect]:
    """Read "… sebagaimana telah diubah dengan …": the first regulation is amended by those that follow."""
    if "ubah" not in piece.text:
        return
    works = [c for c in find(piece.text) if work_of(c.id) != own]
    for first, second in zip(works, works[1:], strict=False):
        if _AMENDED_BY.search(piece.text[first.end : second.start]):
            quote = _quote(piece.text[first.start : second.end])
            yield Effect(work_of(first.id), Action.MENGUBAH, work_of(second.id), None, quote)


def _rewritten(piece: Piece, since: date | None) -> Iterator[Effect]:
    place = piece.provision
    if place and place.amends and place.part is Part.BATANG_TUBUH:
        action = Action.MENCABUT if repeals(piece.text) else Action.MENGUBAH
        opening = re.split(r"(?<=[a-z)][:.])\s", piece.text.strip())[0]
        yield Effect(place.amends, action, place.id, since, _quote(opening))


def _title(head: Head, own: str, since: date | None) -> Iterator[Effect]:
    if head.title and re.search(r"\bperubahan\b", head.title, re.I):
        target = amended_work(head.title, "")
        if target:
            yield Effect(target, Action.MENGUBAH, own, since, head.name or "")


def _summarised(pieces: Sequence[Piece], own: str) -> Iterator[Effect]:
    said = status_field("\n".join(p.text for p in pieces[:6]))
    if said:
        yield from status_effects(said, own)
    for piece in pieces:
        place = piece.provision
        if place and place.number and not place.amends and place.part is Part.BATANG_TUBUH:
            yield from noted(piece.text, place.id)
