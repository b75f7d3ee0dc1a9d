"""Word documents: headings, numbered lists, tables and text boxes in reading order, as printed."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import BadZipFile

import docx
import docx.document
from docx.opc.exceptions import PackageNotFoundError

from indexes.errors import FileRefused
from ingest.document import Block, BlockKind, Document
from ingest.loading.docx_numbering import Numbering, W
from ingest.loading.docx_styles import Styles
from ingest.loading.limits import Limits
from ingest.loading.nodes import Node
from ingest.loading.tables import table_block
from ingest.loading.text import block_of, blocks_of
from ingest.loading.tidying import tidy
from ingest.loading.unpacking import check_members

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Not part of the text as it stands: tracked deletions, field codes, notes, the twin of a text box.
SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{MC}Fallback", f"{W}rPr", f"{W}pPr",
           f"{W}txbxContent", f"{W}footnoteReference", f"{W}endnoteReference"}  # fmt: skip
SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}


def load_docx(path: Path, limits: Limits) -> Document:
    """Load a Word document; headers, footers, comments and tracked deletions stay out.

    Raises FileRefused for a damaged file. Horizontally merged cells hold their text once, vertically
    merged ones repeat it in every row.
    """
    check_members(path, limits)
    try:
        package = docx.Document(str(path))
        body = package.element.body
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise FileRefused(path, f"DOCX rusak ({error}); buka dan simpan ulang") from error
    reader = _Reader(Styles(package.styles.element), Numbering(_numbering(package)))
    properties = package.core_properties
    stated = [("title", tidy(properties.title or "")), ("author", tidy(properties.author or ""))]
    kept = tuple((key, value) for key, value in stated if value and value != "python-docx")
    return Document(path, "docx", tuple(reader.blocks(body)), stated=kept)


def _numbering(package: docx.document.Document) -> Node | None:
    related = (part.target_part for part in package.part.rels.values() if not part.is_external)
    part = next((part for part in related if part.partname.endswith("/numbering.xml")), None)
    return None if part is None else part.element


class _Reader:
    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._readers: dict[str, Callable[[Node], Iterator[Block]]] = {
            f"{W}p": self._paragraph,
            f"{W}tbl": self._table,
            f"{W}sdt": self._content_control,
            f"{W}ins": self.blocks,
            f"{W}moveTo": self.blocks,
            f"{W}customXml": self.blocks,
        }

    def blocks(self, parent: Node) -> Iterator[Block]:
        for child in parent:
            reader = self._readers.get(child.tag)
            if reader:
                yield from reader(child)

    def _content_control(self, node: Node) -> Iterator[Block]:
        gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        content = node.find(f"{W}sdtContent")
        if content is not None and (gallery is None or "Contents" not in gallery.get(f"{W}val", "")):
            yield from self.blocks(content)

    def _paragraph(self, node: Node) -> Iterator[Block]:
        text = _text(node)
        depth = self._styles.heading(node)
        item = self._styles.numbering(node)
        marker = self._numbering.marker(*item) if item and tidy(text) else None
        if tidy(text) and not self._styles.is_contents(node):
            yield from _classified(text, depth, item, marker)
        for box in _boxes(node):
            yield from self.blocks(box)

    def _table(self, node: Node) -> Iterator[Block]:
        rows = [row for row in _rows(node) if row.find(f"{W}trPr/{W}del") is None]
        if all(len(list(_cells(row))) == 1 for row in rows):
            for row in rows:
                yield from self.blocks(next(_cells(row)))
            return
        block = table_block(self._grid(rows))
        if block:
            yield block

    def _grid(self, rows: list[Node]) -> Iterator[tuple[str, ...]]:
        above: tuple[str, ...] = ()
        for row in rows:
            texts: list[str] = [""] * int(_property(row, "trPr", "gridBefore") or 0)
            for cell in _cells(row):
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                goes_on = merged is not None and merged.get(f"{W}val", "continue") == "continue"
                own = self._cell(cell)
                texts.append(above[len(texts)] if goes_on and len(texts) < len(above) and not own else own)
                texts += [""] * (int(_property(cell, "tcPr", "gridSpan") or 1) - 1)
            above = tuple(texts)
            yield above

    def _cell(self, cell: Node) -> str:
        parts = (f"{block.marker or ''} {block.text}" for block in self._cell_blocks(cell))
        return tidy(" ".join(parts))

    def _cell_blocks(self, cell: Node) -> Iterator[Block]:
        for child in cell:
            if child.tag != f"{W}p" or tidy(_text(child)) or child.find(f".//{W}txbxContent") is not None:
                reader = self._readers.get(child.tag)
                yield from reader(child) if reader else ()
                continue
            # The "No" column of many tables holds nothing but an automatic number.
            item = self._styles.numbering(child)
            marker = self._numbering.marker(*item) if item else None
            if marker:
                yield Block(BlockKind.ITEM, "", marker=marker)


def _classified(text: str, depth: int, item: tuple[str, int] | None, marker: str | None) -> Iterator[Block]:
    if depth:
        yield Block(BlockKind.HEADING, tidy(text), depth, marker=marker)
    elif item:
        yield Block(BlockKind.ITEM, tidy(text), item[1] + 1, marker=marker)
    elif "\n" in text:
        yield from blocks_of(text)
    else:
        yield block_of(tidy(text))


def _text(node: Node) -> str:
    parts: list[str] = []
    for child in node:
        if child.tag in SKIPPED or _is_hidden(child):
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in SIGNS:
            parts.append(SIGNS[child.tag])
        else:
            parts.append(_text(child))
    return "".join(parts)


def _is_hidden(run: Node) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish") if run.tag == f"{W}r" else None
    return hidden is not None and hidden.get(f"{W}val", "1") not in ("0", "false")


def _boxes(node: Node) -> Iterator[Node]:
    for child in node:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag not in SKIPPED:
            yield from _boxes(child)


def _rows(table: Node) -> Iterator[Node]:
    for child in table:
        if child.tag == f"{W}tr":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _rows(child)


def _cells(row: Node) -> Iterator[Node]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif re.search(r"\}(?:sdt|sdtContent|ins|customXml)$", str(child.tag)):
            yield from _cells(child)


def _property(node: Node, group: str, name: str) -> str | None:
    found = node.find(f"{W}{group}/{W}{name}")
    return None if found is None else found.get(f"{W}val")
