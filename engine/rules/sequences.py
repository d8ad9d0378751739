"""Rows of the running sums and products."""

from typing import Any

import numpy as np

from engine.rules.table import plain, row


def backwards(x: Any, axis: int) -> Any:
    """The elements in reverse order along an axis."""
    return x[(slice(None),) * (axis % len(np.shape(x))) + (slice(None, None, -1),)]


def sums_to_come(g: Any, axis: int) -> Any:
    """At each place the sum of the gradients from there to the end: a running sum, backwards."""
    return backwards(np.cumsum(backwards(g, axis), axis=axis), axis)


def partial_of_cumsum(g: Any, out: Any, x: Any, axis: Any = None) -> Any:
    """Each element counts in its own sum and in all that follow."""
    return np.reshape(sums_to_come(g, -1 if axis is None else axis), np.shape(x))


def partial_of_cumprod(g: Any, out: Any, x: Any, axis: Any = None) -> Any:
    """Each element is a factor in its own product and in all that follow."""
    if axis is None or not np.shape(x):
        return np.reshape(partial_of_cumprod(g, out, np.reshape(x, -1), 0), np.shape(x))
    if np.all(plain(x)):
        return sums_to_come(g * out, axis) / x
    rows, parts = np.moveaxis(x, axis, -1), np.moveaxis(g, axis, -1)
    n = np.shape(rows)[-1]
    # Row i: the running products with element i left out, so that nothing is divided by a zero.
    grid = np.cumprod(np.where(np.eye(n, dtype=bool), 1, np.expand_dims(rows, -2)), axis=-1)
    later = np.triu(np.ones((n, n)))
    return np.moveaxis(np.sum(np.expand_dims(parts, -2) * grid * later, axis=-1), -1, axis)


row("cumsum", lambda x, *, axis=None: np.cumsum(x, axis=axis), "x", "the sum rule",
    (partial_of_cumsum, "reverse cumsum"))
row("cumprod", lambda x, *, axis=None: np.cumprod(x, axis=axis), "x", "the product rule",
    (partial_of_cumprod, "reverse cumsum of cumprod(x)/x"))
