"""Between shapes: what goes back to an operand that was broadcast, and one number given back to many places."""

import sys
from functools import lru_cache
from typing import Any

import numpy as np

from engine.rules.table import perform

# Python in the browser comes without BLAS.
BLAS = sys.platform != "emscripten"
# The longest row of ones that is kept.
MANY = 1 << 14

NUMBERS = (np.ndarray, np.generic, float, int)


def broadcastable(shape: tuple[int, ...], target: tuple[int, ...]) -> bool:
    """Whether an array of that shape can be repeated to the target shape."""
    return len(shape) <= len(target) and all(
        n in (1, m) for n, m in zip(reversed(shape), reversed(target), strict=False)
    )


def unbroadcast(g: Any, shape: tuple[int, ...]) -> Any:
    """The gradient of a broadcast operand: the sum over every place that its elements were copied to."""
    given = g.shape if type(g) is np.ndarray else np.shape(g)
    if given == shape:
        return g
    extra = len(given) - len(shape)
    axes: Any
    if given[extra:] == shape:
        axes = 0 if extra == 1 else tuple(range(extra))
    else:
        axes = tuple(i for i, n in enumerate(given) if i < extra or (shape[i - extra] == 1 and n != 1))
    if isinstance(g, np.ndarray):
        floats = BLAS and g.dtype.char in "fd" and g.flags.c_contiguous
        if floats and axes == 0 and len(given) == 2 and given[0] <= MANY:
            return np.matmul(_ones(given[0], g.dtype.char), g)  # the same sums, at a third of the cost
        # Sums of one order only: the memory's layout must not decide about the last digit.
        summed = np.add.reduce(g if g.flags.c_contiguous else np.ascontiguousarray(g), axes)
        return summed if summed.shape == shape else summed.reshape(shape)[()]
    return np.reshape(np.sum(g, axis=axes, keepdims=True), shape)


@lru_cache(16)
def _ones(count: int, char: str) -> Any:
    """A read-only row of ones."""
    row = np.ones(count, char)
    row.setflags(write=False)
    return row


def widen(g: Any, shape: tuple[int, ...]) -> Any:
    """The gradient repeated to the shape; the gradient itself where it has that shape already."""
    if type(g) is np.ndarray:
        if g.shape == shape:
            return g
    elif np.shape(g) == shape:
        return g
    if isinstance(g, NUMBERS):
        full = np.empty(shape, np.result_type(g))
        full[...] = g
        return full
    return perform("broadcast_to", g, shape=shape)
