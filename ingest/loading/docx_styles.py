"""What a Word paragraph's style makes of it: a heading of some depth, an item of a list."""

import re

from ingest.loading.docx_numbering import W
from ingest.loading.nodes import Node

HEADING = re.compile(r"(?i)^(?:heading|judul|tajuk)\s*(\d)$")
CONTENTS = re.compile(r"(?i)^(?:toc|daftar isi)\s*\d*$|^toc heading$")
TITLES = ("title", "judul", "judul dokumen")
BODY_LEVEL = 9


class Styles:
    """The paragraph styles of a document, each with what it inherits."""

    def __init__(self, root: Node) -> None:
        """Read the styles of a styles part's XML root."""
        self._styles = {style.get(f"{W}styleId"): style for style in root.findall(f"{W}style")}

    def heading(self, paragraph: Node) -> int:
        """Return the depth of a heading from 1, by its outline level or its style's name; 0 if it is none."""
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        if own is not None:
            return _depth(own)
        for style in self._chain(paragraph):
            name = _name(style)
            found = HEADING.match(name)
            if found:
                return int(found[1])
            if name.lower() in TITLES:
                return 1
            level = style.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                return _depth(level)
        return 0

    def numbering(self, paragraph: Node) -> tuple[str, int] | None:
        """Return the list's number id and the depth from 0; None for a paragraph outside lists."""
        number_id: str | None = None
        depth: str | None = None
        for holder in (paragraph, *self._chain(paragraph)):
            numbers = holder.find(f"{W}pPr/{W}numPr")
            if numbers is None:
                continue
            number_id = number_id or _child(numbers, "numId")
            depth = depth or _child(numbers, "ilvl")
        return (number_id, int(depth or 0)) if number_id and number_id != "0" else None

    def is_contents(self, paragraph: Node) -> bool:
        """Say whether a paragraph is a line of the table of contents."""
        return any(CONTENTS.match(_name(style)) for style in self._chain(paragraph))

    def _chain(self, paragraph: Node) -> list[Node]:
        name = _child(paragraph.find(f"{W}pPr"), "pStyle")
        chain: list[Node] = []
        while name in self._styles and self._styles[name] not in chain:
            chain.append(self._styles[name])
            name = _child(chain[-1], "basedOn")
        return chain


def _depth(level: Node) -> int:
    value = int(level.get(f"{W}val") or BODY_LEVEL)
    return 0 if value >= BODY_LEVEL else value + 1


def _name(style: Node) -> str:
    return _child(style, "name") or ""


def _child(node: Node | None, name: str) -> str | None:
    found = None if node is None else node.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")
