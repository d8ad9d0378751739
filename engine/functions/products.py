"""Products of vectors and arrays under their many names, all by matmul and multiplication."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_index

from engine import functions as mg
from engine.overrides import composes
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike


@composes(np.dot)
def dot(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The product over the last axis of a and the last but one (of a vector: the only) axis of b."""
    dims = np.ndim(a), np.ndim(b)
    if 0 in dims:
        return mg.multiply(a, b, constant=constant)
    if dims[1] < 3:
        return mg.matmul(a, b, constant=constant)
    return tensordot(a, b, axes=((dims[0] - 1,), (dims[1] - 2,)), constant=constant)


@composes(np.inner)
def inner(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The product over the last axes of both."""
    dims = np.ndim(a), np.ndim(b)
    if 0 in dims:
        return mg.multiply(a, b, constant=constant)
    return tensordot(a, b, axes=((dims[0] - 1,), (dims[1] - 1,)), constant=constant)


@composes(np.vdot)
def vdot(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The sum of the products of all elements. One number."""
    return mg.matmul(mg.ravel(a), mg.ravel(b), constant=constant)


@composes(np.linalg.vecdot)
def vecdot(x1: ArrayLike, x2: ArrayLike, *, axis: int = -1, constant: bool | None = None) -> Tensor:
    """The products of vectors along an axis of both."""
    if axis != -1:
        x1, x2 = mg.moveaxis(x1, axis, -1), mg.moveaxis(x2, axis, -1)
    return apply(rule_of("vecdot"), (x1, x2), constant=constant)


def matvec(x1: ArrayLike, x2: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The products of matrices (..., m, n) with vectors (..., n). Shape (..., m)."""
    return apply(rule_of("matvec"), (x1, x2), constant=constant)


def vecmat(x1: ArrayLike, x2: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The products of vectors (..., n) with matrices (..., n, m). Shape (..., m)."""
    return apply(rule_of("vecmat"), (x1, x2), constant=constant)


@composes(np.outer, np.linalg.outer)
def outer(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The products of each element of a with each of b, as a matrix. Shape (a.size, b.size)."""
    return mg.multiply(mg.reshape(a, (-1, 1)), mg.reshape(b, (1, -1)), constant=constant)


@composes(np.tensordot)
def tensordot(a: ArrayLike, b: ArrayLike, axes: int | Sequence[Any] = 2, *, constant: bool | None = None) -> Tensor:
    """The product over pairs of axes: the last and first `axes` of them, or those in two lists.

    ValueError if the paired axes differ in length.
    """
    shapes = np.shape(a), np.shape(b)
    left, right = _paired(shapes, axes)
    if [shapes[0][i] for i in left] != [shapes[1][i] for i in right]:
        raise ValueError(f"tensordot: axes {left} of shape {shapes[0]} and axes {right} of shape {shapes[1]} differ in "
                         "length: pair axes of equal length")
    free = [[i for i in range(len(s)) if i not in taken] for s, taken in zip(shapes, (left, right), strict=True)]
    count = int(np.prod([shapes[0][i] for i in left]))
    rows = mg.reshape(mg.transpose(a, (*free[0], *left)), (-1, count) if count else (_size(shapes[0], free[0]), 0))
    columns = mg.reshape(mg.transpose(b, (*right, *free[1])), (count, _size(shapes[1], free[1])))
    shape = (*(shapes[0][i] for i in free[0]), *(shapes[1][i] for i in free[1]))
    return mg.reshape(mg.matmul(rows, columns), shape, constant=constant)


def _size(shape: tuple[int, ...], axes: list[int]) -> int:
    return int(np.prod([shape[i] for i in axes]))


def _paired(shapes: tuple[tuple[int, ...], tuple[int, ...]], axes: Any) -> tuple[list[int], list[int]]:
    if isinstance(axes, int | np.integer):
        return list(range(len(shapes[0]) - axes, len(shapes[0]))), list(range(axes))
    pairs: list[list[Any]] = [[side] if isinstance(side, int | np.integer) else list(side) for side in axes]
    return _counted(pairs[0], len(shapes[0])), _counted(pairs[1], len(shapes[1]))


def _counted(axes: list[Any], ndim: int) -> list[int]:
    """Axes from 0 on; AxisError for one that is not there."""
    return [normalize_axis_index(axis, ndim) for axis in axes]


@composes(np.kron)
def kron(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The product of Kronecker: a with each element replaced by its product with all of b.

    Each axis is as long as the product of both lengths.
    """
    ndim = max(np.ndim(a), np.ndim(b))
    shapes = [(1,) * (ndim - np.ndim(x)) + np.shape(x) for x in (a, b)]
    wide = mg.reshape(a, tuple(n for length in shapes[0] for n in (length, 1)))
    narrow = mg.reshape(b, tuple(n for length in shapes[1] for n in (1, length)))
    return mg.reshape(mg.multiply(wide, narrow), tuple(m * n for m, n in zip(*shapes, strict=True)), constant=constant)


@composes(np.cross, np.linalg.cross)
def cross(
    a: ArrayLike, b: ArrayLike, axisa: int = -1, axisb: int = -1, axisc: int = -1, axis: int | None = None
) -> Tensor:
    """The vectors perpendicular to those of a and b, as long as the area that the two span; in their broadcast shape.

    ValueError unless all vectors have three elements.
    """
    if axis is not None:
        axisa = axisb = axisc = axis
    left, right = mg.moveaxis(a, axisa, -1), mg.moveaxis(b, axisb, -1)
    if left.shape[-1] != 3 or right.shape[-1] != 3:
        lengths = f"{left.shape[-1]} and {right.shape[-1]} elements, in shapes {left.shape} and {right.shape}"
        raise ValueError(f"cross: vectors of {lengths}: pass vectors of three")
    on, back = [1, 2, 0], [2, 0, 1]
    return mg.moveaxis(left[..., on] * right[..., back] - left[..., back] * right[..., on], -1, axisc)


@composes(np.convolve)
def convolve(a: ArrayLike, v: ArrayLike, mode: str = "full") -> Tensor:
    """The discrete convolution of two vectors; mode 'full', 'same' or 'valid' as NumPy has it.

    Length n + m - 1 in mode 'full', the longer one's in 'same', |n - m| + 1 in 'valid' (shape of a vector).
    """
    longer, shorter = mg.atleast_1d(a), mg.atleast_1d(v)
    if shorter.size > longer.size:
        longer, shorter = shorter, longer
    return _slid(longer, shorter[::-1], mode, "convolve")


@composes(np.correlate)
def correlate(a: ArrayLike, v: ArrayLike, mode: str = "valid") -> Tensor:
    """The cross-correlation of two vectors; mode 'full', 'same' or 'valid' as NumPy has it.

    Length n + m - 1 in mode 'full', the longer one's in 'same', |n - m| + 1 in 'valid' (shape of a vector).
    """
    one, other = mg.atleast_1d(a), mg.atleast_1d(v)
    if one.ndim + other.ndim > 2:
        raise ValueError(f"correlate: operands of shape {one.shape} and {other.shape} must be vectors: ravel them")
    if other.size > one.size:
        return correlate(other, one, mode)[::-1]
    return _slid(one, other, mode, "correlate")


def _slid(a: Any, v: Any, mode: str, op: str) -> Tensor:
    """The products of v with each stretch of a, which is lengthened by zeros as the mode says."""
    count = v.size
    room = {"full": (count - 1, count - 1), "valid": (0, 0), "same": (count // 2, count - 1 - count // 2)}
    if mode not in room:
        raise ValueError(f"{op}: the mode must be 'full', 'same' or 'valid', not {mode!r}")
    if not count or not a.size:
        raise ValueError(f"{op}: neither vector may be empty; their shapes are {a.shape} and {v.shape}")
    left, right = room[mode]
    inside = slice(left, left + a.size)
    longer = apply(rule_of("scatter"), (a,), {"index": inside, "shape": (left + a.size + right,)})
    stretches = apply(rule_of("windows"), (longer,), {"window": (count,), "step": (1,), "dilation": (1,)})
    return mg.matmul(stretches, v)


__all__ = [
    "convolve", "correlate", "cross", "dot", "inner", "kron", "matvec", "outer", "tensordot", "vdot", "vecdot",
    "vecmat",
]
