"""What a rule says: elements made, operations done, elements held on the way; tests/confine measures all three."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..shapes import broadcast_size, has_arrays, shape_of
from ..takes import Given
from ..values import SEQUENCES

HARD = 20  # exp, sin, ...: dearer than + by this, as measured in the browser


class Cost(NamedTuple):
    """Elements of all results together, element operations, elements held beside the results while they are made."""

    made: int
    work: int = 0
    room: int = 0
    largest: int | None = None  # elements of one result, where there are several


Rule = Callable[[Given], Cost]


def spread(given: Given) -> int:
    """The broadcast size of all arrays, the one that is written into included."""
    if len(given.arrays) == 1:
        value = given.arrays[0]
        if type(value) is np.ndarray:
            return value.size
    return broadcast_size([shape for value in given.arrays for shape in shapes_in(value)] or [()])


def shapes_in(value: Any) -> list[tuple[int, ...]]:
    """The shape of an array; of a list with arrays in it, those of its items, too."""
    if type(value) not in SEQUENCES or not has_arrays(value):
        return [shape_of(value)]
    return [shape_of(value), *(shape for one in value for shape in shapes_in(one))]


def axes_of(axis: Any, shape: tuple[int, ...]) -> list[int]:
    """The axes that an argument names, all of them where it is None; those that there are not, not."""
    if axis is None:
        return [*range(len(shape))]
    named = axis if type(axis) in SEQUENCES else [axis]
    return [one for one in named if -len(shape) <= one < len(shape)]
