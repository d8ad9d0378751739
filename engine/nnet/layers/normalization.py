"""Layers that bring data to mean 0 and variance 1, then scale and shift it as they learn to."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.tensor import Tensor
from engine.typing import ArrayLike, Axes


def batchnorm(
    x: ArrayLike, *, gamma: ArrayLike | None = None, beta: ArrayLike | None = None, eps: float,
    constant: bool | None = None,
) -> Tensor:
    """Each channel of x (N, C, ...) normalised over all data; gamma and beta (C,). S. Ioffe and C. Szegedy (2015).

    Shape of x. ValueError for data of fewer than two axes, or parameters of another shape.
    """
    shape = np.shape(x)
    if len(shape) < 2:
        raise ValueError(f"batchnorm: data of shape {shape} has no channels: pass (N, C, ...)")
    axes = (0, *range(2, len(shape)))
    along = tuple(n if i == 1 else 1 for i, n in enumerate(shape))
    scale, shift = (_along("batchnorm", p, shape[1:2], along) for p in (gamma, beta))
    return _normalised(x, axes, scale, shift, eps, constant)


def layernorm(
    x: ArrayLike, *, gamma: ArrayLike | None = None, beta: ArrayLike | None = None, eps: float = 1e-5, axis: Axes = -1,
    constant: bool | None = None,
) -> Tensor:
    """Each datum normalised along the axis, or axes; gamma and beta broadcast with x. J. L. Ba and others (2016).

    Shape of x. AxisError for an axis that is not there.
    """
    return _normalised(x, axis, gamma, beta, eps, constant)


def _along(op: str, parameter: Any, shape: tuple[int, ...], along: tuple[int, ...]) -> Any:
    if parameter is None:
        return None
    if np.shape(parameter) != shape:
        raise ValueError(f"{op}: a parameter of shape {np.shape(parameter)} for channels {shape}: "
                         "pass one number per channel")
    return mg.reshape(parameter, along)


def _normalised(x: Any, axes: Any, scale: Any, shift: Any, eps: float, constant: bool | None) -> Tensor:
    centred = mg.subtract(x, mg.mean(x, axis=axes, keepdims=True))
    spread = mg.sqrt(mg.mean(mg.square(centred), axis=axes, keepdims=True) + eps)
    result = mg.divide(centred, spread, constant=constant)
    if scale is not None:
        result = mg.multiply(result, scale, constant=constant)
    return result if shift is None else mg.add(result, shift, constant=constant)
