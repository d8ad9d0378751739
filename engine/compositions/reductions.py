"""Reductions with all that NumPy lets one say: dtype=, out=, initial=, where=; in NumPy's order of arguments."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import functions as mg
from engine.mirror import composes
from engine.rules import rule_of
from engine.tensor import Tensor, call_ufunc

# For each reduction: its function, what leaves it unchanged, and how a first value is joined to it.
PLAIN: dict[str, tuple[Callable[..., Tensor], float, Callable[..., Tensor]]] = {
    "sum": (mg.sum, 0, mg.add),
    "prod": (mg.prod, 1, mg.multiply),
    "max": (mg.max, -np.inf, mg.maximum),
    "min": (mg.min, np.inf, mg.minimum),
}


def given(value: Any) -> bool:
    """Whether an argument was given: NumPy marks what was not."""
    return value is not None and value is not np._NoValue


def reduced(
    op: str, a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = False, initial: Any = None,
    where: Any = None,
) -> Tensor:
    """The reduction over what the mask `where` lets through; ValueError if that may be nothing and has no value."""
    function, neutral, join = PLAIN[op]
    if given(where) and where is not True:
        if np.isinf(neutral) and not given(initial):
            raise ValueError(f"{op}: with where= there may be nothing to choose from: give initial=, too")
        a = mg.where(np.broadcast_to(np.asarray(where, bool), np.shape(np.asarray(a))), a, neutral)
    a = a if dtype is None else in_type(a, dtype)
    result = function(a, axis=axis, keepdims=keepdims is True)
    if given(initial):
        result = join(result, initial)
    return written(result, out)


def in_type(a: Any, dtype: Any) -> Tensor:
    """The values in another type; gradients come back in the old one."""
    return call_ufunc(rule_of("positive"), (a,), None, True, np.dtype(dtype))


def written(result: Tensor, out: Any) -> Tensor:
    """The result, in `out` if that is given; ValueError if it is of another shape."""
    if out is not None and np.shape(out) != result.shape:
        raise ValueError(f"out= of shape {np.shape(out)} cannot take a result of shape "
                         f"{result.shape}; give an array of that shape")
    return result if out is None else call_ufunc(rule_of("positive"), (result,), out)


@composes(np.sum)
def sum(a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = False, initial: Any = None,
        where: Any = None) -> Tensor:
    """The sum over the axes."""
    return reduced("sum", a, axis, dtype, out, keepdims, initial, where)


@composes(np.prod)
def prod(a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = False, initial: Any = None,
         where: Any = None) -> Tensor:
    """The product over the axes."""
    return reduced("prod", a, axis, dtype, out, keepdims, initial, where)


@composes(np.max, np.amax)
def max(a: Any, axis: Any = None, out: Any = None, keepdims: Any = False, initial: Any = None,
        where: Any = None) -> Tensor:
    """The largest along the axes; of equal ones the first gets the gradient."""
    return reduced("max", a, axis, None, out, keepdims, initial, where)


@composes(np.min, np.amin)
def min(a: Any, axis: Any = None, out: Any = None, keepdims: Any = False, initial: Any = None,
        where: Any = None) -> Tensor:
    """The smallest along the axes; of equal ones the first gets the gradient."""
    return reduced("min", a, axis, None, out, keepdims, initial, where)


@composes(np.mean)
def mean(a: Any, axis: Any = None, dtype: Any = None, out: Any = None, keepdims: Any = False, *,
         where: Any = None) -> Tensor:
    """The mean over the axes."""
    a = a if dtype is None else in_type(a, dtype)
    if not given(where) or where is True:
        return written(mg.mean(a, axis=axis, keepdims=keepdims is True), out)
    mask = np.broadcast_to(np.asarray(where, bool), np.shape(np.asarray(a)))
    total = mg.sum(mg.where(mask, a, 0), axis=axis, keepdims=keepdims is True)
    return written(total / mask.sum(axis, keepdims=keepdims is True).astype(total.dtype), out)


def _spread(function: Callable[..., Tensor]) -> Callable[..., Tensor]:
    def call(a: Any, axis: Any = None, dtype: Any = None, out: Any = None, ddof: int = 0, keepdims: Any = False, *,
             where: Any = None, correction: Any = None) -> Tensor:
        a = a if dtype is None else in_type(a, dtype)
        ddof = correction if given(correction) else ddof
        if not given(where) or where is True:
            return written(function(a, axis=axis, ddof=ddof, keepdims=keepdims is True), out)
        mask = np.broadcast_to(np.asarray(where, bool), np.shape(np.asarray(a)))
        apart = mg.where(mask, mg.subtract(a, mean(a, axis, keepdims=True, where=mask)), 0)
        count = (mask.sum(axis, keepdims=keepdims is True) - ddof).astype(apart.dtype)
        variance = mg.sum(mg.square(apart), axis=axis, keepdims=keepdims is True) / count
        return written(variance if function is mg.var else mg.sqrt(variance), out)

    call.__name__ = function.__name__
    return call


var = composes(np.var)(_spread(mg.var))
var.__doc__ = "The variance over the axes."
std = composes(np.std)(_spread(mg.std))
std.__doc__ = "The standard deviation over the axes."


@composes(np.cumsum)
def cumsum(a: Any, axis: int | None = None, dtype: Any = None, out: Any = None) -> Tensor:
    """The running sum along an axis; of the flat tensor if there is none."""
    return written(mg.cumsum(a if dtype is None else in_type(a, dtype), axis=axis), out)


@composes(np.cumprod)
def cumprod(a: Any, axis: int | None = None, dtype: Any = None, out: Any = None) -> Tensor:
    """The running product along an axis; of the flat tensor if there is none."""
    return written(mg.cumprod(a if dtype is None else in_type(a, dtype), axis=axis), out)
