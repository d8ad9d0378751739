"""Values at even distances between two ends, where the ends may be tensors."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.overrides import composes
from engine.tensor import Tensor
from engine.typing import ArrayLike, DTypeLike


@composes(np.linspace)
def linspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, retstep: bool = False,
    dtype: DTypeLike = None, axis: int = 0,
) -> Any:
    """`num` values from start to stop, as a mean of the two with rising weights; with `retstep` also their distance.

    Ends that are arrays broadcast; the values lie along `axis`. ValueError for a negative `num`.
    """
    count = num - 1 if endpoint else num
    if num < 0:
        raise ValueError(f"linspace: the number of values must not be negative, but is {num}")
    kind = np.result_type(_kind(start), _kind(stop), 1.0)
    shape = np.broadcast_shapes(np.shape(start), np.shape(stop))
    weights = (np.arange(num) / (count or 1)).astype(kind).reshape(-1, *(1 for _ in shape))
    values = mg.add(mg.multiply(start, 1 - weights), mg.multiply(stop, weights), dtype=dtype)
    values = mg.moveaxis(values, 0, axis)
    return (values, mg.divide(mg.subtract(stop, start), count) if count else np.nan) if retstep else values


def _kind(end: Any) -> Any:
    """What decides about the result's type: an array's own type, or a Python number."""
    return end.dtype if isinstance(end, Tensor | np.ndarray | np.generic) else end


@composes(np.logspace)
def logspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, base: ArrayLike = 10.0,
    dtype: DTypeLike = None,
    axis: int = 0,
) -> Tensor:
    """`num` values from base**start to base**stop, evenly spaced in their logarithms."""
    return mg.power(base, linspace(start, stop, num, endpoint, dtype=dtype, axis=axis))


@composes(np.geomspace)
def geomspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, dtype: DTypeLike = None, axis: int = 0
) -> Tensor:
    """`num` values from start to stop, each the same multiple of the one before.

    ValueError for ends of different signs, or 0.
    """
    if np.any(np.sign(np.asarray(start)) * np.sign(np.asarray(stop)) <= 0):
        raise ValueError("geomspace: both ends must be positive, or both negative: no multiple leads past 0")
    signs = np.sign(np.asarray(start))
    powers = linspace(mg.log(mg.multiply(start, signs)), mg.log(mg.multiply(stop, signs)), num, endpoint)
    values = mg.moveaxis(mg.multiply(mg.exp(powers), signs), 0, axis)
    return values if dtype is None else mg.positive(values, dtype=dtype)
