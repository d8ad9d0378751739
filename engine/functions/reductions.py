"""Sums, means, extremes, products; running sums and products.

`further` is what NumPy lets one say besides: dtype=, out=, initial=, where=.
"""

from typing import Any

import numpy as np

from engine.mirror import mirrors
from engine.rules import rule_of
from engine.tensor import MIRRORS, Tensor, apply


@mirrors(np.sum)
def sum(x: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The sum over the axes."""
    if further:
        return MIRRORS[np.sum](x, axis=axis, keepdims=keepdims, **further)
    return apply(rule_of("sum"), (x,), {"axis": axis, "keepdims": keepdims}, constant)


@mirrors(np.mean)
def mean(x: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The mean over the axes."""
    if further:
        return MIRRORS[np.mean](x, axis=axis, keepdims=keepdims, **further)
    return apply(rule_of("mean"), (x,), {"axis": axis, "keepdims": keepdims}, constant)


@mirrors(np.max, np.amax)
def max(x: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The largest along the axes; of equal ones the first gets the gradient."""
    if further:
        return MIRRORS[np.max](x, axis=axis, keepdims=keepdims, **further)
    return apply(rule_of("max"), (x,), {"axis": axis, "keepdims": keepdims}, constant)


@mirrors(np.min, np.amin)
def min(x: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The smallest along the axes; of equal ones the first gets the gradient."""
    if further:
        return MIRRORS[np.min](x, axis=axis, keepdims=keepdims, **further)
    return apply(rule_of("min"), (x,), {"axis": axis, "keepdims": keepdims}, constant)


amax, amin = max, min


@mirrors(np.prod)
def prod(a: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None, **further: Any) -> Tensor:
    """The product over the axes."""
    if further:
        return MIRRORS[np.prod](a, axis=axis, keepdims=keepdims, **further)
    return apply(rule_of("prod"), (a,), {"axis": axis, "keepdims": keepdims}, constant)


@mirrors(np.var)
def var(
    x: Any, axis: Any = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The variance over the axes."""
    if further:
        return MIRRORS[np.var](x, axis=axis, ddof=ddof, keepdims=keepdims, **further)
    return apply(rule_of("var"), (x,), {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant)


@mirrors(np.std)
def std(
    x: Any, axis: Any = None, ddof: int = 0, keepdims: bool = False, *, constant: bool | None = None, **further: Any
) -> Tensor:
    """The standard deviation over the axes."""
    if further:
        return MIRRORS[np.std](x, axis=axis, ddof=ddof, keepdims=keepdims, **further)
    return apply(rule_of("std"), (x,), {"axis": axis, "ddof": ddof, "keepdims": keepdims}, constant)


@mirrors(np.cumsum)
def cumsum(a: Any, axis: int | None = None, *, constant: bool | None = None) -> Tensor:
    """The running sum along an axis; of the flat tensor if there is none."""
    return apply(rule_of("cumsum"), (a,), {"axis": axis}, constant)


@mirrors(np.cumprod)
def cumprod(a: Any, axis: int | None = None, *, constant: bool | None = None) -> Tensor:
    """The running product along an axis; of the flat tensor if there is none."""
    return apply(rule_of("cumprod"), (a,), {"axis": axis}, constant)


__all__ = ["amax", "amin", "cumprod", "cumsum", "max", "mean", "min", "prod", "std", "sum", "var"]
