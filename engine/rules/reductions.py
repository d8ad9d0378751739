"""Rows of the functions that bring many numbers down to fewer."""

import math
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from engine.rules.broadcasting import widen
from engine.rules.table import plain, row


def axes_of(axis: Any, ndim: int) -> tuple[int, ...]:
    """The axes in rising order, none negative; all of them for None."""
    if axis is None:
        return tuple(range(ndim))
    return tuple(sorted(a % ndim for a in (axis if isinstance(axis, tuple) else (axis,))))


def chosen_axes(axis: Any, ndim: int) -> tuple[int, ...]:
    """`axes_of` for what somebody typed: AxisError for an axis that is not there, ValueError for one named twice."""
    return axes_of(None if axis is None else normalize_axis_tuple(axis, ndim), ndim)


def kept(g: Any, x: Any, axis: Any) -> Any:
    """The gradient with length 1 in place of each axis that the reduction took away."""
    shape = np.shape(x)
    if not shape:
        return g
    axes = axes_of(axis, len(shape))
    return np.reshape(g, tuple(1 if i in axes else n for i, n in enumerate(shape)))


def spread(g: Any, x: Any, axis: Any) -> Any:
    """The gradient of a reduced value, given back to each element that went into it."""
    return widen(kept(g, x, axis), np.shape(x))


def narrow(g: Any, out: Any, x: Any, axis: Any) -> Any:
    """What `spread` gives, but not yet repeated: it broadcasts to the shape of x."""
    return g if type(g) is np.float64 or np.ndim(g) == 0 else kept(widen(g, np.shape(out)), x, axis)


def count(x: Any, axis: Any) -> int:
    """How many elements go into one."""
    if axis is None:
        return x.size if type(x) is np.ndarray else math.prod(np.shape(x))
    shape = np.shape(x)
    return math.prod([shape[a] for a in axes_of(axis, len(shape))])


def some(number: int) -> float:
    """The number to divide by; nan for 0, as NumPy has it for the mean of no elements."""
    return number or math.nan


def first(x: Any, out: Any, axis: Any) -> Any:
    """1 at the first place where x equals its extremum along the axes (a nan's is the nan itself), else 0."""
    x = plain(x)
    if not np.shape(x):
        return np.ones((), x.dtype)
    axes = axes_of(axis, x.ndim)
    rest = tuple(i for i in range(x.ndim) if i not in axes)
    rows = np.transpose((x == kept(plain(out), x, axis)) | np.isnan(x), rest + axes)
    if not rows.size:
        return np.zeros(x.shape, x.dtype)
    flat = rows.reshape(*rows.shape[: len(rest)], -1)
    single = np.zeros(flat.shape, x.dtype)
    np.put_along_axis(single, flat.argmax(-1)[..., None], 1, -1)
    return np.transpose(single.reshape(rows.shape), np.argsort(rest + axes))


def others(x: Any, axis: Any) -> Any:
    """For each element, the product of the others that are multiplied with it; right where some are 0, too."""
    axes = axes_of(axis, len(np.shape(x)))
    rest = tuple(i for i in range(len(np.shape(x))) if i not in axes)
    rows = np.transpose(x, rest + axes)
    flat = np.reshape(rows, (*np.shape(rows)[: len(rest)], -1))
    grid = np.where(np.eye(np.shape(flat)[-1], dtype=bool), 1, np.expand_dims(flat, -2))
    return np.transpose(np.reshape(np.prod(grid, axis=-1), np.shape(rows)), np.argsort(rest + axes).tolist())


def partial_of_prod(g: Any, out: Any, x: Any, axis: Any = None, keepdims: bool = False) -> Any:
    """g times the product of the other elements."""
    if not np.shape(x):
        return g
    if not np.all(plain(x)):
        return spread(g, x, axis) * others(x, axis)
    return spread(g, x, axis) * (spread(out, x, axis) / x)


# np.sum, without the 1 µs that it takes to get ready.
add_up: Any = np.add.reduce


def average(x: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
    """The mean, without the 4 µs that np.mean takes to get ready; half floats and integers need its care."""
    if isinstance(x, np.ndarray) and x.dtype.char in "fd" and x.size:
        return add_up(x, axis, None, None, keepdims) / count(x, axis)
    return np.mean(x, axis=axis, keepdims=keepdims)


def deviation(x: Any, axis: Any) -> Any:
    """How far each element is from the mean of those it belongs with."""
    return x - np.mean(x, axis=axis, keepdims=True)


def partial_of_std(g: Any, out: Any, x: Any, axis: Any = None, ddof: int = 0, keepdims: bool = False) -> Any:
    """g times (x - mean(x))/((n - ddof) std(x)); 0 where each element stands alone: there is no spread."""
    if count(x, axis) == 1 and ddof == 0:
        return spread(g, x, axis) * np.zeros_like(plain(x))
    return spread(g / out, x, axis) * (deviation(x, axis) / some(count(x, axis) - ddof))


row("sum", lambda x, *, axis=None, keepdims=False: add_up(x, axis, None, None, keepdims), "x", "the sum rule",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis), "1"),
    kernels=[lambda g, out, x, axis=None, keepdims=False: narrow(g, out, x, axis)])
row("mean", average, "x", "the sum rule",
    (lambda g, out, x, axis=None, keepdims=False: spread(g / some(count(x, axis)), x, axis), "1/n"),
    kernels=[lambda g, out, x, axis=None, keepdims=False:
             narrow(g / some(count(x, axis)), out, x, axis)])
row("max", lambda x, *, axis=None, keepdims=False: np.maximum.reduce(x, axis=axis, keepdims=keepdims), "x",
    "the largest takes all",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis) * first(x, out, axis), "(x == max(x))"))
row("min", lambda x, *, axis=None, keepdims=False: np.minimum.reduce(x, axis=axis, keepdims=keepdims), "x",
    "the smallest takes all",
    (lambda g, out, x, axis=None, keepdims=False: spread(g, x, axis) * first(x, out, axis), "(x == min(x))"))
row("prod", lambda x, *, axis=None, keepdims=False: np.prod(x, axis=axis, keepdims=keepdims), "x", "the product rule",
    (partial_of_prod, "prod(x)/x"))
row("var", lambda x, *, axis=None, ddof=0, keepdims=False: np.var(x, axis=axis, ddof=ddof, keepdims=keepdims), "x",
    "the chain rule for var",
    (lambda g, out, x, axis=None, ddof=0, keepdims=False:
     spread(g, x, axis) * (deviation(x, axis) * (2 / some(count(x, axis) - ddof))), "2*(x - mean(x))/(n - ddof)"))
row("std", lambda x, *, axis=None, ddof=0, keepdims=False: np.std(x, axis=axis, ddof=ddof, keepdims=keepdims), "x",
    "the chain rule for std",
    (partial_of_std, "(x - mean(x))/((n - ddof)*std(x))"))

