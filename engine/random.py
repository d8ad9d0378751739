"""Random tensors, under MyGrad's names and further ones of NumPy's.

They are drawn from numpy.random's global generator: a seed given here or there gives the same numbers.
"""

from typing import Any

import numpy as np

from engine.tensor import Tensor
from engine.typing import ArrayLike, DTypeLike, Shape


def _tensor(values: Any, constant: bool | None) -> Tensor:
    return Tensor(values, constant=constant, copy=False)


def seed(seed_number: int | None = None) -> None:
    """Makes the numbers that follow repeatable; without a number, unpredictable again."""
    np.random.seed(seed_number)


def rand(*shape: int, constant: bool | None = None) -> Tensor:
    """Numbers drawn evenly from [0, 1); the shape as separate lengths."""
    return _tensor(np.random.rand(*shape), constant)


def randn(*shape: int, constant: bool | None = None) -> Tensor:
    """Numbers drawn from the standard normal distribution; the shape as separate lengths."""
    return _tensor(np.random.randn(*shape), constant)


def randint(low: int, high: int | None = None, shape: Shape | None = None, dtype: DTypeLike = int) -> Tensor:
    """Integers drawn evenly from [low, high), or from [0, low) if only one bound is given; constant.

    `shape` is the shape, one number if None.
    """
    return _tensor(np.random.randint(low, high, shape, dtype), True)  # type: ignore[arg-type]


def random(shape: Shape | None = None, *, constant: bool | None = None) -> Tensor:
    """Numbers drawn evenly from [0, 1); a single one if no shape is given."""
    return _tensor(np.random.random_sample(shape), constant)


random_sample = ranf = sample = random


def normal(loc: Any = 0.0, scale: Any = 1.0, size: Any = None, *, constant: bool | None = None) -> Tensor:
    """Numbers drawn from the normal distribution with that mean and standard deviation.

    `size` is the shape, one number if None.
    """
    return _tensor(np.random.normal(loc, scale, size), constant)


def uniform(low: Any = 0.0, high: Any = 1.0, size: Any = None, *, constant: bool | None = None) -> Tensor:
    """Numbers drawn evenly from [low, high). `size` is the shape, one number if None."""
    return _tensor(np.random.uniform(low, high, size), constant)


def choice(
    a: ArrayLike, size: Any = None, replace: bool = True, p: ArrayLike | None = None, *, constant: bool | None = None
) -> Tensor:
    """Elements drawn from a vector, or from range(a); `p` weighs them. ValueError if there are too few of them.

    `size` is the shape, one number if None.
    """
    return _tensor(np.random.choice(np.asarray(a), size, replace, p), constant)  # type: ignore[arg-type]


def permutation(x: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The elements, or rows, or the numbers of range(x), in random order. Shape of x, or (x,)."""
    return _tensor(np.random.permutation(x if isinstance(x, int) else np.asarray(x)), constant)
