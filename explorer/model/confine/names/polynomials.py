"""poly1d(coefficients): a polynomial to be called, derived and integrated; other families: their nodes and values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy import polynomial as series

from ..library.made import made
from ..ours import ours
from ..values import Made, Namespace
from .looping import as_array

LONGEST = 50  # coefficients: its roots are found at once
ROOTS = 25  # operations for each element of the matrix whose eigenvalues they are, times its side


def poly1d(polyval: Any) -> Any:
    """poly1d(...), which is evaluated by this row."""

    def make(machine: Any, c_or_r: Any, r: bool = False, variable: str = "x") -> Made:
        given = np.atleast_1d(as_array(machine, c_or_r))
        if given.ndim != 1 or given.size > LONGEST:
            raise ValueError(f"the coefficients are a list of at most {LONGEST} numbers here")
        return of_coefficients(machine, np.poly(given) if r else np.trim_zeros(given, "f"), variable)

    def of_coefficients(machine: Any, found: Any, variable: str) -> Made:
        if found.size > LONGEST:
            raise ValueError(f"a polynomial has at most {LONGEST} coefficients here")
        c = found if found.size else np.zeros(1)
        machine.meter.work(ROOTS * c.size**3)
        facts = dict.fromkeys(["c", "coef", "coeffs", "coefficients"], c) | dict.fromkeys(["o", "order"], c.size - 1)
        facts |= dict.fromkeys(["r", "roots"], np.roots(c)) | {"variable": variable}

        def deriv(machine: Any, m: int = 1) -> Made:
            return of_coefficients(machine, np.polyder(c, min(m, LONGEST)), variable)

        def integ(machine: Any, m: int = 1) -> Made:
            return of_coefficients(machine, np.polyint(c, min(m, LONGEST)), variable)

        shown = np.poly1d(c, variable=variable[:LONGEST])
        further = ours({"deriv": deriv, "integ": integ})
        return made(machine, "poly1d", lambda x: machine.call(polyval, (c, x), {}), shown, **facts, **further)

    return make


def polyint(machine: Any, p: Any, m: int = 1, k: Any = None) -> Any:
    """polyint(p, m, k): the coefficients of the integral, m times over, with these constants."""
    given = np.atleast_1d(as_array(machine, p))
    if not 0 <= m <= LONGEST:
        raise ValueError(f"the order is a whole number from 0 to {LONGEST} here")
    machine.spread((m + 1) * (given.size + m))
    return machine.admit(np.polyint(given, m, None if k is None else as_array(machine, k)))


def added(sign: int) -> Callable[..., Any]:
    """polyadd and polysub."""

    def add(machine: Any, a1: Any, a2: Any) -> Any:
        first, second = (np.atleast_1d(as_array(machine, one)) for one in (a1, a2))
        if first.ndim != 1 or second.ndim != 1:
            raise ValueError("the coefficients of a polynomial are a list of numbers")
        machine.spread(first.size + second.size)
        return machine.admit(np.polyadd(first, second) if sign > 0 else np.polysub(first, second))

    return add


FUNCTIONS = {"polyint": polyint, "polyadd": added(1), "polysub": added(-1)}
FAMILIES = {"legendre": "leg", "chebyshev": "cheb", "hermite": "herm", "hermite_e": "herme", "laguerre": "lag"}


def family(name: str, short: str) -> Namespace:
    """One of numpy.polynomial's families: the nodes and weights of its quadrature, and its series' values."""
    theirs = getattr(series, name)

    def gauss(machine: Any, deg: int) -> Any:
        if type(deg) is not int or not 0 < deg <= LONGEST:
            raise ValueError(f"the degree is a whole number from 1 to {LONGEST} here")
        machine.meter.work(deg**3)
        return getattr(theirs, f"{short}gauss")(deg)

    def val(machine: Any, x: Any, c: Any) -> Any:
        at, factors = as_array(machine, x), np.atleast_1d(as_array(machine, c))
        if factors.ndim != 1 or factors.size > LONGEST:
            raise ValueError(f"the coefficients are a list of at most {LONGEST} numbers here")
        machine.spread(4 * at.size * factors.size)
        return machine.admit(getattr(theirs, f"{short}val")(at, factors))

    return Namespace(f"numpy.polynomial.{name}", ours({f"{short}gauss": gauss, f"{short}val": val}))


def families() -> dict[str, Namespace]:
    """All of them."""
    return {name: family(name, short) for name, short in FAMILIES.items()}
