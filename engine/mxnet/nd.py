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
    """An array with a copy of the values; float32 unless told otherwise."""
    return NDArray(Tensor(np.asarray(source_array), dtype=dtype, constant=True))


def zeros(shape: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """An array of zeros."""
    return array(np.zeros(shape), dtype=dtype)


def ones(shape: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """An array of ones."""
    return array(np.ones(shape), dtype=dtype)


def full(shape: Any, val: Any, ctx: Any = None, dtype: Any = np.float32) -> NDArray:
    """An array of one repeated value."""
    return array(np.full(shape, val), dtype=dtype)


def arange(start: float, stop: float | None = None, step: float = 1.0, dtype: Any = np.float32) -> NDArray:
    """Evenly spaced numbers."""
    return array(np.arange(start, step=step) if stop is None else np.arange(start, stop, step), dtype=dtype)


def ones_like(data: NDArray) -> NDArray:
    """An array of ones of the same shape and type."""
    return ones(data.shape, dtype=data.dtype)


def zeros_like(data: NDArray) -> NDArray:
    """An array of zeros of the same shape and type."""
    return zeros(data.shape, dtype=data.dtype)


def random_normal(loc: float = 0, scale: float = 1, shape: Any = 1, dtype: Any = np.float32) -> NDArray:
    """Numbers drawn from the normal distribution."""
    return array(np.random.normal(loc, scale, shape), dtype=dtype)


def random_uniform(low: float = 0, high: float = 1, shape: Any = 1, dtype: Any = np.float32) -> NDArray:
    """Numbers drawn evenly from [low, high)."""
    return array(np.random.uniform(low, high, shape), dtype=dtype)


# functions of arrays


def _function(name: str, ours: Callable[..., Any], doc: str) -> Callable[..., NDArray]:
    def call(*inputs: Any, **options: Any) -> NDArray:
        return perform(ours, *inputs, **options)

    call.__name__, call.__qualname__, call.__doc__ = name, name, doc
    return call


def _reduction(name: str, ours: Callable[..., Any], doc: str) -> Callable[..., NDArray]:
    def call(data: NDArray, axis: Any = None, keepdims: bool = False) -> NDArray:
        reduced = perform(ours, data, axis=axis, keepdims=keepdims)
        return reduced if reduced.ndim else perform(mg.reshape, reduced, (1,))

    call.__name__, call.__qualname__, call.__doc__ = name, name, doc
    return call


for _name, _ours in {
    "abs": mg.absolute,
    "exp": mg.exp,
    "log": mg.log,
    "sqrt": mg.sqrt,
    "square": mg.square,
    "sin": mg.sin,
    "cos": mg.cos,
    "tan": mg.tan,
    "arctan": mg.arctan,
    "sinh": mg.sinh,
    "cosh": mg.cosh,
    "tanh": mg.tanh,
    "expm1": mg.expm1,
    "log1p": mg.log1p,
    "negative": mg.negative,
    "reciprocal": mg.reciprocal,
    "cbrt": mg.cbrt,
    "relu": activations.relu,
    "sigmoid": activations.sigmoid,
    "softmax": activations.softmax,
    "log_softmax": activations.logsoftmax,
    "maximum": mg.maximum,
    "minimum": mg.minimum,
    "add": mg.add,
    "subtract": mg.subtract,
    "multiply": mg.multiply,
    "divide": mg.divide,
    "power": mg.power,
}.items():
    globals()[_name] = _function(_name, _ours, f"The engine's {_ours.__name__}, of arrays.")

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
    """The values kept between two bounds."""
    return minimum(maximum(data, a_min), a_max)  # type: ignore[name-defined]  # noqa: F821


def where(condition: NDArray, x: NDArray, y: NDArray) -> NDArray:
    """x where the condition is not 0, else y."""
    return perform(lambda c, a, b: mg.where(np.asarray(c) != 0, a, b), condition, x, y)


def argmax(data: NDArray, axis: Any = None) -> NDArray:
    """Where the largest values stand, as float32."""
    return array(np.argmax(data.asnumpy(), axis))


for _name in (
    "sum",
    "mean",
    "max",
    "min",
    "norm",
    "exp",
    "log",
    "sqrt",
    "square",
    "abs",
    "dot",
    "sigmoid",
    "relu",
    "softmax",
    "tanh",
    "transpose",
    "clip",
    "argmax",
    "take",
    "zeros_like",
    "ones_like",
):
    setattr(NDArray, _name, globals()[_name])
NDArray.reshape = lambda self, *shape, **options: reshape(  # type: ignore[attr-defined]
    self, options.get("shape", shape[0] if len(shape) == 1 else shape)
)
