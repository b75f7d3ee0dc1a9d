"""Distances by bits, and the nearest of them, against the plain way."""

import numpy as np
import pytest

from indexes.embedded import bits


@pytest.mark.parametrize("dimensions", [8, 128, 256, 512])
def test_distances_are_the_weights_of_the_dimensions_that_differ(monkeypatch, dimensions):
    monkeypatch.setattr(bits, "_BLOCK", 64)
    numbers = np.random.default_rng(dimensions)
    codes = numbers.integers(-127, 128, (150, dimensions)).astype(np.int8)
    mean, code = codes.mean(axis=0, dtype=np.float32), codes[0]
    spread = np.ones(dimensions, dtype=np.float32)
    asked = bits.asked(code, spread)
    weights = np.rint(np.abs(code.astype(np.float32)) * (3 / np.abs(code.astype(np.float32)).max()))
    expected = (((codes > mean) != (code > 0)) * weights).sum(axis=1)
    assert bits.distances(bits.above(codes, mean), asked).tolist() == expected.tolist()


def test_many_dimensions_of_the_largest_weight_are_counted_in_full():
    codes = np.full((5, 512), -127, dtype=np.int8)
    asked = bits.asked(np.full(512, 127, dtype=np.int8), np.ones(512, dtype=np.float32))
    assert bits.distances(bits.above(codes, np.zeros(512, np.float32)), asked).tolist() == [3 * 512] * 5


@pytest.mark.parametrize("wanted", [1, 100, 3_000, 20_000])
@pytest.mark.parametrize("share", [None, 0.9, 0.6])
@pytest.mark.parametrize("shape", ["even", "ties", "last"])
def test_the_nearest_are_those_of_a_full_sort_with_all_ties(wanted, share, shape):
    numbers = np.random.default_rng(wanted)
    far = numbers.integers(0, 5 if shape == "ties" else 700, 40_000).astype(np.uint16)
    if shape == "last":
        # The sample meets none of the near ones.
        far = np.where(np.arange(40_000) % 2 == 1, far, 700).astype(np.uint16)
    valid = None if share is None else numbers.random(40_000) < share
    allowed = np.arange(40_000) if valid is None else np.flatnonzero(valid)
    bound = np.sort(far[allowed])[wanted - 1]
    expected = [at for at in allowed.tolist() if far[at] <= bound]
    assert bits.nearest(far, wanted, valid).tolist() == expected
