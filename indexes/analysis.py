"""Text to tokens. The only place that decides what counts as a word."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from indexes.keeping import Kept
from indexes.model import Kind, Passage, Source
from indexes.stemming import Stemmer

ANALYSIS_VERSION = 2
"""Raised with every change that makes other tokens of the same text."""

_QUOTES = "'’‘ʼ`´"
_APOSTROPHE = f"[{_QUOTES}]"
# A word keeps its inner apostrophes; a doubled word (undang-undang) is taken whole.
_WORD = re.compile(rf"([^\W\d_]{{3,}})-\1(?![\w-])|[^\W_]+(?:{_APOSTROPHE}[^\W_]+)*", re.IGNORECASE)
# What can be a word or several: runs repeat, so that what is in them is looked up and not found out again.
_RUN = re.compile(rf"([\w{_QUOTES}-]+)")
_APOSTROPHES = re.compile(_APOSTROPHE)
_AROUND = '.,;:()[]/"'
_LETTERS = re.compile(r"[^\W_]+")
_STEMMER = Stemmer("indonesian")

STOP = frozenset(
    "yang dan di ke dari untuk pada dengan adalah ini itu oleh atau juga dalam sebagai akan telah"
    " bahwa para dapat tersebut serta secara atas bagi sebagaimana dimaksud"
    " the of and a an to in is are was were for on by with at as that this it be or from".split()
)
"""Words that carry nothing here. *tidak, tanpa, belum, orang, antar* and their like carry meaning and stay."""

STANDARD = {
    "notulen": "notula",
    "notulensi": "notula",
    "ijin": "izin",
    "praktek": "praktik",
    "resiko": "risiko",
    "analisa": "analisis",
    "jaman": "zaman",
    "propinsi": "provinsi",
    "pebruari": "februari",
    "nopember": "november",
    "hutang": "utang",
    "sinergitas": "sinergi",
    "terorganisir": "terorganisasi",
    "perlindungan": "pelindungan",
    "serawak": "sarawak",
    "trafiking": "trafficking",
    "skow": "skouw",
}
"""Doublets and common misspellings → the standard word (KBBI), before stemming."""

JOINED = {
    ("kerja", "sama"): "kerjasama",
    ("wali", "kota"): "walikota",
    ("non", "prosedural"): "nonprosedural",
    ("mota", "ain"): "motaain",
    ("tim", "pora"): "timpora",
}
"""Two words that are as often written as one."""


_MOST_KEPT, _LONGEST_KEPT = 100_000, 60
"""Stretches of text whose words are kept, and the code points of the longest."""

_SECOND_HALVES = frozenset(second for _, second in JOINED)


class Token(NamedTuple):
    """A word of a text: its folded form, its stem, and where it stands (code points)."""

    exact: str
    stem: str
    start: int
    end: int


def fold(text: str) -> str:
    """Fold compatibility forms, case, accents and apostrophes, so that Mota'ain = Motaain."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Give the Snowball stem of a folded word (Indonesian; Tala 2003)."""
    standard = STANDARD.get(word, word)
    return standard if standard.isdigit() else _STEMMER.stem(standard)


@lru_cache(maxsize=200_000)
def _split(run: str) -> tuple[Token, ...]:
    """Give the words of an unbroken run, with their places in it."""
    made = ((m, _folded(m.group())) for m in _WORD.finditer(run))
    return tuple(Token(exact, stem(exact), m.start(), m.end()) for m, exact in made if exact)


def _folded(written: str) -> str:
    half = written.partition("-")[0] if "-" in written else written
    return "".join(_LETTERS.findall(fold(half)))


def words(text: str) -> Iterator[Token]:
    """Give every word of the text with its place, stop words included."""
    for run in _RUN.finditer(text):
        at = run.start()
        for exact, stemmed, start, end in _split(run.group()):
            yield Token(exact, stemmed, at + start, at + end)


