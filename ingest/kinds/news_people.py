"""Officials whom a news text names: who speaks for which office, who came, who sent someone else."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from indexes import institutions, places
from indexes.model import Person, Presence
from ingest.kinds.actors import is_degree, is_role
from ingest.kinds.office_words import OFFICE_WORDS
from ingest.kinds.sentences import sentences

_RANKS = (
    r"(?:Brigjen|Irjen|Komjen|Kombes|AKBP|AKP|Kompol|Iptu|Ipda|Jenderal|Letjen|Mayjen|Letkol|Kolonel|Mayor|Kapten"
    r"|Dr|Drs|Dra|Ir|Prof|H|Hj)\.?\s+(?:\(?(?:Pol|Inf|Arh|Arm|Kav|Mar|TNI|Laut)\)?\.?\s+)?"
)
_WORD = r"[A-Z][\w'’-]*\.?"
_RUN = re.compile(
    rf"(?:{_RANKS}){{0,4}}{_WORD}"
    r"(?:\s+(?:(?:dan|of|for|the|bin|binti|da|de|dos)\s+(?=[A-Z])|(?=[A-Z\d]))[\w'’/-]+\.?(?<!\.\.)){0,15}"
)
# "I" that opens a man's name and is no grade of an office
_BALINESE = re.compile(r"I\s+(?:Gusti|Gede|Gde|Putu|Wayan|Made|Nyoman|Ketut|Kadek|Komang|Nengah|Dewa|Ngurah)\b")
_SPEECH = re.compile(
    r"\b(?:kata|ujar|ungkap|tutur|jelas|tegas|sebut|papar|terang|imbuh|tambah|tandas|pungkas|ucap|menurut|said|says)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_CAME = re.compile(
    r"\b(?:hadir\w*|dihadiri|menghadiri|membuka|dibuka|memimpin|dipimpin|memandu|sambutan\w*|narasumber|pembicara|pemateri"
    r"|memaparkan|moderator|menandatangani|ditandatangani|meninjau|attend\w*|opened|chaired|speakers?|moderated)\b",
    re.IGNORECASE,
)
_STAYED_AWAY = re.compile(
    r"\b(?:tidak|berhalangan|belum)\s+(?:dapat\s+)?hadir\b|\b(?:did not|could not)\s+attend\b", re.IGNORECASE
)
_STOOD_IN = re.compile(r"\b(?:diwakili|diwakilkan|represented)\s+(?:oleh|kepada|by)?\s*", re.IGNORECASE)
_AS = re.compile(r"\s*,?\s+(?:selaku|sebagai|yang\s+menjabat(?:\s+sebagai)?|as(?:\s+the)?)\s+(?=[A-Z])")
_FROM = re.compile(r"\s+(?:dari|from)\s+(?:(?:unsur\s+|the\s+)?(?=[A-Z])|(?P<unit>unsur)\b)")
_ORDER = (Presence.DIWAKILI, Presence.TIDAK_HADIR, Presence.HADIR, Presence.DISEBUT)


@dataclass(frozen=True)
class _Named:
    start: int
    end: int
    name: str | None
    role: str | None
    institution: str | None


def people_in_news(text: str) -> tuple[Person, ...]:
    """Give the officials that a news text names with their office, in order; one entry for each.

    "X, yang diwakili (oleh) Y" makes Y present and X represented. What stands in the text is kept as
    it is worded; a name alone counts only where it speaks.
    """
    found = [person for sentence in sentences(text) for person in _people(sentence)]
    return _united(found)


def _people(sentence: str) -> Iterator[Person]:
    named = list(_named(sentence))
    stand_in = _STOOD_IN.search(sentence)
    for at, one in enumerate(named):
        presence = _presence(sentence, one)
        follows = named[at + 1] if at + 1 < len(named) else None
        if stand_in and one.end <= stand_in.start() and (follows is None or follows.start >= stand_in.end()):
            by = follows.name or follows.role if follows else None
            yield Person(one.name, one.role, one.institution, Presence.DIWAKILI, by)
        elif stand_in and stand_in.end() <= one.start <= stand_in.end() + 1:
            yield Person(one.name, one.role, one.institution, Presence.HADIR)
        else:
            if one.name or presence is not Presence.DISEBUT:
                yield Person(one.name, one.role, one.institution, presence)


def _presence(sentence: str, one: _Named) -> Presence:
    if _STAYED_AWAY.search(sentence, one.end, one.end + 40):
        return Presence.TIDAK_HADIR
    return Presence.HADIR if _CAME.search(sentence) else Presence.DISEBUT


def _named(sentence: str) -> Iterator[_Named]:
    at = 0
    while run := _RUN.search(sentence, at):
        read = _read(sentence, run)
        if read:
            yield read
        at = max(read.end if read else run.end(), at + 1)


def _read(sentence: str, run: re.Match[str]) -> _Named | None:
    """Read the capitalised words here, and what is joined to them by a comma, "selaku" or "dari"."""
    words = _without_stop(run.group())
    if is_role(words):
        return _office_first(sentence, run)
    name = _name_in(words)
    if name is None:
        return None
    start = run.start() + words.rindex(name)
    before = words[: words.rindex(name)].strip()
    selaku = _AS.match(sentence, run.end())
    office = _RUN.match(sentence, selaku.end()) if selaku else None
    if office:
        role = _without_stop(office.group())
        return _Named(start, office.end(), name, role, _body(before) or _body(role))
    comma = re.compile(r",\s+(?=[A-Z])").match(sentence, run.end())
    office = _RUN.match(sentence, comma.end()) if comma else None
    if office and is_role(office.group()) and _name_in(office.group()) is None:
        role = _without_stop(office.group())
        return _Named(start, office.end(), name, role, _body(role))
    whence = _FROM.match(sentence, run.end())
    body = _RUN.match(sentence, whence.end()) if whence else None
    if whence and " " in name and (whence["unit"] or (body and _body(body.group()))):
        return _Named(start, body.end() if body else whence.end(), name, None, _body(body.group()) if body else None)
    speaks = any(m.end() == run.start() for cue in (_SPEECH, _STOOD_IN) for m in cue.finditer(sentence))
    return _Named(start, run.end(), name, None, None) if speaks else None


def _office_first(sentence: str, run: re.Match[str]) -> _Named | None:
    """Read "Kepala Kanim Kupang Christian Penna" and "Direktur …, Ditjen Imigrasi, Anggiat Napitupulu"."""
    words, end = _without_stop(run.group()), run.end()
    name = _name_in(words)
    if name:
        role = words[: words.rindex(name)].strip(" ,")
        return _Named(run.start(), end, name, role, _body(role))
    role = words
    for _ in range(3):
        comma = re.compile(r",\s+(?=[A-Z])").match(sentence, end)
        more = _RUN.match(sentence, comma.end()) if comma else None
        if more is None or is_role(more.group()) or is_degree(more.group()):
            break
        said = _without_stop(more.group())
        name = _name_in(said)
        if name == said:
            return _Named(run.start(), more.end(), name, role, _body(role))
        if name:
            break
        role, end = f"{role}, {said}", more.end()
    return _Named(run.start(), end, None, role, _body(role)) if " " in role else None


def _name_in(words: str) -> str | None:
    """Give the words at the end that belong to no office, place or institution, if they can be a name."""
    parts = list(re.finditer(r"\S+", words))
    cut = len(parts)
    while cut and (not _is_office_word(parts[cut - 1].group()) or _BALINESE.match(words, parts[cut - 1].start())):
        cut -= 1
    if cut == len(parts):
        return None
    known = _known_end(words)
    rest = words[max(known, parts[cut].start()) :].strip()
    if cut and not known:
        rest = _after_place(rest)
    plain = re.sub(_RANKS, "", rest)
    # one word after a role is a name only where the office before it is known to end
    enough = len(plain.split()) > 1 or known or rest == words
    usable = (
        plain and enough and plain[0].isupper() and not plain.isupper() and re.search(r"\d|^\w{1,3}\.$", plain) is None
    )
    if not usable or len(plain.split()) > 6 or institutions.find(rest) or places.resolve(rest):
        return None
    return _ranked(words, rest)


def _after_place(words: str) -> str:
    """Leave out the place that an office is of: "Bupati *Belu* Agustinus Taolin"."""
    parts = words.split(" ")
    for size in (3, 2, 1):
        if len(parts) > size and places.resolve(" ".join(parts[:size])):
            return " ".join(parts[size:])
    return words


def _ranked(words: str, name: str) -> str:
    """Take the rank along that stands before a name."""
    at = words.rindex(name)
    rank = re.search(rf"(?:{_RANKS})+$", words[:at])
    return words[rank.start() :] if rank else name


def _is_office_word(word: str) -> bool:
    plain = word.strip(".,").casefold()
    return plain in OFFICE_WORDS or is_role(word)


def _known_end(words: str) -> int:
    """Give where the office ends that the words begin with: the place in its name is no person's."""
    parts = list(re.finditer(r"\S+", words))
    for last in range(len(parts), 0, -1):
        end = parts[last - 1].end()
        found = (institutions.resolve(words[parts[first].start() : end]) for first in range(last))
        name = next(filter(None, found), None)
        # "Kantor Imigrasi Budi Santoso": an unknown word is a place only if a whole name follows it
        if name and (institutions.get(name) or places.find(words[:end]) or len(parts) - last >= 2):
            return end
    return 0


