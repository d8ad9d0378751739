"""Choosing between values."""

from typing import Any

import numpy as np

from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply, call_ufunc
from engine.typing import ArrayLike


@implements(np.clip)
def clip(
    a: ArrayLike, a_min: ArrayLike | None = None, a_max: ArrayLike | None = None, out: Any = None, *,
    min: ArrayLike | None = None, max: ArrayLike | None = None, constant: bool | None = None,
) -> Any:
    """The elements, those outside the limits replaced by the limit; no gradient at the limits and beyond.

    Without limits, the tensor itself. The operands' broadcast shape.
    """
    low, high = a_min if min is None else min, a_max if max is None else max
    if low is None and high is None and out is None and isinstance(a, Tensor) and constant in (None, a.constant):
        return a
    if low is None and high is None:
        return call_ufunc(rule_of("positive"), (a,), out, constant=constant)
    limits = [(op, limit) for op, limit in (("maximum", low), ("minimum", high)) if limit is not None]
    for op, limit in limits[:-1]:
        a = apply(rule_of(op), (a, limit), constant=constant)
    op, limit = limits[-1]
    return call_ufunc(rule_of(op), (a, limit), out, constant=constant)


@implements(np.where)
def where(
    condition: ArrayLike, x: ArrayLike | None = None, y: ArrayLike | None = None, *, constant: bool | None = None
) -> Any:
    """x where the condition holds, else y; with the condition alone, NumPy's indices of its true elements.

    The operands' broadcast shape.
    """
    condition = np.asarray(condition)
    if x is None and y is None:
        return np.where(condition)
    if x is None or y is None:
        raise ValueError("where takes the condition alone, or both x and y")
    return apply(rule_of("where"), (condition, x, y), constant=constant)


__all__ = ["clip", "where"]
