"""First values for the parameters of a network: float32 unless told otherwise; the shape as numbers or one tuple.

Fans follow X. Glorot and Y. Bengio (2010) and K. He and others (2015): for a shape (A, B, *receptive) the fan in is
B * prod(receptive), the fan out A * prod(receptive).
"""

from math import prod, sqrt
from typing import Any

import numpy as np

from engine.creation import full, identity, zeros
from engine.tensor import Tensor
from engine.typing import DTypeLike, Shape

__all__ = ["constant", "dirac", "glorot_normal", "glorot_uniform", "he_normal", "he_uniform", "identity", "normal",
           "uniform"]


def _shape(shape: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], tuple | list) else shape


def _fans(op: str, shape: tuple[Any, ...]) -> tuple[tuple[int, ...], int, int]:
    shape = _shape(shape)
    if len(shape) < 2:
        raise ValueError(f"{op}: the shape {shape} needs at least two axes, those of the outputs and of the inputs")
    receptive = prod(shape[2:])
    return shape, shape[1] * receptive, shape[0] * receptive


def _tensor(op: str, values: Any, dtype: Any, constant: bool | None) -> Tensor:
    if np.dtype(dtype).kind != "f":
        raise ValueError(f"{op}: numbers drawn are floats and would be cut to {np.dtype(dtype)}: pass a float dtype")
    return Tensor(np.asarray(values, dtype), constant=constant, copy=False)


def uniform(
    *shape: Shape, lower_bound: float = 0, upper_bound: float = 1, dtype: DTypeLike = np.float32,
    constant: bool | None = None,
) -> Tensor:
    """Numbers drawn evenly from [lower_bound, upper_bound). The shape is given by numbers, or as a tuple.

    ValueError unless the lower bound is the lower one.
    """
    if lower_bound >= upper_bound:
        raise ValueError(f"uniform: the lower bound {lower_bound} must lie below the upper bound {upper_bound}")
    return _tensor("uniform", np.random.uniform(lower_bound, upper_bound, _shape(shape)), dtype, constant)


def normal(
    *shape: Shape, mean: float = 0, std: float = 1, dtype: DTypeLike = np.float32, constant: bool | None = None
) -> Tensor:
    """Numbers drawn from the normal distribution. The shape is given by numbers, or as a tuple.

    ValueError for a negative `std`.
    """
    if std < 0:
        raise ValueError(f"normal: the standard deviation must not be negative, but is {std}")
    return _tensor("normal", np.random.normal(mean, std, _shape(shape)), dtype, constant)


def glorot_uniform(
    *shape: Shape, gain: float = 1, dtype: DTypeLike = np.float32, constant: bool | None = None
) -> Tensor:
    """Numbers drawn evenly from +- gain * sqrt(6/(fan in + fan out)). ValueError for fewer than two axes,
    and for a gain that is not positive.

    X. Glorot and Y. Bengio (2010).
    """
    shape, fan_in, fan_out = _fans("glorot_uniform", shape)
    bound = gain * sqrt(6 / (fan_in + fan_out))
    return uniform(shape, lower_bound=-bound, upper_bound=bound, dtype=dtype, constant=constant)


def glorot_normal(
    *shape: Shape, gain: float = 1, dtype: DTypeLike = np.float32, constant: bool | None = None
) -> Tensor:
    """Normal numbers of standard deviation gain * sqrt(2/(fan in + fan out)). ValueError for fewer than two axes,
    and for a negative gain.

    X. Glorot and Y. Bengio (2010).
    """
    shape, fan_in, fan_out = _fans("glorot_normal", shape)
    return normal(shape, std=gain * sqrt(2 / (fan_in + fan_out)), dtype=dtype, constant=constant)


def he_uniform(*shape: Shape, gain: float = 1, dtype: DTypeLike = np.float32, constant: bool | None = None) -> Tensor:
    """Numbers drawn evenly from +- gain * sqrt(3/fan in). ValueError for fewer than two axes, and for a
    gain that is not positive.

    K. He and others (2015).
    """
    shape, fan_in, _ = _fans("he_uniform", shape)
    bound = gain * sqrt(3 / fan_in)
    return uniform(shape, lower_bound=-bound, upper_bound=bound, dtype=dtype, constant=constant)


def he_normal(*shape: Shape, gain: float = 1, dtype: DTypeLike = np.float32, constant: bool | None = None) -> Tensor:
    """Normal numbers of standard deviation gain/sqrt(fan in). ValueError for fewer than two axes, and for a
    negative gain.

    K. He and others (2015).
    """
    shape, fan_in, _ = _fans("he_normal", shape)
    return normal(shape, std=gain / sqrt(fan_in), dtype=dtype, constant=constant)


def dirac(*shape: Shape, dtype: DTypeLike = np.float32, constant: bool | None = None) -> Tensor:
    """Filters (outputs, inputs, *receptive) that pass each input on unchanged: 1 at the centre, else 0.

    The shape is given by numbers, or as a tuple; ValueError for fewer than two axes. S. Zagoruyko and N. Komodakis
    (2017).
    """
    shape, _, _ = _fans("dirac", shape)
    made = zeros(shape, dtype, constant=constant)
    centre = tuple(n // 2 for n in shape[2:])
    for k in range(min(shape[:2])):
        made.data[(k, k, *centre)] = 1
    return made


def _constant(*shape: Shape, value: Any = 0.0, dtype: Any = None, constant: bool | None = None) -> Tensor:
    """One repeated value, in the shape given by numbers or as a tuple; of its own type unless told otherwise."""
    return full(_shape(shape), value, dtype, constant=constant)


constant = _constant
constant.__name__ = "constant"
