"""Linear algebra for tensors, under numpy.linalg's names; stacks of matrices in the last two axes."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from engine import functions as mg
from engine.functions.decompositions import (
    EighResult,
    QRResult,
    SlogdetResult,
    SVDResult,
    cholesky,
    eigh,
    eigvalsh,
    mirrored,
    qr,
    svd,
    svdvals,
)
from engine.functions.eigenvalues import EigResult, eig, eigvals
from engine.functions.matrices import matrix_diagonal as diagonal
from engine.functions.matrices import matrix_trace as trace
from engine.functions.matrices import matrix_transpose
from engine.functions.products import cross, outer, vecdot
from engine.overrides import composes
from engine.rules import linalg as _linalg  # noqa: F401  (adds the rows)
from engine.rules import rule_of
from engine.rules.reductions import chosen_axes
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike, Axes

__all__ = [
    "EigResult", "EighResult", "QRResult", "SVDResult", "SlogdetResult", "cholesky", "cond", "cross", "det", "diagonal",
    "eig", "eigh", "eigvals", "eigvalsh", "inv", "lstsq", "matmul", "matrix_norm", "matrix_power", "matrix_rank",
    "matrix_transpose", "multi_dot", "norm", "outer", "pinv", "qr", "slogdet", "solve", "svd", "svdvals", "trace",
    "vecdot", "vector_norm",
]


@composes(np.linalg.norm)
def norm(
    x: ArrayLike, ord: float | str | None = None, axis: Axes = None, keepdims: bool = False, *, nan_to_num: bool = True,
    constant: bool | None = None,
) -> Tensor:
    """The norm of the vectors along one axis, or of the matrices along two ('fro', 'nuc', 2, -2, 1, -1, inf, -inf).

    The derivative of a zero vector's norm is 0, and nan with `nan_to_num=False`. ValueError for an unknown order.
    """
    ndim = np.ndim(x)
    axes = tuple(range(ndim)) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    if ord is None or len(axes) == 1:
        options = {"ord": ord, "axis": axis, "keepdims": keepdims, "nan_to_num": nan_to_num}
        if ord is None and axis is None:
            options["axis"] = axes if ndim in (1, 2) else None
        if options["axis"] is None:
            kept = mg.reshape(apply(rule_of("norm"), (mg.ravel(x),), {**options, "keepdims": False}, constant),
                              (1,) * ndim)
            return kept if keepdims else mg.reshape(kept, ())
        return apply(rule_of("norm"), (x,), options, constant)
    return _matrix_norm(x, ord, axes, keepdims, nan_to_num, constant)


def _matrix_norm(
    x: Any, ord: Any, axes: tuple[int, ...], keepdims: bool, nan_to_num: bool, constant: bool | None
) -> Tensor:
    if len(axes) != 2 or ord not in ("fro", "nuc", 2, -2, 1, -1, np.inf, -np.inf):
        raise ValueError(f"norm: order {ord!r} is not known for {len(axes)} axes: pass one axis or another order")
    if ord == "fro":
        return norm(x, None, axes, keepdims, nan_to_num=nan_to_num, constant=constant)
    ndim = np.ndim(x)
    matrices = mg.moveaxis(x, axes, (-2, -1))
    if ord in ("nuc", 2, -2):
        values = svd(matrices, compute_uv=False)
        result = {"nuc": mg.sum, 2: _largest, -2: mg.min}[ord](values, axis=-1, constant=constant)
    else:
        sums = mg.sum(mg.absolute(matrices), axis=-2 if abs(ord) == 1 else -1)
        result = (_largest if ord > 0 else mg.min)(sums, axis=-1, constant=constant)
    return mg.expand_dims(result, tuple(a % ndim for a in axes)) if keepdims else result


def _largest(values: Any, axis: int, constant: bool | None) -> Tensor:
    """The largest of what is not negative; 0 of nothing."""
    return (mg.max if values.shape[axis] else mg.sum)(values, axis, constant=constant)


def _one(op: str, function: Any, doc: str) -> Any:
    def call(a: ArrayLike, *, constant: bool | None = None) -> Tensor:
        return apply(rule_of(op), (a,), constant=constant)

    call.__name__, call.__qualname__, call.__doc__ = op, op, doc
    return composes(function)(call)


# M. Giles, An extended collection of matrix derivative results (2008).
inv = _one("inv", np.linalg.inv, "The inverse matrices, shape (..., n, n). LinAlgError where a matrix is singular. "
           "Giles (2008).")
det = _one("det", np.linalg.det, "The determinants, shape (...) of matrices (..., n, n). LinAlgError for others. "
           "Giles (2008).")


@composes(np.linalg.pinv)
def pinv(a: ArrayLike, *, hermitian: bool = False, constant: bool | None = None) -> Tensor:
    """The pseudo-inverses of Moore and Penrose; the derivative holds at constant rank.

    Shape (..., n, m) of matrices (..., m, n). `hermitian`: only the lower triangle of a is read. Golub and Pereyra, The
    differentiation of pseudo-inverses (1973).
    """
    return apply(rule_of("pinv"), (mirrored(a) if hermitian else a,), constant=constant)


@composes(np.linalg.solve)
def solve(a: ArrayLike, b: ArrayLike, *, constant: bool | None = None) -> Tensor:
    """The solutions x of a @ x = b; b is one vector (n,) or matrices (..., n, k).

    Shape of b, broadcast with a. LinAlgError where a is singular. Giles (2008).
    """
    return apply(rule_of("solve"), (a, b), constant=constant)


@composes(np.linalg.slogdet)
def slogdet(a: ArrayLike) -> SlogdetResult:
    """Sign and logarithm of the determinants. Both have shape (...) of matrices (..., n, n). Giles (2008)."""
    return SlogdetResult(np.linalg.slogdet(np.asarray(a))[0], apply(rule_of("slogdet"), (a,)))


@composes(np.linalg.lstsq)
def lstsq(a: ArrayLike, b: ArrayLike, rcond: float | None = None) -> tuple[Tensor, Tensor, Any, Any]:
    """The x with the least |a @ x - b|; then the squared residuals, and a's rank and singular values (plain).

    There are no residuals, as in NumPy, where a has no more rows than columns or its columns depend on each other.
    Of a (m, n) and b (m,) or (m, k) shape (n,) or (n, k).
    """
    _, _, rank, values = np.linalg.lstsq(np.asarray(a), np.asarray(b), rcond)
    rows, columns = np.shape(a)
    if rcond is not None and 0 < rank < min(rows, columns):  # the smaller singular values count as 0
        left, sizes, right = svd(a, full_matrices=False)
        a = mg.matmul(left[:, :rank] * sizes[:rank], right[:rank])
    x = mg.matmul(pinv(a), b)
    residuals = mg.atleast_1d(mg.sum(mg.square(mg.matmul(a, x) - b), axis=0))
    return x, residuals[:0] if rank < columns or rows <= columns else residuals, rank, values


@composes(np.linalg.matrix_rank)
def matrix_rank(A: ArrayLike, tol: float | None = None, hermitian: bool = False, *, rtol: float | None = None) -> Any:
    """The number of independent rows; a plain number, or array of shape (...) of matrices (..., m, n)."""
    return np.linalg.matrix_rank(np.asarray(A), tol, hermitian, rtol=rtol)


@composes(np.linalg.cond)
def cond(x: ArrayLike, p: ArrayLike | None = None) -> Tensor:
    """How much the matrices may magnify an error: the largest singular value by the smallest, or by another norm.

    Shape (...) of matrices (..., m, n). LinAlgError for matrices without elements.
    """
    if 0 in np.shape(x)[-2:]:
        raise np.linalg.LinAlgError(f"cond: matrices of shape {np.shape(x)} have no elements")
    if p is None or p in (2, -2):
        values = svdvals(x)
        return values[..., -1] / values[..., 0] if p == -2 else values[..., 0] / values[..., -1]
    return norm(x, p, (-2, -1)) * norm(inv(x), p, (-2, -1))


@composes(np.linalg.matmul)
def matmul(x1: ArrayLike, x2: ArrayLike) -> Tensor:
    """The products of the matrices in the last two axes."""
    return mg.matmul(x1, x2)


@composes(np.linalg.matrix_power)
def matrix_power(a: ArrayLike, n: int) -> Tensor:
    """The n-th power of square matrices, by repeated squaring; a negative n inverts first. Shape (..., n, n), as a."""
    factor = inv(a) if n < 0 else a
    result, n = None, abs(n)
    while n:
        if n % 2:
            result = factor if result is None else mg.matmul(result, factor)
        n //= 2
        factor = mg.matmul(factor, factor) if n else factor
    values = np.asarray(a)
    if result is None:
        return mg.broadcast_to(np.eye(values.shape[-1], dtype=values.dtype), values.shape)
    return mg.positive(result)


@composes(np.linalg.multi_dot)
def multi_dot(arrays: Sequence[Any]) -> Tensor:
    """The product of two or more matrices, from left to right; the first and the last may be vectors.

    Shape (m, n), without the axes of vectors.
    """
    product = arrays[0]
    for factor in arrays[1:]:
        product = mg.matmul(product, factor)
    return product


@composes(np.linalg.vector_norm)
def vector_norm(x: ArrayLike, *, axis: Axes = None, keepdims: bool = False, ord: float = 2) -> Tensor:
    """The norm of the vectors along an axis, or of all elements."""
    ndim = np.ndim(x)
    if isinstance(axis, int):
        return norm(x, ord, axis, keepdims)
    rest = [i for i in range(ndim) if i not in chosen_axes(axis, ndim)]
    rows = mg.transpose(x, (*rest, *chosen_axes(axis, ndim)))
    count = int(np.prod(rows.shape[len(rest):]))
    length = norm(mg.reshape(rows, (*rows.shape[:len(rest)], count)), ord, -1)
    return mg.expand_dims(length, chosen_axes(axis, ndim)) if keepdims else length


@composes(np.linalg.matrix_norm)
def matrix_norm(x: ArrayLike, *, keepdims: bool = False, ord: float | str = "fro") -> Tensor:
    """The norm of the matrices in the last two axes."""
    return norm(x, ord, (-2, -1), keepdims)
