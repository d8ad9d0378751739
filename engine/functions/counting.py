"""NumPy's functions that give places, counts or truth values of tensors: plain arrays, without gradients."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from engine.overrides import composes
from engine.tensor import Tensor


def _values(x: Any) -> Any:
    if isinstance(x, list | tuple):
        return type(x)(map(_values, x))
    return np.asarray(x) if isinstance(x, Tensor) else x


def _of_values(function: Callable[..., Any]) -> Callable[..., Any]:
    @composes(function)
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return function(*map(_values, args), **{key: _values(x) for key, x in kwargs.items()})

    return call


all = _of_values(np.all)
argpartition = _of_values(np.argpartition)
argsort = _of_values(np.argsort)
argwhere = _of_values(np.argwhere)
array_equal = _of_values(np.array_equal)
array_equiv = _of_values(np.array_equiv)
count_nonzero = _of_values(np.count_nonzero)
digitize = _of_values(np.digitize)
flatnonzero = _of_values(np.flatnonzero)
histogram = _of_values(np.histogram)
iscomplex = _of_values(np.iscomplex)
isin = _of_values(np.isin)
isneginf = _of_values(np.isneginf)
isposinf = _of_values(np.isposinf)
isreal = _of_values(np.isreal)
ix_ = _of_values(np.ix_)
lexsort = _of_values(np.lexsort)
nanargmax = _of_values(np.nanargmax)
nanargmin = _of_values(np.nanargmin)
nonzero = _of_values(np.nonzero)
searchsorted = _of_values(np.searchsorted)
unique = _of_values(np.unique)

__all__ = [
    "all", "argpartition", "argsort", "argwhere", "array_equal", "array_equiv", "count_nonzero", "digitize",
    "flatnonzero", "histogram", "iscomplex", "isin", "isneginf", "isposinf", "isreal", "ix_", "lexsort", "nanargmax",
    "nanargmin", "nonzero", "searchsorted", "unique",
]
