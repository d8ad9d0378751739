"""Order: sorting, and what is read off sorted values. Gradients follow the elements to their new places."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.creation import full
from engine.functions.selection import take_along_axis
from engine.overrides import composes
from engine.rules.reductions import chosen_axes
from engine.tensor import Tensor, written
from engine.typing import ArrayLike, Axes

METHODS = ("linear", "lower", "higher", "nearest", "midpoint")


@composes(np.sort)
def sort(a: ArrayLike, axis: int | None = -1, kind: Any = None, *, stable: bool | None = None) -> Tensor:
    """The elements in rising order along an axis; of the flat array if it is None."""
    if axis is None:
        a, axis = mg.ravel(a), -1
    return take_along_axis(a, np.argsort(np.asarray(a), axis=axis, kind=kind, stable=stable), axis)


@composes(np.partition)
def partition(a: ArrayLike, kth: Any, axis: int | None = -1) -> Tensor:
    """The elements with the k-th in its place, smaller ones before it and larger ones after it. Shape of a."""
    if axis is None:
        a, axis = mg.ravel(a), -1
    return take_along_axis(a, np.argpartition(np.asarray(a), kth, axis=axis), axis)


@composes(np.quantile)
def quantile(
    a: ArrayLike, q: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False,
    method: str = "linear", keepdims: bool = False,
) -> Tensor:
    """The value below which a share q of the elements lies; shape (*q, *the axes that remain).

    Methods: linear (the seventh of R. Hyndman and Y. Fan, 1996), lower, higher, nearest, midpoint; ValueError for
    others, and for q outside [0, 1].
    """
    shares = fractions(q, method)
    rows, shape = flat_axes(a, axis)
    low, high, weight = _neighbours(shares, rows.shape[-1], method)
    ordered = sort(rows)
    if method in ("lower", "higher", "nearest"):
        result = ordered[..., np.where(weight == 1, high, low)]
    else:
        weight = weight if shares.ndim else weight.astype(np.result_type(rows.dtype, 1.0))
        result = ordered[..., low] * (1 - weight) + ordered[..., high] * weight
    hollow = np.isnan(np.asarray(rows)).any(-1)
    if hollow.any():
        result = mg.where(hollow.reshape(hollow.shape + (1,) * shares.ndim), np.nan, result)
    result = mg.moveaxis(result, tuple(range(-shares.ndim, 0)), tuple(range(shares.ndim)))
    return written(mg.reshape(result, (*shares.shape, *shape)) if keepdims else result, out)


def fractions(q: ArrayLike, method: str) -> Any:
    """The shares asked for, as an array. ValueError for an unknown method, or shares outside [0, 1]."""
    q = np.asarray(q, float)
    if method not in METHODS:
        raise ValueError(f"quantile: the method {method!r} is not available here: use one of {', '.join(METHODS)}")
    if np.any((q < 0) | (q > 1)):
        raise ValueError("quantile: q must lie in [0, 1] (of percentile: in [0, 100])")
    return q


def flat_axes(a: ArrayLike, axis: Axes) -> tuple[Tensor, tuple[int, ...]]:
    """The array with the axes joined to one, the last; and its shape with length 1 in their place."""
    shape = np.shape(a)
    axes = chosen_axes(axis, len(shape))
    rest = [i for i in range(len(shape)) if i not in axes]
    length = int(np.prod([shape[i] for i in axes]))
    rows = mg.reshape(mg.transpose(a, (*rest, *axes)), (*(shape[i] for i in rest), length))
    return rows, tuple(1 if i in axes else n for i, n in enumerate(shape))


def _neighbours(q: Any, count: int, method: str) -> tuple[Any, Any, Any]:
    """The places on both sides of a quantile, and the weight of the upper one."""
    if not count:
        raise ValueError("quantile: there are no elements to order along an axis of length 0")
    return between(q * (count - 1), count - 1, method)


def between(place: Any, last: Any, method: str) -> tuple[Any, Any, Any]:
    """The whole places on both sides of each place, none beyond the last; and the weight of the upper one."""
    low = np.floor(place).astype(int)
    high = np.minimum(low + 1, last)
    weight = {
        "linear": place - low, "lower": np.zeros_like(place), "higher": np.ceil(place - low),
        "nearest": np.rint(place) - low, "midpoint": 0.5 * np.ceil(place - low),
    }[method]
    return low, high, weight


@composes(np.percentile)
def percentile(
    a: ArrayLike, q: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False,
    method: str = "linear", keepdims: bool = False,
) -> Tensor:
    """The value below which q per cent of the elements lie; see quantile. Shape (*q, *the axes that remain)."""
    return quantile(a, np.asarray(q, float) / 100, axis, out, method=method, keepdims=keepdims)


@composes(np.median)
def median(
    a: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False, keepdims: bool = False
) -> Tensor:
    """The middle one of the ordered elements, or the mean of the middle two; nan of none.

    The shape without the axes, or with length 1 in their place.
    """
    rows, shape = flat_axes(a, axis)
    if not rows.shape[-1]:
        return written(full(shape if keepdims else rows.shape[:-1], np.nan), out)
    return quantile(a, 0.5, axis, out, keepdims=keepdims)


@composes(np.ptp)
def ptp(a: ArrayLike, axis: Axes = None, out: Any = None, keepdims: bool = False) -> Tensor:
    """How far the largest is from the smallest. The shape without the axis."""
    apart = mg.subtract(mg.max(a, axis=axis, keepdims=keepdims), mg.min(a, axis=axis, keepdims=keepdims))
    return written(apart, out)


__all__ = ["median", "partition", "percentile", "ptp", "quantile", "sort"]
