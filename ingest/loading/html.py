"""Web pages: the main content with its headings, numbered lists and tables, without the furniture."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from indexes.errors import FileRefused
from ingest.document import Block, BlockKind, Document
from ingest.loading.decoding import decode
from ingest.loading.html_furniture import is_furniture, is_phrase, weight
from ingest.loading.html_head import between, title_outside
from ingest.loading.html_lists import markers
from ingest.loading.html_stated import stated
from ingest.loading.html_tables import grid, is_layout
from ingest.loading.html_text import CONTAINERS, HEADINGS, Loose, inline, source_text
from ingest.loading.limits import Limits
from ingest.loading.nodes import Node
from ingest.loading.tables import table_block
from ingest.loading.text import block_of, blocks_of
from ingest.loading.tidying import tidy

CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.I)
LIKELY = ("article", "artikel", "post", "entry", "content", "konten", "detail", "isi", "berita", "news", "read", "main")
ROOTS = (
    ".//*[@itemprop='articleBody']",
    ".//article",
    ".//main",
    ".//*[@role='main']",
    f".//*[{' or '.join(f'contains(@class, {word!r}) or contains(@id, {word!r})' for word in LIKELY)}]",
)
MOST = 0.55
DEEPEST = 200
CATEGORY_WORDS = 3
# Date, author, label, standfirst: what is longer is no head but another column of the page.
LONGEST_HEAD = 900


def load_html(path: Path, limits: Limits) -> Document:
    """Load a web page. What it states of itself (meta, JSON-LD, time) goes to `Document.stated`.

    Raises FileRefused when nothing can be parsed.
    """
    data = path.read_bytes()
    declared = CHARSET.search(data[:4096])
    text, warnings = decode(data, declared[1].decode("ascii") if declared else None)
    root = _parsed(path, text)
    about = stated(root)
    content = _content(root)
    blocks = _kept(_Walk().blocks(content))
    whole = _without_category((*_head(root, content, blocks, about), *blocks))
    return Document(path, "html", whole, about, warnings=warnings)


def _without_category(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Drop the site's name or the section's ("Nasional") that stands above the title."""
    tops = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 1]
    above = blocks[: tops[0]] if tops else ()
    kept = [block for block in above if block.kind is not BlockKind.PARAGRAPH or not _is_category(block.text)]
    return (*kept, *blocks[len(above) :])


def _is_category(text: str) -> bool:
    few = len(text.split()) <= CATEGORY_WORDS
    return few and not text.isupper() and not any(character.isdigit() or character == ":" for character in text)


def _parsed(path: Path, text: str) -> Node:
    # An XML declaration names an encoding, which lxml refuses in text that is decoded already.
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
        root: Node = lxml_html.document_fromstring(source, parser=parser)
        return root
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FileRefused(path, f"HTML tidak terbaca ({error}); simpan ulang dari peramban") from error


def _content(root: Node) -> Node:
    """Choose the smallest likely element that still holds most of the page's own sentences."""
    body = root.find("body")
    whole = root if body is None else body
    most = weight(whole) * MOST
    best = whole
    for path in ROOTS:
        candidates = [node for node in whole.xpath(path) if not _is_inside_furniture(node) and weight(node) >= most]
        if candidates:
            best = min(candidates, key=weight) if most else best
            break
    return best


def _is_inside_furniture(node: Node) -> bool:
    return any(is_furniture(holder) for holder in (node, *node.iterancestors()))


def _kept(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(block for block in blocks if not is_phrase(block.text))


def _head(
    root: Node, content: Node, blocks: tuple[Block, ...], about: tuple[tuple[str, str], ...]
) -> tuple[Block, ...]:
    """Return the page's title where it stands outside the chosen content, with the lines between the two."""
    if any(block.kind is BlockKind.HEADING and block.level == 1 for block in blocks):
        return ()
    title = title_outside(root, content, dict(about).get("title", ""))
    if title is None:
        return ()
    heading = Block(BlockKind.HEADING, tidy("".join(title.itertext())), 1)
    lines = _after(title)
    for node in between(title, content):
        lines += [*_Walk().blocks(node), *_after(node)]
    kept = _kept(lines)
    return (heading, *(kept if sum(len(block.text) for block in kept) <= LONGEST_HEAD else ()))


def _after(node: Node) -> list[Block]:
    text = tidy(node.tail or "")
    return [block_of(text)] if text else []


class _Walk:
    """Turns elements into blocks; text between block elements is a paragraph of its own."""

    def blocks(self, node: Node, depth: int = 0) -> Iterator[Block]:
        if is_furniture(node) or depth > DEEPEST:
            return
        if node.tag in HEADINGS:
            text = tidy(inline(node))
            yield from [Block(BlockKind.HEADING, text, HEADINGS[node.tag])] if text else []
        elif node.tag in ("ul", "ol"):
            yield from self._list(node, depth)
        elif node.tag == "table":
            yield from self._table(node, depth)
        elif node.tag == "dl":
            yield from self._definitions(node)
        elif node.tag == "pre":
            yield from blocks_of("".join(node.itertext()))
        else:
            yield from self._mixed(node, depth)

    def _mixed(self, node: Node, depth: int) -> Iterator[Block]:
        loose = Loose(source_text(node.text))
        for child in node:
            if is_furniture(child):
                loose.add(source_text(child.tail))
            elif child.tag in CONTAINERS or any(inner.tag in CONTAINERS for inner in child.iter()):
                yield from loose.blocks()
                yield from self.blocks(child, depth + 1)
                loose = Loose(source_text(child.tail))
            else:
                text = "\n" if child.tag == "br" else inline(child)
                loose.add(text, linked=child.tag == "a")
                loose.add(source_text(child.tail))
        yield from loose.blocks()

    def _list(self, node: Node, depth: int) -> Iterator[Block]:
        level = sum(1 for holder in node.iterancestors() if holder.tag in ("ul", "ol")) + 1
        for item, marker in markers(node):
            if is_furniture(item):
                continue
            blocks = list(self._mixed(item, depth + 1))
            first = blocks[0] if blocks and blocks[0].kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) else None
            if first:
                yield Block(BlockKind.ITEM, first.text, level, marker=marker)
            elif marker and blocks and blocks[0].kind is BlockKind.ITEM and not blocks[0].marker:
                yield Block(BlockKind.ITEM, blocks[0].text, level, marker=marker)
            elif blocks:
                yield blocks[0]
            yield from blocks[1:]

    def _table(self, node: Node, depth: int) -> Iterator[Block]:
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        if is_layout(node, cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell, depth + 1)
            return
        block = table_block(grid(cells))
        if block:
            caption = tidy(" ".join(inline(each) for each in node if each.tag == "caption"))
            yield from [block_of(caption)] if caption else []
            yield block

    def _definitions(self, node: Node) -> Iterator[Block]:
        term = ""
        for child in node.iter("dt", "dd"):
            text = tidy(inline(child))
            if child.tag == "dt":
                term = text.rstrip(" :")
            elif text:
                yield Block(BlockKind.PARAGRAPH, f"{term}: {text}" if term else text)
                term = ""
