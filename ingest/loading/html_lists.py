"""The numbers that a browser prints before list items."""

import re
from collections.abc import Iterator

from ingest.loading.docx_numbering import FORMS
from ingest.loading.nodes import Node

TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
STYLES = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "none": "none",
}
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")


def markers(listing: Node) -> Iterator[tuple[Node, str | None]]:
    """Give each item of an `ol` or `ul` with its marker ("1.", "a."); None for bullets.

    Honours `type`, `start`, `reversed`, `value` and an inline `list-style-type`.
    """
    items = [child for child in listing if child.tag == "li"]
    down = -1 if listing.get("reversed") is not None else 1
    number = _integer(listing.get("start"), len(items) if down < 0 else 1)
    form = _form(listing)
    for item in items:
        number = _integer(item.get("value"), number)
        text = FORMS.get(form, str)(number) if listing.tag == "ol" else ""
        yield item, f"{text}." if text else None
        number += down


def _form(listing: Node) -> str:
    style = STYLE.search(listing.get("style", "").lower())
    if style and style[1] in STYLES:
        return STYLES[style[1]]
    return TYPES.get(listing.get("type", "1"), "decimal")


def _integer(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d{1,6}", text.strip()) else default
