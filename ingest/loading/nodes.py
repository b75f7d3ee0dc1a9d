"""What the loaders need of an XML or HTML element, whichever library parsed it."""

from collections.abc import Iterator
from typing import Protocol, overload


class Node(Protocol):
    """An element of lxml (or of python-docx, which builds on it)."""

    tag: str
    text: str | None
    tail: str | None

    @overload
    def get(self, key: str) -> str | None: ...
    @overload
    def get(self, key: str, default: str) -> str: ...
    def find(self, path: str) -> "Node | None":
        """Return the first child that the path names."""

    def findall(self, path: str) -> "list[Node]":
        """Return all children that the path names."""

    def iter(self, *tags: str) -> "Iterator[Node]":
        """Give this element and all below, in reading order."""

    def iterancestors(self, *tags: str) -> "Iterator[Node]":
        """Give the elements around this one, innermost first."""

    def itertext(self) -> Iterator[str]:
        """Give all text below."""

    def xpath(self, path: str) -> "list[Node]":
        """Return the elements that an XPath names."""

    def __iter__(self) -> "Iterator[Node]":
        """Give the children."""
