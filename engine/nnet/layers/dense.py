"""The fully connected layer, and dropout."""


import numpy as np

from engine import functions as mg
from engine.tensor import Tensor
from engine.typing import ArrayLike


def dense(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None = None, *, constant: bool | None = None) -> Tensor:
    """x @ weight + bias: x (..., D), weight (D, M), bias (M,) or None -> (..., M).

    The result has the shape of x, its last axis M long.
    """
    shapes = np.shape(x), np.shape(weight)
    if len(shapes[1]) != 2 or not shapes[0] or shapes[0][-1] != shapes[1][0]:
        raise ValueError(f"dense: data of shape {shapes[0]} and a weight of shape {shapes[1]} do not fit: "
                         "pass (..., D) and (D, M)")
    product = mg.matmul(x, weight, constant=constant)
    return product if bias is None else mg.add(product, bias, constant=constant)


def dropout(x: ArrayLike, rate: float, *, training: bool = True, constant: bool | None = None) -> Tensor:
    """x with a share `rate` of its elements, drawn at random, set to 0 and the others divided by 1 - rate.

    Outside training: x unchanged. ValueError unless 0 <= rate < 1. N. Srivastava and others (2014). Shape of x.
    """
    if not 0 <= rate < 1:
        raise ValueError(f"dropout: the rate must lie in [0, 1), but is {rate}")
    if not training or not rate:
        return mg.positive(x, constant=constant)
    values = np.asarray(x)
    kept = (np.random.random_sample(values.shape) >= rate) / (1 - rate)
    return mg.multiply(x, kept.astype(values.dtype), constant=constant)
