"""The numbers that Word prints before list paragraphs, worked out from numbering.xml."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ingest.loading.nodes import Node

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
         (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True)
class Level:
    """How one depth of a list is numbered: "%1.%2." with a format, from a start."""

    form: str
    pattern: str
    start: int


def roman(number: int) -> str:
    """Return a positive number in small Roman numerals."""
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """Return a, b, … z, aa, bb: letters repeat as word processors repeat them."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


FORMS: Mapping[str, Callable[[int], str]] = {
    "lowerLetter": letter,
    "upperLetter": lambda number: letter(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "decimalZero": lambda number: f"{number:02d}",
    "none": lambda number: "",
}


class Numbering:
    """Counts list paragraphs in reading order; one for each document."""

    def __init__(self, root: Node | None) -> None:
        """Read the definitions of a numbering part's XML root (None: a document without lists)."""
        self._levels: dict[str, dict[int, Level]] = {}
        self._family: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def marker(self, number_id: str, depth: int) -> str | None:
        """Count one paragraph of a list at a depth from 0; return its marker, None for a bullet."""
        level = self._levels.get(number_id, {}).get(depth)
        if level is None or level.form == "bullet":
            return None
        counts = self._counts[self._family[number_id]]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return self._rendered(number_id, level, counts) or None

    def _rendered(self, number_id: str, level: Level, counts: dict[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            depth = int(found[1]) - 1
            other = self._levels[number_id].get(depth, level)
            return FORMS.get(other.form, str)(counts.get(depth, other.start))

        return re.sub(r"%(\d)", number, level.pattern).strip()

    def _read(self, root: Node) -> None:
        abstract = {node.get(f"{W}abstractNumId"): node for node in root.findall(f"{W}abstractNum")}
        for node in root.findall(f"{W}num"):
            number_id = node.get(f"{W}numId", "")
            family = _value(node, "abstractNumId") or ""
            levels = _levels(abstract.get(family))
            overrides = node.findall(f"{W}lvlOverride")
            for override in overrides:
                depth = int(override.get(f"{W}ilvl", "0"))
                levels |= _levels(override)
                start = _value(override, "startOverride")
                if start is not None and depth in levels:
                    levels[depth] = Level(levels[depth].form, levels[depth].pattern, int(start))
            self._levels[number_id] = levels
            # Lists of one definition count on through each other unless one starts anew.
            self._family[number_id] = f"num {number_id}" if overrides else f"abstract {family}"


def _levels(node: Node | None) -> dict[int, Level]:
    levels = [] if node is None else node.findall(f"{W}lvl")
    return {
        int(level.get(f"{W}ilvl", "0")): Level(
            _value(level, "numFmt") or "decimal",
            _value(level, "lvlText") or "",
            int(_value(level, "start") or "1"),
        )
        for level in levels
    }


def _value(node: Node, name: str) -> str | None:
    child = node.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
