"""What a meeting brought, read from its sentences: who, what as worded, until when."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import takewhile

from indexes import deadlines
from indexes.model import Outcome, Rung
from ingest.kinds.actors import is_actor, is_nothing, split_actors
from ingest.kinds.lines import unmarked
from ingest.kinds.modality import Cue, is_undone, leading_cue
from ingest.kinds.owners import charged, owners_of
from ingest.kinds.progress import progress_in, reported
from ingest.kinds.sections import titled
from ingest.kinds.sentences import sentences

_LABELS = re.compile(
    r"[\s(;,–—-]*\b(?:PIC|P\.?J\.?|penanggung[\s-]*jawab|leading\s+sector|pelaksana|instansi\s+(?:pelaksana"
    r"|pendukung)|pengampu|koordinator"
    r"|tenggat(?:\s+waktu)?|batas\s+waktu|target(?:\s+(?:waktu|penyelesaian))?|waktu|dead\s?line"
    r"|due(?:\s+date)?|status|owner|responsible"
    r"|action\s+by|output|indikator|keterangan)\s*[:=]",
    re.IGNORECASE,
)
_DUE_LABEL = re.compile(
    r"\b(?:tenggat(?:\s+waktu)?|batas\s+waktu|target(?:\s+(?:waktu|penyelesaian))?|waktu|dead\s?line"
    r"|due(?:\s+date)?)\s*[:=]\s*(?P<due>[^;\n)]+)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:AP|A\.P\.|Action(?:\s+(?:item|point))?|Butir|Poin)\s*#?\d{1,2}\s*[:.)-]\s*(?=\w)", re.IGNORECASE
)
# nothing but names of offices: "P4MI dan Dinsos sepakat membagi penampungan: …" tells, it addresses nobody
_ADDRESSEE = re.compile(
    r"(?:\[(?P<who>[^\]]{2,80})\]\s*:?\s*"
    r"|(?P<whom>(?:(?:[A-Z][\w/.()'’-]*,?|dan|serta|bersama|and|of|for|the|&)\s*){1,12}?)\s*:\s+)(?P<what>\S.{5,})",
    re.DOTALL,
)
# a day that something began or was done is no deadline
_LAST = re.compile(
    r"(?:\s[-–—]\s+|\()(?P<when>(?!(?:mulai|sejak|terhitung|selesai|sudah|telah|rapat|since|from|done|completed)\b)"
    r"[^()–—]{4,40}?)\)?\s*[.;]?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:catatan|keterangan|note|remarks?|contacts?(?:\s+persons?)?|kontak|narahubung|cp|telp?|telepon|e-?mail|surel|(?:prepared|drafted|recorded|approved|disusun|dibuat|dicatat|disetujui)\s+(?:by|oleh))\s*:",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\((?:\d{1,2}|[a-z])\)\s*|(?<![\w.])[1-9][.)]\s+(?=\w)")
_LIST_LEAD = re.compile(
    r"\b(?:rekomendasi|kesepakatan|keputusan|komitmen|harapan|tindak lanjut|recommendations?|agreements?"
    r"|decisions?)\b",
    re.I,
)
_OF_ONESELF = re.compile(
    r"(?:^|[,;:]\s*|\bbahwa\s+|\bmaka\s+)(?:pihak\s+)?(?:kami|saya|we|i)\b[^,.;:]{0,30}$", re.IGNORECASE
)
_ARROW = re.compile(r"(?P<what>.+?)\s+(?:-+>|=+>|[→⇒➔➜➡])\s+(?P<rest>.+)", re.DOTALL)
# verbs of doing, not of telling what was said or how things stand
_TO_DO = re.compile(
    r"(?!(?:Menteri|Menko|Mengingat|Mengenai|Menurut|Menjelang|Mengapa|Mendapat|Mengalami|Menjadi|Mencapai|Mendengar\w*"
    r"|Menerima|Mengetahui|Memahami|Mencatat|Menyambut|Menyampaikan|Melaporkan|Mendiskusikan|Memaparkan)\b)"
    r"Me(?:m|n|ng|ny|l)[a-z]{3,}(?<!nya)\b(?=\s+\w)"
)


def outcomes_in(text: str, meeting: date | None, rung: Rung | None = None, talk: bool = False) -> tuple[Outcome, ...]:
    """Read the outcomes of a text, in order.

    `rung` is what the section's title gives to sentences without a cue word; `talk` says that the text
    is a discussion, where only words that bind by themselves count. `meeting` is what deadlines count from.
    """
    return tuple(o for _, o in read_outcomes(text, meeting, rung, talk) if o is not None)


def read_outcomes(
    text: str, meeting: date | None, rung: Rung | None = None, talk: bool = False, speaker: tuple[str, ...] = ()
) -> Iterator[tuple[str, Outcome | None]]:
    """Give the text in stretches, each with its outcome or None; joined they are the text.

    `speaker` is whose words they are: "Kami akan …" binds his office.
    """
    if _LABELS.search(text):
        yield text, labelled_outcome(text, meeting, rung)
        return
    for sentence in sentences(text):
        listed = _enumeration(sentence)
        if listed:
            yield from _read_list(listed, meeting)
        else:
            yield sentence, outcome_of(sentence, meeting, rung, talk, speaker)


def outcome_of(
    sentence: str, meeting: date | None, rung: Rung | None = None, talk: bool = False, speaker: tuple[str, ...] = ()
) -> Outcome | None:
    """Read one sentence, None where it binds nobody."""
    words = _NUMBERED.sub("", unmarked(sentence).strip(), count=1)
    if words.endswith(":") or _ASIDE.match(words):
        return None
    if not talk and (handed := _handed_over(words, meeting, rung) or _addressed(words, meeting, rung)):
        return handed
    cue = leading_cue(words, talk, rung)
    who = owners_of(words, cue) or (speaker if cue and _OF_ONESELF.search(words[: cue.start]) else ())
    due = deadlines.find_due(words, meeting) if talk else _due(words, meeting)
    if cue is not None and talk and not _counts_in_talk(cue, who):
        return None
    if cue is not None:
        given: Rung | None = cue.rung
    elif talk or is_undone(words):
        return None
    else:
        given = rung or (Rung.PENUGASAN if charged(words) or (who and due) else None) or _resolved(words, due)
    return None if given is None else _outcome(given, who, words.rstrip(" .;"), due, words)


def _resolved(words: str, due: deadlines.Due | None) -> Rung | None:
    """Take a result as what the meeting agreed to do: it begins with an active verb, or says until when."""
    return Rung.KESEPAKATAN if due or _TO_DO.match(words) else None


def _handed_over(words: str, meeting: date | None, rung: Rung | None) -> Outcome | None:
    """Read "SOP rujukan -> Dinas P3AP2KB, deadline 27 Feb 2026": behind the arrow stands who is to do it."""
    handed = _ARROW.fullmatch(words)
    parts = re.split(r"[,;]\s*", handed["rest"]) if handed else []
    named = (re.sub(r"\s*\([^)]*\)", "", part).strip() for part in parts)
    who = tuple(actor for part in takewhile(is_actor, named) for actor in split_actors(part))
    if handed is None or not who:
        return None
    due = next(filter(None, (deadlines.find_due(part, meeting) for part in parts)), None)
    return _outcome(rung or Rung.PENUGASAN, who, handed["what"], due, handed["rest"])


def _addressed(words: str, meeting: date | None, rung: Rung | None) -> Outcome | None:
    """Read "[IOM] Send the draft", "Kanim Atambua: menyusun peta": who stands at the front is to do it."""
    match = _ADDRESSEE.fullmatch(words)
    who = split_actors(match["who"] or match["whom"], loose=True) if match else ()
    if match is None or not who or not all(map(is_actor, who)) or is_undone(match["what"]):
        return None
    what = match["what"].rstrip(" .;")
    cue = leading_cue(what, talk=False, default=rung)
    return _outcome(cue.rung if cue else rung or Rung.PENUGASAN, who, what, _due(what, meeting), words)


def _due(words: str, meeting: date | None) -> deadlines.Due | None:
    """Find until when, also where nothing but the day stands at the end ("… – 20 Jan 2026", "… (Februari 2026)")."""
    found = deadlines.find_due(words, meeting)
    last = _LAST.search(words)
    due = deadlines.find_due(last["when"], meeting) if last and (found is None or found.date is None) else None
    return due if due and due.date else found


def _counts_in_talk(cue: Cue, who: tuple[str, ...]) -> bool:
    """Say whether a cue binds in a discussion: tasks and promises only where someone is named."""
    if cue.plain and cue.rung in {Rung.REKOMENDASI, Rung.KESEPAKATAN}:
        return False
    return bool(who) or (not cue.plain and cue.rung not in {Rung.PENUGASAN, Rung.KOMITMEN})


def _outcome(rung: Rung, who: tuple[str, ...], what: str, due: deadlines.Due | None, text: str) -> Outcome:
    if due is None:
        return Outcome(rung, who, what, status=progress_in(text))
    return Outcome(rung, who, what, due.date, due.text, due.computed, progress_in(text))


def labelled_outcome(text: str, meeting: date | None, rung: Rung | None = None) -> Outcome | None:
    """Read an item whose owner, deadline and status stand behind labels ("PIC: …; tenggat: …")."""
    first = _LABELS.search(text)
    words = unmarked(text[: first.start()] if first else text).strip(" .;:\n")
    if not words or not first:
        return None
    labelled = _DUE_LABEL.search(text)
    wording = labelled["due"].strip(" .") if labelled else words
    due = None if is_nothing(wording) else deadlines.find_due(wording, meeting)
    cue = leading_cue(words, talk=False, default=rung)
    who = charged(text) or owners_of(words, cue)
    return _outcome(cue.rung if cue else Rung.PENUGASAN, who, words, due, text[first.start() :])


def followed_up(text: str, meeting: date | None) -> Outcome | None:
    """Read an item of a section on earlier tasks: what was to be done, by whom, until when, and what became of it."""
    told = reported(unmarked(text))
    if told is None:
        return None
    what, became = told
    due = deadlines.find_due(what, meeting)
    aside = next((split_actors(each) for each in re.findall(r"\(([^()]+)\)", what) if is_actor(each)), ())
    addressed = _addressed(what, meeting, None)
    outcome = addressed or _outcome(Rung.PENUGASAN, aside or owners_of(what, None), what, due, "")
    return replace(outcome, status=became)


def _enumeration(sentence: str) -> tuple[str, ...]:
    """Cut "… sejumlah rekomendasi, antara lain (1) … (2) …" into its lead and its items."""
    marks = [m.start() for m in _LISTED.finditer(sentence)]
    if len(marks) < 2 or not _LIST_LEAD.search(sentence[: marks[0]]):
        return ()
    edges = [0, *marks, len(sentence)]
    return tuple(sentence[a:b].strip() for a, b in zip(edges, edges[1:], strict=False))


def _read_list(parts: tuple[str, ...], meeting: date | None) -> Iterator[tuple[str, Outcome | None]]:
    lead, *items = parts
    said = titled(lead)
    rung = said[1] if said else None
    if lead:
        yield lead, None
    for item in items:
        words = _LISTED.sub("", item, count=1).strip(" .;,")
        yield item, outcome_of(re.sub(r"\s+(?:dan|serta|and)$", "", words), meeting, rung or Rung.REKOMENDASI)
