"""The part of an array that is looked at: a rectangle of its last two axes, around one cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SIDE = 100  # cells along each side of a window, at most


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows and columns of which slice: `slice` is the index of all axes but the last two."""

    slice: tuple[int, ...]
    row: int
    rows: int
    column: int
    columns: int


def window_of(shape: Sequence[int], at: int) -> Window:
    """The window that the cell at the flat index is in; a vector is a row, a number one cell."""
    if not np.prod(shape, dtype=int):
        return Window((0,) * max(len(shape) - 2, 0), 0, 0, 0, 0)
    height, width = (1, 1, *shape)[-2:]
    *front, row, column = (0, 0, *map(int, np.unravel_index(at, shape)))
    row, column = row // SIDE * SIDE, column // SIDE * SIDE
    return Window(tuple(front[2:]), row, min(SIDE, height - row), column, min(SIDE, width - column))


def within(array: np.ndarray, window: Window) -> np.ndarray:
    """The numbers in a window of an array, flat, in C order."""
    table = array.reshape((1,) * (2 - array.ndim) + array.shape) if array.ndim < 2 else array[window.slice]
    rows = slice(window.row, window.row + window.rows)
    return table[rows, window.column : window.column + window.columns].ravel()
