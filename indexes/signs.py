"""Cheap looks that spare a text its expensive patterns: what the stretches between its spaces show of it.

All signs are looked for together, once in every stretch; what a stretch shows is kept, since stretches repeat.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate, compress, count
from operator import or_

from indexes.keeping import Kept

_KEPT = 100_000
"""Stretches that are kept; then it begins anew, so that memory stays bounded."""
_LONGEST, _LONGEST_MIXED = 60, 20
"""Code points of a stretch that is kept, of letters alone and of others: longer ones do not come again."""
_REMEMBERED = 20_000
"""Code points of a text that is remembered while it is looked through for one thing after the other."""


class Sign:
    """Something that a stretch shows, told from others by its `bit`; made once, at import or first use."""

    def __init__(self, shown_by: Callable[[str], bool] | None) -> None:
        """Take the test of a stretch, which must always say the same of the same one."""
        self.bit = 1 << next(_NUMBERS)
        if shown_by:
            _TESTS.append((self.bit, shown_by))
        _marks.clear()
        _looked.cache_clear()
        _words_alone.cache_clear()

    def is_in(self, text: str) -> bool:
        """Say whether any stretch of the text shows it."""
        return bool(looked(text).bits & self.bit)

    def stretches(self, text: str) -> Iterator[tuple[int, str]]:
        """Give the stretches that show it, in order, with where they begin."""
        seen, bit = looked(text), self.bit
        if seen.bits & bit:
            for at in [at for at, mark in seen.shown() if mark & bit]:
                yield seen.before()[at] + at, seen.stretches[at]


class Words(Sign):
    """Words in small letters, without spaces: one of them stands in a stretch, in any case.

    Inside of others too, unless it has to be `first` in them; then each begins with a letter.
    """

    def __init__(self, words: Sequence[str], first: bool = False) -> None:
        """Take the words, which are looked for together with all others."""
        super().__init__(None)
        for word in words:
            kept = _BEGINNINGS if len(word) >= _BEGINNING else _SHORT
            opens = re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) if first else None
            kept.setdefault(word[:_BEGINNING], []).append((word, self.bit, opens))


_Sought = dict[str, list[tuple[str, int, re.Pattern[str] | None]]]
_BEGINNING = 3
_BEGINNINGS: _Sought = {}
"""All words by their first letters, each with what must fit besides."""
_SHORT: _Sought = {}
"""Those that are shorter."""


def _words_in(stretch: str) -> int:
    """Give the bits of the words that stand in a stretch."""
    letters, mark = small(stretch), 0
    starts = set(map("".join, zip(letters, letters[1:], letters[2:], strict=False)))
    begun = [_BEGINNINGS[start] for start in starts & _BEGINNINGS.keys()]
    for sought in [*begun, *(_SHORT[short] for short in _SHORT if short in letters)]:
        for word, bit, opens in sought:
            if word in letters and (opens is None or opens.search(stretch)):
                mark |= bit
    return mark


def bits_of_words(text: str) -> int:
    """Give the bits of all words that a text shows; those of other signs may be missing.

    It spares texts the other looks that are met once, as the paths of rows are.
    """
    return looked(text).bits if " " in text or comes_again(text) else _words_alone(text)


class Looked:
    """A text's stretches, what each shows, and what any of them does."""

    def __init__(self, text: str) -> None:
        """Look the text through."""
        self.stretches: Sequence[str] = text.split(" ")
        self._marks = list(map(_marks.__getitem__, self.stretches))
        self.bits: int = reduce(or_, set(self._marks))
        self._shown: Sequence[tuple[int, int]] | None = None
        self._before: Sequence[int] | None = None

    def shown(self) -> Sequence[tuple[int, int]]:
        """Give which of the stretches show anything, and what."""
        if self._shown is None:
            self._shown = list(compress(enumerate(self._marks), self._marks))
        return self._shown

    def before(self) -> Sequence[int]:
        """Give how many code points the stretches before each have, the spaces between them left out."""
        if self._before is None:
            self._before = list(accumulate(map(len, self.stretches), initial=0))
        return self._before


def bits(text: str) -> int:
    """Give the bits of all signs that a text shows."""
    return looked(text).bits


def looked(text: str) -> Looked:
    """Look a text through."""
    return _looked(text) if len(text) <= _REMEMBERED else Looked(text)


def small(text: str) -> str:
    """Give the text in small letters, as patterns see it that ignore case: to them ſ is an s, K a k, İ and ı an i."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def _mark(stretch: str) -> int:
    """Give the bits of the signs that a stretch shows."""
    return _words_in(stretch) | sum([bit for bit, shown_by in _TESTS if shown_by(stretch)])


def comes_again(stretch: str) -> bool:
    """Say whether a stretch is short enough to be met again."""
    return len(stretch) <= (_LONGEST if stretch.isalpha() else _LONGEST_MIXED)


_NUMBERS = count()
_TESTS: list[tuple[int, Callable[[str], bool]]] = []
_marks = Kept(_mark, _KEPT, comes_again)
_looked = lru_cache(maxsize=8)(Looked)
_words_alone = lru_cache(maxsize=8)(_words_in)
