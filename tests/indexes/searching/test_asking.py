"""What is asked for, and which outcomes are late or open."""

from datetime import date

import pytest

from indexes.model import Outcome, Progress, Rung
from indexes.searching.asking import Sought, is_so, sought

TODAY = date(2026, 11, 27)


def outcome(due, status):
    return Outcome(Rung.PENUGASAN, ("Kanim Atambua",), "peta", due, None, False, status)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("tenggat lewat imigrasi atambua", Sought.LATE),
        ("komitmen yang melewati batas waktu", Sought.LATE),
        ("Which commitments are overdue?", Sought.LATE),
        ("tindak lanjut yang belum selesai di NTT", Sought.OPEN),
        ("kapan tenggat peta jalan", Sought.DAY),
        ("berapa korban", Sought.NUMBER),
        ("pos lintas batas", Sought.ANYTHING),
        ("lewat jalur tikus", Sought.ANYTHING),
    ],
)
def test_what_a_question_asks_for(text, kind):
    assert sought(text) is kind


@pytest.mark.parametrize(
    ("due", "status", "late", "still_open"),
    [
        (date(2026, 11, 26), None, True, True),
        (date(2026, 11, 27), Progress.BELUM, False, True),
        (date(2025, 1, 1), Progress.SELESAI, False, False),
        (date(2025, 1, 1), Progress.DIBATALKAN, False, False),
        (None, Progress.DALAM_PROSES, False, True),
        (None, None, False, False),
    ],
)
def test_late_is_what_had_a_day_and_did_not_end(due, status, late, still_open):
    assert is_so(Sought.LATE, outcome(due, status), TODAY) is late
    assert is_so(Sought.OPEN, outcome(due, status), TODAY) is still_open


def test_what_is_no_outcome_is_neither():
    assert not is_so(Sought.LATE, None, TODAY)
