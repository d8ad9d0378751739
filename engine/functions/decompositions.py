"""What linear algebra's decompositions give, under the names of NumPy's named tuples."""

from typing import Any, NamedTuple

from engine.tensor import Tensor


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