def occurrences(text: str, stems: Collection[str]) -> Iterator[tuple[int, int]]:
    """Give start and end (code points) of every word of the text whose stem is among these."""
    between_and_runs = _RUN.split(text)
    said = [
        (at, token)
        for at in range(1, len(between_and_runs), 2)
        for token in _split(between_and_runs[at])
        if token.stem in stems
    ]
    ends = list(accumulate(map(len, between_and_runs))) if said else []
    return ((ends[at - 1] + token.start, ends[at - 1] + token.end) for at, token in said)


def tokens(text: str) -> list[Token]:
    """Give the words of the text that count: no stop words, split doublets joined."""
    return _joined(token for token in words(text) if token.exact not in STOP)


def _joined(counting: Iterable[Token]) -> list[Token]:
    found: list[Token] = []
    for token in counting:
        halves = (found[-1].exact, token.exact) if token.exact in _SECOND_HALVES and found else ("", "")
        if joined := JOINED.get(halves):
            found[-1] = Token(joined, stem(joined), found[-1].start, token.end)
        else:
            found.append(token)
    return found


def _counted(stretch: str) -> tuple[tuple[str, str], ...]:
    """Give the words of a stretch without white space that count, each with its stem."""
    bare = stretch.strip(_AROUND)
    if bare.isascii() and bare.isalpha():
        # One word, as most stretches are: nothing in it is to be split or folded but its case.
        exact = bare.lower()
        return () if exact in STOP else ((exact, stem(exact)),)
    every = (token for run in _RUN.findall(stretch) for token in _split(run))
    return tuple((token.exact, token.stem) for token in every if token.exact not in STOP)


_counting = Kept(_counted, _MOST_KEPT, lambda stretch: len(stretch) <= _LONGEST_KEPT)


def _indexed(text: str) -> tuple[list[str], list[str]]:
    """Give what `tokens` makes of the text, exact and as stems: stretches repeat, which makes it five times as fast."""
    said = list(chain.from_iterable(map(_counting.__getitem__, text.split())))
    exacts, stems = [exact for exact, _ in said], [stemmed for _, stemmed in said]
    if not _SECOND_HALVES.isdisjoint(exacts):
        _join(exacts, stems)
    return exacts, stems


def _join(exacts: list[str], stems: list[str]) -> None:
    """Join split doublets, as `_joined` does: no word is the second half of one and the first half of another."""
    for at in range(len(exacts) - 1, 0, -1):
        if exacts[at] in _SECOND_HALVES and (joined := JOINED.get((exacts[at - 1], exacts[at]))):
            exacts[at - 1 : at + 1], stems[at - 1 : at + 1] = [joined], [stem(joined)]


@dataclass(frozen=True)
class FieldTokens:
    """The tokens of one passage, per field, ready for an engine: one by one, or as one text with single spaces."""

    stems: Sequence[str]
    exacts: Sequence[str]
    headings: Sequence[str]

    @property
    def stem(self) -> str:
        """Give the stems of title, headings and text."""
        return " ".join(self.stems)

    @property
    def exact(self) -> str:
        """Give the words of title, headings and text."""
        return " ".join(self.exacts)

    @property
    def heading(self) -> str:
        """Give the stems of title and headings."""
        return " ".join(self.headings)


def named(source: Source) -> str:
    """Give what a document is asked for by: its title, and of a meeting where it was held."""
    return f"{source.title}\n{source.places[0]}" if source.kind is Kind.NOTULA and source.places else source.title


def context(source: Source, passage: Passage) -> str:
    """Give the text that a passage is found by: its title and headings count as its words too."""
    return "\n".join((named(source), *passage.headings, passage.text))


def field_tokens(source: Source, passage: Passage) -> FieldTokens:
    """Make the tokens that a passage is indexed by."""
    heading, stems_of_heading = _indexed("\n".join((named(source), *passage.headings)))
    exacts, stems = _indexed(passage.text)
    return FieldTokens(stems_of_heading + stems, heading + exacts, stems_of_heading)
