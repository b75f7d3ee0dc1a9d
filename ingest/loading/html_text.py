"""The running text of a web page: inside elements, and loose between them."""

import re
from collections.abc import Iterator

from ingest.document import Block
from ingest.loading.html_furniture import LAW, is_furniture
from ingest.loading.nodes import Node
from ingest.loading.text import block_of, blocks_of
from ingest.loading.tidying import tidy

HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
BLOCKS = """
    html body main article section div header center fieldset details summary hgroup blockquote address figure
    dl dt dd ul ol li p pre hr table tbody thead tfoot tr td th
"""
CONTAINERS = frozenset((*BLOCKS.split(), *HEADINGS))
MENU = 0.7


class Loose:
    """Text between block elements, and how much of it is links."""

    def __init__(self, text: str) -> None:
        """Start with what stands before the first child."""
        self._parts = [text]
        self._linked: list[str] = []

    def add(self, text: str, linked: bool = False) -> None:
        """Add the text of a child or after it."""
        self._parts.append(text)
        self._linked += [text] if linked else []

    def blocks(self) -> Iterator[Block]:
        """Give the text as blocks; a mere row of links is none."""
        lines = [tidy(line) for line in "".join(self._parts).split("\n")]
        filled = [line for line in lines if line]
        if self._is_menu(" ".join(filled)):
            return
        if len(filled) == 1:
            yield block_of(filled[0])
        elif filled:
            yield from blocks_of("\n".join(lines))

    def _is_menu(self, text: str) -> bool:
        linked = tidy(" ".join(self._linked))
        return len(self._linked) > 1 and len(linked) > MENU * len(text) and not LAW.search(text)


def source_text(text: str | None) -> str:
    """Return text of the page's source as a browser shows it: each run of white space is one blank."""
    return re.sub(r"\s+", " ", text or "")


def inline(node: Node) -> str:
    """Return the text inside an element without furniture; `br` gives a line break."""
    if is_furniture(node):
        return ""
    parts = [source_text(node.text)]
    for child in node:
        parts.append("\n" if child.tag == "br" else inline(child))
        parts.append(source_text(child.tail))
    glue = " " if node.tag in CONTAINERS else ""
    return glue + "".join(parts) + glue
