"""Matrices as products of simpler ones: eigenvectors, singular values, triangles."""

from typing import Any, NamedTuple

import numpy as np

from engine import functions as mg
from engine.overrides import composes
from engine.rules import linalg as _linalg  # noqa: F401  (adds the rows)
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike


class EighResult(NamedTuple):
    """What eigh gives: eigenvalues (..., n) in rising order, and eigenvectors (..., n, n) as columns."""

    eigenvalues: Tensor
    eigenvectors: Tensor


class SVDResult(NamedTuple):
    """What svd gives: U (..., m, k), the singular values S (..., k) in falling order, Vh (..., k, n)."""

    U: Tensor
    S: Tensor
    Vh: Tensor


class QRResult(NamedTuple):
    """What qr gives: Q (..., m, n) and R (..., n, n)."""

    Q: Tensor
    R: Tensor


class SlogdetResult(NamedTuple):
    """What slogdet gives: the determinant's sign, a plain array, and the logarithm of its size."""

    sign: Any
    logabsdet: Tensor


@composes(np.linalg.cholesky)
def cholesky(a: ArrayLike, *, upper: bool = False, constant: bool | None = None) -> Tensor:
    """The lower triangular L with L @ L.T = a, of a's lower triangle; with `upper` L.T, of the upper one.

    Shape (..., n, n). LinAlgError where a is not positive definite. Murray, Differentiation of the Cholesky
    decomposition (2016).
    """
    if upper:
        return mg.swapaxes(cholesky(mg.swapaxes(a, -1, -2), constant=constant), -1, -2, constant=constant)
    return apply(rule_of("cholesky"), (a,), constant=constant)


def mirrored(a: ArrayLike) -> Tensor:
    """The symmetric matrices whose lower triangles are a's."""
    return mg.tril(a) + mg.swapaxes(mg.tril(a, -1), -1, -2)


@composes(np.linalg.eigh)
def eigh(a: ArrayLike, UPLO: str = "L") -> EighResult:
    """Eigenvalues and eigenvectors of symmetric matrices; derivatives of vectors ask for distinct eigenvalues.

    Shapes (..., n) and (..., n, n). LinAlgError for matrices that are not square.
    M. Giles, An extended collection of matrix derivative results (2008).
    """
    joined = apply(rule_of("eigh"), (a,), {"uplo": UPLO})
    return EighResult(joined[..., 0, :], joined[..., 1:, :])


@composes(np.linalg.eigvalsh)
def eigvalsh(a: ArrayLike, UPLO: str = "L") -> Tensor:
    """The eigenvalues of symmetric matrices, rising. Shape (..., n). LinAlgError for matrices that are not square."""
    return eigh(a, UPLO).eigenvalues


@composes(np.linalg.svd)
def svd(a: ArrayLike, full_matrices: bool = True, compute_uv: bool = True, hermitian: bool = False) -> Any:
    """The singular value decomposition a = U @ diag(S) @ Vh, or S alone; derivatives ask for distinct values.

    ValueError for full matrices of what is not square: the columns they add are arbitrary and have no derivative.
    Shapes (..., m, k), (..., k), (..., k, n), k the smaller of m and n. `hermitian`: a is symmetric, and only its lower
    triangle is read. J. Townsend, Differentiating the singular value decomposition (2016).
    """
    if hermitian:
        return _svd_of_symmetric(a) if compute_uv else _svd_of_symmetric(a).S
    rows, columns = np.shape(a)[-2:]
    if full_matrices and compute_uv and rows != columns:
        raise ValueError(f"svd: the full matrices of shape ({rows}, {columns}) have no derivative: full_matrices=False")
    joined = apply(rule_of("svd"), (a,))
    if not compute_uv:
        return joined[..., rows, :]
    return SVDResult(joined[..., :rows, :], joined[..., rows, :], mg.swapaxes(joined[..., rows + 1:, :], -1, -2))


def _svd_of_symmetric(a: Any) -> SVDResult:
    values, vectors = eigh(a)
    order = np.argsort(np.abs(np.asarray(values)))[..., ::-1]
    values = mg.take_along_axis(values, order, -1)
    left = mg.take_along_axis(vectors, order[..., None, :], -1)
    return SVDResult(left, mg.absolute(values), mg.swapaxes(left * np.sign(np.asarray(values))[..., None, :], -1, -2))


@composes(np.linalg.qr)
def qr(a: ArrayLike, mode: str = "reduced") -> QRResult:
    """a = Q @ R, Q with orthonormal columns, R upper triangular; for matrices with no more columns than rows.

    ValueError for wider matrices and for other modes than 'reduced'. Shapes (..., m, n) and (..., n, n).
    """
    rows, columns = np.shape(a)[-2:]
    if mode != "reduced" or columns > rows:
        raise ValueError(f"qr: mode {mode!r} of a matrix of shape ({rows}, {columns}) is not available here: "
                         "use 'reduced', of a matrix with no more columns than rows")
    joined = apply(rule_of("qr"), (a,))
    return QRResult(joined[..., :rows, :], joined[..., rows:, :])


@composes(np.linalg.svdvals)
def svdvals(x: ArrayLike) -> Tensor:
    """The singular values, falling. Shape (..., min(m, n))."""
    return svd(x, compute_uv=False)
