"""A fixed turn of the codes' space, after which every dimension tells as much as any other.

Where few dimensions hold most of what differs, most of the bits of a code say little. A turn changes no angle, and two
rounds of random signs and a cosine transform (DCT-II, orthonormal) mix every dimension into all of them: a turn at
random in effect, as RaBitQ (Gao and Long 2024) needs it, that is the same on every machine and is stored nowhere.
"""

import random
from functools import cache

import numpy as np
from numpy.typing import NDArray

from indexes.embedded.arrays import Floats

_ROUNDS = 2


@cache
def turn(dimensions: int) -> Floats:
    """Give the matrix (dimensions, dimensions) by which codes are multiplied from the right; it is orthonormal."""
    chance, turned = random.Random(dimensions), np.eye(dimensions)
    for _ in range(_ROUNDS):
        signs = [chance.random() < 0.5 for _ in range(dimensions)]
        turned = np.where(signs, turned, -turned) @ _cosines(dimensions)
    return turned.astype(np.float32)


def _cosines(dimensions: int) -> NDArray[np.float64]:
    at = np.arange(dimensions)
    waves: NDArray[np.float64] = np.sqrt(2 / dimensions) * np.cos(np.pi * np.outer(at + 0.5, at) / dimensions)
    waves[:, 0] /= np.sqrt(2)
    return waves
