"""What the truth tells of documents for filters, order and counts, as arrays by the numbers that never change.

These arrays can be kept in a file and go on being true: what was born later is added, what died is taken out.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from indexes.embedded.arrays import Bools, Ints, Ints32, Small
from indexes.embedded.columns import Columns, Labels, Outcomes, rows_of, starts
from indexes.embedded.names import Names


@dataclass(frozen=True, eq=False)
class Pairs:
    """Owners (numbers of documents, or pids) with values, which are places in `names`."""

    owner: Ints
    value: Ints32
    names: Names

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> "Pairs":
        """Number the values of the pairs."""
        known: dict[str, int] = {}
        numbered = ((owner, known.setdefault(value, len(known))) for owner, value in pairs)
        table = np.fromiter(numbered, dtype=[("owner", np.int64), ("value", np.int32)])
        return cls(table["owner"].copy(), table["value"].copy(), Names.of(known))

    def joined(self, more: "Pairs") -> "Pairs":
        """Give these pairs and then more."""
        known = {name: at for at, name in enumerate(self.names)}
        renumbered = np.array([known.setdefault(name, len(known)) for name in more.names], dtype=np.int32)
        new = Names.of(list(known)[len(self.names) :])
        value = np.concatenate([self.value, renumbered[more.value]])
        return Pairs(np.concatenate([self.owner, more.owner]), value, self.names.joined(new))


@dataclass(frozen=True, eq=False)
class Tables:
    """Documents in the order of their numbers (`order`: their places in the order of their ids), and what they have.

    Pairs and outcomes may have owners that are not among the documents: those died.
    """

    doc: Ints
    ids: Names
    order: Ints32
    first: Ints
    size: Ints32
    kind: Small
    dated: Ints32
    classification: Small
    summary: Bools
    language: Pairs
    place: Pairs
    institution: Pairs
    cites: Pairs
    outcome: Ints
    rung: Small
    progress: Small
    due: Ints32
    owners: Pairs

    @property
    def last(self) -> int:
        """Give the number of the last document, 0 if there is none."""
        return int(self.doc[-1]) if len(self.doc) else 0

    def without(self, gone: Iterable[int]) -> "Tables":
        """Take out those of these documents that are there."""
        kept = ~np.isin(self.doc, np.array(list(gone), dtype=np.int64))
        if kept.all():
            return self
        place = np.cumsum(kept, dtype=np.int32) - 1
        listed = {name: getattr(self, name)[kept] for name in _BY_DOCUMENT}
        order = place[self.order[kept[self.order]]]
        return replace(self, ids=self.ids.picked(kept), order=order, **listed)

    def joined(self, more: "Tables") -> "Tables":
        """Add documents that were born later."""
        if not len(more.doc):
            return self
        at = [bisect_left(self.order, more.ids[each], key=self.ids.__getitem__) for each in more.order.tolist()]
        order = np.insert(self.order, at, more.order + len(self.doc))
        plain = (*_BY_DOCUMENT, *_BY_OUTCOME)
        added: dict[str, Any] = {name: np.concatenate([getattr(self, name), getattr(more, name)]) for name in plain}
        added |= {name: getattr(self, name).joined(getattr(more, name)) for name in _PAIRS}
        return Tables(ids=self.ids.joined(more.ids), order=order, **added)

    def columns(self) -> Columns:
        """Number what belongs to the documents by their places and rows."""
        rank = np.empty(len(self.order), dtype=np.int32)
        rank[self.order] = np.arange(len(rank), dtype=np.int32)
        row = self._rows(self.outcome)
        living = row >= 0
        outcomes = Outcomes(
            row[living].astype(np.int32), self.rung[living], self.progress[living], self.due[living],
            self._by_row(self.owners),
        )  # fmt: skip
        return Columns(
            self.doc, self.ids, rank, self.first, self.size, self.kind, self.dated, self.classification, self.summary,
            self._by_place(self.language), self._by_place(self.place), self._by_place(self.institution),
            self._by_row(self.cites), outcomes,
        )  # fmt: skip

    def _rows(self, pids: Ints) -> Ints:
        return rows_of(pids, self.first, self.size, starts(self.size))

    def _by_row(self, pairs: Pairs) -> Labels:
        return _labels(pairs, self._rows(pairs.owner))

    def _by_place(self, pairs: Pairs) -> Labels:
        if not len(self.doc):
            return _labels(pairs, np.full(len(pairs.owner), -1))
        place = np.minimum(np.searchsorted(self.doc, pairs.owner), len(self.doc) - 1)
        return _labels(pairs, np.where(self.doc[place] == pairs.owner, place, -1))


_BY_DOCUMENT = ("doc", "first", "size", "kind", "dated", "classification", "summary")
_BY_OUTCOME = ("outcome", "rung", "progress", "due")
_PAIRS = ("language", "place", "institution", "cites", "owners")


def _labels(pairs: Pairs, owner: Ints) -> Labels:
    living = owner >= 0
    return Labels(owner[living].astype(np.int32), pairs.value[living], tuple(pairs.names))
