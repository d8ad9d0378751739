"""Picking and choosing: by place, by condition, by number."""

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from engine import functions as mg
from engine.creation import astensor, zeros
from engine.overrides import composes
from engine.tensor import Tensor, written
from engine.typing import ArrayLike


@composes(np.take)
def take(a: ArrayLike, indices: Any, axis: int | None = None, out: Any = None, mode: str = "raise") -> Tensor:
    """The elements at some places of an axis; of the flat array if it is None. Modes: raise, wrap, clip."""
    a = mg.ravel(a) if axis is None else astensor(a)
    axis = 0 if axis is None else normalize_axis_index(axis, a.ndim)
    places = np.asarray(indices)
    if mode != "raise":
        places = places % a.shape[axis] if mode == "wrap" else np.clip(places, 0, a.shape[axis] - 1)
    return written(a[(slice(None),) * axis + (places,)], out)


@composes(np.take_along_axis)
def take_along_axis(arr: ArrayLike, indices: Any, axis: int | None = -1) -> Tensor:
    """Of each vector along an axis the elements at the places that `indices` has there."""
    indices = np.asarray(indices)
    if axis is None:
        return mg.ravel(arr)[indices]
    arr = astensor(arr)
    return arr[_along(arr.shape, indices, axis, "take_along_axis")]


@composes(np.put_along_axis)
def put_along_axis(arr: Tensor, indices: Any, values: Any, axis: int | None) -> None:
    """Writes into each vector along an axis, in place, at the places that `indices` has there; gradients follow.

    `values` broadcast to the indices' shape. TypeError if an array is to take a variable's values.
    """
    if not isinstance(arr, Tensor):
        if isinstance(values, Tensor) and not values.constant:
            raise TypeError("put_along_axis: an array remembers no gradients: make it a tensor, or write values.data")
        np.put_along_axis(arr, np.asarray(indices), np.asarray(values), axis)
    elif axis is None:
        arr[np.unravel_index(np.asarray(indices), arr.shape)] = values
    else:
        arr[_along(arr.shape, np.asarray(indices), axis, "put_along_axis")] = values


def _along(shape: tuple[int, ...], indices: Any, axis: int, op: str) -> tuple[Any, ...]:
    """The index of the elements at places along an axis."""
    if indices.ndim != len(shape):
        raise ValueError(f"{op}: indices of shape {indices.shape} and an array of shape {shape} must "
                         "have the same number of axes")
    axis = normalize_axis_index(axis, len(shape))
    lengths = [n if i != axis else 1 for i, n in enumerate(shape)]
    grid = [np.arange(n).reshape([-1 if k == i else 1 for k in range(len(shape))]) for i, n in enumerate(lengths)]
    return tuple(indices if i == axis else place for i, place in enumerate(grid))


@composes(np.compress)
def compress(condition: ArrayLike, a: ArrayLike, axis: int | None = None) -> Tensor:
    """The entries along an axis for which the condition holds."""
    return take(a, np.flatnonzero(np.asarray(condition)), axis)


@composes(np.extract)
def extract(condition: ArrayLike, arr: ArrayLike) -> Tensor:
    """The elements, laid out flat, for which the condition holds. Shape (how many,)."""
    return take(arr, np.flatnonzero(np.asarray(condition)))


@composes(np.delete)
def delete(arr: ArrayLike, obj: Any, axis: int | None = None) -> Tensor:
    """The array without the entries at some places of an axis; of the flat array if it is None."""
    arr = mg.ravel(arr) if axis is None else astensor(arr)
    axis = 0 if axis is None else normalize_axis_index(axis, arr.ndim)
    return take(arr, np.delete(np.arange(arr.shape[axis]), places(obj)), axis)


def places(obj: Any) -> Any:
    """Places as NumPy takes them: a slice, or a plain array."""
    return obj if isinstance(obj, slice) else np.asarray(obj)


