"""How often the garbage collector looks during an ingest."""

import gc

import pytest

from ingest.freeing import YOUNG, rarely_looking


def test_the_collector_is_left_as_it_was_found():
    before = gc.get_threshold()
    with pytest.raises(KeyError), rarely_looking():
        assert gc.get_threshold() == (YOUNG, *before[1:])
        assert gc.get_freeze_count() > 1_000
        raise KeyError
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
