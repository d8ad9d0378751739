"""NumPy's functions for tensors, under NumPy's names."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.rules import Rule, rule_of
from engine.tensor import MIRRORS, Tensor, apply

UFUNCS = (
    "add subtract multiply divide power negative positive reciprocal square absolute maximum minimum sqrt cbrt exp exp2 "
    "expm1 log log2 log10 log1p logaddexp logaddexp2 sin cos tan arcsin arccos arctan arctan2 sinh cosh tanh arcsinh "
    "arccosh arctanh matmul".split()
)


def _function(rule: Rule) -> Callable[..., Tensor]:
    def call(*inputs: Any, constant: bool | None = None) -> Tensor:
        return apply(rule, inputs, constant=constant)

    call.__name__ = rule.op
    return call


globals().update({_op: _function(rule_of(_op)) for _op in UFUNCS})
globals().update(true_divide=globals()["divide"], abs=globals()["absolute"])


def _mirrors(*functions: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    def register(ours: Callable[..., Any]) -> Callable[..., Any]:
        for function in functions:
            MIRRORS[function] = ours
        return ours

    return register


def _reduction(op: str, *functions: Any) -> Callable[..., Tensor]:
    @_mirrors(*functions)
    def reduce(x: Any, axis: Any = None, keepdims: bool = False, *, constant: bool | None = None) -> Tensor:
        return apply(rule_of(op), (x,), {"axis": axis, "keepdims": keepdims}, constant)

    reduce.__name__ = op
    return reduce


sum = _reduction("sum", np.sum)
mean = _reduction("mean", np.mean)
max = amax = _reduction("max", np.max, np.amax)
min = amin = _reduction("min", np.min, np.amin)


@_mirrors(np.reshape)
def reshape(a: Any, newshape: Any, *, constant: bool | None = None) -> Tensor:
    """The same elements in another shape."""
    return apply(rule_of("reshape"), (a,), {"newshape": newshape}, constant)


@_mirrors(np.ravel)
def ravel(a: Any, *, constant: bool | None = None) -> Tensor:
    """The same elements along one axis."""
    return apply(rule_of("ravel"), (a,), constant=constant)


@_mirrors(np.squeeze)
def squeeze(a: Any, axis: Any = None, *, constant: bool | None = None) -> Tensor:
    """The tensor without its axes of length one."""
    return apply(rule_of("squeeze"), (a,), {"axis": axis}, constant)


@_mirrors(np.expand_dims)
def expand_dims(a: Any, axis: Any, *, constant: bool | None = None) -> Tensor:
    """The tensor with a new axis of length one."""
    return apply(rule_of("expand_dims"), (a,), {"axis": axis}, constant)


@_mirrors(np.transpose)
def transpose(a: Any, *axes: Any, constant: bool | None = None) -> Tensor:
    """The tensor with its axes in another order."""
    order = axes[0] if len(axes) == 1 and not isinstance(axes[0], int) else axes or None
    return apply(rule_of("transpose"), (a,), {"axes": order}, constant)


@_mirrors(np.swapaxes)
def swapaxes(a: Any, axis1: int, axis2: int, *, constant: bool | None = None) -> Tensor:
    """The tensor with two axes exchanged."""
    return apply(rule_of("swapaxes"), (a,), {"axis1": axis1, "axis2": axis2}, constant)


@_mirrors(np.moveaxis)
def moveaxis(a: Any, source: Any, destination: Any, *, constant: bool | None = None) -> Tensor:
    """The tensor with axes moved to other places."""
    return apply(rule_of("moveaxis"), (a,), {"source": source, "destination": destination}, constant)


@_mirrors(np.broadcast_to)
def broadcast_to(a: Any, shape: Any, *, constant: bool | None = None) -> Tensor:
    """The tensor repeated to a larger shape, without copying."""
    return apply(rule_of("broadcast_to"), (a,), {"shape": shape}, constant)


@_mirrors(np.concatenate)
def concatenate(tensors: Any, axis: int = 0, *, constant: bool | None = None) -> Tensor:
    """The tensors joined along an axis."""
    return apply(rule_of("concatenate"), tuple(tensors), {"axis": axis}, constant)


@_mirrors(np.stack)
def stack(tensors: Any, axis: int = 0, *, constant: bool | None = None) -> Tensor:
    """The tensors joined along a new axis."""
    return apply(rule_of("stack"), tuple(tensors), {"axis": axis}, constant)


@_mirrors(np.einsum)
def einsum(subscripts: str, *operands: Any, optimize: Any = False, constant: bool | None = None) -> Tensor:
    """The sum of products that the subscripts describe."""
    return apply(rule_of("einsum"), operands, {"subscripts": subscripts, "optimize": optimize}, constant)


@_mirrors(np.where)
def where(condition: Any, x: Any = None, y: Any = None, *, constant: bool | None = None) -> Any:
    """x where the condition holds, else y; with the condition alone, NumPy's indices of its true elements."""
    condition = condition.data if isinstance(condition, Tensor) else np.asarray(condition)
    if x is None and y is None:
        return np.where(condition)
    return apply(rule_of("where"), (condition, x, y), constant=constant)


def _plain(function: Any) -> Callable[..., Any]:
    @_mirrors(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        args = tuple(x.data if isinstance(x, Tensor) else x for x in args)
        return function(*args, **kwargs)

    return call


argmax, argmin, any, allclose, isclose, shape, size, ndim = map(
    _plain, (np.argmax, np.argmin, np.any, np.allclose, np.isclose, np.shape, np.size, np.ndim)
)
_all = _plain(np.all)
