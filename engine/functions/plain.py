"""NumPy's functions whose results have no gradient: plain arrays and truth values, of tensors too."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np
from numpy import (
    allclose,
    bincount,
    can_cast,
    ceil,
    copyto,
    divmod,
    equal,
    floor,
    floor_divide,
    fmod,
    greater,
    greater_equal,
    isclose,
    isfinite,
    isinf,
    isnan,
    isnat,
    less,
    less_equal,
    logical_and,
    logical_not,
    logical_or,
    logical_xor,
    may_share_memory,
    min_scalar_type,
    mod,
    not_equal,
    remainder,
    result_type,
    rint,
    shape,
    shares_memory,
    sign,
    signbit,
    trunc,
)

from engine.overrides import implements
from engine.tensor import Tensor
from engine.typing import ArrayLike, Axes


def _on_values(function: Callable[..., Any]) -> Callable[..., Any]:
    """NumPy's function, given the values of tensors."""

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        kwargs = {name: _values(x) for name, x in kwargs.items()}
        return function(*map(_values, args), **kwargs)

    return call


def _writable(x: Any) -> Any:
    """What NumPy may write into: of a tensor the array as it is handed out, read-only while a graph needs it."""
    return x.data if isinstance(x, Tensor) else x


def _copyto(dst: Any, src: Any, casting: Any = "same_kind", where: Any = True) -> None:
    copyto(_writable(dst), _values(src), casting=casting, where=_values(where))


def _values(x: Any) -> Any:
    if isinstance(x, list | tuple):
        return type(x)(map(_values, x))
    return x._data if isinstance(x, Tensor) else x


for _function in (
    allclose, bincount, can_cast, isclose, may_share_memory, min_scalar_type, result_type, shape, shares_memory,
    np.all, np.array_equal, np.argsort, np.nonzero, np.count_nonzero, np.size, np.ndim, np.iscomplexobj,
):
    implements(_function)(_on_values(_function))
implements(copyto)(_copyto)


@implements(np.any)
def any(a: ArrayLike, axis: Axes = None, out: Any = None, keepdims: bool = False, **where: Any) -> Any:
    """Whether any element along the axes is not zero; a plain array. `where`: the mask of those that count."""
    return np.any(_values(a), axis=axis, out=_writable(out), keepdims=keepdims,
                  **{key: _values(mask) for key, mask in where.items()})


@implements(np.argmax)
def argmax(a: ArrayLike, axis: int | None = None, out: Any = None, **keepdims: bool) -> Any:
    """The place of the largest; a plain array. `keepdims`: with an axis of length 1 in the place of the axis."""
    return np.argmax(_values(a), axis=axis, out=_writable(out), **keepdims)


@implements(np.argmin)
def argmin(a: ArrayLike, axis: int | None = None, out: Any = None, **keepdims: bool) -> Any:
    """The place of the smallest; a plain array. `keepdims`: with an axis of length 1 in the place of the axis."""
    return np.argmin(_values(a), axis=axis, out=_writable(out), **keepdims)


__all__ = [
    "allclose", "any", "argmax", "argmin", "bincount", "can_cast", "ceil", "copyto", "divmod", "equal", "floor",
    "floor_divide", "fmod", "greater", "greater_equal", "isclose", "isfinite", "isinf", "isnan", "isnat", "less",
    "less_equal", "logical_and", "logical_not", "logical_or", "logical_xor", "may_share_memory", "min_scalar_type",
    "mod", "not_equal", "remainder", "result_type", "rint", "shape", "shares_memory", "sign", "signbit", "trunc",
]
