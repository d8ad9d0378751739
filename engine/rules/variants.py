"""Rows of NumPy's variants of the arithmetic functions: other names, other units, other care about nan and 0."""

from typing import Any

import numpy as np

from engine.rules import arithmetic as _arithmetic  # noqa: F401  (adds the row of power)
from engine.rules.broadcasting import unbroadcast
from engine.rules.table import elementwise, plain, row, rule_of

OPS = frozenset((
    "conjugate", "copysign", "deg2rad", "degrees", "fabs", "float_power", "fmax", "fmin", "fmod", "heaviside", "hypot",
    "ldexp", "matvec", "rad2deg", "radians", "remainder", "vecdot", "vecmat",
))

POWER = rule_of("power")
DEGREE = float(np.pi / 180)


def nothing(g: Any, out: Any, *operands: Any) -> Any:
    """Nothing flows back: the function is flat in this operand."""
    return np.zeros(np.shape(out), plain(out).dtype)


def _beats(x: Any, y: Any) -> Any:
    """Where x is larger, or the only number."""
    return (plain(x) > plain(y)) | (np.isnan(plain(y)) & ~np.isnan(plain(x)))


elementwise(np.hypot, "x y", "the chain rule for a norm",
            (lambda g, out, x, y: g * (x / np.where(plain(out) == 0, 1, out)), "x/hypot(x, y)"),
            (lambda g, out, x, y: g * (y / np.where(plain(out) == 0, 1, out)), "y/hypot(x, y)"))
elementwise(np.fabs, "x", "the rule for |x|", (lambda g, out, x: g * np.sign(plain(x)), "sign(x)"))
elementwise(np.conjugate, "x", "the rule for a constant factor", (lambda g, out, x: g * 1, "1"))
elementwise(np.float_power, "x y", "the power rule",
            (POWER.partials[0], POWER.formulas[0]), (POWER.partials[1], POWER.formulas[1]))
elementwise(np.ldexp, "x y", "the rule for a constant factor",
            (lambda g, out, x, y: g * 2.0 ** plain(y), "2**y"), (nothing, "0"))

elementwise(np.remainder, "x y", "the rule for a remainder",
            (lambda g, out, x, y: g * 1, "1"),
            (lambda g, out, x, y: g * -np.floor(plain(x) / plain(y)), "-floor(x/y)"))
elementwise(np.fmod, "x y", "the rule for a remainder",
            (lambda g, out, x, y: g * 1, "1"),
            (lambda g, out, x, y: g * -np.trunc(plain(x) / plain(y)), "-trunc(x/y)"))

# angles

for _to_radians in (np.deg2rad, np.radians):
    elementwise(_to_radians, "x", "the rule for a constant factor", (lambda g, out, x: g * DEGREE, "pi/180"))
for _to_degrees in (np.rad2deg, np.degrees):
    elementwise(_to_degrees, "x", "the rule for a constant factor", (lambda g, out, x: g / DEGREE, "180/pi"))

# choice

elementwise(np.fmax, "x y", "the larger one takes all",
            (lambda g, out, x, y: g * _beats(x, y), "(x > y)"),
            (lambda g, out, x, y: g * _beats(y, x), "(x < y)"))
elementwise(np.fmin, "x y", "the smaller one takes all",
            (lambda g, out, x, y: g * _beats(-plain(x), -plain(y)), "(x < y)"),
            (lambda g, out, x, y: g * _beats(-plain(y), -plain(x)), "(x > y)"))
elementwise(np.heaviside, "x y", "a step is flat",
            (nothing, "0"), (lambda g, out, x, y: g * (plain(x) == 0), "(x == 0)"))
elementwise(np.copysign, "x y", "the rule for |x|",
            (lambda g, out, x, y: g * (np.sign(plain(x)) * np.copysign(1.0, plain(y))), "sign(x)*sign(y)"),
            (nothing, "0"))

# products of vectors

row("vecdot", np.vecdot, "x y", "the product rule",
    (lambda g, out, x, y: unbroadcast(np.expand_dims(g, -1) * y, np.shape(x)), "y"),
    (lambda g, out, x, y: unbroadcast(np.expand_dims(g, -1) * x, np.shape(y)), "x"))


def _pairs(x: Any, y: Any, shape: tuple[int, ...]) -> Any:
    """The matrices of the products of the elements of two vectors."""
    return unbroadcast(np.expand_dims(x, -1) * np.expand_dims(y, -2), shape)


def _products(x: Any, y: Any, shape: tuple[int, ...]) -> Any:
    """The products of matrices with vectors."""
    return unbroadcast(np.matmul(x, np.expand_dims(y, -1))[..., 0], shape)


row("matvec", np.matvec, "x y", "the product rule",
    (lambda g, out, x, y: _pairs(g, y, np.shape(x)), "y"),
    (lambda g, out, x, y: _products(np.swapaxes(x, -1, -2), g, np.shape(y)), "x.T"))
row("vecmat", np.vecmat, "x y", "the product rule",
    (lambda g, out, x, y: _products(y, g, np.shape(x)), "y"),
    (lambda g, out, x, y: _pairs(x, g, np.shape(y)), "x"))
