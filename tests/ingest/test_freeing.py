"""How often the garbage collector looks during an ingest."""

import gc

import pytest

from ingest.freeing import YOUNG, rarely_looking


def test_the_collector_is_left_as_it_was_found():
    before, inside = gc.get_threshold(), []

    @rarely_looking()
    def fail() -> None:
        inside.extend((gc.get_threshold(), gc.get_freeze_count() > 1_000))
        raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert inside == [(YOUNG, *before[1:]), True]
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
