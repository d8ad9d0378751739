"""boxplot: the quartiles of groups, as curves of plain numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..figures import Curve
from ..values import is_array
from .curves import flattened, kept
from .strips import segments

GROUPS, HALF, REACH = 50, 0.25, 1.5  # of one drawing; of a box's width; of its height, up to the last points


def groups(x: Any) -> list[Any]:
    """The groups: a list of lists, the columns of a table, or one alone."""
    if is_array(x):
        return [*x.T] if x.ndim == 2 else [x]
    several = type(x) in (list, tuple) and len(x) > 0 and (is_array(x[0]) or type(x[0]) in (list, tuple))
    return [*x] if several else [x]


def boxplot(machine: Any, x: Any, *args: Any, **options: Any) -> Iterator[Curve]:
    """boxplot(groups): a box from quartile to quartile with the median, whiskers, and the points beyond."""
    for place, group in enumerate(groups(x)[:GROUPS], 1):
        values = np.sort(flattened(machine, group))
        low, middle, high = np.percentile(values, [25, 50, 75])
        within = np.abs(values - (low + high) / 2) <= (REACH + 0.5) * (high - low)
        near, out, left, right = values[within], values[~within], place - HALF, place + HALF
        around = np.array([left, right, right, left, left])
        yield Curve("line", kept(machine, around), kept(machine, np.array([low, low, high, high, low])), "", "", "k")
        starts, ends = np.array([left, place, place]), np.array([right, place, place])
        yield segments(starts, np.array([middle, near.min(), high]), ends, np.array([middle, low, near.max()]), "k")
        yield Curve("scatter", kept(machine, np.full(out.shape, float(place))), kept(machine, out), "", "o", "k")
