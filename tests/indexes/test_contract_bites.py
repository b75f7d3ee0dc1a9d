"""The contract rejects engines that are wrong in one thing, and lets the plain one pass."""

from collections.abc import Iterator, Mapping
from functools import partial
from inspect import signature
from typing import Any

import pytest
import test_index_contract
import test_ranking_contract
from drifts import DRIFTS
from reference import Reference, Store
from small_documents import MANIFEST

Case = partial[None]
"""A test of the contract with its row of the table, still without an engine."""


def cases() -> Iterator[Case]:
    """Give every test of the contract as pytest would call it."""
    for module in (test_index_contract, test_ranking_contract):
        for name, test in vars(module).items():
            if name.startswith("test_"):
                yield from (partial(test, **row) for row in rows(test))


def rows(test: Any) -> list[Mapping[str, Any]]:
    """Give the rows of a test's table; one without values where it has none."""
    marks = getattr(test, "pytestmark", [])
    assert [mark.name for mark in marks] in ([], ["parametrize"])
    return [{mark.args[0]: value} for mark in marks for value in mark.args[1]] or [{}]


def keeps(engine: type[Reference], case: Case) -> bool:
    """Say whether an engine passes a test; an engine that falls over is a fault of the drift, not a find."""
    store = Store()
    given = {"index": engine(MANIFEST, store), "open_index": lambda write=False: engine(MANIFEST, store)}
    wanted = signature(case.func).parameters
    try:
        case(**{name: value for name, value in given.items() if name in wanted})
    except (AssertionError, pytest.fail.Exception):
        return False
    return True


def test_the_plain_engine_keeps_the_contract():
    every = list(cases())
    assert len(every) > 40
    assert [case for case in every if not keeps(Reference, case)] == []


@pytest.mark.parametrize("drift", DRIFTS, ids=lambda drift: drift.__name__)
def test_a_wrong_engine_is_rejected(drift):
    assert not all(keeps(drift, case) for case in cases())
