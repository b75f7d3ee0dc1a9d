"""A document as logical lines: wrapped text joined again, tables drawn with bars made tables."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.document import Block, BlockKind, Document

_MARKER = (
    r"(?:[|l]\.|\(?(?:\d{1,2}|[IVXivx]{1,5}|[A-Za-z])\s?[.)]|\d,(?=\s[A-Z])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[•●▪‣◦·∙➢✓o*\-–—])"
)
MARKED = re.compile(rf"^\s*(?P<marker>{_MARKER})(?:\s+|(?<=[.)•●▪➢✓])(?=[A-Z]))(?P<rest>\S.*)$", re.DOTALL)
_ORDINAL = re.compile(
    r"^\s*(?:pertama|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh))\s*[,:]\s*(?P<rest>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
BOX = r"(?:(?P<open>\[ ?\]|☐)|\[[xX✓✔]\]|[☑☒✅])"
"""A box to tick before a task, with whether it is open."""

_BOXED = re.compile(rf"^{BOX}\s*")
_LABELLED = re.compile(r"^\s*(?:[:;]|[^\W\d][\w.,/&() -]{1,40}?\s*(?:\t|[:;](?:\s|$)))")
_SHOUTED = re.compile(r"^[^a-z]*[A-Z][^a-z]*$")
# several labels that the page had below each other, run together
_INLINE = re.compile(
    r"\s+(?=(?:hari\s*[/,]\s*tanggal|waktu|pukul|tempat|acara|agenda|pimpinan\s+rapat|notulis|peserta"
    r"|pakaian)\s*:\s)",
    re.IGNORECASE,
)
_WRAP_AT = 45  # shorter lines were ended on purpose


@dataclass(frozen=True)
class Line:
    """One paragraph, heading, list item or table. `text` starts with the item's marker, if it has one."""

    text: str
    kind: BlockKind
    level: int = 0
    page: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def marker(self) -> str | None:
        """Give the item's marker, without the space that OCR puts before the dot."""
        match = MARKED.match(self.text)
        return match["marker"].replace(" ", "") if match else None

    @property
    def body(self) -> str:
        """Give the text without the item's marker."""
        return unmarked(self.text)

    @property
    def is_item(self) -> bool:
        """Say whether the line is a list item, by the file's structure or by its marker."""
        if self.kind is BlockKind.PARAGRAPH:
            return self.marker is not None or _ORDINAL.match(self.text) is not None
        return self.kind is BlockKind.ITEM


def unmarked(text: str) -> str:
    """Give the text without a leading list marker, ordinal ("Pertama, …") or box to tick."""
    match = MARKED.match(text) or _ORDINAL.match(text)
    return _BOXED.sub("", (match["rest"] if match else text).strip(), count=1)


def lines_of(document: Document) -> tuple[Line, ...]:
    """Give the document's lines in reading order; every word of every block is in one of them."""
    plain = [line for block in document.blocks for line in _lines(block)]
    return tuple(_with_tables(plain) if len(plain) > 1 else plain)


def _lines(block: Block) -> Iterator[Line]:
    if block.kind is BlockKind.TABLE:
        yield from _table_lines(block)
        return
    text = block.text.strip()
    if block.marker and not text.startswith(block.marker):
        text = f"{block.marker} {text}"
    rows = text.splitlines()
    for part in _unwrapped(rows) if len(rows) > 1 else rows:
        # Each label after the first has a colon of its own.
        labels = _INLINE.split(part) if part.count(":") > 1 else ()
        for label in labels if len(labels) > 2 else (part,):
            yield Line(label, block.kind, block.level, block.page)


def _table_lines(block: Block) -> Iterator[Line]:
    """Give a table, after the title rows above its headings as lines of their own."""
    rows = [tuple(map(str.strip, row)) for row in block.rows]
    while len(rows) > 1 and max(map(len, rows)) > 2 and len(texts := set(filter(None, rows[0]))) <= 1:
        yield from (Line(text, BlockKind.PARAGRAPH, 0, block.page) for text in texts)
        rows.pop(0)
    yield Line("\n".join(map(" | ".join, rows)), block.kind, 0, block.page, tuple(rows))


def _unwrapped(rows: Iterable[str]) -> Iterator[str]:
    filled = [row for row in rows if row.strip()]
    held, width = "", 0
    for at, row in enumerate(filled):
        # a label whose value stands below it
        is_label = at + 1 < len(filled) and filled[at + 1].lstrip().startswith(":")
        if held and not is_label and _continues(held, width, row):
            held = f"{held} {row.strip()}"
        else:
            if held:
                yield held
            held = row.strip()
        width = len(row.strip())
    if held:
        yield held


def _continues(held: str, width: int, row: str) -> bool:
    text = row.strip()
    if MARKED.match(text) or _LABELLED.match(row) or _is_bar_row(text) or _is_bar_row(held):
        return False
    if text[0].islower():
        return not held.endswith((".", ";"))
    if _SHOUTED.match(text) and (_SHOUTED.match(held) or len(text.split()) > 1):
        return False
    hangs = row[:1].isspace() and _LABELLED.match(held) is not None
    return (width >= _WRAP_AT or hangs) and not held.endswith((".", ";", ":", "?", "!"))


def _is_bar_row(text: str) -> bool:
    return text.count("|") >= 2 or " | " in text


def _is_even(group: list[Line]) -> bool:
    """Say whether most rows have the same number of bars; stray bars of text recognition have not."""
    bars = [line.text.strip().strip("|").count("|") for line in group]
    return 3 * bars.count(max(bars, key=bars.count)) >= 2 * len(bars)


def _with_tables(lines: list[Line]) -> Iterator[Line]:
    """Make neighbouring lines with bars one table; a Markdown rule between them is no row."""
    for barred, run in groupby(lines, key=lambda line: not line.rows and _is_bar_row(line.text)):
        group = list(run)
        if not barred or len(group) < 2 or not _is_even(group):
            yield from group
            continue
        rows = tuple(
            tuple(cell.strip() for cell in line.text.strip().strip("|").split("|"))
            for line in group
            if not re.fullmatch(r"[\s|:+=-]+", line.text)
        )
        text = "\n".join(" | ".join(row) for row in rows)
        yield replace(group[0], text=text, kind=BlockKind.TABLE, level=0, rows=rows)
