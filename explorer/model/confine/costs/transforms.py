"""Rules of Fourier transforms: an axis may get another length, and most results are complex."""

from __future__ import annotations

from ..shapes import shape_of, total
from ..takes import Given
from .cost import HARD, Cost


def transformed(given: Given) -> Cost:
    """fft and its like: along the last axis unless told otherwise; a real result has up to twice the length."""
    shape = shape_of(given.arrays[0])
    axis = given.get("axis", -1)
    length = shape[axis] if -len(shape) <= axis < len(shape) else 1
    size = total(given.arrays) // max(length, 1) * max(given.get("n", 2 * length), length, 1)
    return Cost(size, 2 * HARD * size, 8 * size)


def frequencies(given: Given) -> Cost:
    """fftfreq, and windows such as hanning: as many as the transform has."""
    size = max(given.get("n", given.get("M", 0)), 0)
    return Cost(size, 10 * size, 4 * size)