@composes(np.insert)
def insert(arr: ArrayLike, obj: Any, values: Any, axis: int | None = None) -> Tensor:
    """The array with values before some places of an axis; of the flat array if it is None."""
    arr = mg.ravel(arr) if axis is None else astensor(arr)
    axis = 0 if axis is None else normalize_axis_index(axis, arr.ndim)
    count, obj = arr.shape[axis], places(obj)
    order = np.insert(np.arange(count), obj, -1)
    added = len(order) - count
    values = values if isinstance(values, Tensor) and not values.constant else np.asarray(values, arr.dtype)
    if values.dtype.kind == "f" and arr.dtype.kind != "f":
        raise TypeError(f"insert: {arr.dtype} takes no floats that have gradients; make the array one of floats")
    if np.ndim(obj) == 0 and not isinstance(obj, slice):
        values = mg.moveaxis(mg.reshape(values, (1,) * (arr.ndim - values.ndim) + values.shape), 0, axis)
    wide = mg.broadcast_to(values, tuple(added if i == axis else n for i, n in enumerate(arr.shape)))
    before = obj if not isinstance(obj, slice) else np.arange(added)
    # Each value goes to its own place, wherever that comes in the order; values for one place keep theirs.
    sources = np.argsort(before % (count + 1), kind="stable") if before.size == added else np.arange(added)
    order[order < 0] = count + sources
    return take(mg.concatenate([arr, wide], axis=axis), order, axis)


@composes(np.resize)
def resize(a: ArrayLike, new_shape: Any) -> Tensor:
    """The elements, repeated or cut off, in another shape; zeros where there are no elements."""
    size = int(np.prod(new_shape))
    if not np.size(a):
        return zeros(new_shape, np.asarray(a).dtype)
    return mg.reshape(take(a, np.arange(size) % np.size(a)), new_shape)


@composes(np.real)
def real(val: Any) -> Tensor:
    """The tensor's values: all are real. Shape of val."""
    return mg.positive(val)


@composes(np.select)
def select(condlist: Sequence[Any], choicelist: Sequence[Any], default: Any = 0) -> Tensor:
    """Element by element the choice that belongs to the first condition that holds, else the default.

    The broadcast shape of all.
    """
    if len(condlist) != len(choicelist) or not condlist:
        raise ValueError(f"select: {len(condlist)} conditions and {len(choicelist)} choices: pass as many of each")
    pairs = reversed(list(zip(condlist, choicelist, strict=True)))
    return reduce(lambda rest, pair: mg.where(np.asarray(pair[0], bool), pair[1], rest), pairs, default)


@composes(np.choose)
def choose(a: ArrayLike, choices: Sequence[Any], out: Any = None, mode: str = "raise") -> Tensor:
    """Element by element the choice whose number `a` has there. ValueError for numbers that no choice has.

    The broadcast shape of all.
    """
    numbers, count = np.asarray(a), len(choices)
    if mode != "raise":
        numbers = numbers % count if mode == "wrap" else np.clip(numbers, 0, count - 1)
    if numbers.size and (numbers.min() < 0 or numbers.max() >= count):
        raise ValueError(f"choose: {count} choices have the numbers 0 to {count - 1}; some of a lie outside: "
                         "use mode='clip' or 'wrap'")
    shape = np.broadcast_shapes(numbers.shape, *(np.shape(c) for c in choices))
    layers = mg.stack([mg.broadcast_to(c, shape) for c in choices])
    return written(take_along_axis(layers, np.broadcast_to(numbers, shape)[None], 0)[0], out)


@composes(np.nan_to_num)
def nan_to_num(
    x: ArrayLike, copy: bool = True, nan: float = 0.0, posinf: float | None = None, neginf: float | None = None
) -> Tensor:
    """The elements, but numbers in place of nan and of the infinities; these have no gradient. Shape of x."""
    values = np.asarray(x)
    if values.dtype.kind != "f":
        return mg.positive(x)
    limits = np.finfo(values.dtype)
    largest = limits.max if posinf is None else posinf
    smallest = limits.min if neginf is None else neginf
    return mg.where(np.isfinite(values), x, np.nan_to_num(values, nan=nan, posinf=largest, neginf=smallest))


@composes(np.copy)
def copy(a: ArrayLike, order: str = "K", subok: bool = False) -> Tensor:
    """A tensor with the same values, and memory of its own. Shape of a."""
    return mg.positive(a)


@composes(np.round, np.around)
def round(a: ArrayLike, decimals: int = 0, out: Any = None) -> Any:
    """The values of a constant, rounded, as a plain array. ValueError for a variable: it would lose its gradient.

    Shape of a.
    """
    if isinstance(a, Tensor) and not a.constant:
        raise ValueError("round has no useful gradient: apply it to x.data, or make the tensor constant")
    return np.round(np.asarray(a), decimals, out=out.data if isinstance(out, Tensor) else out)


__all__ = [
    "choose", "compress", "copy", "delete", "extract", "insert", "nan_to_num", "put_along_axis", "real", "resize",
    "round", "select", "take", "take_along_axis",
]
