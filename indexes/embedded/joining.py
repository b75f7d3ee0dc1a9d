"""Postings of several segments put together, read from mapped files and written on the way, a million at a time."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import numpy as np
from numpy.lib import format as npy
from numpy.typing import DTypeLike, NDArray

from indexes.embedded import stretches
from indexes.embedded.arrays import Ints
from indexes.embedded.postings import FIELDS, Hashes, Places, Postings, Weights

_BATCH = 1_000_000
"""Postings that are put together at once, as far as a single term has no more."""

_DEAD = np.uint32(2**32 - 1)


class Part(NamedTuple):
    """Postings with the pids of the passages that their places stand for."""

    pids: Ints
    postings: Postings


def write(folder: Path, parts: Sequence[Part], pids: Ints) -> None:
    """Write the postings of the passages `pids`, which may lack some of the parts'; pids ascend from part to part."""
    moved = [_moved(part.pids, pids) for part in parts]
    heads = []
    with (folder / "places.npy").open("wb") as places, (folder / "weights.npy").open("wb") as weights:
        for file, kind in ((places, np.uint32), (weights, np.uint16)):
            _head(file, kind, 0)
        for terms, proofs, many, *rest in joined(parts, moved):
            heads.append((terms, proofs, many))
            for file, array in zip((places, weights), rest, strict=True):
                file.write(np.ascontiguousarray(array).data)
        terms, proofs, many = (np.concatenate(each) for each in zip(_NONE, *heads, strict=True))
        offsets = np.concatenate([[0], np.cumsum(many)])
        for file, kind in ((places, np.uint32), (weights, np.uint16)):
            file.seek(0)
            _head(file, kind, int(offsets[-1]))
    named = {"terms": terms, "proofs": proofs, "offsets": offsets, "sizes": _sizes(parts, moved, len(pids))}
    for name, array in named.items():
        np.save(folder / f"{name}.npy", array)


_NONE = (np.empty(0, np.uint64), np.empty(0, np.uint64), np.empty(0, np.int64))


def _head(file: BinaryIO, kind: DTypeLike, many: int) -> None:
    """Write the head of an array, which is as long for few numbers as for many."""
    npy.write_array_header_1_0(file, {"descr": np.dtype(kind).str, "fortran_order": False, "shape": (many,)})


def _sizes(parts: Sequence[Part], moved: Sequence[Places], rows: int) -> NDArray[np.uint32]:
    sizes = np.zeros((rows, len(FIELDS)), dtype=np.uint32)
    for part, places in zip(parts, moved, strict=True):
        lives = places != _DEAD
        sizes[places[lives]] = part.postings.sizes[lives]
    return sizes


class Joined(NamedTuple):
    """A stretch of terms, in order, with how many postings each has and these postings."""

    terms: Hashes
    proofs: Hashes
    many: Ints
    places: Places
    weights: Weights


def joined(parts: Sequence[Part], moved: Sequence[Places]) -> Iterator[Joined]:
    """Put parts together, with the places that theirs have `moved` to."""
    if not parts:
        return
    terms, proofs = (np.concatenate([getattr(p.postings, name) for p in parts]) for name in ("terms", "proofs"))
    many = np.concatenate([np.diff(p.postings.offsets) for p in parts])
    source = np.repeat(np.arange(len(parts)), [len(p.postings.terms) for p in parts])
    order = np.lexsort((source, proofs, terms))
    terms, proofs, many, source = terms[order], proofs[order], many[order], source[order]
    first = np.flatnonzero(differs(terms) | differs(proofs))
    taken = [0] * len(parts)
    for groups in _batches(first, many):
        here = slice(int(groups[0]), int(groups[-1]))
        places, weights = _laid(parts, moved, taken, source[here], many[here])
        begin = np.cumsum(many[here], dtype=np.int64) - many[here]
        lives = places != _DEAD
        left = np.add.reduceat(lives, begin[groups[:-1] - groups[0]], dtype=np.int64)
        some = groups[:-1][left > 0]
        yield Joined(terms[some], proofs[some], left[left > 0], places[lives], weights[lives])


def differs(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Mark what is not equal to what stands before it."""
    return np.concatenate([np.ones(min(len(values), 1), dtype=np.bool_), values[1:] != values[:-1]])


def _batches(first: Ints, many: Ints) -> Iterator[Ints]:
    """Cut the groups that begin at `first` into stretches of some _BATCH postings: their beginnings and the end."""
    ends = np.append(first, len(many))
    before = np.concatenate([[0], np.cumsum(many)])[first]
    at = 0
    while at < len(first):
        to = max(int(np.searchsorted(before, before[at] + _BATCH)), at + 1)
        yield ends[at : to + 1]
        at = to


def _laid(
    parts: Sequence[Part], moved: Sequence[Places], taken: list[int], source: Ints, many: Ints
) -> tuple[Places, Weights]:
    """Lay the postings of these terms in order; `taken` counts how far each part has been read."""
    places, weights = np.empty(many.sum(), np.uint32), np.empty(many.sum(), np.uint16)
    begin = np.cumsum(many) - many
    for at, part in enumerate(parts):
        mine = source == at
        lengths = many[mine]
        total = int(lengths.sum())
        here = slice(taken[at], taken[at] + total)
        to = stretches.places(begin[mine], lengths)
        places[to] = moved[at][part.postings.places[here]]
        weights[to] = part.postings.weights[here]
        taken[at] = here.stop
    return places, weights


def _moved(old: Ints, new: Ints) -> Places:
    """Give the new place of each old one, _DEAD where its pid is no more."""
    at = np.searchsorted(new, old)
    lives = at < len(new)
    lives[lives] = new[at[lives]] == old[lives]
    return np.where(lives, at, _DEAD).astype(np.uint32)
