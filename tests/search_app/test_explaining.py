"""What counted for a hit, in plain words."""

from indexes.model import Kind, Passage, Source
from indexes.query import Found, Fragment, Hit
from search_app.explaining import reasons

PARTS = (("words", 0.84), ("near", 0.4), ("meaning", 0.001))


def hit(parts, identity=False):
    found = Found(Passage("a", 0, "peta"), sum(p for _, p in parts), (), Fragment(0, 4, ()), False, parts)
    return Hit(Source("a", "", "a", "1", Kind.LAIN, "Peta"), 1.0, (found,), 0, identity)


def test_the_greatest_part_leads_and_the_tiny_are_left_out():
    made = hit(PARTS)
    assert reasons(made, made.passages[0], "id") == ("kata yang dicari 0,84", "kata-kata berdekatan 0,40")
    assert reasons(made, made.passages[0], "en")[0] == "the words searched for 0.84"


def test_a_provision_asked_for_by_name_says_so_first():
    made = hit(PARTS, identity=True)
    assert reasons(made, made.passages[0], "en")[0] == "the provision that the query names"


def test_what_the_second_stage_did_not_see_says_that():
    made = hit(())
    assert reasons(made, made.passages[0], "en") == ("matches, but was not ranked",)
