"""Sums, means, extremes, products; running sums and products: defined once, for the engine, for NumPy and as methods.

`further` is what NumPy lets one say besides: dtype=, out=, initial=, where=, correction=, mean=. `out` takes the
result's values; `initial` is joined to it; where the mask `where` is false an element does not count.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import errors
from engine.functions.choice import where as chosen
from engine.functions.ufuncs import add, maximum, minimum, multiply, sqrt, square, subtract
from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply, call_ufunc, written
from engine.typing import ArrayLike, Axes, DTypeLike

# What each may be told besides; of those that can begin from a first value, how it is joined, and what changes nothing.
FURTHER = {
    **dict.fromkeys(("sum", "prod"), "dtype out initial where"), **dict.fromkeys(("max", "min"), "out initial where"),
    "mean": "dtype out where", **dict.fromkeys(("var", "std"), "dtype out where correction mean"),
    **dict.fromkeys(("cumsum", "cumprod"), "dtype out"),
}
JOINED: dict[str, tuple[Callable[..., Tensor], float]] = {
    "sum": (add, 0), "prod": (multiply, 1), "max": (maximum, -np.inf), "min": (minimum, np.inf),
}


@implements(np.sum, order="axis dtype out keepdims initial where")
def sum(
    x: ArrayLike, axis: Axes = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The sum over the axes.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there.
    """
    return reduced("sum", x, {"axis": axis, "keepdims": keepdims}, constant, further)


@implements(np.mean, order="axis dtype out keepdims")
def mean(
    x: ArrayLike, axis: Axes = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The mean over the axes.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there.
    """
    return reduced("mean", x, {"axis": axis, "keepdims": keepdims}, constant, further)


@implements(np.max, np.amax, order="axis out keepdims initial where")
def max(
    x: ArrayLike, axis: Axes = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The largest along the axes; of equal ones the first gets the gradient.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there,
    ValueError of nothing.
    """
    return reduced("max", x, {"axis": axis, "keepdims": keepdims}, constant, further)


@implements(np.min, np.amin, order="axis out keepdims initial where")
def min(
    x: ArrayLike, axis: Axes = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The smallest along the axes; of equal ones the first gets the gradient.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there,
    ValueError of nothing.
    """
    return reduced("min", x, {"axis": axis, "keepdims": keepdims}, constant, further)


amax, amin = max, min


@implements(np.prod, order="axis dtype out keepdims initial where")
def prod(
    a: ArrayLike, axis: Axes = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The product over the axes.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there.
    """
    return reduced("prod", a, {"axis": axis, "keepdims": keepdims}, constant, further)


@implements(np.var, order="axis dtype out ddof keepdims")
def var(
    x: ArrayLike, axis: Axes = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None,
    **further: Any,
) -> Tensor:
    """The variance over the axes.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there.
    """
    return reduced("var", x, {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant, further)


@implements(np.std, order="axis dtype out ddof keepdims")
def std(
    x: ArrayLike, axis: Axes = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None,
    **further: Any,
) -> Tensor:
    """The standard deviation over the axes.

    The shape without the axes, or with length 1 in their place. AxisError for an axis that is not there.
    """
    return reduced("std", x, {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant, further)


@implements(np.cumsum, order="axis dtype out")
def cumsum(a: ArrayLike, axis: int | None = None, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The running sum along an axis, in x's shape; of the flat tensor if there is none. AxisError as for sum."""
    return reduced("cumsum", a, {"axis": axis}, constant, further)


@implements(np.cumprod, order="axis dtype out")
def cumprod(a: ArrayLike, axis: int | None = None, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The running product along an axis, in x's shape; of the flat tensor if there is none. AxisError as for prod."""
    return reduced("cumprod", a, {"axis": axis}, constant, further)


def reduced(op: str, x: ArrayLike, options: dict[str, Any], constant: bool | None, further: dict[str, Any]) -> Tensor:
    """The reduction; TypeError for a keyword that it does not know, ValueError where nothing may be left to choose."""
    if not further:
        return apply(rule_of(op), (x,), options, constant)
    try:
        return _further(op, x, options, constant, further)
    except (ValueError, TypeError, IndexError) as error:
        if str(error).startswith(op):
            raise
        raise errors.failed(op, [x], error) from None


def _further(op: str, x: Any, options: dict[str, Any], constant: bool | None, further: dict[str, Any]) -> Tensor:
    """The reduction with what only some calls say: dtype=, out=, where=, initial=, correction=, mean=."""
    unknown = further.keys() - set(FURTHER[op].split())
    if unknown:
        raise TypeError(f"{op}() got an unexpected keyword argument {unknown.pop()!r}")
    said = {name: value for name, value in further.items() if value is not None and value is not np._NoValue}
    if "correction" in said:
        options = {**options, "ddof": said["correction"]}
    x = x if "dtype" not in said else in_type(x, said["dtype"])
    plain = said.get("where", True) is True and "mean" not in said
    if "initial" in said and not np.size(x):  # it is all that there is
        np.broadcast_to(said.get("where", True), np.shape(x))
        result = Tensor(getattr(np, op)(np.asarray(x), initial=JOINED[op][1], **options))
    else:
        result = apply(rule_of(op), (x,), options) if plain else _where(op, x, options, said)
    if "initial" in said:
        result = JOINED[op][0](result, said["initial"])
    return written(result, said.get("out"), constant)


def _where(op: str, x: Any, options: dict[str, Any], said: dict[str, Any]) -> Tensor:
    """The reduction over what the mask lets through."""
    mask = np.broadcast_to(np.asarray(said.get("where", True), bool), np.shape(x))
    if op in JOINED:
        neutral = JOINED[op][1]
        if np.isinf(neutral) and "initial" not in said:
            raise ValueError(f"{op}: with where= there may be nothing to choose from: give initial=, too")
        return apply(rule_of(op), (chosen(mask, x, neutral),), options)
    along = {"axis": options["axis"], "keepdims": options["keepdims"]}
    if op == "mean":
        return _over(sum(chosen(mask, x, 0), **along), mask.sum(**along))
    centre = said["mean"] if "mean" in said else mean(x, options["axis"], True, where=mask)
    apart = chosen(mask, subtract(x, centre), 0)
    variance = _over(sum(square(apart), **along), mask.sum(**along) - options["ddof"])
    return variance if op == "var" else sqrt(variance)


def _over(total: Tensor, count: Any) -> Tensor:
    return total / count.astype(total.dtype)


def in_type(x: ArrayLike, dtype: DTypeLike) -> Tensor:
    """The values in another type; gradients come back in the old one."""
    return call_ufunc(rule_of("positive"), (x,), None, True, np.dtype(dtype))


__all__ = ["amax", "amin", "cumprod", "cumsum", "max", "mean", "min", "prod", "std", "sum", "var"]
