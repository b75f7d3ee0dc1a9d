"""Plain text: paragraphs, with the hard-wrapped lines of converted PDFs put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from ingest.document import Block, BlockKind, Document
from ingest.loading.decoding import decode
from ingest.loading.letters import plain
from ingest.loading.limits import Limits
from ingest.loading.marks import (
    LONE,
    SENTENCE_END,
    continues,
    is_heading,
    joined,
    level_of,
    marker_length,
    runs_on,
)
from ingest.loading.running import without_catchwords
from ingest.loading.spaced import spaced_tables
from ingest.loading.tables import table_block, table_text
from ingest.loading.tidying import tidy, visible

UNWRAPPED = 160
FULL = 0.72
PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s?\d{1,4}\s?[-–—]?|\d{1,4}\s?[-–—]|(?:hal(?:aman|\.)?|page)\s*\d{1,4}(?:\s*(?:dari|of|/)\s*\d{1,4})?"
    # the state gazette's own header and footer
    r"|(?:www|https?)\S*peraturan\.go\.id|(?:[-–—]?\d{1,4}[-–—]?\s+)?(?:19|20)\d\d,\s*No\.\s?\d{1,5}(?:\s+[-–—]?\s?\d{1,4}\s?[-–—]?)?)$",
    re.I,
)
CELL = re.compile(r"\s*\|\s*|\t+")
# Words that never open a paragraph: the line above goes on here however short it is.
RUNNING = re.compile(r"[a-z(]|\d{4}\b|(?:Nomor|Tahun|No\.)\s")
RULE = re.compile(r"^[\s|:+=_-]{3,}$")


@dataclass(frozen=True)
class Line:
    """One printed line: its words, how wide it was printed, and whether a blank line stands above."""

    text: str
    width: int
    spaced: bool


def load_text(path: Path, limits: Limits) -> Document:
    """Load a text file of any encoding."""
    text, warnings = decode(path.read_bytes())
    return Document(path, "txt", blocks_of(plain(text)), warnings=warnings)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Turn text with line breaks into headings, paragraphs, items and tables, one block for each label."""
    rows = re.split(r"[\n\f]", visible(text))
    blocks: list[Block] = []
    at = 0
    for table in spaced_tables(rows):
        if not any(CELL.search(row) for row in rows[table.start : table.end]):
            blocks += [*_running(rows[at : table.start]), *filter(None, [table_block(table.rows)])]
            at = table.end
    return (*blocks, *_running(rows[at:]))


def _running(rows: list[str]) -> Iterator[Block]:
    for run in _runs(_lines(rows)):
        yield from _table(run) if _is_row(run[0]) and len(run) > 1 else _paragraphs(run)


def block_of(text: str, page: int | None = None) -> Block:
    """Make a block of one paragraph's text, its kind told by how it starts."""
    if is_heading(text):
        return Block(BlockKind.HEADING, text, level_of(text), page)
    if marker_length(text):
        return Block(BlockKind.ITEM, text, 1, page)
    return Block(BlockKind.PARAGRAPH, text, page=page)


def _lines(rows: list[str]) -> list[Line]:
    lines: list[Line] = []
    spaced = False
    for raw in without_catchwords(rows):
        words = raw.strip() if "\t" in raw.strip() or "|" in raw else tidy(raw)
        if not words or RULE.match(words) or PAGE_NUMBER.match(words):
            spaced = True
            continue
        lines.append(Line(words, len(raw.rstrip().expandtabs(8)), spaced))
        spaced = False
    return lines


def _is_row(line: Line) -> bool:
    return line.text.count("|") >= 2 or line.text.count("\t") >= 2


def _runs(lines: list[Line]) -> list[list[Line]]:
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _is_row(runs[-1][0]) == _is_row(line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _table(run: list[Line]) -> list[Block]:
    rows = [tuple(tidy(cell) for cell in CELL.split(line.text.strip().strip("|"))) for line in run]
    width = max(map(len, rows))
    filled = tuple(row + ("",) * (width - len(row)) for row in rows)
    return [Block(BlockKind.TABLE, table_text(filled), rows=filled)]


def _paragraphs(run: list[Line]) -> list[Block]:
    width = _wrap_width(run)
    paragraphs: list[list[Line]] = []
    for line in run:
        if paragraphs and _joins(paragraphs, line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [block_of(_words(paragraph)) for paragraph in paragraphs]


def _words(paragraph: list[Line]) -> str:
    return reduce(joined, (tidy(line.text) for line in paragraph))


def _wrap_width(run: list[Line]) -> int | None:
    widths = sorted(line.width for line in run)
    usual = widths[int(len(widths) * 0.9)]
    return None if usual > UNWRAPPED else usual


def _joins(paragraphs: list[list[Line]], line: Line, width: int | None) -> bool:
    above = paragraphs[-1][-1]
    if LONE.match(above.text) and len(paragraphs[-1]) == 1:
        displaced = len(paragraphs) > 1 and LONE.match(paragraphs[-2][-1].text)
        return not displaced and not marker_length(line.text) and not is_heading(line.text)
    if width is None or not continues(above.text, line.text):
        return False
    if runs_on(above.text, line.text) and not line.spaced:
        return True
    ended = bool(SENTENCE_END.search(above.text))
    if line.spaced:
        running = not ended and line.text[:1].islower()
        return running and (above.width >= width * FULL or " " not in above.text)
    if not ended and (len(paragraphs[-1]) > 1 or RUNNING.match(line.text)):
        return True
    room = above.width + 1 + len(line.text.split(" ", 1)[0])
    return room > width * (1 if ended else FULL)
