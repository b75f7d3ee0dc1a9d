"""nDCG and recall, worked out by hand."""

import math

import pytest

from indexes.searching.measures import interval, ndcg, recall


def test_the_best_order_is_one():
    assert ndcg(["a", "b"], {"a": 2, "b": 1}) == pytest.approx(1.0)


def test_second_place_costs_a_logarithm():
    assert ndcg(["x", "a"], {"a": 1}) == pytest.approx(1 / math.log2(3))


def test_grades_weigh():
    best = 2 + 1 / math.log2(3)
    assert ndcg(["b", "a"], {"a": 2, "b": 1}) == pytest.approx((1 + 2 / math.log2(3)) / best)


def test_beyond_the_depth_counts_nothing():
    assert ndcg([*map(str, range(10)), "a"], {"a": 1}) == 0.0


def test_recall_is_the_share_found():
    assert recall(["a", "x", "b"], {"a": 1, "b": 2, "c": 1, "d": 0}) == pytest.approx(2 / 3)


def test_nothing_relevant_is_zero():
    assert (ndcg(["a"], {}), recall(["a"], {})) == (0.0, 0.0)


def test_the_interval_holds_the_mean_and_narrows_with_more_queries():
    few, many = [0.0, 1.0] * 10, [0.0, 1.0] * 1000
    (low, high), (lower, higher) = interval(few), interval(many)
    assert low < lower < 0.5 < higher < high
    assert higher - lower == pytest.approx(2 * 1.96 * math.sqrt(0.25 / 2000), rel=0.1)
    assert interval(few) == interval(few)
    assert interval([0.7] * 9) == pytest.approx((0.7, 0.7))
