"""MXNet's functions that choose elements, or add and take away axes. Indices are numbers, and get no gradient."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.mxnet.array import NDArray, perform
from engine.tensor import Tensor


def _whole(indices: Any) -> Any:
    return np.asarray(indices).astype(np.int64)


def _array(values: Any, dtype: Any) -> NDArray:
    return NDArray(Tensor(np.asarray(values), dtype=dtype, constant=True))


def pick(data: NDArray, index: Any, axis: int = -1, keepdims: bool = False) -> NDArray:
    """For each place of the other axes the element that its index names; indices beyond an end are clipped to it."""
    last = data.shape[axis] - 1
    places = np.expand_dims(np.clip(_whole(index).reshape(_without(data.shape, axis)), 0, last), axis)
    picked = perform(lambda x: mg.take_along_axis(x, places, axis), data)
    return picked if keepdims else perform(lambda x: mg.squeeze(x, axis), picked)


def _without(shape: tuple[int, ...], axis: int) -> tuple[int, ...]:
    left = list(shape)
    del left[axis]
    return tuple(left)


def one_hot(
    indices: Any, depth: int, on_value: float = 1.0, off_value: float = 0.0, dtype: Any = np.float32
) -> NDArray:
    """A row of length depth for each index, `on_value` at its place, `off_value` elsewhere."""
    return _array(np.where(_whole(indices)[..., None] == np.arange(depth), on_value, off_value), dtype)


def take(a: NDArray, indices: Any, axis: int = 0, mode: str = "clip") -> NDArray:
    """The slices along an axis that the indices name; one beyond an end is clipped to it, or wrapped (mode "wrap")."""
    length = a.shape[axis]
    places = _whole(indices) % length if mode == "wrap" else np.clip(_whole(indices), 0, length - 1)
    return perform(lambda x: mg.take(x, places, axis), a)


def eye(N: int, M: int = 0, k: int = 0, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """Ones on the k-th diagonal of N rows and M columns (as many as rows, if 0)."""
    return _array(np.eye(N, M or N, k), dtype)


def expand_dims(data: NDArray, axis: int) -> NDArray:
    """The array with one more axis, of length 1."""
    return perform(lambda x: mg.expand_dims(x, axis), data)


def squeeze(data: NDArray, axis: Any = None) -> NDArray:
    """The array without its axes of length 1, or without those that are named."""
    return perform(lambda x: mg.squeeze(x, axis), data)


def flatten(data: NDArray) -> NDArray:
    """The first axis, and all others as one."""
    return perform(lambda x: mg.reshape(x, (x.shape[0], -1)), data)


def broadcast_to(data: NDArray, shape: Any) -> NDArray:
    """The array repeated to a shape."""
    return perform(lambda x: mg.broadcast_to(x, shape), data)


def linspace(
    start: float, stop: float, num: int, endpoint: bool = True, ctx: Any = None, dtype: Any = np.float32
) -> NDArray:
    """`num` evenly spaced numbers, in shape (num,); the last is stop, unless endpoint is false."""
    return _array(np.linspace(start, stop, num, endpoint), dtype)