def _without_stop(words: str) -> str:
    """Leave out the full stop of a sentence, not that of an initial or a title."""
    plain = words.removeprefix("The ").removeprefix("Para ")
    return plain[:-1] if re.search(r"[a-z]{3}\.$|[A-Z]{3}\.$", plain) else plain


def _body(words: str) -> str | None:
    return next(iter(institutions.find(words)), None) if words else None


def _united(people: Iterable[Person]) -> tuple[Person, ...]:
    """Make one entry of all that name the same person, or the same office without a name."""
    united: dict[str, Person] = {}
    for person in people:
        key = _key(person, united)
        known = united.get(key)
        united[key] = person if known is None else _joined(known, person)
    return tuple(united.values())


def _key(person: Person, known: dict[str, Person]) -> str:
    if person.name is None:
        return f"role {person.role}"
    plain = re.sub(_RANKS, "", person.name).casefold()
    # "Penna" later in the text is Christian Penna
    return next((key for key in known if plain in key.split() or key == plain), plain)


def _joined(a: Person, b: Person) -> Person:
    first = min(a.presence, b.presence, key=_ORDER.index)
    return replace(
        a,
        role=a.role or b.role,
        institution=a.institution or b.institution,
        presence=first,
        represented_by=a.represented_by or b.represented_by,
    )
