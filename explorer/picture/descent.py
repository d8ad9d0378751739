"""A descent as the page shows it: the table's cells as texts, a curve of the loss, a path of two parameters."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from explorer.model.descent import gradients
from explorer.model.progress import Row, progress
from explorer.model.turn import Turn

from . import figures
from .contour import contour

Cell = dict[str, str]


def descent(turns: Iterable[Turn]) -> dict | None:
    """What the page needs of the Turns; None where they are no walk."""
    turns = tuple(turns)
    table = progress(turns)
    names = table.columns[2:]
    if len(turns) < 2 or not names:
        return None
    slopes = [dict(gradients(turn.parameters)) for turn in turns]
    return {
        "names": names,
        "rows": [_row(row, names, slope) for row, slope in zip(table.rows, slopes, strict=True)],
        "loss": [_finite(row[1]) for row in table.rows],
        "path": [[_finite(number) for number in row[2:4]] for row in table.rows],
        "ground": _ground(table.rows, names[:2], slopes),
        "verdict": table.sentence,
    }


def _ground(rows: tuple[Row, ...], names: tuple[str, ...], slopes: list[dict[str, float]]) -> dict:
    """Level lines under the path of exactly two numbers, from the rows whose loss and gradient are known."""
    known = [
        (row, slope) for row, slope in zip(rows, slopes, strict=True) if row[1] is not None and set(names) <= {*slope}
    ]
    if len(names) < 2 or not known or any(len(row) != 4 or None in row for row, _ in known):
        return {"xs": [], "ys": []}
    numbers = np.array([row[1:] for row, _ in known], dtype=float)
    gradients = np.array([[slope[name] for name in names] for _, slope in known])
    return contour(numbers[:, 1:], numbers[:, 0], gradients)


def written(number: float) -> str:
    """A number of the table: up to eight decimals as NumPy prints them, ten from 1 on, an exponent where these fail."""
    if not math.isfinite(number) or number == 0:
        return repr(float(number))
    if not 1e-4 <= abs(number) < 1e16:
        return np.format_float_scientific(number, precision=8, trim="0")
    return np.format_float_positional(number, precision=8 if abs(number) < 1 else 10, trim="0")


def _row(row: Row, names: tuple[str, ...], slopes: dict[str, float]) -> dict:
    turn, loss, *numbers = row
    cells = [_cell(number, slopes.get(name)) for name, number in zip(names, numbers, strict=True)]
    return {"turn": turn, "loss": _cell(loss), "cells": cells}


def _cell(number: float | None, gradient: float | None = None) -> Cell | None:
    if number is None:
        return None
    cell = {"text": written(number), "exact": repr(float(number)), "short": figures.number(float(number))}
    if gradient is None:
        return cell
    return {**cell, "gradient": figures.number(float(gradient)), "sign": "neg" if gradient < 0 else "pos"}


def _finite(number: float | None) -> float | None:
    return number if number is not None and math.isfinite(number) else None
