"""Rows of the functions that work element by element: arithmetic, roots, exponentials and logarithms, choice."""

import math
from typing import Any

import numpy as np

from engine.rules.table import elementwise, perform, plain, row, unchanged

LN2 = float(np.log(2.0))
LN10 = float(np.log(10.0))


def powered(x: Any, y: Any, **options: Any) -> Any:
    """x^y; squares and cubes by products, which take a fraction of the time."""
    if type(y) is int and not options:
        if y == 2:
            return x * x
        if y == 3:
            return x * x * x
    return np.power(x, y, **options)


def slope_of_power(x: Any, y: Any) -> Any:
    """y x^(y-1), with the exponents that people use done by products; 0 where y is 0, even at x = 0."""
    if type(y) is int or type(y) is float or isinstance(y, int | float):
        if y == 2:
            return x + x
        if y == 3:
            return 3.0 * (x * x)
        return y * x ** (y - 1) if y != 0 else 0 * plain(x)
    zero = plain(y) == 0
    return np.where(zero, 0, y) * x ** np.where(zero, 1, y - 1)


def log_of_base(x: Any) -> Any:
    """log x, but 0 at x = 0, where x^y does not change with y."""
    if isinstance(x, int | float) and x > 0:
        return math.log(x)
    return np.log(np.where(plain(x) == 0, 1, x))


def portion(lead: Any) -> Any:
    """exp(x)/(exp(x) + exp(y)) for a lead of x - y; right also where both powers overflow, or one is infinite."""
    return perform("sigmoid", lead)


def absolute_or_nan(x: Any, **options: Any) -> Any:
    """|x|, for those to whom the kink at 0 has no slope."""
    return np.absolute(x, **options)


# arithmetic

elementwise(np.add, "x y", "the sum rule",
            (unchanged, "1"),
            (unchanged, "1"))
elementwise(np.subtract, "x y", "the sum rule",
            (unchanged, "1"),
            (lambda g, out, x, y: -g, "-1"))
elementwise(np.multiply, "x y", "the product rule",
            (lambda g, out, x, y: g * y, "y"),
            (lambda g, out, x, y: g * x, "x"))
elementwise(np.divide, "x y", "the quotient rule",
            (lambda g, out, x, y: g / y, "1/y"),
            (lambda g, out, x, y: -g * out / y, "-x/y**2"))
row("power", powered, "x y", "the power rule",
    (lambda g, out, x, y: g * slope_of_power(x, y), "y*x**(y-1)"),
    (lambda g, out, x, y: g * (out * log_of_base(x)), "x**y*log(x)"), elementwise=True)
elementwise(np.negative, "x", "the rule for a constant factor", (lambda g, out, x: -g, "-1"))
elementwise(np.positive, "x", "the rule for a constant factor", (unchanged, "1"))
elementwise(np.reciprocal, "x", "the power rule", (lambda g, out, x: -g * (out * out), "-1/x**2"))
elementwise(np.square, "x", "the power rule", (lambda g, out, x: g * (x + x), "2*x"))
elementwise(np.absolute, "x", "the rule for the absolute value", (lambda g, out, x: g * np.sign(plain(x)), "sign(x)"))
elementwise(absolute_or_nan, "x", "the rule for the absolute value",
            (lambda g, out, x: g * np.where(plain(x) == 0, np.nan, np.sign(plain(x))), "where(x == 0, nan, sign(x))"))
elementwise(np.maximum, "x y", "the larger one takes all",
            (lambda g, out, x, y: g * (plain(x) > plain(y)), "(x > y)"),
            (lambda g, out, x, y: g * (plain(y) > plain(x)), "(y > x)"))
elementwise(np.minimum, "x y", "the smaller one takes all",
            (lambda g, out, x, y: g * (plain(x) < plain(y)), "(x < y)"),
            (lambda g, out, x, y: g * (plain(y) < plain(x)), "(y < x)"))

# roots, exponentials and logarithms

elementwise(np.sqrt, "x", "the power rule", (lambda g, out, x: g / (out + out), "1/(2*sqrt(x))"))
elementwise(np.cbrt, "x", "the power rule", (lambda g, out, x: g / (3 * (out * out)), "1/(3*cbrt(x)**2)"))
elementwise(np.exp, "x", "the chain rule for exp", (lambda g, out, x: g * out, "exp(x)"))
elementwise(np.exp2, "x", "the chain rule for exp2", (lambda g, out, x: g * (LN2 * out), "log(2)*2**x"))
elementwise(np.expm1, "x", "the chain rule for expm1", (lambda g, out, x: g * np.exp(x), "exp(x)"))
elementwise(np.log, "x", "the chain rule for log", (lambda g, out, x: g / x, "1/x"))
elementwise(np.log2, "x", "the chain rule for log2", (lambda g, out, x: g / (LN2 * x), "1/(x*log(2))"))
elementwise(np.log10, "x", "the chain rule for log10", (lambda g, out, x: g / (LN10 * x), "1/(x*log(10))"))
elementwise(np.log1p, "x", "the chain rule for log1p", (lambda g, out, x: g / (1 + x), "1/(1 + x)"))
elementwise(np.logaddexp, "x y", "the chain rule for logaddexp",
            (lambda g, out, x, y: g * portion(x - y), "exp(x)/(exp(x) + exp(y))"),
            (lambda g, out, x, y: g * portion(y - x), "exp(y)/(exp(x) + exp(y))"))
elementwise(np.logaddexp2, "x y", "the chain rule for logaddexp2",
            (lambda g, out, x, y: g * portion(LN2 * (x - y)), "2**x/(2**x + 2**y)"),
            (lambda g, out, x, y: g * portion(LN2 * (y - x)), "2**y/(2**x + 2**y)"))

# choice

row("where", np.where, "condition x y", "the chosen one takes all",
    (None, "0"),
    (lambda g, out, condition, x, y: np.where(condition, g, 0), "condition"),
    (lambda g, out, condition, x, y: np.where(condition, 0, g), "1 - condition"), elementwise=True)
