"""Stretches of neighbouring places in an array, many at once."""

import numpy as np

from indexes.embedded.arrays import Ints, Small


def places(first: Small, long: Small) -> Ints:
    """Give all places of stretches that begin at `first` and are so `long`, one stretch after another."""
    before = np.cumsum(long) - long
    found: Ints = np.arange(int(long.sum())) + np.repeat(first - before, long)
    return found
