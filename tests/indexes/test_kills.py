"""A smoke test of benchmarks/kills.py: ten kills, a reader beside them."""

from contextlib import closing

from benchmarks import kills
from benchmarks.kill_roles import MANIFEST, after, put
from indexes.embedded import open_writer


def test_ten_kills_lose_nothing_and_a_reader_meets_no_error(folder, monkeypatch):
    monkeypatch.setattr(kills, "LONGEST", 0.5)
    tally, saw = kills.run(10, seed=3, folder=folder)
    assert tally.problems == []
    assert saw["wrong"] == {}
    assert tally.commits > 0
    assert len(saw["took"]) > 0


def test_the_comparison_notices_what_differs(folder):
    with closing(open_writer(folder, MANIFEST, 0)) as index:
        state = {}
        for n in range(1, 4):
            state = after(state, n)
        for name, version in state.items():
            put(index, name, version)
        index.commit()
        assert kills.differences(index, state) == []
        name = next(iter(state.keys() - {"langkah"}))
        assert kills.differences(index, {**state, name: "99"})
        assert kills.differences(index, {k: v for k, v in state.items() if k != name})
