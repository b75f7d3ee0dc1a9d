"""benchmarks/speed_steps.py: the steps do what their figures say, and recall can be less than whole."""

import json

import pytest

from benchmarks import embedded_speed, speed_steps
from indexes.embedded import recall, vectors
from indexes.model import Sort


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kecepatan")
    assert speed_steps.fill(folder, 600)["passages"] == 600
    return folder


def test_a_filled_index_is_asked_and_the_page_has_every_figure(place):
    told = {"passages": 600, "fill": 1.0, "disk": 1.0, **json.loads(json.dumps(speed_steps.ask(place)))}
    assert told["recall"] == 1.0
    assert told["candidates"] == 0
    assert 10 < told["own"] < told["memory"]
    page = embedded_speed.markdown([told, told], "perintah")
    assert page.count("| 600 | 600 |") == 1
    assert all(name in page for name in embedded_speed.LATENCIES.values())
    assert "polyline" in embedded_speed.drawing([told, told])


def test_recall_falls_where_too_few_are_compared(place, monkeypatch):
    monkeypatch.setattr(vectors, "EXACT_BELOW", 100)
    monkeypatch.setattr(vectors, "_CANDIDATES", (30, 30))
    monkeypatch.setattr(recall, "enough", lambda *_: 30)
    assert 0.1 < speed_steps.Reader(place).recall(place / "index" / "truth.db") < 0.9


def test_questions_are_put_down_without_the_texts(place):
    words = json.loads((place / "asked.json").read_text("utf-8"))
    assert len(words) == 200
    assert {len(each) for each in words} == {4}


def test_a_tenth_of_the_documents_lies_in_the_narrow_days(place):
    reader = speed_steps.Reader(place)
    some = reader.index.sources(speed_steps.NARROW, Sort.NEWEST, 0, 0).total
    assert 4 <= some <= 8  # of sixty
