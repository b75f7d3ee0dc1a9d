"""What rows cite, ready for counting: documents are counted once each without looking at any row but those found."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.canonical import works_and_articles

Ints = NDArray[np.int64]
Ints32 = NDArray[np.int32]


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
        first, many = first[citing], many[citing]
        before = np.cumsum(many) - many
        found: Ints32 = self.pair[np.arange(int(many.sum())) + np.repeat(first - before, many)]
        return found


def cited(owner: Ints, value: Ints, names: tuple[str, ...], document: Ints32) -> Cited:
    """Arrange citations: rows that cite, what they cite (places in `names`, canonical ids), the document of each row.

    An id stands for its work and its article as well.
    """
    known: dict[str, int] = {}
    parts = [[known.setdefault(part, len(known)) for part in works_and_articles(name)] for name in names]
    order = np.argsort(owner, kind="stable")
    sizes = np.array([len(each) for each in parts], dtype=np.int64)
    repeats = sizes[value[order]]
    rows = np.repeat(owner[order], repeats)
    wider = np.array([n for at in value[order].tolist() for n in parts[at]], dtype=np.int64)
    many = max(len(known), 1)
    pairs, pair = np.unique(document[rows] * np.int64(many) + wider, return_inverse=True)
    start = np.searchsorted(rows, np.arange(len(document) + 1))
    return Cited(start.astype(np.int32), pair.astype(np.int32), (pairs % many).astype(np.int32), tuple(known))
