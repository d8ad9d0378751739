"""What is done with data before learning: a part kept for the test, one scale for all columns, small batches."""

from __future__ import annotations

import numpy as np


def split(X: np.ndarray, y: np.ndarray, test: float = 0.3) -> tuple[np.ndarray, ...]:
    """The last part of the rows is kept for the test: X, y, X_test, y_test. Rows that are in an order, shuffle before.

    ValueError where X and y are of different lengths, or one part would be empty.
    """
    X, y = _paired(X, y)
    kept = len(X) - round(test * len(X))
    if not 0 < kept < len(X):
        raise ValueError(f"test must leave rows for both parts: {test:g} of {len(X)} rows does not")
    return X[:kept], y[:kept], X[kept:], y[kept:]


def scaled(X: np.ndarray, like: np.ndarray | None = None) -> np.ndarray:
    """Each column minus its mean, divided by its standard deviation; with `like`, by that array's mean and deviation.

    A test is scaled like what was learnt from: scaled(X_test, like=X).
    """
    X = np.asarray(X, float)
    of = X if like is None else np.asarray(like, float)
    deviation = of.std(axis=0)
    return (X - of.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)


def batches(X: np.ndarray, y: np.ndarray, size: int = 32, seed: int = 0) -> list[tuple[np.ndarray, np.ndarray]]:
    """All rows in an order drawn by the seed, so many at a time: a list of (X, y). seed=turn: another each turn."""
    X, y = _paired(X, y)
    if size < 1:
        raise ValueError(f"a batch has at least one row, not {size}")
    order = np.random.default_rng(seed).permutation(len(X))
    return [(X[part], y[part]) for part in np.split(order, range(size, len(order), size))]


def _paired(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X), np.asarray(y)
    if not X.ndim or not y.ndim or len(X) != len(y):
        raise ValueError(f"X and y must have as many rows: their shapes are {X.shape} and {y.shape}")
    return X, y
