"""From printed lines to headings, paragraphs and items, by their words and their place on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from statistics import median

from ingest.document import Block, BlockKind
from ingest.loading.geometry import Line
from ingest.loading.marks import (
    LONE,
    SENTENCE_END,
    STRUCTURE,
    continues,
    is_heading,
    is_label,
    joined,
    marker_length,
    runs_on,
)
from ingest.loading.text import block_of

SPACED = 0.75
INDENT = 1.4
SHORT = 0.82
LARGER = 1.3
NARROW = 0.45
HEADING_WORDS = 14
FULL = 0.9
TITLE_START = re.compile(r"(?:NOMOR|TENTANG|DENGAN RAHMAT|TAHUN|TANGGAL)\b")


@dataclass(frozen=True)
class Measure:
    """The usual margins, line gap and font size of a document's running text."""

    left: float
    right: float
    gap: float
    size: float


def measure(lines: Sequence[Line]) -> Measure:
    """Take the margins and spacing from the lines themselves."""
    if not lines:
        return Measure(0, 0, 0, 10)
    lefts = sorted(line.x0 for line in lines)
    rights = sorted(line.x1 for line in lines)
    gaps = [
        below.top - above.bottom
        for above, below in zip(lines, lines[1:], strict=False)
        if above.page == below.page and -above.size < below.top - above.bottom < 3 * above.size
    ]
    return Measure(
        lefts[len(lefts) // 10],
        rights[int(len(rights) * 0.9)],
        median(gaps) if gaps else 0.0,
        median(line.size for line in lines),
    )


def paragraphs(lines: Sequence[Line], body: Measure) -> list[Block]:
    """Put lines together to blocks; a block's page is the one that it starts on."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _joins(groups[-1], line, body):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_block(group, body) for group in groups]


def _joins(group: list[Line], line: Line, body: Measure) -> bool:
    above = group[-1]
    if LONE.match(above.text) and len(group) == 1:
        return not marker_length(line.text) and not is_heading(line.text)
    if is_heading(above.text) and is_heading(line.text):
        return _title_goes_on(above, line, body)
    if runs_on(above.text, line.text):
        return True
    return continues(above.text, line.text) and _flows(group, line, body)


def _flows(group: list[Line], line: Line, body: Measure) -> bool:
    """Say whether a line whose words may go on also does so by its place on the page."""
    above = group[-1]
    ended = bool(SENTENCE_END.search(above.text))
    running = not ended and line.text[:1].islower()
    if _is_emphatic(above, body) != _is_emphatic(line, body) and not running:
        return False
    if above.page != line.page:
        return running or (not ended and above.x1 > body.right * SHORT)
    if line.top - above.bottom > max(body.gap, 0) + SPACED * body.size:
        return running
    if is_label(group[0].text) and line.x0 > group[0].x0 + INDENT * body.size:
        return True
    return not _opens(group, line, body, ended)


def _title_goes_on(above: Line, line: Line, body: Measure) -> bool:
    """Say whether a title in capitals fills its line, so that the next line of capitals belongs to it."""
    near = above.page == line.page and line.top - above.bottom < max(body.gap, 0) + SPACED * body.size
    first_word = line.words[0].x1 - line.words[0].x0
    full = above.x1 - above.x0 + first_word > FULL * (body.right - body.left)
    alone = STRUCTURE.match(above.text) or STRUCTURE.match(line.text) or TITLE_START.match(line.text)
    return near and full and not alone and not marker_length(line.text)


def _opens(group: list[Line], line: Line, body: Measure, ended: bool) -> bool:
    """Say whether a line in a run of lines begins a new paragraph, by its indent or the room left above."""
    above = group[-1]
    if ended and line.x0 < group[0].x0 - body.size / 2:
        return True
    indented = line.x0 > above.x0 + INDENT * body.size
    if indented and ended and not marker_length(group[0].text):
        return True
    if not ended and line.text[:1].islower():
        return False
    if above.x1 - above.x0 < NARROW * (body.right - body.left):
        return True
    first_word = line.words[0].x1 - line.words[0].x0
    has_room = above.x1 + first_word + body.size / 2 < body.right
    if ended:
        return has_room
    return has_room and above.x1 < body.left + (body.right - body.left) * SHORT


def _is_emphatic(line: Line, body: Measure) -> bool:
    return line.bold or line.size > LARGER * body.size


def _block(group: list[Line], body: Measure) -> Block:
    text = reduce(joined, (line.text for line in group))
    block = block_of(text, group[0].page)
    emphatic = all(_is_emphatic(line, body) for line in group)
    headed = emphatic and len(text.split()) <= HEADING_WORDS and text[-1] not in ".;," and not is_label(text)
    if block.kind is not BlockKind.HEADING and headed:
        return Block(BlockKind.HEADING, text, 2, group[0].page)
    return block
