"""MXNet's functions on arrays, under their names there; each is one of the engine's, recorded if autograd records."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import functions as mg
from engine import linalg
from engine.mxnet.array import NDArray, perform
from engine.mxnet.picking import (  # noqa: F401 -- names of this room
    broadcast_to,
    expand_dims,
    eye,
    flatten,
    linspace,
    one_hot,
    pick,
    squeeze,
    take,
)
from engine.nnet import activations
from engine.tensor import Tensor

# arrays from nothing


def array(source_array: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """An array with a copy of the values, in their shape; float32 unless told otherwise."""
    return NDArray(Tensor(np.asarray(source_array), dtype=dtype, constant=True))


def zeros(shape: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """Zeros of a shape; float32 unless told otherwise."""
    return array(np.zeros(shape), dtype=dtype)


def ones(shape: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """Ones of a shape; float32 unless told otherwise."""
    return array(np.ones(shape), dtype=dtype)


def full(shape: Any, val: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """One repeated value, in a shape; float32 unless told otherwise."""
    return array(np.full(shape, val), dtype=dtype)


def arange(start: float, stop: float | None = None, step: float = 1.0, dtype: Any = np.float32) -> NDArray:
    """Numbers from start up to but not including stop (from 0 up to start, if there is no stop), along one axis."""
    return array(np.arange(start, step=step) if stop is None else np.arange(start, stop, step), dtype=dtype)


def ones_like(data: NDArray) -> NDArray:
    """An array of ones of the same shape and type."""
    return ones(data.shape, dtype=data.dtype)


def zeros_like(data: NDArray) -> NDArray:
    """An array of zeros of the same shape and type."""
    return zeros(data.shape, dtype=data.dtype)


def random_normal(loc: float = 0, scale: float = 1, shape: Any = 1, dtype: Any = np.float32) -> NDArray:
    """Numbers drawn from the normal distribution of mean loc and standard deviation scale; of the given shape."""
    return array(np.random.normal(loc, scale, shape), dtype=dtype)


def random_uniform(low: float = 0, high: float = 1, shape: Any = 1, dtype: Any = np.float32) -> NDArray:
    """Numbers drawn evenly from [low, high), of the given shape."""
    return array(np.random.uniform(low, high, shape), dtype=dtype)


# functions of arrays


def _function(name: str, ours: Callable[..., Any]) -> Callable[..., NDArray]:
    def call(*inputs: Any, **options: Any) -> NDArray:
        return perform(ours, *inputs, **options)

    call.__name__ = call.__qualname__ = name
    call.__doc__ = f"The engine's {ours.__name__} of arrays, in the shape that they broadcast to."
    return call


def _reduction(name: str, ours: Callable[..., Any], doc: str) -> Callable[..., NDArray]:
    def call(data: NDArray, axis: Any = None, keepdims: bool = False) -> NDArray:
        reduced = perform(ours, data, axis=axis, keepdims=keepdims)
        return reduced if reduced.ndim else perform(mg.reshape, reduced, (1,))

    call.__name__, call.__qualname__, call.__doc__ = name, name, doc
    return call


for _room, _names in {
    mg: "exp log sqrt square sin cos tan arctan sinh cosh tanh expm1 log1p negative reciprocal cbrt "
        "maximum minimum add subtract multiply divide power",
    activations: "relu sigmoid softmax",
}.items():
    for _name in _names.split():
        globals()[_name] = _function(_name, getattr(_room, _name))
abs, log_softmax = _function("abs", mg.absolute), _function("log_softmax", activations.logsoftmax)

sum = _reduction("sum", mg.sum, "The sum over the axes; of all elements, in an array of shape (1,), if axis is None.")
mean = _reduction("mean", mg.mean, "The mean over the axes; of all elements, in shape (1,), if axis is None.")
max = _reduction("max", mg.max, "The largest along the axes; of all, in shape (1,), if axis is None.")
min = _reduction("min", mg.min, "The smallest along the axes; of all, in shape (1,), if axis is None.")


def norm(data: NDArray, ord: int = 2, axis: Any = None, keepdims: bool = False) -> NDArray:
    """The Euclidean norm (ord 2), or the sum of sizes (ord 1); of all elements, in shape (1,), if axis is None."""
    whole = data if axis is not None else perform(mg.reshape, data, (-1,))
    length = perform(linalg.norm, whole, ord, 0 if axis is None else axis, keepdims and axis is not None)
    shape = (1,) * data.ndim if keepdims and axis is None else length.shape or (1,)
    return perform(mg.reshape, length, shape)


def dot(lhs: NDArray, rhs: NDArray) -> NDArray:
    """The product over the last axis of the left and the first of the right array; of vectors in shape (1,)."""
    product = perform(
        lambda x, y: mg.reshape(
            mg.matmul(mg.reshape(x, (-1, x.shape[-1])), mg.reshape(y, (y.shape[0], -1))),
            (*x.shape[:-1], *y.shape[1:]) or (1,),
        ),
        lhs,
        rhs,
    )
    return product


def reshape(data: NDArray, shape: Any) -> NDArray:
    """The same elements in another shape."""
    return perform(mg.reshape, data, shape)


def transpose(data: NDArray, axes: Any = None) -> NDArray:
    """The array with its axes in another order; reversed if none is given."""
    return perform(lambda x: mg.transpose(x, axes) if axes else mg.transpose(x), data)


def concat(*data: NDArray, dim: int = 1) -> NDArray:
    """The arrays joined along an axis, the second one unless told otherwise."""
    return perform(lambda *xs: mg.concatenate(xs, axis=dim), *data)


def stack(*data: NDArray, axis: int = 0) -> NDArray:
    """The arrays joined along a new axis."""
    return perform(lambda *xs: mg.stack(xs, axis=axis), *data)


def clip(data: NDArray, a_min: float, a_max: float) -> NDArray:
    """The values kept between two bounds. Shape of data."""
    return minimum(maximum(data, a_min), a_max)  # type: ignore[name-defined]  # noqa: F821


def where(condition: NDArray, x: NDArray, y: NDArray) -> NDArray:
    """x where the condition is not 0, else y, in the shape that the three broadcast to."""
    return perform(lambda c, a, b: mg.where(np.asarray(c) != 0, a, b), condition, x, y)


def argmax(data: NDArray, axis: Any = None) -> NDArray:
    """The places of the largest along the axis, as float32 in the shape without it; of all elements, in shape (1,)."""
    return array(np.atleast_1d(np.argmax(data.asnumpy(), axis)))


METHODS = ("sum mean max min norm exp log sqrt square abs dot sigmoid relu softmax tanh transpose clip argmax take "
           "zeros_like ones_like")
for _name in METHODS.split():
    setattr(NDArray, _name, globals()[_name])


def _reshaped(self: NDArray, *shape: Any, **options: Any) -> NDArray:
    """The same elements in another shape, given as numbers, as one tuple, or as `shape=`."""
    return reshape(self, options.get("shape", shape[0] if len(shape) == 1 else shape))


NDArray.reshape = _reshaped  # type: ignore[attr-defined]
