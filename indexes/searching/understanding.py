"""A query's text to what is asked of the engines. The user's text never reaches a query parser."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from indexes import citations, institutions, places
from indexes.analysis import Token, tokens
from indexes.query import Concept, Field, Match, Phrase, Term
from indexes.searching.asking import Sought, sought
from indexes.searching.concepts import concepts
from indexes.searching.times import Time, times
from indexes.searching.wording import plain, without_operators

LONGEST = 2_000
"""Code points of a query that are read; a longer one is read up to there, and the results say so."""

EXACT_WEIGHT, HEADING_WEIGHT, CITED_WEIGHT = 0.4, 0.3, 6.0

# Asking words and the like: they say what is wanted, not what it is about.
ASKING = frozenset(
    "apa apakah siapa kapan berapa bagaimana mana dimana mengapa kenapa saja tentang isi isinya bunyi sih dong"
    " what who whom whose which how when where why does do did has have had been can there any about into"
    " me please tell show list their its they we our you your".split()
)
# Beside a provision these ask what its status tells.
STATUS = frozenset(
    "masih berlaku dicabut pencabutan diganti digantikan diubah status sudah belum aktif valid still force repealed"
    " replaced revoked amended effect".split()
)
_OF_FORCE = tuple(Term(stem, Field.STEM, 0.5) for stem in ("cabut", "ganti", "ubah"))
_ARTICLE = re.compile(r"\bpasal\s+\d+[A-Z]?\b", re.IGNORECASE)
_QUOTED = re.compile(r'["“”«»]([^"“”«»]+)["“”«»]')
_MINUS = re.compile(r"(?<!\S)-(?=[^\W_])([^\s\"“”]+)")
_WITHOUT = re.compile(r"\b(?:tanpa|kecuali|without|except)\s+([^\s,.;]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Understanding:
    """What a query asks: words, provisions and days named, words to mark, notes for the reader."""

    match: Match
    identities: tuple[str, ...]
    stems: tuple[str, ...]
    meaning: str
    notes: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[date, date], ...] = ()
    sought: Sought = Sought.ANYTHING


def understand(text: str, today: date | None = None) -> Understanding:
    """Read a query: "quoted phrases", -excluded words, provisions (`uu 21/2007 pasal 2`), everything else as words.

    Times told from today (*minggu lalu*) count from `today`, the day of asking if not given.
    """
    read = _understood(text[:LONGEST], today or date.today())
    return replace(read, notes=(("cut", str(LONGEST)), *read.notes)) if len(text) > LONGEST else read


@lru_cache(maxsize=500)
def _understood(asked: str, today: date) -> Understanding:
    """Read a query; kept, since its next page, a filter of it and the pages of what it found ask it again."""
    phrases = tuple(_phrase(quoted) for quoted in _QUOTED.findall(asked))
    read, ignored = without_operators(plain(asked))
    excluded = [*_MINUS.findall(read), *_known_excluded(read)]
    rest = _QUOTED.sub(" \\1 ", _without(_MINUS.sub(" ", read), excluded))
    cited = citations.find(rest)
    identities = tuple(dict.fromkeys(c.id for c in cited))
    named = times(rest, today)
    every = tokens(rest)
    words = _outside(every, cited, named)
    meant, translated = concepts(words, rest)
    match = Match(
        concepts=(*meant, *map(_cited, identities)),
        phrases=tuple(p for p in phrases if p.tokens),
        excluded=tuple(_excluded(word) for word in excluded if tokens(word)),
        boosts=(*_boosts(words), *(_OF_FORCE if cited and any(t.exact in STATUS for t in every) else ())),
        least=least(len(words) + len(identities)),
    )
    days = tuple(dict.fromkeys(each.span for each in named))
    notes = [("excluded", word) for word in excluded] + [("ignored", each) for each in ignored]
    notes += [("read_as", c.id) for c in cited] + [("no_law", each) for each in _lawless(rest, cited)]
    notes += [("dated", f"{first}/{last}") for first, last in days] + [("translated", note) for note in translated]
    marked = tuple(t.token for c in match.concepts for t in c.terms if t.field is Field.STEM)
    return Understanding(match, identities, tuple(dict.fromkeys(marked)), rest, tuple(notes), days, sought(read))


def _lawless(text: str, cited: tuple[citations.Citation, ...]) -> list[str]:
    """Give the articles of which no regulation is known: "pasal 27" in *UU ITE pasal 27*."""
    found = (m for m in _ARTICLE.finditer(text) if not any(c.start < m.end() and m.start() < c.end for c in cited))
    return [match[0].lower() for match in found] if not cited else []


def _phrase(quoted: str) -> Phrase:
    return Phrase(tuple(token.exact for token in tokens(quoted)))


def _known_excluded(text: str) -> list[str]:
    """Give what is left out by name: IOM in *tanpa IOM*; *tanpa dokumen* is something that people look for."""
    named = _WITHOUT.findall(text)
    return [word for word in named if institutions.resolve(word) or places.resolve(word)]


def _without(text: str, excluded: list[str]) -> str:
    for word in excluded:
        text = re.sub(rf"\b(?:tanpa|kecuali|without|except)\s+{re.escape(word)}", " ", text, flags=re.IGNORECASE)
    return text


def _excluded(word: str) -> Concept:
    return Concept(tuple(Term(token.exact, Field.EXACT) for token in tokens(word)))


def _outside(words: list[Token], cited: tuple[citations.Citation, ...], named: tuple[Time, ...]) -> list[Token]:
    """Leave out words that are part of a citation or of a time told from today, and words that only ask.

    The last stay where there is nothing else.
    """
    taken = [(c.start, c.end) for c in cited] + [(each.start, each.end) for each in named if each.told]
    free = [w for w in words if not any(start < w.end and w.start < end for start, end in taken)]
    asked = [w for w in free if w.exact not in ASKING and not (cited and w.exact in STATUS)]
    return asked or ([] if cited else free)


def _cited(named: str) -> Concept:
    return Concept((Term(named, Field.CITES, CITED_WEIGHT),))


def _boosts(words: list[Token]) -> tuple[Term, ...]:
    exact = (Term(word.exact, Field.EXACT, EXACT_WEIGHT) for word in words)
    heading = (Term(word.stem, Field.HEADING, HEADING_WEIGHT) for word in words)
    return tuple(dict.fromkeys((*exact, *heading)))


def least(concepts: int) -> int:
    """Say how many concepts a passage must have.

    One, so that a single rare name finds; more where there are many, which costs no recall and keeps out
    what shares but a common word (benchmarks/least.py).
    """
    return 1 if concepts < 6 else 2 if concepts < 12 else 3
