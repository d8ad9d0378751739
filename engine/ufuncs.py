"""More universal functions, and how one is made from its row."""

from typing import Any

import numpy as np

from engine.functions.universal import of_two as _of_two
from engine.functions.universal import of_x as _of_x
from engine.functions.universal import ufunc
from engine.rules import rule_of
from engine.rules import variants as _variants  # noqa: F401  (adds the rows)

__all__ = [
    "MyGradBinaryUfunc", "MyGradUnaryUfunc", "conj", "conjugate", "copysign", "deg2rad", "degrees", "fabs",
    "float_power", "fmax", "fmin", "heaviside", "hypot", "ldexp", "rad2deg", "radians", "ufunc", "ufunc_creator",
]

MyGradUnaryUfunc = MyGradBinaryUfunc = ufunc


def ufunc_creator(function: np.ufunc) -> Any:
    """The universal function for one of NumPy's that has a row in the table. KeyError if it has none."""
    rule_of(function.__name__)
    make = {1: _of_x, 2: _of_two}[function.nin]
    return make(function.__name__)


hypot = ufunc_creator(np.hypot)
copysign = ufunc_creator(np.copysign)
float_power = ufunc_creator(np.float_power)
fmax = ufunc_creator(np.fmax)
fmin = ufunc_creator(np.fmin)
heaviside = ufunc_creator(np.heaviside)
ldexp = ufunc_creator(np.ldexp)
fabs = ufunc_creator(np.fabs)
conjugate = conj = ufunc_creator(np.conjugate)
deg2rad = ufunc_creator(np.deg2rad)
radians = ufunc_creator(np.radians)
rad2deg = ufunc_creator(np.rad2deg)
degrees = ufunc_creator(np.degrees)
