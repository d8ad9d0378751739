"""Averages, covariances and correlations."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.creation import full
from engine.functions.reductions import in_type
from engine.overrides import composes
from engine.tensor import Tensor
from engine.typing import ArrayLike, Axes, DTypeLike


@composes(np.average)
def average(
    a: ArrayLike, axis: Axes = None, weights: ArrayLike | None = None, returned: bool = False, *, keepdims: bool = False
) -> Any:
    """The mean, weighted if told so; weights have a's shape, or are a vector along the one axis.

    With `returned` a pair: the average, and the sum of the weights. ValueError for weights of another shape,
    ZeroDivisionError for weights that add up to 0.
    """
    shape = np.shape(a)
    if weights is None:
        mean = mg.mean(a, axis=axis, keepdims=keepdims)
        return (mean, full(mean.shape, np.size(a) / max(1, mean.size))) if returned else mean
    given = np.shape(weights)
    if given != shape:
        if not isinstance(axis, int) or given != (shape[axis],):
            raise ValueError(f"average: weights of shape {given} for an array of shape {shape}: pass weights of its "
                             "shape, or a vector and the axis that it belongs to")
        weights = mg.reshape(weights, tuple(-1 if i == axis % len(shape) else 1 for i in range(len(shape))))
        weights = mg.broadcast_to(weights, shape)
    total = mg.sum(weights, axis=axis, keepdims=keepdims)
    if np.any(np.asarray(total) == 0):
        raise ZeroDivisionError("average: the weights add up to 0; give weights with another sum")
    result = mg.divide(mg.sum(mg.multiply(a, weights), axis=axis, keepdims=keepdims), total)
    return (result, total) if returned else result


@composes(np.cov)
def cov(m: ArrayLike, y: ArrayLike | None = None, rowvar: bool = True, bias: bool = False, ddof: int | None = None,
        fweights: ArrayLike | None = None, aweights: ArrayLike | None = None, *, dtype: DTypeLike = None) -> Tensor:
    """The covariances of variables, one per row (per column if rowvar is False), from their observations.

    Shape (variables, variables); one number for one variable. Of type float64, unless `dtype` says another.
    """
    rows = _variables(m, rowvar)
    if y is not None:
        rows = mg.concatenate([rows, _variables(y, rowvar)], axis=0)
    weights, divisor = _weights(rows.shape[1], 1 - bool(bias) if ddof is None else ddof, fweights, aweights)
    if dtype is not None:
        rows, weights = in_type(rows, dtype), weights.astype(dtype)
    centred = rows - mg.sum(rows * weights, axis=1, keepdims=True) / weights.sum()
    return mg.squeeze(mg.matmul(centred * weights, centred.T) / divisor)


def _variables(m: Any, rowvar: bool) -> Tensor:
    if np.ndim(m) > 2:
        raise ValueError(f"cov: variables of shape {np.shape(m)}: pass a vector or a matrix")
    rows = mg.atleast_2d(m)
    return rows if rowvar or np.ndim(m) < 2 else rows.T


def _weights(count: int, ddof: int, fweights: Any, aweights: Any) -> tuple[np.ndarray[Any, Any], float]:
    """The weight of each observation, and what the sum of squares is divided by."""
    counts = np.ones(count) if fweights is None else np.asarray(fweights, float)
    weights = counts if aweights is None else counts * np.asarray(aweights, float)
    if aweights is None or not ddof:
        return weights, float(weights.sum() - ddof)
    return weights, float(weights.sum() - ddof * (weights * np.asarray(aweights, float)).sum() / weights.sum())


@composes(np.corrcoef)
def corrcoef(x: ArrayLike, y: ArrayLike | None = None, rowvar: bool = True, *, dtype: DTypeLike = None) -> Tensor:
    """The correlations of variables: their covariances, divided by both standard deviations.

    Shape (variables, variables).
    """
    both = cov(x, y, rowvar, dtype=dtype)
    if not both.ndim:
        return both / both
    deviations = mg.sqrt(both[np.arange(len(both)), np.arange(len(both))])
    return both / mg.reshape(deviations, (-1, 1)) / deviations


__all__ = ["average", "corrcoef", "cov"]
