"""The same elements in other shapes and orders; the results are views where NumPy's are."""

from typing import Any

import numpy as np

from engine.overrides import implements
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, Axes, PerAxis, Shape


@implements(np.reshape)
def reshape(
    a: ArrayLike, newshape: Shape | None = None, order: Any = "C", *, shape: Shape | None = None,
    copy: bool | None = None, constant: bool | None = None,
) -> Tensor:
    """The same elements in another shape; a view where that is possible, unless `copy`.

    `order` "F": read and placed with the first index changing fastest. ValueError for another number of elements, and
    with copy=False where a view is not possible.
    """
    newshape = newshape if shape is None else shape
    if newshape is None:
        raise TypeError("reshape: give the new shape, such as (2, -1)")
    if is_fortran(a, order):
        turned = newshape[::-1] if isinstance(newshape, tuple | list) else newshape
        result = transpose(reshape(transpose(a), turned, copy=copy), constant=constant)
    else:
        result = apply(rule_of("reshape"), (a,), {"newshape": newshape}, constant)
    if copy is False and isinstance(a, Tensor) and result.base is None and result.size:
        raise ValueError(f"reshape: shape {np.shape(a)} cannot become {newshape} without being copied")
    return apply(rule_of("positive"), (result,), constant=constant) if copy else result


def is_fortran(a: ArrayLike, order: Any) -> bool:
    """Whether elements are to be read with the first index changing fastest. ValueError for what is no order."""
    if order not in ("C", "F", "A", "K", None):
        raise ValueError(f"order={order!r}: say 'C' (the last index changes fastest), 'F' (the first) or 'A'")
    flags = np.asarray(a._data if isinstance(a, Tensor) else a).flags
    return order == "F" or (order in ("A", "K") and flags.f_contiguous and not flags.c_contiguous)


@implements(np.ravel)
def ravel(a: ArrayLike, order: Any = "C", *, constant: bool | None = None) -> Tensor:
    """The same elements along one axis; `order` "F": with the first index changing fastest. Shape (size,)."""
    return apply(rule_of("ravel"), (transpose(a) if is_fortran(a, order) else a,), constant=constant)


@implements(np.squeeze)
def squeeze(a: ArrayLike, axis: Axes = None, *, constant: bool | None = None) -> Tensor:
    """The tensor without its axes of length one, or without the given ones; ValueError for one of another length."""
    return apply(rule_of("squeeze"), (a,), {"axis": axis}, constant)


@implements(np.expand_dims)
def expand_dims(a: ArrayLike, axis: Axes, *, constant: bool | None = None) -> Tensor:
    """The tensor with new axes of length one."""
    return apply(rule_of("expand_dims"), (a,), {"axis": axis}, constant)


@implements(np.broadcast_to)
def broadcast_to(a: ArrayLike, shape: Shape, *, constant: bool | None = None) -> Tensor:
    """The tensor repeated to a larger shape, without copying. ValueError for a shape that it does not fit."""
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    return apply(rule_of("broadcast_to"), (a,), {"shape": shape}, constant)


@implements(np.transpose)
def transpose(a: ArrayLike, *order: Any, axes: Axes = None, constant: bool | None = None) -> Tensor:
    """The tensor with its axes in another order, given as numbers or as one tuple; reversed if none is given.

    ValueError for an order that does not name each axis once.
    """
    if order:
        axes = order[0] if len(order) == 1 and not isinstance(order[0], int) else order
    return apply(rule_of("transpose"), (a,), {"axes": axes}, constant)


@implements(np.swapaxes)
def swapaxes(a: ArrayLike, axis1: int, axis2: int, *, constant: bool | None = None) -> Tensor:
    """The tensor with two axes exchanged. AxisError for an axis that is not there."""
    return apply(rule_of("swapaxes"), (a,), {"axis1": axis1, "axis2": axis2}, constant)


@implements(np.moveaxis)
def moveaxis(a: ArrayLike, source: PerAxis, destination: PerAxis, *, constant: bool | None = None) -> Tensor:
    """The tensor with axes moved to other places. ValueError for more of the one than of the other."""
    return apply(rule_of("moveaxis"), (a,), {"source": source, "destination": destination}, constant)


@implements(np.roll)
def roll(a: ArrayLike, shift: PerAxis, axis: Axes = None, *, constant: bool | None = None) -> Tensor:
    """The elements moved along an axis, those that fall off the end put at the beginning."""
    return apply(rule_of("roll"), (a,), {"shift": shift, "axis": axis}, constant)


@implements(np.repeat)
def repeat(a: ArrayLike, repeats: ArrayLike, axis: int | None = None, *, constant: bool | None = None) -> Tensor:
    """Each element several times.

    The axis is as long as the sum of the repeats; without an axis the array is laid out flat.
    """
    return apply(rule_of("repeat"), (a,), {"repeats": repeats, "axis": axis}, constant)


def _at_least(ndim: int, tensors: tuple[Any, ...], constant: bool | None) -> Any:
    function = (np.atleast_1d, np.atleast_2d, np.atleast_3d)[ndim - 1]
    results = []
    for t in tensors:
        shape = function(np.asarray(t._data if isinstance(t, Tensor) else t)).shape
        same = isinstance(t, Tensor) and shape == t.shape and constant in (None, t.constant)
        results.append(t if same else apply(rule_of("reshape"), (t,), {"newshape": shape}, constant))
    return results[0] if len(results) == 1 else tuple(results)


@implements(np.atleast_1d)
def atleast_1d(*tensors: Any, constant: bool | None = None) -> Any:
    """The tensor, or each of the tensors, with one axis or more."""
    return _at_least(1, tensors, constant)


@implements(np.atleast_2d)
def atleast_2d(*tensors: Any, constant: bool | None = None) -> Any:
    """The tensor, or each of the tensors, with two axes or more."""
    return _at_least(2, tensors, constant)


@implements(np.atleast_3d)
def atleast_3d(*tensors: Any, constant: bool | None = None) -> Any:
    """The tensor, or each of the tensors, with three axes or more."""
    return _at_least(3, tensors, constant)


__all__ = [
    "atleast_1d", "atleast_2d", "atleast_3d", "broadcast_to", "expand_dims", "moveaxis", "ravel", "repeat", "reshape",
    "roll", "squeeze", "swapaxes", "transpose",
]
