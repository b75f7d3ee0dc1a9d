"""The numbers that an OpenDocument editor prints before list items and headings."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.loading.docx_numbering import FORMS
from ingest.loading.odt_names import STYLE, TEXT

FORM_NAMES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}


@dataclass(frozen=True)
class Level:
    """How one depth of a list style is numbered; `shown` counts the depths that its number repeats."""

    form: str
    prefix: str
    suffix: str
    start: int
    shown: int


class ListStyles:
    """The list styles of a document, and which paragraph styles are headings or belong to lists."""

    def __init__(self, roots: Iterable[Element]) -> None:
        """Read the styles of `styles.xml` and `content.xml`; the later ones win."""
        self.levels: dict[str, dict[int, Level]] = {}
        self.outline_levels: dict[int, Level] = {}
        self._outlines: dict[str, int] = {}
        self._paragraph_lists: dict[str, str] = {}
        for root in roots:
            for style in root.iter(f"{TEXT}list-style"):
                self.levels[style.get(f"{STYLE}name", "")] = _levels(style)
            for style in root.iter(f"{TEXT}outline-style"):
                self.outline_levels |= _levels(style)
            for style in root.iter(f"{STYLE}style"):
                name = style.get(f"{STYLE}name", "")
                self._outlines[name] = int(style.get(f"{STYLE}default-outline-level") or 0)
                self._paragraph_lists[name] = style.get(f"{STYLE}list-style-name", "")

    def outline(self, paragraph: Element) -> int:
        """Return the heading depth that a paragraph's style gives it, 0 for none."""
        return self._outlines.get(paragraph.get(f"{TEXT}style-name", ""), 0)

    def style_of(self, listing: Element) -> str | None:
        """Return the list style that the first paragraph of a list brings by its own style."""
        names = (self._paragraph_lists.get(node.get(f"{TEXT}style-name", "")) for node in listing.iter(f"{TEXT}p"))
        return next(filter(None, names), None)


class Numbering:
    """Counts list items and headings in reading order; one for each document."""

    def __init__(self, styles: ListStyles) -> None:
        """Start with nothing counted."""
        self._styles = styles
        self._counts: dict[tuple[str, int], int] = {}
        self._headings: dict[int, int] = {}

    def open(self, listing: Element, style: str | None, depth: int) -> None:
        """Begin a list: its count starts anew unless the list says that it goes on."""
        goes_on = listing.get(f"{TEXT}continue-numbering") == "true" or listing.get(f"{TEXT}continue-list")
        if not goes_on:
            self._counts.pop((style or "", depth), None)

    def marker(self, item: Element, style: str | None, depth: int) -> str | None:
        """Count one item; return its marker, None for a bullet."""
        level = self._styles.levels.get(style or "", {}).get(depth)
        if level is None:
            return None
        key = (style or "", depth)
        start = item.get(f"{TEXT}start-value")
        self._counts[key] = int(start) if start else self._counts.get(key, level.start - 1) + 1
        counts = {at: self._counts.get((style or "", at), 1) for at in range(1, depth + 1)}
        return _rendered(self._styles.levels[style or ""], level, counts, depth)

    def heading(self, node: Element, depth: int) -> str | None:
        """Count one heading; return its number where the outline is numbered."""
        for deeper in [at for at in self._headings if at > depth]:
            del self._headings[deeper]
        level = self._styles.outline_levels.get(depth)
        if level is None or node.get(f"{TEXT}is-list-header") == "true":
            return None
        self._headings[depth] = self._headings.get(depth, level.start - 1) + 1
        return _rendered(self._styles.outline_levels, level, self._headings, depth)


def _rendered(levels: dict[int, Level], level: Level, counts: dict[int, int], depth: int) -> str | None:
    shown = range(depth - level.shown + 1, depth + 1)
    forms = (FORMS.get(levels[at].form if at in levels else "decimal", str)(counts.get(at, 1)) for at in shown)
    number = ".".join(part for part in forms if part)
    return f"{level.prefix}{number}{level.suffix}".strip() or None if number else None


def _levels(style: Element) -> dict[int, Level]:
    nodes = [node for node in style if node.tag in (f"{TEXT}list-level-style-number", f"{TEXT}outline-level-style")]
    return {int(node.get(f"{TEXT}level", "1")): _level(node) for node in nodes}


def _level(node: Element) -> Level:
    return Level(
        FORM_NAMES.get(node.get(f"{STYLE}num-format", ""), "decimal"),
        node.get(f"{STYLE}num-prefix", ""),
        node.get(f"{STYLE}num-suffix", ""),
        int(node.get(f"{TEXT}start-value", "1")),
        int(node.get(f"{TEXT}display-levels", "1")),
    )
