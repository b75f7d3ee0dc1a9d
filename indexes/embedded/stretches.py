"""Stretches of neighbouring places in an array, many at once."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Small = NDArray[np.integer[Any]]
"""Numbers of whatever size they need."""


def places(first: Small, long: Small) -> Ints:
    """Give all places of stretches that begin at `first` and are so `long`, one stretch after another."""
    before = np.cumsum(long) - long
    found: Ints = np.arange(int(long.sum())) + np.repeat(first - before, long)
    return found
