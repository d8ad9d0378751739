"""Diagonals, triangles and turns of matrices."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.overrides import composes
from engine.rules import rule_of
from engine.rules.reductions import chosen_axes
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, Axes, DTypeLike


@composes(np.diagonal)
def diagonal(a: ArrayLike, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Tensor:
    """The diagonal of the matrices in two axes; it becomes the last axis."""
    matrices = mg.moveaxis(a, (axis1, axis2), (-2, -1))
    along, across = _diagonal(matrices.shape[-2:], offset)
    return matrices[..., along, across]


def _diagonal(shape: tuple[int, ...], offset: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """The rows and the columns of the places on a diagonal."""
    start = np.arange(max(0, min(shape[0] + min(offset, 0), shape[1] - max(offset, 0))))
    return start - min(offset, 0), start + max(offset, 0)


@composes(np.diag)
def diag(v: ArrayLike, k: int = 0) -> Tensor:
    """The diagonal of a matrix, or the matrix with a vector on its diagonal. ValueError for more axes."""
    ndim = np.ndim(v)
    if ndim == 2:
        return diagonal(v, k)
    if ndim != 1:
        raise ValueError(f"diag: pass a vector or a matrix, not an array of {ndim} axes")
    size = np.shape(v)[0] + abs(k)
    return apply(rule_of("scatter"), (v,), {"index": _diagonal((size, size), k), "shape": (size, size)})


@composes(np.diagflat)
def diagflat(v: ArrayLike, k: int = 0) -> Tensor:
    """The matrix with the elements of v, in one row, on its diagonal. Shape (size + |k|, size + |k|)."""
    return diag(mg.ravel(v), k)


@composes(np.trace)
def trace(a: ArrayLike, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Tensor:
    """The sum along the diagonal. The shape without the two axes."""
    return mg.sum(diagonal(a, offset, axis1, axis2), axis=-1)


@composes(np.linalg.diagonal)
def matrix_diagonal(x: ArrayLike, /, *, offset: int = 0) -> Tensor:
    """The diagonals of the matrices in the last two axes: what np.linalg calls diagonal."""
    return diagonal(x, offset, -2, -1)


@composes(np.linalg.trace)
def matrix_trace(x: ArrayLike, /, *, offset: int = 0, dtype: DTypeLike = None) -> Tensor:
    """The sums along the diagonals of the matrices in the last two axes: what np.linalg calls trace."""
    return mg.sum(matrix_diagonal(x, offset=offset), axis=-1, dtype=dtype)


@composes(np.tril)
def tril(m: ArrayLike, k: int = 0) -> Tensor:
    """The matrices with 0 above the k-th diagonal. Shape of m."""
    return mg.where(np.tri(*_matrix("tril", m), k, dtype=bool), m, 0)


@composes(np.triu)
def triu(m: ArrayLike, k: int = 0) -> Tensor:
    """The matrices with 0 below the k-th diagonal. Shape of m."""
    return mg.where(np.tri(*_matrix("triu", m), k - 1, dtype=bool), 0, m)


def _matrix(op: str, m: Any) -> tuple[int, int]:
    shape = np.shape(m)
    if len(shape) < 2:
        raise ValueError(f"{op}: an array of shape {shape} holds no matrices: reshape it to two axes or more")
    return shape[-2], shape[-1]


@composes(np.matrix_transpose, np.linalg.matrix_transpose)
def matrix_transpose(x: ArrayLike) -> Tensor:
    """The matrices in the last two axes, transposed."""
    return mg.swapaxes(x, -1, -2)


@composes(np.flip)
def flip(m: ArrayLike, axis: Axes = None) -> Tensor:
    """The elements in reverse order along the axes; along all if none is given."""
    ndim = np.ndim(m)
    axes = chosen_axes(axis, ndim)
    m = m if isinstance(m, Tensor) else mg.positive(m)
    return m[tuple(slice(None, None, -1) if i in axes else slice(None) for i in range(ndim))]


@composes(np.fliplr)
def fliplr(m: ArrayLike) -> Tensor:
    """The columns in reverse order. Shape of m, which must have two axes or more."""
    _matrix("fliplr", m)
    return flip(m, 1)


@composes(np.flipud)
def flipud(m: ArrayLike) -> Tensor:
    """The rows in reverse order. Shape of m, which must have one axis or more."""
    return flip(m, 0)


@composes(np.rot90)
def rot90(m: ArrayLike, k: int = 1, axes: tuple[int, int] = (0, 1)) -> Tensor:
    """The array turned k times by 90 degrees, from the first of the axes towards the second."""
    chosen_axes(tuple(axes), np.ndim(m))
    turns = k % 4
    if turns == 2:
        return flip(m, tuple(axes))
    if turns == 1:
        return mg.swapaxes(flip(m, axes[1]), *axes)
    return flip(mg.swapaxes(m, *axes), axes[1]) if turns else mg.positive(m)


__all__ = [
    "diag", "diagflat", "diagonal", "flip", "fliplr", "flipud", "matrix_transpose", "rot90", "trace", "tril",
    "triu",
]
