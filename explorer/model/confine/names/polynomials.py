"""poly1d(coefficients): a polynomial to be called, derived and integrated."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..library.made import made
from ..ours import ours
from ..values import Made
from .looping import as_array

LONGEST = 50  # coefficients: its roots are found at once


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
