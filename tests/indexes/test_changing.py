from dataclasses import FrozenInstanceError, replace

import pytest

from indexes.changing import changed
from indexes.model import Kind, Source

SOURCE = Source("id", "/akar", "a.docx", "1", Kind.NOTULA, "Rapat")


def test_a_value_is_changed_as_replace_does_and_the_old_one_stays():
    said = {"title": "Rakor", "places": ("NTT",), "masked": 2}
    made = changed(SOURCE, **said)
    assert made == replace(SOURCE, **said)
    assert hash(made) == hash(replace(SOURCE, **said))
    assert SOURCE.title == "Rapat"
    with pytest.raises(FrozenInstanceError):
        made.title = "Lain"


def test_an_unknown_name_is_refused():
    with pytest.raises(TypeError, match="judul"):
        changed(SOURCE, judul="Rakor")
