"""Where a curve turns: between two places at which its slope has two signs, if what bends it says so too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

import numpy as np

MOST = 40  # turning points that are told
ALIKE = 0.5  # relative: by how much the slope's change between two places may differ from what its own slope says


class TurningPoint(NamedTuple):
    """Where the slope is 0, what the curve is there, and whether it lies above or below what is beside it."""

    place: float
    value: float
    kind: OneOf["top", "bottom"]


def turning_points(places: np.ndarray, values: np.ndarray, slopes: np.ndarray) -> list[TurningPoint]:
    """In the order of the places; none where there are too many to be told apart.

    The curve between two places is the cubic that has its values and its slopes there (Hermite).
    """
    found = list(_found(places, values, slopes))
    return found if len(found) <= MOST else []


def _found(places: np.ndarray, values: np.ndarray, slopes: np.ndarray) -> Iterator[TurningPoint]:
    steps, changes = np.diff(places), np.diff(slopes)
    with np.errstate(all="ignore"):
        bends = changes / steps
        signs = (slopes[:-1] * slopes[1:] < 0) | ((slopes[1:] == 0) & (np.sign(slopes[:-1]) != 0))
    known = np.isfinite(bends) & np.isfinite(values[:-1]) & np.isfinite(values[1:])
    for at in np.flatnonzero(signs & known):
        beside = [bends[near] for near in (at - 1, at + 1) if 0 <= near < len(bends)]
        if not all(_is_alike(bends[at], each) for each in beside):
            continue  # a pole or a kink: the slope jumps there
        part = slopes[at] / (slopes[at] - slopes[at + 1])
        value = _cubic(part, steps[at], *values[at : at + 2], *slopes[at : at + 2])
        yield TurningPoint(places[at] + part * steps[at], value, "top" if changes[at] < 0 else "bottom")


def _is_alike(one: float, other: float) -> bool:
    return bool(np.isfinite(other)) and abs(one - other) <= ALIKE * max(abs(one), abs(other))


def _cubic(part: float, step: float, first: float, last: float, leaving: float, arriving: float) -> float:
    """The cubic at that part of the way between two places."""
    rest = 1 - part
    ends = rest**2 * (1 + 2 * part) * first + part**2 * (1 + 2 * rest) * last
    return float(ends + step * part * rest * (rest * leaving - part * arriving))
