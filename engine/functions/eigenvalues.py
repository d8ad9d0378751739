"""Eigenvalues and eigenvectors of matrices that need not be symmetric, as long as they are real."""

from typing import NamedTuple

import numpy as np

from engine.overrides import composes
from engine.rules import linalg as _linalg  # noqa: F401  (adds the rows)
from engine.rules import rule_of
from engine.tensor import Tensor, apply
from engine.typing import ArrayLike


class EigResult(NamedTuple):
    """What eig gives: eigenvalues (..., n) in no order, and eigenvectors (..., n, n) as columns of length 1."""

    eigenvalues: Tensor
    eigenvectors: Tensor


@composes(np.linalg.eig)
def eig(a: ArrayLike) -> EigResult:
    """Eigenvalues and eigenvectors of square matrices; derivatives ask for distinct eigenvalues.

    ValueError if an eigenvalue is not real: tensors hold real numbers. Shapes (..., n) and (..., n, n).
    """
    joined = apply(rule_of("eig"), (a,))
    return EigResult(joined[..., 0, :], joined[..., 1:, :])


@composes(np.linalg.eigvals)
def eigvals(a: ArrayLike) -> Tensor:
    """The eigenvalues of square matrices, in no order. ValueError if one is not real.

    Shape (..., n) of matrices (..., n, n).
    """
    return eig(a).eigenvalues
