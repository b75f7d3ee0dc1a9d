"""Ruled lines on the picture of a page: found to rebuild tables, and wiped lest they blur words."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import numpy as np
from PIL import Image, ImageDraw

DARK = 140
# A stroke this long (pixels at 300 dots an inch: 1 cm) is no letter's; this thick, it is a bar or a picture.
LONG = 120
THICK = 24
WHOLE = 0.97
STEP = 3
MARGIN = 2
STEEPEST = 3.0
LEAST = 0.08


@dataclass(frozen=True)
class Rule:
    """A ruled line in pixels; `fall` is how far its right or lower end lies below or right of the other."""

    x0: int
    y0: int
    x1: int
    y1: int
    fall: float


@dataclass(frozen=True)
class Ruled:
    """A picture set straight, with its rules wiped, and where they were."""

    image: Image.Image
    rules: tuple[Rule, ...]


def without_rules(image: Image.Image) -> Ruled:
    """Find the rules of a grey picture, turn it so that they are level, and wipe them."""
    rules = tuple(_rules(image))
    angle = _angle(rules)
    if LEAST < abs(angle) < STEEPEST:
        image = image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
        rules = tuple(_rules(image))
    wiped = image.copy()
    draw = ImageDraw.Draw(wiped)
    for rule in rules:
        draw.rectangle((rule.x0 - MARGIN, rule.y0 - MARGIN, rule.x1 + MARGIN, rule.y1 + MARGIN), fill=255)
    return Ruled(wiped, rules)


def _angle(rules: tuple[Rule, ...]) -> float:
    flat = [rule for rule in rules if rule.x1 - rule.x0 > 4 * LONG and rule.x1 - rule.x0 > rule.y1 - rule.y0]
    slopes = [math.degrees(math.atan2(rule.fall, rule.x1 - rule.x0)) for rule in flat]
    return median(slopes) if slopes else 0.0


def _rules(image: Image.Image) -> Iterator[Rule]:
    dark = np.asarray(image) < DARK
    for x0, y0, x1, y1, fall in _strokes(dark):
        yield Rule(x0, y0, x1, y1, fall)
    for y0, x0, y1, x1, fall in _strokes(dark.T):
        yield Rule(x0, y0, x1, y1, fall)


def _strokes(dark: "np.typing.NDArray[np.bool_]") -> Iterator[tuple[int, int, int, int, float]]:
    """Give long strokes along the rows as (x0, y0, x1, y1, fall): runs that touch from row to row are one."""
    open_strokes: list[list[tuple[int, int, int]]] = []
    for y, x0, x1 in _runs(dark):
        still = [stroke for stroke in open_strokes if y - stroke[-1][0] <= STEP]
        for stroke in open_strokes:
            if y - stroke[-1][0] > STEP:
                yield from _stroke(stroke)
        open_strokes = still
        near = next((stroke for stroke in open_strokes if _touches(stroke, y, x0, x1)), None)
        if near is None:
            open_strokes.append([(y, x0, x1)])
        else:
            near.append((y, x0, x1))
    for stroke in open_strokes:
        yield from _stroke(stroke)


def _runs(dark: "np.typing.NDArray[np.bool_]") -> Iterator[tuple[int, int, int]]:
    """Give (row, first, last) of every run that is dark over at least `LONG` pixels, small breaks allowed."""
    if dark.shape[1] <= LONG:
        return
    sums = np.cumsum(dark, axis=1, dtype=np.int16)
    full = np.zeros((dark.shape[0], dark.shape[1] - LONG + 2), dtype=np.int8)
    full[:, 1:-1] = sums[:, LONG:] - sums[:, :-LONG] >= WHOLE * LONG
    steps = np.diff(full, axis=1)
    starts, ends = np.argwhere(steps == 1), np.argwhere(steps == -1)
    for (row, first), (_, last) in zip(starts.tolist(), ends.tolist(), strict=True):
        yield row, first + 1, last + LONG


def _touches(stroke: list[tuple[int, int, int]], y: int, x0: int, x1: int) -> bool:
    return any(x0 <= right + STEP and left - STEP <= x1 and y - row <= STEP for row, left, right in stroke[-4:])


def _stroke(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int, int, float]]:
    x0, x1 = min(run[1] for run in runs), max(run[2] for run in runs)
    y0, y1 = runs[0][0], runs[-1][0]
    leftmost = [run[0] for run in runs if run[1] <= x0 + LONG // 4]
    rightmost = [run[0] for run in runs if run[2] >= x1 - LONG // 4]
    fall = median(rightmost) - median(leftmost)
    if y1 - y0 - abs(fall) <= THICK:
        yield x0, y0, x1, y1, fall
