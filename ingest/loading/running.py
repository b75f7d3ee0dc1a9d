"""Running headers, footers, page numbers and catchwords: found by repetition over the pages, and removed."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from statistics import median

from ingest.loading.geometry import Line
from ingest.loading.marks import marker_length

EDGE_LINES = 4
# Header and footer stand in these outer parts of what is printed on a page.
ZONE = 0.12
SHARE = 0.4
ALIKE = 0.75
SAME_HEIGHT = 14.0
PAGE_NUMBER = re.compile(
    r"(?i)^\W*(?:(?:hal(?:aman|\.)?|page)\s+[\dl|]{1,4}|\d{1,4})\W*(?:(?:dari|of|/)\W*\d{1,4}\W*)?$|^\W*[ivxl]{1,6}\W*$"
)
CATCHWORD = re.compile(r"^.{1,45}?(?:\.\s?){2,}\.?$|^.{1,45}…$")
# Three dots set apart, or one mark of three: more of them are a form's blank.
_DOTTED = re.compile(r"(?<![.…])\s+\.\s\.\s\.\s*$|(?<![.…])…\s*$")
# A header may be the only place that says how secret a paper is.
CLASSIFIED = re.compile(r"(?i)\b(?:rahasia|terbatas|klasifikasi|confidential|restricted|secret)\b")


def without_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages' lines without what runs over the pages.

    The first page keeps its own header (it may be the letterhead) and any line that classifies the paper.
    """
    tall = max((page[-1].bottom - page[0].top for page in pages if page), default=0.0)
    low = median([page[-1].bottom for page in pages if page] or [0.0])
    heads = [[line for line in page[:EDGE_LINES] if line.top <= page[0].top + ZONE * tall] for page in pages]
    feet = [[line for line in page[-EDGE_LINES:] if line.bottom >= low - ZONE * tall] for page in pages]
    kept: list[list[Line]] = []
    for at, page in enumerate(pages):
        dropped = [line for line in heads[at] if at and _runs(line, heads, at)]
        dropped += [line for line in feet[at] if _runs(line, feet, at) and (at or not CLASSIFIED.search(line.text))]
        dropped += [line for line in (*heads[at][:3], *feet[at][-3:]) if PAGE_NUMBER.match(line.text)]
        dropped += _catchwords(page, pages[at + 1] if at + 1 < len(pages) else ())
        kept.append([line for line in page if not any(line is gone for gone in dropped)])
    return kept


def _runs(line: Line, edges: Sequence[Sequence[Line]], own: int) -> bool:
    """Say whether a line stands, alike and at the same height, at the edge of enough other pages."""
    if marker_length(line.text) and not PAGE_NUMBER.match(line.text):
        return False
    others = [at for at in range(max(0, own - 6), min(len(edges), own + 7)) if at != own]
    repeated = sum(1 for at in others if any(_alike(line, other) for other in edges[at]))
    return repeated >= max(1, SHARE * len(others)) and (len(edges) > 2 or line.text[-1:] != ":")


def _alike(line: Line, other: Line) -> bool:
    if abs(line.top - other.top) > SAME_HEIGHT:
        return False
    left, right = _shape(line.text), _shape(other.text)
    if left == right:
        return True
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return min(len(left), len(right)) > 5 and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


@lru_cache(maxsize=4096)
def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text.lower()))


def _catchwords(page: Sequence[Line], following: Sequence[Line]) -> list[Line]:
    """The last line that only repeats how the next page goes on ("b. bahwa . . .")."""
    found = []
    for line in page[-3:] if following else ():
        if not CATCHWORD.match(line.text):
            continue
        words = _letters(re.sub(r"[.\s…]+$", "", line.text))
        if any(_letters(other.text).startswith(words[:12]) for other in following[:6]) or line.x0 > page[0].x0 * 1.5:
            found.append(line)
    return found


def without_catchwords(rows: Sequence[str]) -> list[str]:
    """Drop from plain lines those that only repeat how the next page goes on ("Pasal 3 . . ."), a few lines below."""
    return [row for at, row in enumerate(rows) if not (_DOTTED.search(row) and _goes_on(row, rows[at + 1 : at + 8]))]


def _goes_on(row: str, following: Sequence[str]) -> bool:
    words = _letters(_DOTTED.sub("", row))[:12]
    return (
        len(words) > 2
        and CATCHWORD.match(row.strip()) is not None
        and any(_letters(below).startswith(words) for below in following)
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())
