"""Markdown: headings, lists and tables by its own marks."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from ingest.document import Block, BlockKind, Document
from ingest.loading.decoding import decode
from ingest.loading.limits import Limits
from ingest.loading.tables import table_block
from ingest.loading.text import blocks_of
from ingest.loading.tidying import tidy

FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.S)
STATED = {
    "title": "title", "judul": "title", "date": "published", "tanggal": "published", "author": "author",
    "penulis": "author", "lang": "language", "bahasa": "language", "publisher": "publisher",
    "penerbit": "publisher", "url": "url",
}  # fmt: skip


def load_markdown(path: Path, limits: Limits) -> Document:
    """Load a Markdown file; a front matter of `key: value` lines becomes what the format states."""
    text, warnings = decode(path.read_bytes())
    front = FRONT_MATTER.match(text)
    body = text[front.end() :] if front else text
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(body))
    blocks = tuple(block for node in tree.children for block in _blocks(node, 0))
    return Document(path, "md", blocks, _stated(front[1] if front else ""), warnings=warnings)


def _stated(front: str) -> tuple[tuple[str, str], ...]:
    pairs = (line.split(":", 1) for line in front.splitlines() if ":" in line)
    known = ((STATED.get(key.strip().lower()), value.strip().strip("'\"")) for key, value in pairs)
    return tuple((key, value) for key, value in known if key and value)


def _blocks(node: SyntaxTreeNode, depth: int) -> list[Block]:
    if node.type == "heading":
        return [Block(BlockKind.HEADING, _text(node), int(node.tag[1:]))]
    if node.type == "paragraph":
        return list(blocks_of(_text(node)))
    if node.type in ("bullet_list", "ordered_list"):
        return [block for at, item in enumerate(node.children) for block in _item(item, depth + 1, _marker(node, at))]
    if node.type == "table":
        table = table_block(_rows(node))
        return [table] if table else []
    if node.type in ("fence", "code_block"):
        return list(blocks_of(node.content))
    return [block for child in node.children for block in _blocks(child, depth)]


def _marker(listing: SyntaxTreeNode, at: int) -> str | None:
    if listing.type == "bullet_list":
        return None
    return f"{int(listing.attrs.get('start', 1)) + at}{listing.markup or '.'}"


def _item(item: SyntaxTreeNode, depth: int, marker: str | None) -> list[Block]:
    blocks = [block for child in item.children for block in _blocks(child, depth)]
    worded = bool(item.children) and item.children[0].type == "paragraph"  # what it says in capitals is no heading
    first = blocks[0] if worded and blocks and blocks[0].kind is not BlockKind.TABLE else None
    if first is None:
        return [Block(BlockKind.ITEM, "", depth, marker=marker), *blocks] if marker else blocks
    return [Block(BlockKind.ITEM, first.text, depth, marker=marker), *blocks[1:]]


def _rows(table: SyntaxTreeNode) -> list[tuple[str, ...]]:
    rows = (row for part in table.children for row in part.children)
    return [tuple(tidy(_text(cell)) for cell in row.children) for row in rows]


def _text(node: SyntaxTreeNode) -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "".join(_text(child) for child in node.children)
