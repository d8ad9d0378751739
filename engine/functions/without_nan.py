"""The reductions that leave nan out: it has no share in the result, and gets none of the gradient.

`further` is what the reductions that count everything take besides: dtype=, out=, initial=, where=.
"""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.creation import full
from engine.functions.ordering import between, flat_axes, fractions, sort
from engine.functions.selection import take_along_axis
from engine.overrides import composes
from engine.tensor import Tensor, written
from engine.typing import ArrayLike, Axes


def _present(a: Any, fill: float, where: Any = True) -> tuple[Any, np.ndarray[Any, Any]]:
    """The array with `fill` in place of nan and of what a mask leaves out, and where it has numbers."""
    present = ~np.isnan(np.asarray(a)) & np.asarray(where, bool)
    if np.asarray(a).dtype.kind in "iub" and where is True:
        return a, present
    return mg.where(present, a, fill), present


@composes(np.nansum)
def nansum(a: ArrayLike, axis: Axes = None, *, keepdims: bool = False, **further: Any) -> Tensor:
    """The sum of what is not nan. The shape without the axes, or with length 1 in their place."""
    return mg.sum(_present(a, 0.0)[0], axis=axis, keepdims=keepdims, **further)


@composes(np.nanprod)
def nanprod(a: ArrayLike, axis: Axes = None, *, keepdims: bool = False, **further: Any) -> Tensor:
    """The product of what is not nan. The shape without the axes, or with length 1 in their place."""
    return mg.prod(_present(a, 1.0)[0], axis=axis, keepdims=keepdims, **further)


@composes(np.nancumsum)
def nancumsum(a: ArrayLike, axis: int | None = None, **further: Any) -> Tensor:
    """The running sum, nan counted as 0. Shape of a; flat without an axis."""
    return mg.cumsum(_present(a, 0.0)[0], axis=axis, **further)


@composes(np.nancumprod)
def nancumprod(a: ArrayLike, axis: int | None = None, **further: Any) -> Tensor:
    """The running product, nan counted as 1. Shape of a; flat without an axis."""
    return mg.cumprod(_present(a, 1.0)[0], axis=axis, **further)


@composes(np.nanmean)
def nanmean(a: ArrayLike, axis: Axes = None, *, keepdims: bool = False, where: ArrayLike = True) -> Tensor:
    """The mean of what is not nan; nan where there is nothing else.

    The shape without the axes, or with length 1 in their place.
    """
    filled, present = _present(a, 0.0, where)
    return _over_count(mg.sum(filled, axis=axis, keepdims=keepdims), present.sum(axis, keepdims=keepdims))


def _over_count(total: Tensor, count: Any) -> Tensor:
    return total / np.where(count > 0, count, np.nan).astype(total.dtype)


@composes(np.nanvar)
def nanvar(
    a: ArrayLike, axis: Axes = None, *, ddof: float = 0, keepdims: bool = False, where: ArrayLike = True,
    mean: ArrayLike | None = None, correction: float | None = None,
) -> Tensor:
    """The variance of what is not nan, about `mean` if it is given. `correction` is another name of ddof.

    The shape without the axes, or with length 1 in their place.
    """
    _, present = _present(a, 0.0, where)
    centre = nanmean(a, axis, keepdims=True, where=where) if mean is None else mean
    apart = mg.where(present, mg.subtract(a, centre), 0.0)
    count = present.sum(axis, keepdims=keepdims) - (ddof if correction is None else correction)
    return _over_count(mg.sum(mg.square(apart), axis=axis, keepdims=keepdims), count)


@composes(np.nanstd)
def nanstd(
    a: ArrayLike, axis: Axes = None, *, ddof: float = 0, keepdims: bool = False, where: ArrayLike = True,
    mean: ArrayLike | None = None, correction: float | None = None,
) -> Tensor:
    """The standard deviation of what is not nan: the root of nanvar, in its shape."""
    return mg.sqrt(nanvar(a, axis, ddof=ddof, keepdims=keepdims, where=where, mean=mean, correction=correction))


@composes(np.nanmax)
def nanmax(a: ArrayLike, axis: Axes = None, *, keepdims: bool = False, **further: Any) -> Tensor:
    """The largest of what is not nan; nan where there is nothing else.

    The shape without the axes, or with length 1 in their place.
    """
    filled, present = _present(a, -np.inf)
    extreme = mg.max(filled, axis=axis, keepdims=keepdims, **further)
    return extreme if "initial" in further else _or_nan(extreme, present.any(axis, keepdims=keepdims))


@composes(np.nanmin)
def nanmin(a: ArrayLike, axis: Axes = None, *, keepdims: bool = False, **further: Any) -> Tensor:
    """The smallest of what is not nan; nan where there is nothing else.

    The shape without the axes, or with length 1 in their place.
    """
    filled, present = _present(a, np.inf)
    extreme = mg.min(filled, axis=axis, keepdims=keepdims, **further)
    return extreme if "initial" in further else _or_nan(extreme, present.any(axis, keepdims=keepdims))


def _or_nan(extreme: Tensor, known: Any) -> Tensor:
    return extreme if np.all(known) else mg.where(known, extreme, np.nan)


@composes(np.nanquantile)
def nanquantile(
    a: ArrayLike, q: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False,
    method: str = "linear", keepdims: bool = False,
) -> Tensor:
    """The quantile of what is not nan; nan where there is nothing else. See quantile.

    Shape (*q, *the axes that remain).
    """
    shares = fractions(q, method)
    rows, shape = flat_axes(a, axis)
    kept = shape if keepdims else rows.shape[:-1]
    if not rows.shape[-1]:
        return written(full((*shares.shape, *kept), np.nan), out)
    last = np.maximum(np.count_nonzero(~np.isnan(np.asarray(rows)), axis=-1) - 1, 0)
    low, high, weight = between(np.multiply.outer(last, shares.ravel()), last[..., None], method)
    weight = weight.astype(np.result_type(rows.dtype, 1.0))
    ordered = sort(rows)  # nan comes last
    result = take_along_axis(ordered, low, -1) * (1 - weight) + take_along_axis(ordered, high, -1) * weight
    return written(mg.reshape(mg.moveaxis(result, -1, 0), (*shares.shape, *kept)), out)


@composes(np.nanpercentile)
def nanpercentile(
    a: ArrayLike, q: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False,
    method: str = "linear", keepdims: bool = False,
) -> Tensor:
    """The percentile of what is not nan. Shape (*q, *the axes that remain)."""
    return nanquantile(a, np.asarray(q, float) / 100, axis, out, method=method, keepdims=keepdims)


@composes(np.nanmedian)
def nanmedian(
    a: ArrayLike, axis: Axes = None, out: Any = None, overwrite_input: bool = False, keepdims: bool = False
) -> Tensor:
    """The median of what is not nan. The shape without the axes, or with length 1 in their place."""
    return nanquantile(a, 0.5, axis, out, keepdims=keepdims)


__all__ = [
    "nancumprod", "nancumsum", "nanmax", "nanmean", "nanmedian", "nanmin", "nanpercentile", "nanprod",
    "nanquantile", "nanstd", "nansum", "nanvar",
]
