"""Pooling: one number in place of each window over the last axes."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.nnet.layers.utils import per_axis, sliding_window_view, tiled
from engine.tensor import Tensor


def max_pool(x: Any, pool: tuple[int, ...], stride: Any, *, constant: bool | None = None) -> Tensor:
    """The largest of each window over the last axes; of equal ones the first takes the gradient.

    ValueError if the windows do not reach the border exactly.
    """
    windows, axes = _windows("max_pool", x, pool, stride)
    return _grid_last(mg.max(windows, axis=axes), len(pool), constant)


def average_pool(x: Any, pool: tuple[int, ...], stride: Any, *, constant: bool | None = None) -> Tensor:
    """The mean of each window over the last axes.

    ValueError if the windows do not reach the border exactly.
    """
    windows, axes = _windows("average_pool", x, pool, stride)
    return _grid_last(mg.mean(windows, axis=axes), len(pool), constant)


def _windows(op: str, x: Any, pool: Any, stride: Any) -> tuple[Any, tuple[int, ...]]:
    """The windows with their own axes first: NumPy reduces long rows faster than many short ones."""
    x = x if isinstance(x, Tensor) else np.asarray(x)
    if isinstance(pool, int | np.integer) or not 0 < len(pool) <= x.ndim:
        raise ValueError(f"{op}: a pool {pool!r} does not fit data of shape {x.shape}: pass one length for each of the "
                         "last axes, such as (2, 2)")
    count = len(pool)
    pool, stride = per_axis(op, "pool", pool, count, 1), per_axis(op, "stride", stride, count, 1)
    tiled(op, x.shape[x.ndim - count:], pool, stride, (1,) * count)
    windows = sliding_window_view(x, pool, stride)
    inner = tuple(range(windows.ndim - count, windows.ndim))
    return mg.moveaxis(windows, inner, tuple(range(count))), tuple(range(count))


def _grid_last(pooled: Tensor, count: int, constant: bool | None) -> Tensor:
    return mg.moveaxis(pooled, tuple(range(count)), tuple(range(-count, 0)), constant=constant)
