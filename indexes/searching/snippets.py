"""Where a passage's words meet the query's: marks and cuts as data, never as HTML."""

from collections.abc import Collection

from indexes.analysis import occurrences
from indexes.query import Fragment

WINDOW = 260
"""Code points of a cut, before it is widened to whole words."""

WIDENED = 40
"""Code points by which it is widened at most, on either side: what is no word may go on without end."""

Mark = tuple[int, int]


def marks(text: str, stems: Collection[str]) -> tuple[Mark, ...]:
    """Give start and end (code points) of every word of the text whose stem is among these."""
    return tuple(occurrences(text, frozenset(stems))) if stems else ()


def fragment(text: str, marked: tuple[Mark, ...]) -> Fragment:
    """Cut the stretch of the text with the most different marked words; all of it where it is short."""
    if len(text) <= WINDOW:
        return Fragment(0, len(text), marked)
    start = max((_worth(text, marked, at), -at) for at in _starts(marked))[1] * -1
    start, end = _whole_words(text, max(0, start - WINDOW // 6), start + WINDOW)
    return Fragment(start, end, tuple(m for m in marked if start <= m[0] and m[1] <= end))


def _starts(marked: tuple[Mark, ...]) -> list[int]:
    return [start for start, _ in marked] or [0]


def _worth(text: str, marked: tuple[Mark, ...], start: int) -> int:
    return len({text[a:b].lower() for a, b in marked if start <= a and b <= start + WINDOW})


def _whole_words(text: str, start: int, end: int) -> Mark:
    end = min(len(text), end)
    first, last = max(0, start - WIDENED), min(len(text), end + WIDENED)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return start, end
