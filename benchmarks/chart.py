"""Lines over two logarithmic axes as an SVG file that any browser shows: no library, no script."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 760, 400
LEFT, RIGHT, TOP, BOTTOM = 70, 200, 40, 60
COLOURS = ("#1d4f91", "#7fa7d6", "#a4492a", "#e0a58c")
LEAST_GAP = 16
"""Pixels between the names at the ends of the lines."""

Points = Sequence[tuple[float, float]]


class Axis:
    """A logarithmic axis between two pixels, from a round number below the least value to one above the largest."""

    def __init__(self, values: Sequence[float], start: float, end: float) -> None:
        """Span the values, which are above 0."""
        self._low, self._high = rounded(min(values), math.floor), rounded(max(values), math.ceil)
        if self._low == self._high:
            self._high *= 10
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        """Give the pixel of a value."""
        share = math.log(value / self._low) / math.log(self._high / self._low)
        return round(self._start + share * (self._end - self._start), 1)

    def ticks(self) -> list[float]:
        """Give the round numbers of the axis: 1, 2, 5, 10, …; above two decades the tens alone."""
        steps = (1, 2, 5) if self._high / self._low <= 1_000 else (1,)
        powers = range(math.floor(math.log10(self._low)), math.ceil(math.log10(self._high)) + 1)
        every = [step * 10.0**power for power in powers for step in steps]
        return [each for each in every if self._low * 0.999 <= each <= self._high * 1.001]


def rounded(value: float, towards: Callable[[float], int]) -> float:
    """Give the next 1, 2 or 5 times a power of ten, below the value with math.floor, above it with math.ceil."""
    power = 10.0 ** math.floor(math.log10(value))
    steps = [step * power for step in (1, 2, 5, 10)]
    if towards is math.floor:
        return max(step for step in steps if step <= value * 1.000001)
    return min(step for step in steps if step >= value * 0.999999)


def chart(title: str, across: str, up: str, series: Mapping[str, Points]) -> str:
    """Draw each series as a line with its name at its end."""
    every = [point for points in series.values() for point in points]
    x = Axis([point[0] for point in every], LEFT, WIDTH - RIGHT)
    y = Axis([point[1] for point in every], HEIGHT - BOTTOM, TOP)
    body = [*_grid(x, y), *_lines(x, y, series), *_words(title, across, up)]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
    head += f'font-size="13" fill="#222" role="img" aria-label="{escape(title)}">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#fff"/>', *body, "</svg>", ""])


def _grid(x: Axis, y: Axis) -> Iterator[str]:
    for tick in x.ticks():
        at = x.at(tick)
        yield f'<line x1="{at}" y1="{TOP}" x2="{at}" y2="{HEIGHT - BOTTOM}" stroke="#e3e3e3"/>'
        yield f'<text x="{at}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{tick:,.0f}</text>'
    for tick in y.ticks():
        at = y.at(tick)
        yield f'<line x1="{LEFT}" y1="{at}" x2="{WIDTH - RIGHT}" y2="{at}" stroke="#e3e3e3"/>'
        yield f'<text x="{LEFT - 8}" y="{at + 4}" text-anchor="end">{tick:g}</text>'


def _lines(x: Axis, y: Axis, series: Mapping[str, Points]) -> Iterator[str]:
    ends = _apart({name: y.at(points[-1][1]) for name, points in series.items()})
    for (name, points), colour in zip(series.items(), COLOURS, strict=False):
        places = [(x.at(across), y.at(up)) for across, up in points]
        path = " ".join(f"{left},{top}" for left, top in places)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{left}" cy="{top}" r="3.5" fill="{colour}"/>' for left, top in places)
        yield f'<text x="{places[-1][0] + 10}" y="{ends[name] + 4}">{escape(name)}</text>'


def _apart(wanted: Mapping[str, float]) -> dict[str, float]:
    """Move the names down until none lies over another."""
    placed: dict[str, float] = {}
    last = -math.inf
    for name in sorted(wanted, key=lambda each: wanted[each]):
        last = placed[name] = max(wanted[name], last + LEAST_GAP)
    return placed


def _words(title: str, across: str, up: str) -> Iterator[str]:
    middle = (TOP + HEIGHT - BOTTOM) / 2
    yield f'<text x="{LEFT}" y="24" font-size="15" font-weight="bold">{escape(title)}</text>'
    yield f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 16}" text-anchor="middle">{escape(across)}</text>'
    yield f'<text x="18" y="{middle}" text-anchor="middle" transform="rotate(-90 18 {middle})">{escape(up)}</text>'
