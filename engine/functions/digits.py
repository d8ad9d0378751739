"""Numbers taken apart: into what stands before and after the point, and into a fraction and a power of two."""

from typing import Any

import numpy as np

from engine import functions as mg
from engine.tensor import TWOFOLD, Tensor
from engine.typing import ArrayLike

Plain = np.ndarray[Any, Any]


def modf(x: ArrayLike) -> tuple[Tensor, Plain]:
    """What stands after the point, with x's sign and its gradient, and the whole number before it, a plain array.

    Both have the shape of x.
    """
    whole = np.trunc(np.asarray(x))
    return mg.subtract(x, whole), whole


def frexp(x: ArrayLike) -> tuple[Tensor, Plain]:
    """A fraction in [0.5, 1) with x's sign, and the plain integers e with x = fraction * 2**e.

    Both have the shape of x.
    """
    exponents = np.frexp(np.asarray(x))[1]
    return np.ldexp(x, -exponents) if isinstance(x, Tensor) else mg.multiply(x, 2.0 ** -exponents), exponents


def _divmod(x: Any, y: Any) -> tuple[Plain, Any]:
    """How many times y goes into x, a plain array, and the remainder, with its gradients (of constants plain, too)."""
    remainder = np.remainder(x, y)  # first: it says in words which shapes do not fit
    return np.floor_divide(*(np.asarray(one) for one in (x, y))), remainder


TWOFOLD.update(modf=modf, frexp=frexp, divmod=_divmod)

__all__ = ["frexp", "modf"]
