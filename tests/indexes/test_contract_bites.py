"""The contract is worth what it rejects: each wrong engine must fail some test of it."""

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import test_index_contract
import test_ranking_contract
from drifts import DRIFTS
from reference import Reference, Store
from small_documents import MANIFEST


def cases(module: ModuleType) -> Iterator[tuple[Callable[..., None], dict[str, Any]]]:
    """Give every test of a module with the arguments of its table, row by row."""
    for name, test in vars(module).items():
        if name.startswith("test_"):
            rows = [{}]
            for mark in getattr(test, "pytestmark", []):
                rows = [{mark.args[0]: value} for value in mark.args[1]]
            yield from ((test, row) for row in rows)


CASES = [case for module in (test_index_contract, test_ranking_contract) for case in cases(module)]


def keeps(engine: type[Reference], test: Callable[..., None], row: dict[str, Any]) -> bool:
    """Run one test of the contract against an engine of our own."""
    store = Store()

    def opener(write: bool = False) -> Reference:
        return engine(MANIFEST, store)

    given = {"index": opener(), "open_index": opener, **row}
    try:
        test(**{name: given[name] for name in inspect.signature(test).parameters})
    except (AssertionError, KeyError, ValueError, pytest.fail.Exception):
        return False
    return True


def test_the_reference_keeps_the_contract():
    assert [test.__name__ for test, row in CASES if not keeps(Reference, test, row)] == []


def test_there_are_enough_wrong_engines():
    assert len(DRIFTS) >= 50


@pytest.mark.parametrize("engine", DRIFTS, ids=lambda engine: engine.__name__)
def test_the_contract_rejects(engine):
    assert any(not keeps(engine, test, row) for test, row in CASES)
