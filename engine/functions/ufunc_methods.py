"""The methods of NumPy's universal functions, for tensors: add.reduce, multiply.outer, maximum.accumulate."""

from itertools import pairwise
from typing import Any

import numpy as np

from engine import functions as mg
from engine.creation import astensor
from engine.functions.reductions import in_type, reduced
from engine.functions.selection import take_along_axis
from engine.overrides import composes
from engine.rules import RULES
from engine.tensor import METHODS, Tensor, call_ufunc, written
from engine.typing import ArrayLike, Axes, DTypeLike

REDUCTIONS = {"add": "sum", "multiply": "prod", "maximum": "max", "minimum": "min"}


@composes()
def reduce(ufunc: np.ufunc, array: Any, axis: Axes = 0, dtype: DTypeLike = None, out: Any = None,
           keepdims: bool = False, initial: Any = None, where: Any = True) -> Tensor:
    """The elements along the axes brought together by add, multiply, maximum, minimum or logaddexp."""
    name = ufunc.__name__
    if name in ("logaddexp", "logaddexp2"):
        array = array if dtype is None else in_type(array, dtype)
        return written(_log_of_sum(name, array, axis, keepdims, initial, where), out)
    if name not in REDUCTIONS:
        raise NotImplementedError(f"{name}.reduce is not available for tensors; there is reduce for "
                                  f"{', '.join(REDUCTIONS)} and logaddexp")
    if dtype is not None and name in ("maximum", "minimum"):
        array, dtype = in_type(array, dtype), None
    further = {"dtype": dtype, "out": out, "initial": initial, "where": where}
    given = {key: value for key, value in further.items() if value is not None and value is not True}
    return reduced(REDUCTIONS[name], array, {"axis": axis, "keepdims": keepdims}, None, given)


def _log_of_sum(name: str, array: Any, axis: Any, keepdims: bool, initial: Any, where: Any) -> Tensor:
    """The logarithm of the sum of powers, taken relative to the largest so that none overflows."""
    power, logarithm = (mg.exp, mg.log) if name == "logaddexp" else (mg.exp2, mg.log2)
    joined = mg.logaddexp if name == "logaddexp" else mg.logaddexp2
    if where is not True:
        array = mg.where(np.broadcast_to(np.asarray(where, bool), np.shape(array)), array, -np.inf)
    largest = np.asarray(array).max(axis=axis, keepdims=True, initial=-np.inf)
    top = np.where(np.isfinite(largest), largest, 0)
    with np.errstate(divide="ignore"):  # the logarithm of nothing
        total = logarithm(mg.sum(power(mg.subtract(array, top)), axis=axis, keepdims=True)) + top
    total = total if keepdims else mg.reshape(total, np.asarray(array).max(axis=axis, initial=-np.inf).shape)
    return total if initial is None else joined(total, initial)


@composes()
def accumulate(ufunc: np.ufunc, array: Any, axis: int = 0, dtype: DTypeLike = None, out: Any = None) -> Tensor:
    """The running results along an axis, of add, multiply, maximum or minimum."""
    name = ufunc.__name__
    array = array if dtype is None else in_type(array, dtype)
    if name in ("add", "multiply"):
        return written((mg.cumsum if name == "add" else mg.cumprod)(array, axis=axis), out)
    if name not in ("maximum", "minimum"):
        raise NotImplementedError(f"{name}.accumulate is not available for tensors; there is accumulate for "
                                  f"{', '.join(REDUCTIONS)}")
    values = np.asarray(array)
    record = values == ufunc.accumulate(values, axis=axis)
    # A record counts from where it was first set: one that only equals the record before is none.
    before = np.roll(ufunc.accumulate(values, axis=axis), 1, axis)
    start = np.arange(values.shape[axis]).reshape([-1 if i == axis % values.ndim else 1 for i in range(values.ndim)])
    places = np.where(record & ((values != before) | (start == 0)), start, 0)
    return written(take_along_axis(array, np.maximum.accumulate(places, axis=axis), axis), out)


@composes()
def outer(ufunc: np.ufunc, a: ArrayLike, b: ArrayLike, **options: Any) -> Any:
    """The function of each element of a with each of b, of shape (*a, *b); a plain array of what has no derivative."""
    a, b = astensor(a), astensor(b)
    pairs = mg.reshape(a, (*a.shape, *(1,) * b.ndim)), b
    return call_ufunc(RULES[ufunc.__name__], pairs, **options) if ufunc.__name__ in RULES else ufunc(*pairs, **options)


@composes()
def reduceat(
    ufunc: np.ufunc, array: Any, indices: Any, axis: int = 0, dtype: DTypeLike = None, out: Any = None
) -> Tensor:
    """The elements between neighbouring indices brought together; a single one where the next index is not larger."""
    array = mg.moveaxis(array if dtype is None else in_type(array, dtype), axis, 0)
    bounds = [*np.asarray(indices).tolist(), len(array)]
    if any(not 0 <= low < len(array) for low in bounds[:-1]):
        raise IndexError(f"{ufunc.__name__}.reduceat: indices must lie in 0 to {len(array) - 1}, not {bounds[:-1]}")
    pieces = [array[low:high] if low < high else array[low:low + 1] for low, high in pairwise(bounds)]
    return written(mg.moveaxis(mg.stack([reduce(ufunc, piece) for piece in pieces]), 0, axis), out)


def at(ufunc: np.ufunc, *inputs: Any) -> None:
    """Not available: it writes into its operand piece by piece. NotImplementedError."""
    raise NotImplementedError(f"{ufunc.__name__}.at is not available for tensors; write x[indices] += values, or use "
                              "add with a sum over the repeated places")


METHODS.update(accumulate=accumulate, at=at, outer=outer, reduce=reduce, reduceat=reduceat)
