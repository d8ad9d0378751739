"""Differences, slopes, areas and curves through points."""

from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from engine import functions as mg
from engine.creation import astensor
from engine.overrides import composes
from engine.rules.reductions import chosen_axes
from engine.tensor import Tensor
from engine.typing import ArrayLike, Axes


def _part(x: Any, axis: int, *bounds: int | None) -> Any:
    return x[(slice(None),) * (normalize_axis_index(axis, x.ndim)) + (slice(*bounds),)]


@composes(np.diff)
def diff(
    a: ArrayLike, n: int = 1, axis: int = -1, prepend: ArrayLike | None = None, append: ArrayLike | None = None
) -> Tensor:
    """Each element less the one before it, n times over. The axis is n shorter."""
    if n < 0:
        raise ValueError(f"diff: the order must not be negative, but is {n}")
    steps = astensor(a)
    ends = [None if end is None else _end(end, steps, axis) for end in (prepend, append)]
    if prepend is not None or append is not None:
        steps = mg.concatenate([x for x in (ends[0], steps, ends[1]) if x is not None], axis=axis)
    for _ in range(n):
        steps = _part(steps, axis, 1, None) - _part(steps, axis, None, -1)
    return steps


def _end(end: Any, a: Tensor, axis: int) -> Any:
    if np.ndim(end):
        return end
    place = normalize_axis_index(axis, a.ndim)
    return mg.broadcast_to(end, tuple(1 if i == place else n for i, n in enumerate(a.shape)))


@composes(np.ediff1d)
def ediff1d(ary: ArrayLike, to_end: ArrayLike | None = None, to_begin: ArrayLike | None = None) -> Tensor:
    """The differences of neighbours in the flat array. Shape (size - 1,), and what is put before and after."""
    parts = (to_begin, diff(mg.ravel(ary)), to_end)
    return mg.concatenate([mg.ravel(part) for part in parts if part is not None])


@composes(np.gradient)
def gradient(f: ArrayLike, *varargs: Any, axis: Axes = None, edge_order: int = 1) -> Any:
    """The slopes along each axis, or along the given one: central differences inside, one-sided at the edges.

    `varargs`: nothing (distance 1), one distance, or a distance or the coordinates for each axis. A list if there are
    several axes. ValueError for coordinates that do not fit, and for fewer points than edge_order + 1.
    """
    f = astensor(f)
    axes = chosen_axes(axis, f.ndim)
    spaces = list(varargs) * (len(axes) if len(varargs) == 1 and np.ndim(varargs[0]) == 0 else 1) or [1.0] * len(axes)
    if len(spaces) != len(axes) or edge_order not in (1, 2):
        raise ValueError(f"gradient: {len(varargs)} distances for {len(axes)} axes, edge_order {edge_order}: "
                         "pass none, one or one per axis, and edge_order 1 or 2")
    slopes = [_slope(f, along, np.asarray(space), edge_order) for along, space in zip(axes, spaces, strict=True)]
    return slopes[0] if len(slopes) == 1 else tuple(slopes)


def _slope(f: Tensor, axis: int, space: np.ndarray[Any, Any], edge_order: int) -> Tensor:
    count = f.shape[axis]
    if count < edge_order + 1 or (space.ndim and space.shape != (count,)):
        raise ValueError(f"gradient: axis {axis} of shape {f.shape} with coordinates of shape {space.shape}: pass one "
                         f"coordinate per point, and at least {edge_order + 1} points")
    steps = np.diff(space) if space.ndim else np.full(count - 1, float(space))
    steps = steps.astype(f.dtype if f.dtype.kind == "f" else float)
    rise = mg.moveaxis(diff(f, axis=axis), axis, -1) / steps
    before, after = steps[:-1], steps[1:]
    inside = (after * rise[..., :-1] + before * rise[..., 1:]) / (before + after)
    first, last = rise[..., :1], rise[..., -1:]
    if edge_order == 2:
        first = first - (rise[..., 1:2] - first) * (steps[0] / (steps[0] + steps[1]))
        last = last + (last - rise[..., -2:-1]) * (steps[-1] / (steps[-1] + steps[-2]))
    return mg.moveaxis(mg.concatenate([first, inside, last], axis=-1), -1, axis)


@composes(np.trapezoid)
def trapezoid(y: ArrayLike, x: ArrayLike | None = None, dx: float = 1.0, axis: int = -1) -> Tensor:
    """The area under the lines through points, at distance dx or at the coordinates x. Shape of y without the axis."""
    heights = mg.moveaxis(y, axis, -1)
    widths = dx if x is None else diff(x) if np.ndim(x) == 1 else diff(mg.moveaxis(x, axis, -1))
    return mg.sum(widths * (heights[..., 1:] + heights[..., :-1]) / 2.0, axis=-1)


