"""The words for force: the day that an act starts or ends, and what others state of an act that the index lacks."""

from datetime import date

import pytest

from indexes import force
from indexes.model import Action, Effect
from indexes.query import Relations, Statement
from search_app.reading import Reader
from search_app.statuses import absent_status, status_line
from search_app.texts import translator

OLD, NEW = "uu/2003/92", "uu/2026/17"
STARTS = date(2029, 2, 9)
RELATIONS = Relations(
    tuple(
        Statement(effect, "s", 0)
        for effect in (
            Effect(OLD, Action.BERLAKU, f"{OLD}/pasal/3", date(2003, 8, 4), "mulai berlaku"),
            Effect(OLD, Action.MENCABUT, f"{NEW}/pasal/8/huruf/b", STARTS, "dicabut dan dinyatakan tidak berlaku"),
            Effect(NEW, Action.BERLAKU, f"{NEW}/pasal/9", STARTS, "mulai berlaku setelah 3 (tiga) tahun"),
            Effect("perkap/2008/3", Action.MENCABUT, "perpol/2025/3/pasal/6", date(2025, 5, 21), "dicabut"),
        )
    )
)


def reader(language: str = "id") -> Reader:
    return Reader(language, translator(language), date(2026, 11, 26), RELATIONS)


@pytest.mark.parametrize(
    ("work", "language", "word"),
    [
        (NEW, "id", "belum berlaku sampai 9 Februari 2029"),
        (OLD, "id", "berlaku, akan dicabut 9 Februari 2029"),
        (OLD, "en", "in force, to be repealed 9 February 2029"),
        ("perkap/2008/3", "id", "dicabut 21 Mei 2025"),
    ],
)
def test_the_day_that_an_act_starts_or_ends_stands_beside_its_force(work, language, word):
    asked = reader(language)
    assert status_line(force.status(RELATIONS, work, asked.today, None), asked).word == word


def test_what_others_state_of_an_absent_act_is_told_and_nothing_is_where_none_does():
    assert absent_status("perkap/2008/3", reader()) == "dicabut 21 Mei 2025 (Perpol 3/2025 Pasal 6)"
    assert absent_status("perkap/2008/4", reader()) is None


def test_what_the_force_rests_on_is_said_first_however_long_it_is():
    entry = Effect("pp/2019/1", Action.BERLAKU, "pp/2019/1/pasal/9", date(2019, 1, 1), "mulai berlaku")
    listed = "Pada saat ini mulai berlaku: a. PP 1/2019; " + "b. peraturan lain; " * 20 + "dicabut"
    repeal = Effect("pp/2019/1", Action.MENCABUT, "pp/2020/2/pasal/3", date(2020, 1, 1), listed)
    asked = reader()
    line = status_line(force.Status(force.Force.DICABUT, repeal.since, (repeal, entry)), asked)
    assert [said.by[0] for said in line.statements] == ["PP 2/2020 Pasal 3", "PP 1/2019 Pasal 9"]
