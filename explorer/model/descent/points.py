"""A walk as bare numbers: where it stood, what the loss was, and which way was up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ..turn import Parameter, Turn
from ..value import Value

# Steps have too few digits where they are shorter than the first, relative to their place, or than the second.
ROUNDING = {"float64": (1e-9, 1e-300), "float32": (1e-4, 1e-34)}
COARSE = (1e-1, 1e-3)


class Points(NamedTuple):
    """Losses of the Turns that have one; places and gradients of all Turns, none where a number of them is unknown."""

    losses: np.ndarray
    places: Sequence[np.ndarray]
    slopes: Sequence[np.ndarray]
    rounding: tuple[float, float]

    @property
    def steps(self) -> list[np.ndarray]:
        """From each place to the next."""
        return [b - a for a, b in pairwise(self.places)]


def points(turns: Sequence[Turn]) -> Points:
    """The numbers of a walk's Turns."""
    losses = np.array([turn.loss.numbers[0] for turn in turns if turn.loss and turn.loss.numbers], float)
    swept = [turn for turn in turns if any(each.gradient for each in turn.parameters)]
    kinds = {each.value.dtype for turn in turns for each in turn.parameters}
    places = _arrays(turns, lambda each: each.value)
    slopes = _arrays(swept, lambda each: each.gradient)
    rounding = max((ROUNDING.get(kind, COARSE) for kind in kinds), default=COARSE)
    return Points(losses, places, slopes, rounding)


def _arrays(turns: Sequence[Turn], value: Callable[[Parameter], Value | None]) -> list[np.ndarray]:
    """One flat array a Turn; none at all if they differ in length or a Turn lacks a number."""
    values = [[value(each) for each in turn.parameters] for turn in turns]
    rows = [np.concatenate([_flat(each) for each in row] or [np.array([np.nan])]) for row in values]
    known = all(np.isfinite(row).all() for row in rows) and len({len(row) for row in rows}) == 1
    return rows if known else []


def _flat(value: Value | None) -> np.ndarray:
    """The numbers of a Value; nan where they are not known."""
    return np.array([np.nan] if value is None or value.numbers is None else value.numbers, float)
