"""What is written of the model's values is what is read, whatever they hold."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexes.model import Effect, Passage, Source
from indexes.stored import dump, load

# Lone surrogates stand for file names and texts that are no UTF-8.
st.register_type_strategy(str, st.text(st.characters(codec=None), max_size=12))
st.register_type_strategy(float, st.floats(allow_nan=False))


@settings(max_examples=150, derandomize=True, deadline=None)
@given(value=st.from_type(Passage) | st.from_type(Source) | st.from_type(Effect))
def test_every_value_comes_back_equal(value):
    text = dump(value)
    assert text.isascii()
    assert load(type(value), text) == value


def test_what_equals_its_default_is_left_out():
    assert json.loads(dump(Passage("a", 0, "batas"))) == {"source": "a", "ordinal": 0, "text": "batas"}


def test_a_value_that_lacks_a_field_says_which():
    with pytest.raises(ValueError, match="ordinal"):
        load(Passage, '{"source": "a", "text": "batas"}')
