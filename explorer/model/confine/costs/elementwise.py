"""Rules of what works element by element, and of what reduces along axes."""

from __future__ import annotations

import math

from ..shapes import elements, shape_of, total
from ..takes import Given
from .cost import HARD, Cost, axes_of, spread


def free(given: Given) -> Cost:
    """Nothing worth counting."""
    return Cost(0)


def each(given: Given) -> Cost:
    """One result of the broadcast size."""
    size = spread(given)
    return Cost(size, size, size)


def hard(given: Given) -> Cost:
    """The same, and dear."""
    size = spread(given)
    return Cost(size, HARD * size, size)


def joined_along(given: Given) -> Cost:
    """np.add.reduce: along the first axis unless told otherwise; dear, since it may be any function."""
    if "axis" not in given.values:
        given.values["axis"] = 0
    size = total(given.arrays)
    shape = shape_of(given.arrays[0])
    left = set(range(len(shape))) - {axis % max(len(shape), 1) for axis in axes_of(given.get("axis"), shape)}
    made = math.prod(shape[axis] for axis in left)
    return Cost(made if not given.get("keepdims") else max(made, 1), HARD * size, size)


def pair(given: Given) -> Cost:
    """Two results of that size."""
    size = spread(given)
    return Cost(2 * size, 4 * size, size, size)


def stepwise(given: Given) -> Cost:
    """isclose, nan_to_num, where of lists and the like: several steps one after the other."""
    size = spread(given)
    return Cost(size, 10 * size, 5 * size)


def layer(given: Given) -> Cost:
    """A layer or a loss: several dear steps, whose results its derivative needs."""
    size = spread(given)
    return Cost(size, 2 * HARD * size, 10 * size)


def reduced(given: Given) -> Cost:
    """sum and its like: what is left without the axes."""
    size, left = _reduction(given)
    return Cost(left, 2 * size, size)


def deviated(given: Given) -> Cost:
    """std, average, those that look for nan: with copies of everything on their way."""
    size, left = _reduction(given)
    return Cost(2 * left, 10 * size, 5 * size, left)


def _reduction(given: Given) -> tuple[int, int]:
    """Elements read, and elements left."""
    shape = shape_of(given.arrays[0])
    size = spread(given)
    gone = math.prod(shape[axis] for axis in axes_of(given.get("axis"), shape))
    return size, max(size // max(gone, 1), 1)


def accumulated(given: Given) -> Cost:
    """cumsum and its like."""
    size = spread(given) + elements(given.arrays[0])
    return Cost(size, 2 * size, size)


def gradient(given: Given) -> Cost:
    """gradient: an array for each axis."""
    size = spread(given)
    ways = max(len(shape_of(given.arrays[0])), 1)
    return Cost(ways * size, 10 * ways * size, 5 * size, size)


def differences(given: Given) -> Cost:
    """diff: so many times over the array."""
    size, times = sum(map(elements, given.arrays)), abs(given.get("n", 1))
    return Cost(size, (size + 1_000) * times, 3 * size)


def sloped(given: Given) -> Cost:
    """trapezoid: the products of widths and heights."""
    size = spread(given)
    return Cost(size, 10 * size, 5 * size)
