"""Where a curve turns: between two places at which its slope has two signs, if what bends it says so too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as OneOf
from typing import NamedTuple

import numpy as np

MOST = 40  # turning points that are told
CLOSER = 20.0  # times, at least, that a cubic is closer than one over three times the stretch
EDGE = 1e-2  # relative: at either end, where there is no such stretch
ALIKE = 0.5  # relative: by how much the slope's change between two places may differ from what its own slope says


class TurningPoint(NamedTuple):
    """Where the slope is 0, what the curve is there, whether it lies above or below what is beside it, and how far off
    the value may be.
    """

    place: float
    value: float
    kind: OneOf["top", "bottom"]
    error: float


def turning_points(places: np.ndarray, values: np.ndarray, slopes: np.ndarray) -> list[TurningPoint]:
    """In the order of the places; none where there are too many to be told apart.

    The curve between two places is the cubic that has its values and its slopes there (Hermite).
    """
    found = list(_found(places, values, slopes))
    return found if len(found) <= MOST else []


def _found(places: np.ndarray, values: np.ndarray, slopes: np.ndarray) -> Iterator[TurningPoint]:
    steps, changes = np.diff(places), np.diff(slopes)
    with np.errstate(all="ignore"):
        bends, signs = changes / steps, np.sign(slopes)
        turns = (signs[:-1] * signs[1:] < 0) | ((signs[1:] == 0) & (signs[:-1] != 0))
    known = np.isfinite(bends) & np.isfinite(values[:-1]) & np.isfinite(values[1:])
    for at in np.flatnonzero(turns & known):
        beside = [bends[near] for near in (at - 1, at + 1) if 0 <= near < len(bends)]
        if not all(_is_alike(bends[at], each) for each in beside):
            continue  # a pole or a kink: the slope jumps there
        part = slopes[at] / (slopes[at] - slopes[at + 1])
        value = _cubic(part, steps[at], *values[at : at + 2], *slopes[at : at + 2])
        error = _error(places, values, slopes, int(at), places[at] + part * steps[at], value)
        yield TurningPoint(places[at] + part * steps[at], value, "top" if changes[at] < 0 else "bottom", error)


def _error(places: np.ndarray, values: np.ndarray, slopes: np.ndarray, at: int, place: float, value: float) -> float:
    """By how much the value may be off: a cubic over three times the stretch is off by about 81 times as much."""
    first, last = at - 1, at + 2
    if first < 0 or last >= len(places):
        return EDGE * abs(value)
    step = places[last] - places[first]
    bends = np.diff(slopes[first : last + 1]) / np.diff(places[first : last + 1])
    aside = abs(bends[2] - bends[0]) * step**2 / 72 / abs(bends[1])  # by how much the place may be off
    wide = _cubic((place - places[first]) / step, step, values[first], values[last], slopes[first], slopes[last])
    return float(abs(wide - value) / CLOSER + aside**2 * abs(bends[1]))


def _is_alike(one: float, other: float) -> bool:
    return bool(np.isfinite(other)) and abs(one - other) <= ALIKE * max(abs(one), abs(other))


def _cubic(part: float, step: float, first: float, last: float, leaving: float, arriving: float) -> float:
    """The cubic at that part of the way between two places."""
    rest = 1 - part
    ends = rest**2 * (1 + 2 * part) * first + part**2 * (1 + 2 * rest) * last
    return float(ends + step * part * rest * (rest * leaving - part * arriving))
