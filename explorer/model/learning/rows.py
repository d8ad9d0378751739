"""Finds a program's data by their names, and where a model is asked that learns from such data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from engine import Tensor

from .exam import Grid, Kind, Rows

TRAIN = (("X_train", "y_train"), ("x_train", "y_train"), ("X", "y"), ("x", "y"), ("X", "Y"), ("xs", "ys"))
TEST = (("X_test", "y_test"), ("x_test", "y_test"), ("X_val", "y_val"), ("x_val", "y_val"))
MOST = 20_000  # numbers of all rows that are drawn, and asked about, at each exam
ACROSS, UP = 44, 32  # places of a grid
ALONG = 97  # of a line
MARGIN = 0.12  # of the data's span, to each side
WIDE = ACROSS / UP  # a grid is as much wider than tall, where both numbers are of one size
ALIKE = 4.0  # times: spans that differ less are of one size


def rows_of(names: Mapping[str, Any], known: tuple[tuple[str, str], ...]) -> Rows | None:
    """The first pair of names that holds rows and their labels."""
    for pair in known:
        found = [_array(names.get(name)) for name in pair]
        if found[0] is not None and found[1] is not None and _are_rows(found[0], found[1]):
            return Rows(pair, np.array(found[0]), np.array(found[1]).reshape(-1))
    return None


def _array(value: Any) -> np.ndarray | None:
    if isinstance(value, list):
        try:
            value = np.array(value, float)
        except (TypeError, ValueError):
            return None
    found = np.asarray(value) if isinstance(value, np.ndarray | Tensor) else None
    return found if found is not None and found.dtype.kind in "biuf" and 0 < found.size <= MOST else None


def _are_rows(X: np.ndarray, y: np.ndarray) -> bool:
    return X.ndim in (1, 2) and len(X) == y.size and bool(np.isfinite(np.asarray(X, float)).all())


def grid_of(train: Rows, test: Rows | None) -> Grid:
    """Places all over what the data span, in the shape that the model takes rows in."""
    X = train.X if test is None else np.concatenate([train.X, test.X]) if test.X.ndim == train.X.ndim else train.X
    wide = 1 if X.ndim == 1 else X.shape[1]
    kind: Kind = "line" if wide == 1 else "plane" if wide == 2 else "points"
    if kind == "points":
        return Grid(kind, (), (), (), np.empty((0, wide)))
    low, high = _ends(np.asarray(X, float).reshape(len(X), wide))
    if kind == "line":
        places = np.linspace(low[0], high[0], ALONG)
        return Grid(kind, tuple(low), tuple(high), (ALONG,), places if X.ndim == 1 else places[:, None])
    across, up = np.linspace(low[0], high[0], ACROSS), np.linspace(low[1], high[1], UP)
    rows = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)
    return Grid(kind, tuple(low.tolist()), tuple(high.tolist()), (UP, ACROSS), rows)


def _ends(X: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where a picture of these rows begins and ends: to one scale, where both numbers are of one size."""
    low, high = X.min(axis=0), X.max(axis=0)
    span = np.where(high > low, high - low, np.maximum(np.abs(high), 1.0)) * (1 + 2 * MARGIN)
    if len(span) == 2 and max(span) < ALIKE * min(span):
        span = np.maximum(span, [WIDE * span[1], span[0] / WIDE])
    middle = (low + high) / 2
    return middle - span / 2, middle + span / 2
