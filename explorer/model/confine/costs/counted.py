"""Rules of windows over arrays, and of functions that call the program's own."""

from __future__ import annotations

import math
from typing import Any

from ..shapes import shape_of, total
from ..takes import Given
from ..values import SEQUENCES
from .cost import HARD, Cost


def _several(value: Any, count: int) -> list[int]:
    """One number for each axis."""
    if type(value) in SEQUENCES:
        return [*value, *[value[-1] if value else 1] * count][:count]
    return [value] * count


def _places(lengths: tuple[int, ...], window: list[int], steps: Any, pads: Any, gaps: Any) -> int:
    """In how many places a window fits."""
    count = len(window)
    found = 1
    for length, wide, step, pad, gap in zip(
        lengths[-count:] if count else (),
        window,
        _several(steps, count),
        _several(pads, count),
        _several(gaps, count),
        strict=False,
    ):
        found *= max((length + 2 * max(pad, 0) - ((wide - 1) * max(gap, 1) + 1)) // max(step, 1) + 1, 1)
    return found


def convolved(given: Given) -> Cost:
    """conv_nd: every place of the windows, for each filter, reads a window of all channels."""
    data, bank = (shape_of(one) for one in given.arrays[:2])
    window = [*bank[2:]]
    pads = given.get("padding", 0)
    places = _places(data, window, given.get("stride", 1), pads, given.get("dilation", 1)) * (data[0] if data else 1)
    read = places * math.prod(bank[1:])
    padded = math.prod(
        length + 2 * max(pad, 0) for length, pad in zip(data[-len(window) :], _several(pads, len(window)), strict=False)
    )
    size = places * (bank[0] if bank else 1)
    return Cost(
        size, 2 * read * (bank[0] if bank else 1), 2 * read + size + total(given.arrays) + padded * math.prod(data[:2])
    )


def pooled(given: Given) -> Cost:
    """max_pool and its like: every place of the windows reads one."""
    data = shape_of(given.arrays[0])
    window = _several(given.get("pool"), len(given.get("pool")) if type(given.get("pool")) in SEQUENCES else 1)
    places = _places(data, window, given.get("stride", 1), 0, 1) * math.prod(data[: max(len(data) - len(window), 0)])
    return Cost(
        places,
        8 * places * math.prod(max(one, 1) for one in window),
        4 * places * math.prod(max(one, 1) for one in window),
    )


def windows(given: Given) -> Cost:
    """sliding_window_view: a view in which every element stands as often as windows reach it."""
    data = shape_of(given.arrays[0])
    shape = given.get("window_shape")
    window = _several(shape, len(shape) if type(shape) in SEQUENCES else 1)
    places = _places(data, window, given.get("step", 1), 0, given.get("dilation", 1))
    size = places * math.prod(data[: max(len(data) - len(window), 0)]) * math.prod(max(one, 1) for one in window)
    return Cost(size, total(given.arrays))


def windows_along(given: Given) -> Cost:
    """NumPy's sliding windows, along some axes: every element stands at most once in each place of a window."""
    shape = given.get("window_shape")
    window = _several(shape, len(shape) if type(shape) in SEQUENCES else 1)
    return Cost(total(given.arrays) * math.prod(max(one, 1) for one in window), total(given.arrays))


def derived(given: Given) -> Cost:
    """A derivative of a function, or a call of one: in the end a pass backwards for each element of the argument."""
    size = total(given.arrays)
    return Cost(max(size * size, 1), HARD * size * size)
