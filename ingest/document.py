"""What a loader gives and what a reader makes of it: frozen values, without input or output."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from indexes.model import Outcome, Provision, Source


class BlockKind(StrEnum):
    """What a block is in the file's own structure."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, list item or table of a file, in reading order.

    `level` is the heading's or list's depth, from 1 (0: none). `page` counts from 1, None where the
    format has no pages. A table has `rows` of cells; its `text` is the rows, cells joined by " | ", one
    row a line. `marker` is a list item's own number as printed ("1.", "a)"), when the format kept it apart.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    marker: str | None = None


@dataclass(frozen=True)
class Document:
    """A file as loaded: its blocks, what its format says about itself, and what went wrong on the way.

    `stated` holds metadata of the format (HTML meta and JSON-LD, never more than strings): keys
    `title`, `published` (ISO date), `publisher`, `url`, `language`, `author`. `ocr_quality` is the mean
    confidence 0-1 of recognised pages, None without any. `ocr_waiting` counts pages that wait for OCR.
    """

    path: Path
    format: str
    blocks: tuple[Block, ...]
    stated: tuple[tuple[str, str], ...] = ()
    ocr_quality: float | None = None
    ocr_waiting: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A passage before masking and cutting: one article, one outcome, or one paragraph group.

    `cut_at` are code points of `text` where an oversized piece may be cut (between ayat, between paragraphs).
    """

    text: str
    headings: tuple[str, ...] = ()
    page: int | None = None
    outcome: Outcome | None = None
    provision: Provision | None = None
    cites: tuple[str, ...] = ()
    cut_at: tuple[int, ...] = ()


@dataclass(frozen=True)
class Record:
    """A document read as its kind: its description and its pieces in reading order.

    The pieces hold all of the document's own text; `articles` are the numbers of the enacting part's
    own Pasal in order (regulations only).
    """

    source: Source
    pieces: tuple[Piece, ...]
    articles: tuple[str, ...] = ()
    warnings: tuple[str, ...] = field(default=())
