"""OpenDocument text: headings, numbered lists and tables in reading order, by the standard library alone."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from indexes.errors import FileRefused
from ingest.document import Block, BlockKind, Document
from ingest.loading.limits import Limits
from ingest.loading.odt_names import DC, DRAW, META, OFFICE, TABLE, TEXT
from ingest.loading.odt_numbering import ListStyles, Numbering
from ingest.loading.tables import table_block
from ingest.loading.text import block_of, blocks_of
from ingest.loading.tidying import tidy
from ingest.loading.unpacking import check_members

SKIPPED = {
    *(f"{OFFICE}{name}" for name in ("annotation", "annotation-end")),
    *(f"{TEXT}{name}" for name in ("note", "tracked-changes", "hidden-text", "ruby-text")),
    *(f"{DRAW}{name}" for name in ("frame", "custom-shape")),
}
SIGNS = {f"{TEXT}tab": " ", f"{TEXT}line-break": "\n"}
WIDEST = 200


def load_odt(path: Path, limits: Limits) -> Document:
    """Load an OpenDocument text; headers, footers, comments, notes and tracked deletions stay out.

    Raises FileRefused for a locked or damaged file.
    """
    members = check_members(path, limits)
    try:
        with zipfile.ZipFile(path) as archive:
            if "META-INF/manifest.xml" in members and b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise FileRefused(path, "terkunci dengan kata sandi; simpan salinan tanpa kata sandi")
            content = ElementTree.fromstring(archive.read("content.xml"))
            styles = ElementTree.fromstring(archive.read("styles.xml")) if "styles.xml" in members else None
            meta = ElementTree.fromstring(archive.read("meta.xml")) if "meta.xml" in members else None
    except (ElementTree.ParseError, zipfile.BadZipFile, KeyError, OSError) as error:
        raise FileRefused(path, f"ODT rusak ({error}); buka dan simpan ulang") from error
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise FileRefused(path, "ODT tanpa isi teks; buka dan simpan ulang")
    lists = ListStyles([root for root in (styles, content) if root is not None])
    return Document(path, "odt", tuple(_Reader(lists).blocks(body)), _stated(meta))


def _stated(meta: Element | None) -> tuple[tuple[str, str], ...]:
    if meta is None:
        return ()
    tags = (("title", f"{DC}title"), ("author", f"{META}initial-creator"), ("author", f"{DC}creator"))
    found: dict[str, str] = {}
    for key, tag in tags:
        text = tidy(next((node.text or "" for node in meta.iter(tag)), ""))
        if text:
            found.setdefault(key, text)
    return tuple(found.items())


class _Reader:
    def __init__(self, lists: ListStyles) -> None:
        self._lists = lists
        self._numbering = Numbering(lists)
        self._readers: dict[str, Callable[[Element], Iterator[Block]]] = {
            f"{TEXT}p": self._paragraph,
            f"{TEXT}h": self._heading,
            f"{TEXT}list": self._list,
            f"{TABLE}table": self._table,
            f"{TEXT}section": self.blocks,
            f"{DRAW}frame": self.blocks,
            f"{DRAW}text-box": self.blocks,
            f"{DRAW}custom-shape": self.blocks,
            f"{TEXT}numbered-paragraph": self.blocks,
        }

    def blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            reader = self._readers.get(child.tag)
            if reader:
                yield from reader(child)

    def _paragraph(self, node: Element) -> Iterator[Block]:
        text = _text(node)
        if "\n" in text:
            yield from blocks_of(text)
        elif tidy(text):
            depth = self._lists.outline(node)
            block = block_of(tidy(text))
            yield Block(BlockKind.HEADING, block.text, depth) if depth else block
        yield from self._boxes(node)

    def _heading(self, node: Element) -> Iterator[Block]:
        text = tidy(_text(node))
        depth = int(node.get(f"{TEXT}outline-level", "1"))
        if text:
            yield Block(BlockKind.HEADING, text, depth, marker=self._numbering.heading(node, depth))
        yield from self._boxes(node)

    def _boxes(self, node: Element) -> Iterator[Block]:
        for child in node:
            if child.tag in (f"{DRAW}frame", f"{DRAW}custom-shape"):
                yield from self.blocks(child)
            elif child.tag not in SKIPPED:
                yield from self._boxes(child)

    def _list(self, node: Element, depth: int = 1, style: str | None = None) -> Iterator[Block]:
        named = node.get(f"{TEXT}style-name") or style or self._lists.style_of(node)
        self._numbering.open(node, named, depth)
        for item in node:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            marker = self._numbering.marker(item, named, depth) if item.tag.endswith("item") else None
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, depth + 1, named)
                    continue
                for block in self._readers.get(child.tag, self.blocks)(child):
                    yield _item(block, depth, marker)
                    marker = None

    def _table(self, node: Element) -> Iterator[Block]:
        rows = list(_rows(node))
        if all(len(row.findall(f"{TABLE}table-cell")) == 1 for row in rows):
            for row in rows:
                yield from self.blocks(row.findall(f"{TABLE}table-cell")[0])
            return
        block = table_block(self._grid(rows))
        if block:
            yield block

    def _grid(self, rows: list[Element]) -> Iterator[tuple[str, ...]]:
        covering: dict[int, tuple[int, str]] = {}
        for row in rows:
            texts: list[str] = []
            for cell in row:
                repeated = int(cell.get(f"{TABLE}number-columns-repeated", "1"))
                for _ in range(min(repeated, WIDEST - len(texts))):
                    texts.append(self._cell(cell, len(texts), covering))
            yield tuple(texts)

    def _cell(self, cell: Element, column: int, covering: dict[int, tuple[int, str]]) -> str:
        left, text = covering.get(column, (0, ""))
        if cell.tag == f"{TABLE}covered-table-cell":
            covering[column] = (left - 1, text)
            return text if left > 0 else ""
        own = tidy(" ".join(f"{block.marker or ''} {block.text}" for block in self.blocks(cell)))
        covering[column] = (int(cell.get(f"{TABLE}number-rows-spanned", "1")) - 1, own)
        return own


def _item(block: Block, depth: int, marker: str | None) -> Block:
    if block.kind is BlockKind.TABLE:
        return block
    if block.kind is BlockKind.HEADING and block.level and not marker:
        return block
    kind = block.kind if block.kind is BlockKind.HEADING else BlockKind.ITEM
    return Block(kind, block.text, block.level if kind is BlockKind.HEADING else depth, marker=marker or block.marker)


def _rows(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == f"{TABLE}table-row":
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child)


def _text(node: Element) -> str:
    parts = [node.text or ""]
    for child in node:
        if child.tag == f"{TEXT}s":
            parts.append(" ")
        elif child.tag in SIGNS:
            parts.append(SIGNS[child.tag])
        elif child.tag not in SKIPPED:
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)
