"""NumPy's functions that give places, counts or truth values of tensors: plain arrays, without gradients."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from engine.mirror import composes
from engine.tensor import Tensor


def _values(x: Any) -> Any:
    if isinstance(x, list | tuple):
        return type(x)(map(_values, x))
    return np.asarray(x) if isinstance(x, Tensor) else x


def _counting(name: str) -> Callable[..., Any]:
    function = getattr(np, name)

    @composes(function)
    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        return function(*map(_values, args), **{key: _values(x) for key, x in kwargs.items()})

    return call


NAMES = (
    "all", "argpartition", "argsort", "argwhere", "array_equal", "array_equiv", "count_nonzero", "digitize",
    "flatnonzero", "histogram", "iscomplex", "isin", "isneginf", "isposinf", "isreal", "ix_", "lexsort", "nanargmax",
    "nanargmin", "nonzero", "searchsorted", "unique",
)
globals().update({name: _counting(name) for name in NAMES})
