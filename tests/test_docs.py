"""What the README promises: every setting, command and route stands there."""

from pathlib import Path

import pytest

import rakor
from indexes.settings import SETTINGS
from search_app import create_app

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.variable)
def test_settings_stand_in_the_readme(setting):
    assert f"`{setting.variable}`" in README
    assert setting.help in README


@pytest.mark.parametrize("command", ["ingest", "copy", "read", "search", "evaluate", "serve", "doctor"])
def test_commands_stand_in_the_readme(command):
    assert f"`rakor {command}" in README
    assert getattr(rakor, command).__doc__


def test_routes_stand_in_the_readme(tmp_path):
    rules = {r.rule for r in create_app(where=str(tmp_path)).url_map.iter_rules() if not r.rule.startswith("/static")}
    assert {rule for rule in rules if f"`{rule.split('<')[0]}" not in README} == set()


def test_every_table_row_names_a_setting_that_exists():
    named = {word for line in README.splitlines() if line.startswith("| `RAKOR_") for word in [line.split("`")[1]]}
    assert named == {setting.variable for setting in SETTINGS}