@composes(np.interp)
def interp(
    x: ArrayLike, xp: ArrayLike, fp: ArrayLike, left: ArrayLike | None = None, right: ArrayLike | None = None,
    period: float | None = None,
) -> Tensor:
    """The heights at x of the lines through the points (xp, fp), xp rising; beyond them the outer heights.

    With a period the points may be in any order, and go on for ever. Shape of x. ValueError for points that are no two
    vectors of the same length, and for a period of 0.
    """
    xp, fp = astensor(xp), astensor(fp)
    if xp.ndim != 1 or xp.shape != fp.shape or not xp.size:
        raise ValueError(f"interp: points of shapes {xp.shape} and {fp.shape}: pass two vectors of the same length")
    if period is not None:
        return interp(*_around(x, xp, fp, period))
    places, known = np.asarray(x), np.asarray(xp)
    low = np.clip(np.searchsorted(known, places, side="right") - 1, 0, max(xp.size - 2, 0))
    high = np.minimum(low + 1, xp.size - 1)
    width = xp[high] - xp[low] if xp.size > 1 else np.ones(places.shape)
    height = fp[low] + (mg.subtract(x, xp[low]) / width) * (fp[high] - fp[low])
    height = mg.where(places < known[0], fp[0] if left is None else left, height)
    return mg.where(places > known[-1], fp[-1] if right is None else right, height)


def _around(x: Any, xp: Tensor, fp: Tensor, period: float) -> tuple[Any, Tensor, Tensor]:
    """Places within one period, and the points of it, with the last and the first repeated beyond its ends."""
    if period == 0:
        raise ValueError("interp: a period of 0: give the length after which the points repeat")
    width = abs(period)
    order = np.argsort(np.asarray(xp) % width)
    places, heights = mg.remainder(xp, width)[order], fp[order]
    return (mg.remainder(x, width), mg.concatenate([places[-1:] - width, places, places[:1] + width]),
            mg.concatenate([heights[-1:], heights, heights[:1]]))


@composes(np.cumulative_sum)
def cumulative_sum(x: ArrayLike, *, axis: int | None = None, include_initial: bool = False) -> Tensor:
    """The running sum; with `include_initial` it starts from 0.

    Shape of x, one longer along the axis with the initial value.
    """
    return _running(mg.cumsum, x, axis, 0.0 if include_initial else None, "cumulative_sum")


@composes(np.cumulative_prod)
def cumulative_prod(x: ArrayLike, *, axis: int | None = None, include_initial: bool = False) -> Tensor:
    """The running product; with `include_initial` it starts from 1.

    Shape of x, one longer along the axis with the initial value.
    """
    return _running(mg.cumprod, x, axis, 1.0 if include_initial else None, "cumulative_prod")


def _running(function: Any, x: Any, axis: int | None, initial: float | None, op: str) -> Tensor:
    x = astensor(x)
    if axis is None and x.ndim != 1:
        raise ValueError(f"{op}: an array of shape {x.shape} needs an axis")
    axis = 0 if axis is None else axis
    result = function(x, axis=axis)
    if initial is None:
        return result
    return mg.concatenate([_end(np.asarray(initial, x.dtype), x, axis), result], axis=axis)


@composes(np.polyval)
def polyval(p: ArrayLike, x: ArrayLike) -> Tensor:
    """The polynomial with coefficients p, highest first, at x, by Horner's scheme. Shape of x."""
    p = astensor(p)
    value = mg.multiply(x, 0.0)
    for k in range(len(p)):
        value = value * x + p[k]
    return value


@composes(np.vander)
def vander(x: ArrayLike, N: int | None = None, increasing: bool = False) -> Tensor:
    """The powers of each element of a vector, one row for each, highest first unless `increasing`.

    Shape (len(x), N).
    """
    if np.ndim(x) != 1:
        raise ValueError(f"vander: x of shape {np.shape(x)} must be a vector: ravel it")
    count = len(np.asarray(x)) if N is None else N
    exponents = np.arange(float(count))
    return mg.power(mg.reshape(x, (-1, 1)), exponents if increasing else exponents[::-1])


__all__ = [
    "cumulative_prod", "cumulative_sum", "diff", "ediff1d", "gradient", "interp", "polyval", "trapezoid", "vander",
]
