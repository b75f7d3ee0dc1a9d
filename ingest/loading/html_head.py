"""The head of an article: its title, and what stands between the title and the text (date, author, label)."""

from collections.abc import Iterator

from ingest.loading.html_furniture import linked_share
from ingest.loading.nodes import Node
from ingest.loading.tidying import tidy

MOST_LINKED = 0.55


def title_outside(root: Node, content: Node, stated: str) -> Node | None:
    """Find the title outside the chosen content: an `h1`, or a lower heading that says the stated title."""
    for node in root.iter("h1", "h2", "h3"):
        text = tidy("".join(node.itertext()))
        named = node.tag == "h1" or (len(text) * 2 > len(stated) and stated.startswith(text))
        if text and named and content not in node.iterancestors() and _is_title(node):
            return node
    return None


def _is_title(node: Node) -> bool:
    return node.tag != "h1" or linked_share(node) < MOST_LINKED


def between(title: Node, content: Node) -> Iterator[Node]:
    """Give the outermost elements after the title and before the content, in reading order.

    None where the content comes first. The text after each (its `tail`), the title too, belongs to it.
    """
    holders = set(content.iterancestors())
    shared = next(holder for holder in title.iterancestors() if holder in holders)
    inside = set(title.iter())
    given: set[Node] = set()
    started = False
    for node in shared.iter():
        if node is content:
            return
        if started and node not in holders and node not in inside and not given & set(node.iterancestors()):
            given.add(node)
            yield node
        started = started or node is title
