from datetime import date

import pytest

from indexes.force import status
from indexes.model import Action, Effect, Force
from indexes.query import Relations, Statement

TPPO, KUHP = "uu/2007/21", "uu/2023/1"
NEW_CODE = date(2026, 1, 2)
ENTRY = Effect(TPPO, Action.BERLAKU, f"{TPPO}/pasal/67", date(2007, 4, 19), "mulai berlaku")
REPEAL = Effect(f"{TPPO}/pasal/2", Action.MENCABUT, f"{KUHP}/pasal/622", NEW_CODE, "dicabut", f"{KUHP}/pasal/455")
KUHP_ENTRY = Effect(KUHP, Action.BERLAKU, f"{KUHP}/pasal/624", NEW_CODE, "mulai berlaku")
AMENDED = Effect("uu/2011/6/pasal/24A", Action.MENGUBAH, "uu/2024/63/pasal/I/angka/2", None, "disisipkan")
OLD_RULE = Effect("permenkumham/2015/44", Action.MENCABUT, "permenkumham/2024/9", date(2024, 6, 18), "dicabut")
AFTER, BEFORE = date(2026, 5, 1), date(2024, 5, 7)


def told(canonical_id: str, day: date, *effects: Effect):
    found = status(Relations(tuple(Statement(e, "s", 0) for e in effects)), canonical_id, day, None)
    return found.force, found.since


@pytest.mark.parametrize(
    ("canonical_id", "day", "expected"),
    [
        (f"{TPPO}/pasal/2", AFTER, (Force.DICABUT, NEW_CODE)),
        (f"{TPPO}/pasal/2/ayat/1", AFTER, (Force.DICABUT, NEW_CODE)),
        (f"{TPPO}/pasal/2/penjelasan", AFTER, (Force.DICABUT, NEW_CODE)),
        (f"{TPPO}/pasal/2", BEFORE, (Force.BERLAKU, date(2007, 4, 19))),
        (f"{TPPO}/pasal/20", AFTER, (Force.BERLAKU, date(2007, 4, 19))),
        (TPPO, AFTER, (Force.DICABUT_SEBAGIAN, NEW_CODE)),
        (TPPO, BEFORE, (Force.BERLAKU, date(2007, 4, 19))),
        (KUHP, BEFORE, (Force.BELUM_BERLAKU, NEW_CODE)),
        (f"{KUHP}/pasal/455", AFTER, (Force.BERLAKU, NEW_CODE)),
        ("permenkumham/2015/44", AFTER, (Force.DICABUT, date(2024, 6, 18))),
        ("permenkumham/2015/44/pasal/3", AFTER, (Force.DICABUT, date(2024, 6, 18))),
        ("permenkumham/2015/44", BEFORE, (Force.TIDAK_DIKETAHUI, None)),
        ("uu/2011/6/pasal/24A", AFTER, (Force.DIUBAH, None)),
        ("uu/2011/6", AFTER, (Force.DIUBAH, None)),
        ("uu/2011/6/pasal/24", AFTER, (Force.TIDAK_DIKETAHUI, None)),
        ("uu/1992/9", AFTER, (Force.TIDAK_DIKETAHUI, None)),
        ("uu/2007/2", AFTER, (Force.TIDAK_DIKETAHUI, None)),
    ],
)
def test_force_by_provision_and_day(canonical_id, day, expected):
    assert told(canonical_id, day, ENTRY, REPEAL, KUHP_ENTRY, AMENDED, OLD_RULE) == expected


def test_a_repeal_to_come_is_listed_and_does_not_count_yet():
    relations = Relations((Statement(ENTRY, "s", 0), Statement(REPEAL, "s", 0)))
    found = status(relations, f"{TPPO}/pasal/2", BEFORE, date(2026, 11, 26))
    assert found.force is Force.BERLAKU
    assert found.effects == (REPEAL, ENTRY)
    assert found.checked == date(2026, 11, 26)


def test_what_stands_in_an_amended_article_is_amended_and_its_neighbours_are_not():
    entry = Effect("uu/2011/6", Action.BERLAKU, "uu/2011/6/pasal/145", date(2011, 5, 5), "mulai berlaku")
    whole = Effect("uu/2011/6", Action.MENGUBAH, "uu/2024/63", date(2024, 10, 17), "Perubahan Ketiga")
    assert told("uu/2011/6/pasal/24A/ayat/2", AFTER, entry, whole, AMENDED)[0] is Force.DIUBAH
    assert told("uu/2011/6/pasal/24A/penjelasan", AFTER, entry, whole, AMENDED)[0] is Force.DIUBAH
    assert told("uu/2011/6/pasal/25", AFTER, entry, whole, AMENDED)[0] is Force.BERLAKU


def test_the_day_of_a_repeal_to_come_is_told():
    relations = Relations((Statement(ENTRY, "s", 0), Statement(REPEAL, "s", 0)))
    assert status(relations, f"{TPPO}/pasal/2/ayat/1", BEFORE, None).ends == NEW_CODE
    assert status(relations, f"{TPPO}/pasal/2", AFTER, None).ends is None
    assert status(relations, f"{TPPO}/pasal/20", BEFORE, None).ends is None


def test_a_repeal_without_a_date_takes_the_day_of_the_act_that_brings_it():
    undated = Effect(f"{TPPO}/pasal/3", Action.MENCABUT, f"{KUHP}/pasal/622", None, "dicabut")
    assert told(f"{TPPO}/pasal/3", BEFORE, ENTRY, undated, KUHP_ENTRY)[0] is Force.BERLAKU
    assert told(f"{TPPO}/pasal/3", AFTER, ENTRY, undated, KUHP_ENTRY) == (Force.DICABUT, NEW_CODE)


def test_of_statements_that_differ_the_more_cautious_counts_and_all_are_listed():
    undated = Effect("pp/2013/31", Action.MENCABUT, None, None, "dicabut")
    stays = Effect("pp/2013/31", Action.BERLAKU, None, None, "berlaku")
    relations = Relations((Statement(stays, "a", 0), Statement(undated, "b", 0)))
    found = status(relations, "pp/2013/31", AFTER, None)
    assert found.force is Force.DICABUT
    assert set(found.effects) == {stays, undated}


def test_without_a_statement_the_force_is_unknown():
    found = status(Relations(), "uu/2007/21", AFTER, None)
    assert (found.force, found.since, found.effects) == (Force.TIDAK_DIKETAHUI, None, ())
