"""Tensors from nothing: from numbers, shapes and ranges. zeros, ones and empty are float32 unless told otherwise."""

from operator import index
from typing import Any

import numpy as np

from engine import record
from engine.overrides import implements
from engine.tensor import OVERRIDES, Tensor, number
from engine.typing import ArrayLike, DTypeLike, Shape


def tensor(
    arr_like: ArrayLike, dtype: DTypeLike = None, *, constant: bool | None = None, copy: bool = True, ndmin: int = 0
) -> Tensor:
    """A tensor with a copy of the values, in their shape; `ndmin` puts axes of length 1 before it.

    With copy=False it shares the values where their type fits, and a tensor that fits is returned itself.
    """
    if type(arr_like) is float and dtype is None and constant is None and not (ndmin or record.special):
        return number(Tensor, arr_like)
    if not copy and isinstance(arr_like, Tensor) and index(ndmin) <= arr_like.ndim:
        return astensor(arr_like, dtype, constant=constant)
    return Tensor(arr_like, dtype=dtype, constant=constant, copy=copy, ndmin=ndmin)


def astensor(t: ArrayLike, dtype: DTypeLike = None, *, constant: bool | None = None) -> Tensor:
    """The tensor itself where it fits already, else one that shares the values' memory where possible.

    The shape is the values' own.
    """
    if isinstance(t, Tensor) and dtype in (None, t.dtype) and constant in (None, t.constant):
        return t
    return Tensor(t, dtype=dtype, constant=constant, copy=False)


def asarray(a: ArrayLike, dtype: DTypeLike = None, order: Any = None) -> np.ndarray[Any, Any]:
    """The values as a plain array. The array's shape is the values' own."""
    return np.asarray(a.data if isinstance(a, Tensor) else a, dtype=dtype, order=order)


def zeros(shape: Shape, dtype: DTypeLike = np.float32, *, constant: bool | None = None) -> Tensor:
    """A tensor of zeros. `shape` is one length or a tuple of them."""
    return Tensor(np.zeros(shape, dtype), constant=constant, copy=False)


def ones(shape: Shape, dtype: DTypeLike = np.float32, *, constant: bool | None = None) -> Tensor:
    """A tensor of ones. `shape` is one length or a tuple of them."""
    return Tensor(np.ones(shape, dtype), constant=constant, copy=False)


def empty(shape: Shape, dtype: DTypeLike = np.float32, *, constant: bool | None = None) -> Tensor:
    """A tensor whose values are not set. `shape` is one length or a tuple of them."""
    return Tensor(np.empty(shape, dtype), constant=constant, copy=False)


def full(shape: Shape, fill_value: ArrayLike, dtype: DTypeLike = None, *, constant: bool | None = None) -> Tensor:
    """A tensor of one repeated value. `shape` is one length or a tuple of them."""
    return Tensor(np.full(shape, fill_value, dtype), constant=constant, copy=False)


def eye(N: int, M: int | None = None, k: int = 0, dtype: DTypeLike = float, *, constant: bool | None = None) -> Tensor:
    """A matrix with ones on a diagonal. Shape (N, M), or (N, N) without M."""
    return Tensor(np.eye(N, M, k, dtype), constant=constant, copy=False)


def identity(n: int, dtype: DTypeLike = float, *, constant: bool | None = None) -> Tensor:
    """The square matrix with ones on the diagonal. Shape (n, n)."""
    return Tensor(np.identity(n, dtype), constant=constant, copy=False)


def arange(*args: Any, constant: bool | None = None, **kwargs: Any) -> Tensor:
    """Evenly spaced values; constant where they are integers. Shape (ceil((stop - start) / step),)."""
    return Tensor(np.arange(*args, **kwargs), constant=constant, copy=False)


def _spaced(function: Any, arguments: tuple[Any, ...], constant: bool | None, **options: Any) -> Tensor:
    if constant is not True and any(isinstance(x, Tensor) and not x.constant for x in arguments):
        return OVERRIDES[function](*arguments, **options)
    ends = [x.data if isinstance(x, Tensor) else x for x in arguments]
    return Tensor(function(*ends, **options), constant=constant, copy=False)


def linspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, dtype: DTypeLike = None, axis: int = 0,
    *, constant: bool | None = None,
) -> Tensor:
    """`num` evenly spaced values from start to stop. Shape (num, *the bounds' shape)."""
    return _spaced(np.linspace, (start, stop, num, endpoint), constant, dtype=dtype, axis=axis)


def logspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, base: ArrayLike = 10,
    dtype: DTypeLike = None, axis: int = 0, *, constant: bool | None = None,
) -> Tensor:
    """`num` values from base**start to base**stop, evenly spaced in their logarithms.

    Shape (num, *the bounds' shape).
    """
    return _spaced(np.logspace, (start, stop, num, endpoint), constant, base=base, dtype=dtype, axis=axis)


def geomspace(
    start: ArrayLike, stop: ArrayLike, num: int = 50, endpoint: bool = True, dtype: DTypeLike = None, axis: int = 0,
    *, constant: bool | None = None,
) -> Tensor:
    """`num` values from start to stop, each the same multiple of the one before. Shape (num, *the bounds' shape)."""
    return _spaced(np.geomspace, (start, stop, num, endpoint), constant, dtype=dtype, axis=axis)


def _like(
    function: Any, other: Any, dtype: Any, shape: Any, constant: bool | None, *value: Any, **layout: Any
) -> Tensor:
    """A tensor made after another; constant if that one is (an array is). Of the layout: order=, subok=, device=."""
    if constant is None and (not isinstance(other, Tensor) or other.constant):
        constant = True
    values = function(asarray(other), *value, dtype=dtype, shape=shape, **layout)
    return Tensor(values, constant=constant, copy=False)


@implements(np.zeros_like)
def zeros_like(
    other: ArrayLike, dtype: DTypeLike = None, shape: Shape | None = None, *, constant: bool | None = None,
    **layout: Any,
) -> Tensor:
    """A tensor of zeros in the other's shape and type."""
    return _like(np.zeros_like, other, dtype, shape, constant, **layout)


@implements(np.ones_like)
def ones_like(
    other: ArrayLike, dtype: DTypeLike = None, shape: Shape | None = None, *, constant: bool | None = None,
    **layout: Any,
) -> Tensor:
    """A tensor of ones in the other's shape and type."""
    return _like(np.ones_like, other, dtype, shape, constant, **layout)


@implements(np.empty_like)
def empty_like(
    other: ArrayLike, dtype: DTypeLike = None, shape: Shape | None = None, *, constant: bool | None = None,
    **layout: Any,
) -> Tensor:
    """A tensor in the other's shape and type whose values are not set."""
    return _like(np.empty_like, other, dtype, shape, constant, **layout)


@implements(np.full_like)
def full_like(
    other: ArrayLike, fill_value: ArrayLike, dtype: DTypeLike = None, shape: Shape | None = None, *,
    constant: bool | None = None, **layout: Any,
) -> Tensor:
    """A tensor of one repeated value in the other's shape and type."""
    return _like(np.full_like, other, dtype, shape, constant, fill_value, **layout)


__all__ = [
    "arange", "asarray", "astensor", "empty", "empty_like", "eye", "full", "full_like", "geomspace", "identity",
    "linspace", "logspace", "ones", "ones_like", "tensor", "zeros", "zeros_like",
]
