"""Pooling: one number in place of each window over the last axes."""

from typing import Any

import numpy as np

from engine.nnet.layers.utils import per_axis, tiled
from engine.rules import pooling as _pooling  # noqa: F401  (adds the rows)
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, PerAxis


def max_pool(x: ArrayLike, pool: tuple[int, ...], stride: PerAxis, *, constant: bool | None = None) -> Tensor:
    """The largest of each window over the last axes; of equal ones the first takes the gradient.

    Shape (other axes, *grid), as V. Dumoulin and F. Visin (2016) count the windows. ValueError if these do not reach
    the border exactly.
    """
    return _pooled("max_pool", x, pool, stride, constant)


def average_pool(x: ArrayLike, pool: tuple[int, ...], stride: PerAxis, *, constant: bool | None = None) -> Tensor:
    """The mean of each window over the last axes.

    Shape (other axes, *grid). ValueError if the windows do not reach the border exactly.
    """
    return _pooled("average_pool", x, pool, stride, constant)


def _pooled(op: str, x: Any, pool: Any, stride: Any, constant: bool | None) -> Tensor:
    x = x if isinstance(x, Tensor) else np.asarray(x)
    if isinstance(pool, int | np.integer) or not 0 < len(pool) <= x.ndim:
        raise ValueError(f"{op}: a pool {pool!r} does not fit data of shape {x.shape}: pass one length for each of the "
                         "last axes, such as (2, 2)")
    count = len(pool)
    pool, stride = per_axis(op, "pool", pool, count, 1), per_axis(op, "stride", stride, count, 1)
    tiled(op, x.shape[x.ndim - count:], pool, stride, (1,) * count)
    return apply(rule_of(op), (x,), {"window": pool, "step": stride}, constant)
