"""Settings are read once, from the environment, with defaults."""

from dataclasses import fields

import pytest

from indexes.errors import BadSetting
from indexes.settings import SETTINGS, Settings


def test_defaults_without_any_variable():
    settings = Settings.from_env({})
    assert (settings.index, settings.port, settings.encoder) == ("rakor-index", 8000, "")


def test_variables_win():
    settings = Settings.from_env({"RAKOR_INDEX": "/srv/indeks", "RAKOR_PORT": "9000"})
    assert (settings.index, settings.port) == ("/srv/indeks", 9000)


@pytest.mark.parametrize("value", ["abc", "-1", "8.5", "٣"])
def test_a_bad_number_names_the_variable_and_the_value(value):
    with pytest.raises(BadSetting, match="RAKOR_PORT"):
        Settings.from_env({"RAKOR_PORT": value})


def test_the_table_and_the_value_hold_the_same_settings():
    assert {s.variable for s in SETTINGS} == {f"RAKOR_{f.name.upper()}" for f in fields(Settings)}
