"""Distances by bits, and the nearest of them, against the plain way."""

import numpy as np
import pytest

from indexes.embedded import bits
from indexes.embedded.turning import turn


@pytest.mark.parametrize("dimensions", [8, 128, 256, 512])
def test_distances_are_the_weights_of_the_turned_dimensions_that_differ(monkeypatch, dimensions):
    monkeypatch.setattr(bits, "_BLOCK", 64)
    monkeypatch.setattr(bits, "_TURNED", 40)
    codes = np.random.default_rng(dimensions).integers(-127, 128, (150, dimensions)).astype(np.int8)
    turned = codes.astype(np.float32) @ turn(dimensions)
    above, code = turned > turned.mean(axis=0), turned[0]
    weights = np.rint(np.abs(code) * (3 / np.abs(code).max()))
    expected = ((above != (code > 0)) * weights).sum(axis=1)
    assert bits.distances(bits.signs(codes), bits.asked(codes[0])).tolist() == expected.tolist()


def test_many_dimensions_of_the_largest_weight_are_counted_in_full(monkeypatch):
    monkeypatch.setattr(bits, "turn", np.eye)
    far = np.vstack([np.full((5, 512), -127), np.full((5, 512), 127)]).astype(np.int8)
    distances = bits.distances(bits.signs(far), bits.asked(far[-1]))
    assert distances.tolist() == [3 * 512] * 5 + [0] * 5


@pytest.mark.parametrize("dimensions", [1, 8, 100, 256])
def test_a_turn_keeps_all_angles_and_spreads_one_dimension_over_all(dimensions):
    turned = turn(dimensions)
    assert np.allclose(turned @ turned.T, np.eye(dimensions), atol=1e-5)
    assert np.abs(turned).max() < 6 / np.sqrt(dimensions)


def test_what_few_dimensions_tell_is_found_by_bits_as_well():
    numbers = np.random.default_rng(1)
    strong = (numbers.normal(0, 1, (3_000, 256)) * np.where(np.arange(256) < 8, 40, 2)).astype(np.int8)
    near = bits.nearest(bits.distances(bits.signs(strong), bits.asked(strong[0])), 150)
    exact = np.argsort(-(strong.astype(np.float32) @ strong[0].astype(np.float32)))[:20]
    assert len(np.intersect1d(near, exact)) >= 19


def test_no_codes_have_no_signs():
    assert bits.signs(np.zeros((0, 128), np.int8)).shape == (2, 0)


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
