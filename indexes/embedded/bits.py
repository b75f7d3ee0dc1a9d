"""One bit per dimension of a stored code, and how far a code that is asked for lies from many of them.

The stored bit says whether the code is above its segment's mean. The asked code keeps more: its sign and a weight of
two bits per dimension, its magnitude times the stored codes' spread, so that a difference counts as much as its
dimension does (a coarse form of RaBitQ, Gao and Long 2024). On 82,834 articles the 2,000 nearest by these distances
hold .995 of the 50 nearest of four typed words; with a sign alone they held .954.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.columns import Bools, Ints
from indexes.query import Codes

Floats = NDArray[np.float32]
Words64 = NDArray[np.uint64]

_STEPS = 3
_FEW = 3


@dataclass(frozen=True, eq=False)
class Asked:
    """The signs of a code, and the low and the high bit of each dimension's weight, 64 dimensions a word."""

    sign: Words64
    low: Words64
    high: Words64


def above(codes: Codes, mean: Floats) -> Words64:
    """Mark what is above the mean: one line of all codes per 64 dimensions."""
    return _packed(codes > mean)


def _packed(marked: Bools) -> Words64:
    packed = np.packbits(marked, axis=1)
    padded = np.zeros((len(marked), -(-packed.shape[1] // 8) * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return np.ascontiguousarray(padded.view(np.uint64).T)


def asked(code: Codes, spread: Floats) -> Asked:
    """Weigh the dimensions of a code from 0 to 3; the spread is how far stored codes lie from their mean in each."""
    weights = np.abs(code.astype(np.float32)) * spread
    largest = weights.max()
    steps = np.rint(weights * (_STEPS / largest if largest else 0)).astype(np.uint8)
    return Asked(*_packed(np.stack([code > 0, steps % 2 == 1, steps > 1])).T)


def distances(bits: Words64, at: Ints, code: Asked) -> NDArray[np.uint16]:
    """Give the distances of the codes at these places; to pick many of them out first costs more than it saves."""
    if len(at) < bits.shape[1] // _FEW:
        return _distances(bits[:, at], code)
    return _distances(bits, code)[at]


def _distances(bits: Words64, code: Asked) -> NDArray[np.uint16]:
    """Add up the weights of the dimensions in which a bit is not the code's sign."""
    once, twice = np.zeros((2, bits.shape[1]), dtype=np.uint16)
    for line, sign, low, high in zip(bits, code.sign, code.low, code.high, strict=True):
        differing = line ^ sign
        once += np.bitwise_count(differing & low)
        twice += np.bitwise_count(differing & high)
    return once + 2 * twice
