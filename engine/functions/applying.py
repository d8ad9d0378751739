"""A function applied to parts of an array: where conditions hold, along an axis, over axes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import functions as mg
from engine.creation import astensor
from engine.overrides import composes
from engine.rules.reductions import chosen_axes
from engine.rules.table import perform
from engine.tensor import Tensor
from engine.typing import ArrayLike


@composes(np.piecewise)
def piecewise(x: ArrayLike, condlist: Any, funclist: Any, *args: Any, **kw: Any) -> Tensor:
    """Each function's (or number's) values where its condition holds, the last condition first; else 0.

    One function more than conditions serves where none holds. A function is given those elements only, so what would
    be nan elsewhere does no harm. ValueError if there are too many or too few functions. Shape of x.
    """
    x = astensor(x)
    conditions = _conditions(condlist, x.shape)
    if len(funclist) not in (len(conditions), len(conditions) + 1):
        raise ValueError(f"piecewise: {len(conditions)} conditions take {len(conditions)} functions, or one more for "
                         f"the rest, not {len(funclist)}")
    if len(funclist) > len(conditions):
        conditions.append(~np.logical_or.reduce(conditions))
    total: Any = np.zeros(x.shape, x.dtype)
    free = np.ones(x.shape, bool)
    for condition, function in zip(reversed(conditions), reversed(funclist), strict=True):
        where = condition & free
        free &= ~condition
        if where.any():
            part = function(x[where], *args, **kw) if callable(function) else function
            filled = mg.add(mg.multiply(np.ones(np.count_nonzero(where), x.dtype), part), 0.0)
            total = mg.add(total, perform("scatter", filled, index=where, shape=x.shape))
    return astensor(total if x.dtype.kind == "f" else _cut(astensor(total), x.dtype))


def _cut(total: Tensor, dtype: Any) -> Any:
    """The result as NumPy has it: of x's type, whole numbers of whole numbers."""
    if not total.constant:
        raise TypeError(f"piecewise: x of type {dtype} gives {dtype}, which has no gradients; pass x as floats")
    return np.asarray(total).astype(dtype)


def _conditions(condlist: Any, shape: tuple[int, ...]) -> list[Any]:
    """One mask per condition: a single one may come without a list around it, one of fewer axes has the first ones."""
    condlist = np.asarray(condlist) if isinstance(condlist, Tensor) else condlist
    single = np.isscalar(condlist) or (len(shape) > 0 and not isinstance(condlist[0], list | np.ndarray | Tensor))
    masks = [np.asarray(c, bool) for c in ([condlist] if single else condlist)]
    return [np.broadcast_to(m.reshape(m.shape + (1,) * (len(shape) - m.ndim)), shape) for m in masks]


@composes(np.apply_along_axis)
def apply_along_axis(func1d: Callable[..., Any], axis: int, arr: ArrayLike, *args: Any, **kwargs: Any) -> Tensor:
    """A function's answers to each vector along an axis; what it answers takes the place of that axis."""
    arr = astensor(arr)
    (axis,) = chosen_axes(axis, arr.ndim)
    rows = mg.moveaxis(arr, axis, -1)
    rest = rows.shape[:-1]
    answers = [astensor(func1d(rows[place], *args, **kwargs)) for place in np.ndindex(*rest)]
    if not answers:
        raise ValueError(f"apply_along_axis: an array of shape {arr.shape} has no vectors along axis {axis}")
    shape = answers[0].shape
    joined = mg.reshape(mg.stack(answers), (*rest, *shape))
    inner = tuple(range(len(rest), len(rest) + len(shape)))
    return mg.moveaxis(joined, inner, tuple(range(axis, axis + len(shape))))


@composes(np.apply_over_axes)
def apply_over_axes(func: Callable[..., Any], a: ArrayLike, axes: Any) -> Tensor:
    """A function of an array and an axis, applied along one axis after the other; lost axes come back with length 1."""
    a = astensor(a)
    for axis in chosen_axes(tuple(np.atleast_1d(axes).tolist()), a.ndim):
        answer = astensor(func(a, axis))
        a = answer if answer.ndim == a.ndim else mg.expand_dims(answer, axis)
    return a


__all__ = ["apply_along_axis", "apply_over_axes", "piecewise"]
