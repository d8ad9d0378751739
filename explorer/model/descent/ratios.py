"""Whether each step of a walk is the same part, or the same multiple, of the one before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

import numpy as np

from .points import Points

ONE = 1e-6  # a ratio this close to 1 is 1
BESIDE = 0.005  # how far a step may lie beside the line of the one before, as a part of its length
FEWEST, FEW = 2, 3  # ratios that are a rule: of all steps, of some


class Ratio(NamedTuple):
    """What each step between two Turns is of the one before it; `number` is negative where each turns back."""

    number: float
    first: int
    last: int
    straight: bool  # all on one line
    whole: bool  # all steps of the walk

    @property
    def words(self) -> str:
        """Its amount, with as many digits as tell it from 1."""
        return f"{abs(self.number):.{_digits(abs(self.number))}g}"


def common_ratio(seen: Points) -> Ratio | None:
    """The ratio of all steps, or else of the last ones that are longer than rounding; None where there is none."""
    steps = _clear(seen)
    rules = ((_along, True), (lambda a, b: _length(b) / _length(a), False))
    for ratio, straight in rules:
        ratios = [ratio(a, b) for a, b in pairwise(steps)]
        alike = _alike(ratios)
        if alike >= (FEWEST if alike == len(ratios) else FEW):
            end = len(steps)
            return Ratio(ratios[-1], end - alike, end, straight, alike == len(ratios) and end == len(seen.steps))
    return None


def _clear(seen: Points) -> list[np.ndarray]:
    """The steps up to the first that is too short to have a length of its own."""
    relative, least = seen.rounding
    pairs = zip(seen.steps, seen.places, strict=False)
    clear = takewhile(lambda pair: _length(pair[0]) > max(relative * _length(pair[1]), least), pairs)
    return [step for step, _ in clear]


def _along(a: np.ndarray, b: np.ndarray) -> float:
    """How many times `a` the step `b` is; nan where it leads elsewhere."""
    ratio = float(b @ (a / _length(a))) / _length(a)
    return ratio if _length(b - ratio * a) <= BESIDE * _length(b) else math.nan


def _alike(ratios: Sequence[float]) -> int:
    """How many of the last ratios are one number, as far as it is written."""
    if not ratios or not math.isfinite(ratios[-1]) or not ratios[-1]:
        return 0
    last = ratios[-1]
    unit = 10.0 ** (1 + math.floor(math.log10(abs(last))) - _digits(abs(last)))
    return len(list(takewhile(lambda ratio: abs(ratio - last) <= unit / 2, reversed(ratios))))


def _digits(ratio: float) -> int:
    """How many significant digits tell a ratio from 1."""
    if abs(1 - ratio) <= ONE:
        return 7
    nearness = math.ceil(-math.log10(abs(1 - ratio)))
    return max(2, nearness + 1) if ratio < 1 else max(3, nearness + 2)


def _length(step: np.ndarray) -> float:
    return math.hypot(*step)
