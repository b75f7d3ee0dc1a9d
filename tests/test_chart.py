"""benchmarks/chart.py: lines on logarithmic axes, as SVG."""

from xml.etree import ElementTree

from benchmarks.chart import Axis, chart

SVG = "{http://www.w3.org/2000/svg}"


def test_an_axis_is_logarithmic_between_round_numbers():
    axis = Axis([13.0, 700.0], 0, 300)
    assert axis.ticks() == [10, 20, 50, 100, 200, 500, 1000]
    assert [axis.at(value) for value in (10, 100, 1000)] == [0, 150, 300]


def test_every_series_is_drawn_where_its_values_are_and_named():
    drawn = ElementTree.fromstring(
        chart("A < B", "n", "ms", {"one": [(10, 1), (1000, 10)], "two": [(10, 10), (1000, 1)]})
    )
    one, two = (
        [tuple(map(float, p.split(","))) for p in line.get("points").split()] for line in drawn.iter(f"{SVG}polyline")
    )
    assert one[0] == (two[0][0], two[1][1])  # the least of both axes
    assert one[1] == (two[1][0], two[0][1])
    assert one[0][1] > one[1][1]  # more is higher up
    texts = [text.text for text in drawn.iter(f"{SVG}text")]
    assert {"A < B", "n", "ms", "one", "two", "10", "1,000"} <= set(texts)


def test_names_do_not_lie_over_each_other():
    drawn = ElementTree.fromstring(chart("t", "n", "ms", {name: [(10, 5), (100, 5)] for name in "abc"}))
    heights = sorted(float(text.get("y")) for text in drawn.iter(f"{SVG}text") if text.text in ("a", "b", "c"))
    assert heights[1] - heights[0] >= 14
    assert heights[2] - heights[1] >= 14


def test_one_value_can_be_drawn():
    assert "polyline" in chart("t", "n", "ms", {"one": [(10, 5)]})
