"""What rows cite, ready for counting: documents are counted once each without looking at any row but those found."""

from dataclasses import dataclass

import numpy as np

from indexes.canonical import works_and_articles
from indexes.embedded.arrays import Ints, Ints32
from indexes.embedded.stretches import places


@dataclass(frozen=True, eq=False)
class Cited:
    """Works and articles (`names`) by row and by document.

    `pair` lists, row by row and from `start[row]` on, numbers of pairs of a document and a value; `value` says which
    value, a place in `names`, each of these pairs has.
    """

    start: Ints32
    pair: Ints32
    value: Ints32
    names: tuple[str, ...]

    def pairs_of(self, rows: Ints) -> Ints32:
        """Give the pairs of these rows."""
        first = self.start[rows]
        many = self.start[1:][rows] - first
        citing = np.flatnonzero(many)
        found: Ints32 = self.pair[places(first[citing], many[citing])]
        return found


def cited(owner: Ints32, value: Ints32, names: tuple[str, ...], document: Ints32) -> Cited:
    """Arrange citations: rows that cite, what they cite (places in `names`, canonical ids), the document of each row.

    An id stands for its work and its article as well.
    """
    known: dict[str, int] = {}
    parts = [[known.setdefault(part, len(known)) for part in works_and_articles(name)] for name in names]
    sizes = np.array([len(each) for each in parts], dtype=np.int64)
    order = np.argsort(owner, kind="stable")
    named = value[order]
    rows = np.repeat(owner[order], sizes[named])
    flat = np.array([n for each in parts for n in each], dtype=np.int64)
    wider = flat[places((np.cumsum(sizes) - sizes)[named], sizes[named])]
    many = max(len(known), 1)
    pairs, pair = np.unique(document[rows] * np.int64(many) + wider, return_inverse=True)
    start = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(document)))])
    return Cited(start.astype(np.int32), pair.astype(np.int32), (pairs % many).astype(np.int32), tuple(known))
