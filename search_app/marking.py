"""Text and marks → parts for a template; the template alone makes tags of them."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A stretch of text, marked or not; `number` counts the marks of the page from 1, 0 where unmarked."""

    text: str
    number: int = 0


def parts(text: str, marks: tuple[tuple[int, int], ...], first: int = 1) -> tuple[Part, ...]:
    """Cut a text at its marks (code points, in order)."""
    return tuple(_parts(text, marks, first))


def _parts(text: str, marks: tuple[tuple[int, int], ...], first: int) -> Iterator[Part]:
    at = 0
    for number, (start, end) in enumerate(marks, first):
        if at < start:
            yield Part(text[at:start])
        yield Part(text[start:end], number)
        at = end
    if at < len(text):
        yield Part(text[at:])
