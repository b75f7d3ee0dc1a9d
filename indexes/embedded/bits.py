"""One bit per dimension of a stored code, and how far a code that is asked for lies from many of them.

Codes are turned first (turning.py), then a stored bit says whether a code is above the mean of its segment. The asked
code keeps more: its sign and a weight of two bits per dimension, its magnitude, so that a difference counts as much as
its dimension does (a coarse form of RaBitQ, Gao and Long 2024). Of the 50 nearest of four typed words the 2,000 nearest
of 82,834 articles by these distances hold .995; without the turn .980.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Bools, Ints
from indexes.embedded.turning import turn
from indexes.query import Codes

Words64 = NDArray[np.uint64]

Distances = NDArray[np.uint16]

_STEPS = 3
_BLOCK = 32_768
"""Codes whose distances are reckoned at once."""

_TURNED = 4_096
"""Codes that are turned at once: turned they take four bytes a dimension."""

_SAMPLED = 16_384
_BEYOND = 40
"""Of the sample, how many more are looked at than should do."""


@dataclass(frozen=True, eq=False)
class Asked:
    """The signs of a code, and the low and the high bit of each dimension's weight, 64 dimensions a word."""

    sign: Words64
    low: Words64
    high: Words64


def signs(codes: Codes) -> Words64:
    """Mark in which dimensions codes, turned, lie above their mean: one line of all codes per 64 dimensions."""
    matrix = turn(codes.shape[1])
    mean = (codes.mean(axis=0, dtype=np.float32) if len(codes) else np.zeros(codes.shape[1], np.float32)) @ matrix
    blocks = (codes[at : at + _TURNED].astype(np.float32) @ matrix for at in range(0, max(len(codes), 1), _TURNED))
    return np.concatenate([_packed(block > mean) for block in blocks], axis=1)


def _packed(marked: Bools) -> Words64:
    packed = np.packbits(marked, axis=1)
    padded = np.zeros((len(marked), -(-packed.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return np.ascontiguousarray(padded.view(np.uint64).T)


def asked(code: Codes) -> Asked:
    """Turn a code and weigh its dimensions from 0 to 3."""
    turned = code.astype(np.float32) @ turn(len(code))
    weights = np.abs(turned)
    steps = np.rint(weights * (_STEPS / weights.max())).astype(np.uint8)
    return Asked(*_packed(np.stack([turned > 0, steps % 2 == 1, steps > 1])).T)


def distances(bits: Words64, code: Asked) -> Distances:
    """Add up the weights of the dimensions in which a bit is not the code's sign; blocks of codes fit into a cache."""
    many = bits.shape[1]
    far = np.empty(many, dtype=np.uint16)
    room = min(many, _BLOCK)
    differing, weighed, counted = np.empty(room, np.uint64), np.empty(room, np.uint64), np.empty(room, np.uint8)
    sums = [np.empty(room, _holding(mask)) for mask in (code.low, code.high)]
    for at in range(0, many, _BLOCK):
        here = slice(0, min(room, many - at))
        d, w, c, (once, twice) = differing[here], weighed[here], counted[here], (each[here] for each in sums)
        once[:], twice[:] = 0, 0
        for line, sign, *masks in zip(bits[:, at : at + _BLOCK], code.sign, code.low, code.high, strict=True):
            np.bitwise_xor(line, sign, out=d)
            for mask, total in zip(masks, (once, twice), strict=True):
                np.bitwise_and(d, mask, out=w)
                np.bitwise_count(w, out=c)
                total += c
        part = far[at : at + _BLOCK]
        np.add(twice, twice, out=part, dtype=np.uint16)
        part += once
    return far


def _holding(mask: Words64) -> type[np.uint8] | type[np.uint16]:
    """Give the type that holds how many bits of the mask there can be."""
    return np.uint8 if np.bitwise_count(mask).sum() < 256 else np.uint16


def nearest(far: Distances, wanted: int, valid: Bools | None = None) -> Ints:
    """Give the places of the `wanted` least distances, and of all that tie with the last; of the valid ones alone.

    There are at least so many. A sample tells how far about to look, so that few distances are counted.
    """
    step = max(1, len(far) // _SAMPLED)
    sample = np.cumsum(np.bincount(far[::step] if valid is None else far[::step][valid[::step]], minlength=1))
    looked = wanted // step + _BEYOND
    while True:
        likely = far <= _reached(sample, looked) if looked < sample[-1] else np.ones(len(far), dtype=np.bool_)
        places = np.flatnonzero(likely if valid is None else likely & valid)
        if len(places) >= wanted or looked >= sample[-1]:
            break
        looked *= 2
    found = far[places]
    return places[found <= _reached(np.cumsum(np.bincount(found, minlength=1)), wanted)]


def _reached(counted: Ints, wanted: int) -> np.uint16:
    """Give the least distance up to which so many were counted."""
    return np.uint16(np.searchsorted(counted, wanted))
