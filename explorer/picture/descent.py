"""A descent as the page shows it: the table's cells as texts, a curve of the loss, a path of two parameters."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from explorer.model.descent.progress import Row, progress
from explorer.model.descent.walk import Walk
from explorer.model.parameters import gradients

from . import numbers
from .contour import contour

Cell = dict[str, str]

INVITATION = "Descend repeats: run, find the gradients, move each input by −rate × its gradient."
WIDE = 1e3  # times the smallest loss: from here on the curve is drawn over a logarithmic axis
LARGEST = 1e300  # further out nothing can be drawn


def invitation(walk: Walk) -> dict:
    """What the page says of a program before anyone has pressed Descend."""
    return {**descent(replace(walk, turns=(), ended="")), "verdict": walk.stuck or INVITATION}


def descent(walk: Walk) -> dict:
    """What the page needs of a walk; one without Turns has no rows, and says why."""
    table = progress(walk)
    names = table.columns[2:]
    slopes = [dict(gradients(turn.parameters)) for turn in walk.turns]
    return {
        "own": walk.own,
        "rate": walk.rate,
        "stuck": bool(walk.stuck),
        "names": names,
        "rows": [_row(row, names, slope) for row, slope in zip(table.rows, slopes, strict=True)],
        "loss": _curve([row[1] for row in table.rows]),
        "path": [[_drawn(number) for number in row[2:4]] for row in table.rows],
        "contour": _contour(table.rows, names[:2], slopes),
        "verdict": table.sentence,
    }


def _curve(losses: list[float | None]) -> dict:
    """The loss by Turn: None where there is none to draw, and marks at the edge where one is not finite."""
    drawn = [_drawn(loss) for loss in losses]
    known = [loss for loss in drawn if loss is not None]
    return {
        "y": drawn,
        "log": bool(known) and min(known) > 0 and max(known) > WIDE * min(known),
        "lost": [*_lost(losses)],
    }


def _lost(losses: list[float | None]) -> Iterator[dict]:
    for turn, loss in enumerate(losses):
        if loss is not None and _drawn(loss) is None:
            yield {"turn": turn, "top": loss > 0, "word": str(loss)}


def _contour(rows: tuple[Row, ...], names: tuple[str, ...], slopes: list[dict[str, float]]) -> dict:
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
    cell = {"text": written(number), "exact": repr(float(number)), "short": numbers.number(float(number))}
    if gradient is None:
        return cell
    return {**cell, "gradient": numbers.number(float(gradient)), "sign": "neg" if gradient < 0 else "pos"}


def _drawn(number: float | None) -> float | None:
    return number if number is not None and abs(number) < LARGEST else None
