"""A table that was pasted into a program: numbers in rows, with names above the columns or without."""

from __future__ import annotations

import numpy as np

SEPARATORS = "\t;,"  # the first of these that the first row has


def table(text: str) -> tuple[np.ndarray, np.ndarray]:
    """The numbers of a pasted table: its last column is y, the others are X; of one other column X is x of shape (n,).

    Names in the first row are left out. ValueError with the row where a cell is no number, or cells are missing.
    """
    lines = [(at, line.strip()) for at, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if not lines:
        raise ValueError("the table is empty")
    separator = next((one for one in SEPARATORS if one in lines[0][1]), None)
    rows = [(at, [cell.strip() for cell in line.split(separator)]) for at, line in lines]
    rows = rows[1:] if all(_number(cell) is None for cell in rows[0][1]) else rows
    wide = len(rows[0][1]) if rows else 0
    if wide < 2:
        raise ValueError("the table needs at least two columns and a row of numbers: the last column is y")
    found = np.array([_numbers(at, cells, wide) for at, cells in rows])
    return found[:, 0] if wide == 2 else found[:, :-1], found[:, -1]


def _numbers(at: int, cells: list[str], wide: int) -> list[float]:
    if len(cells) != wide:
        raise ValueError(f"line {at} of the table has {len(cells)} cells, the first one {wide}")
    numbers = [_number(cell) for cell in cells]
    if None in numbers:
        wrong = numbers.index(None)
        raise ValueError(f"line {at} of the table, column {wrong + 1}: {cells[wrong][:40]!r} is not a number")
    return [number for number in numbers if number is not None]


def _number(cell: str) -> float | None:
    try:
        return float(cell)
    except ValueError:
        return None
