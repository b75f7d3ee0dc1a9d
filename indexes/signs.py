"""Cheap looks that spare a text its expensive patterns: what the stretches between its spaces show of it.

All signs are looked for together, once in every stretch; what a stretch shows is kept, since stretches repeat.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import accumulate, count
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

    def is_in(self, text: str) -> bool:
        """Say whether any stretch of the text shows it."""
        return bool(bits(text) & self.bit)

    def stretches(self, text: str) -> Iterator[tuple[int, str]]:
        """Give the stretches that show it, in order, with where they begin."""
        seen = looked(text)
        if seen.bits & self.bit:
            ends = list(accumulate(map(len, seen.stretches), initial=0))
            for at in [at for at, mark in enumerate(seen.marks) if mark & self.bit]:
                yield ends[at] + at, seen.stretches[at]


class Words(Sign):
    """Words in small letters, without spaces: one of them stands in a stretch, in any case, inside of others too."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the words, which are looked for together with all others."""
        super().__init__(None)
        for word in words:
            kept = _BEGINNINGS if len(word) >= _BEGINNING else _SHORT
            kept.setdefault(word[:_BEGINNING], []).append((word, self.bit))


_BEGINNING = 3
_BEGINNINGS: dict[str, list[tuple[str, int]]] = {}
"""All words by their first letters."""
_SHORT: dict[str, list[tuple[str, int]]] = {}
"""Those that are shorter."""


def _words_in(stretch: str) -> int:
    """Give the bits of the words that stand in a stretch."""
    letters, mark = small(stretch), 0
    for start in map("".join, zip(letters, letters[1:], letters[2:], strict=False)):
        if start in _BEGINNINGS:
            mark |= reduce(or_, [bit for word, bit in _BEGINNINGS[start] if word in letters], 0)
    for short in _SHORT:
        if short in letters:
            mark |= reduce(or_, [bit for _, bit in _SHORT[short]])
    return mark


@dataclass(frozen=True)
class Looked:
    """A text's stretches, what each shows, and what any of them does."""

    stretches: Sequence[str]
    marks: Sequence[int]
    bits: int


def bits(text: str) -> int:
    """Give the bits of all signs that a text shows."""
    return looked(text).bits


def looked(text: str) -> Looked:
    """Look a text through."""
    return _looked(text) if len(text) <= _REMEMBERED else _look(text)


def small(text: str) -> str:
    """Give the text in small letters, as patterns see it that ignore case: to them ſ is an s, K a k, İ and ı an i."""
    if text.isascii():
        return text.lower()
    return text.casefold().replace("i\u0307", "i").replace("ı", "i")


def _mark(stretch: str) -> int:
    """Give the bits of the signs that a stretch shows."""
    return _words_in(stretch) | sum([bit for bit, shown_by in _TESTS if shown_by(stretch)])


def _comes_again(stretch: str) -> bool:
    return len(stretch) <= (_LONGEST if stretch.isalpha() else _LONGEST_MIXED)


def _look(text: str) -> Looked:
    stretches = text.split(" ")
    marks = [_marks[stretch] for stretch in stretches]
    return Looked(stretches, marks, reduce(or_, set(marks)))


_NUMBERS = count()
_TESTS: list[tuple[int, Callable[[str], bool]]] = []
_marks = Kept(_mark, _KEPT, _comes_again)
_looked = lru_cache(maxsize=8)(_look)
