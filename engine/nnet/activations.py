"""Activations: functions that bend what a layer gives, element by element or along an axis."""

from numbers import Real
from operator import index
from typing import Any

import numpy as np

from engine import functions as mg
from engine.functions import tanh
from engine.rules import activations as _activations  # noqa: F401  (adds the rows)
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, Axes

__all__ = ["elu", "glu", "hard_tanh", "leaky_relu", "logsoftmax", "relu", "selu", "sigmoid", "soft_sign", "softmax",
           "tanh"]

# G. Klambauer and others, "Self-normalizing neural networks" (2017)
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


def _number(op: str, name: str, value: Any) -> float:
    if isinstance(value, Tensor | np.ndarray):
        if value.size != 1:
            raise ValueError(f"{op}: {name} must be one number, not {value.size} of them")
        return value.item()
    if not isinstance(value, Real):
        raise TypeError(f"{op}: {name} must be one number, not {value!r}")
    return value  # type: ignore[return-value]


def relu(x: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """x where it is positive, else 0; the derivative at 0 is 0. V. Nair and G. Hinton (2010). Shape of x."""
    return mg.maximum(x, 0, constant=constant)


def sigmoid(x: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """1/(1 + exp(-x)), without overflow. Shape of x."""
    return apply(rule_of("sigmoid"), (x,), constant=constant)


def leaky_relu(x: ArrayLike, slope: float, *, constant: bool | None = None) -> Tensor:
    """x where it is positive, else slope * x; the derivative at 0 is 0. A. Maas and others (2013). Shape of x.

    TypeError for a slope that is no number, ValueError for several. The same holds for `elu` and `hard_tanh`.
    """
    slope = _number("leaky_relu", "slope", slope)
    return mg.add(mg.maximum(x, 0), slope * mg.minimum(x, 0), constant=constant)


def elu(x: ArrayLike, alpha: float, *, constant: bool | None = None) -> Tensor:
    """x where it is not negative, else alpha * (exp(x) - 1). D.-A. Clevert and others (2015). Shape of x."""
    alpha = _number("elu", "alpha", alpha)
    return apply(rule_of("elu"), (x, alpha), constant=constant)


def selu(x: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The scaled elu that keeps mean and variance of its input. G. Klambauer and others (2017). Shape of x."""
    return mg.multiply(SELU_SCALE, elu(x, SELU_ALPHA), constant=constant)


def hard_tanh(
    x: ArrayLike, *, lower_bound: float = -1, upper_bound: float = 1, constant: bool | None = None
) -> Tensor:
    """x kept between the bounds; the derivative at and beyond them is 0. R. Collobert (2004). Shape of x."""
    lower = _number("hard_tanh", "lower_bound", lower_bound)
    upper = _number("hard_tanh", "upper_bound", upper_bound)
    x = x if isinstance(x, Tensor) else np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(np.int64)  # a bound of -1 has no place among the bytes
    return mg.maximum(mg.minimum(x, upper), lower, constant=constant)


def soft_sign(x: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """x/(1 + |x|). Shape of x."""
    return mg.divide(x, 1 + mg.absolute(x), constant=constant)


def glu(x: ArrayLike, axis: int = -1, *, constant: bool | None = None) -> Tensor:
    """The first half along the axis times the sigmoid of the second. Y. Dauphin and others (2016).

    Shape of x, half as long along the axis. ValueError if the length of the axis is odd.
    """
    shape, axis = np.shape(x), index(axis)
    if not -len(shape) <= axis < len(shape):
        raise IndexError(f"glu: there is no axis {axis} in shape {shape}; axes count from 0, and from -1 backwards")
    axis %= len(shape)
    if shape[axis] % 2:
        raise ValueError(f"glu: axis {axis} of shape {shape} has odd length: choose an axis that splits in two halves")
    half = shape[axis] // 2
    first, second = ((slice(None),) * axis + (part,) for part in (slice(half), slice(half, None)))
    x = mg.positive(x) if not isinstance(x, Tensor) else x
    return mg.multiply(x[first], sigmoid(x[second]), constant=constant)


def softmax(x: ArrayLike, axis: Axes = -1, *, constant: bool | None = None) -> Tensor:
    """exp(x)/sum(exp(x)) along the axis: positive numbers that sum to 1. J. Bridle (1990). Shape of x."""
    return apply(rule_of("softmax"), (x,), {"axis": axis if np.ndim(x) else None}, constant)


def logsoftmax(x: ArrayLike, axis: Axes = -1, *, constant: bool | None = None) -> Tensor:
    """The logarithm of softmax(x), computed without taking the logarithm of a small number. Shape of x."""
    return apply(rule_of("logsoftmax"), (x,), {"axis": axis if np.ndim(x) else None}, constant)
