"""Postings made of the tokens of passages that pass by, some thousands at a time."""

import shutil
from array import array
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.embedded import postings
from indexes.embedded.joining import Part, differs
from indexes.embedded.postings import (
    FIELD_BITS,
    FIELDS,
    Hashes,
    Places,
    Postings,
    Weights,
    folded,
    hashed,
    mapped,
    of_field,
    weighed,
)
from indexes.embedded.words import Entry
from indexes.query import Field

_TOGETHER = 10_000
"""Passages whose tokens are in memory at once; the postings of more wait on the disk."""


class Gathering:
    """Gathers the postings of entries on their way to somewhere else."""

    def __init__(self, aside: Path) -> None:
        """Begin. `aside`: a folder that is made, and removed, where much has to be laid aside."""
        self._aside, self._done = aside, list[Part]()
        self._names = count()
        self._begin()

    def _begin(self) -> None:
        self._known = _Numbered()
        self._tokens = [array("I") for _ in FIELDS]
        self._sizes: list[int] = []
        self._pids: list[int] = []

    def passing(self, entries: Iterator[Entry]) -> Iterator[Entry]:
        """Hand the entries on."""
        for entry in entries:
            if len(self._pids) == _TOGETHER:
                self._lay_aside()
            for field, numbers in zip(FIELDS, self._tokens, strict=True):
                tokens = entry.cites if field is Field.CITES else entry.tokens[field]
                numbers.extend(map(self._known.__getitem__, tokens))
                self._sizes.append(len(tokens))
            self._pids.append(entry.pid)
            yield entry

    def parts(self) -> list[Part]:
        """Give what was gathered."""
        return [*self._done, self._part()] if self._pids else self._done

    def _part(self) -> Part:
        sizes = np.array(self._sizes, dtype=np.uint32).reshape(-1, len(FIELDS))
        return Part(np.array(self._pids, dtype=np.int64), _made(list(self._known), self._tokens, sizes))

    def _lay_aside(self) -> None:
        pids, made = self._part()
        self._begin()
        self._aside.mkdir(exist_ok=True)
        for name in postings.ARRAYS:
            np.save(self._aside / f"{name}.npy", getattr(made, name))
        self._done.append(Part(pids, Postings(*mapped(self._aside, postings.ARRAYS))))
        # What is mapped stays readable when its name is gone.
        shutil.rmtree(self._aside)


class _Numbered(dict[str, int]):
    """Numbers tokens in the order in which they come."""

    def __missing__(self, token: str) -> int:
        number = self[token] = len(self)
        return number


def _made(known: Sequence[str], tokens: Sequence["array[int]"], sizes: NDArray[np.uint32]) -> Postings:
    """Make postings, field by field: terms of a field stand together."""
    hashes = hashed(known)
    order = np.lexsort((hashes[:, 1], hashes[:, 0] >> FIELD_BITS))
    rank = np.empty(len(order), dtype=np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    lengths = folded(sizes)
    parts = [
        _of_field(hashes[order], at, rank[np.frombuffer(met, dtype=np.uintc)], sizes[:, at], lengths[:, at])
        for at, met in enumerate(tokens)
    ]
    terms, proofs, many, places, weights = map(np.concatenate, zip(*parts, strict=True))
    return Postings(terms, proofs, np.concatenate([[0], np.cumsum(many)]), places, weights, sizes)


def _of_field(
    hashes: Hashes, field: int, ranks: NDArray[np.uint32], sizes: NDArray[np.uint32], lengths: NDArray[np.uint8]
) -> tuple[Hashes, Hashes, NDArray[np.int64], Places, Weights]:
    """Give the terms of a field with the numbers of their postings, and these."""
    used = np.flatnonzero(np.bincount(ranks, minlength=len(hashes)))
    place = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    if len(used) < 2**16:
        # Numbers of 16 bits are sorted in one pass over them.
        again = np.zeros(len(hashes), dtype=np.uint16)
        again[used] = np.arange(len(used), dtype=np.uint16)
        order = np.argsort(again[ranks], kind="stable")
    else:
        order = np.argsort(ranks, kind="stable")
    ranks, place = ranks[order], place[order]
    first = np.flatnonzero(differs(ranks) | differs(place))
    often = np.diff(first, append=len(ranks))
    starts = np.flatnonzero(differs(ranks[first]))
    weights = weighed(often, lengths[place[first]])
    terms, proofs = of_field(hashes[used], field).T
    return terms, proofs, np.diff(starts, append=len(first)), place[first], weights
