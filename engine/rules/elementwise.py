"""Rows of the functions that work element by element."""

import numpy as np

from engine.rules.table import elementwise

LN2 = float(np.log(2.0))
LN10 = float(np.log(10.0))


def plain(x):  # type: ignore[no-untyped-def]
    """The numbers alone: what is constant wherever it has a derivative, such as a sign."""
    return np.asarray(x)


# arithmetic

elementwise(np.add, "x y", "the sum rule",
            (lambda g, out, x, y: g, "1"),
            (lambda g, out, x, y: g, "1"))
elementwise(np.subtract, "x y", "the sum rule",
            (lambda g, out, x, y: g, "1"),
            (lambda g, out, x, y: -g, "-1"))
elementwise(np.multiply, "x y", "the product rule",
            (lambda g, out, x, y: g * y, "y"),
            (lambda g, out, x, y: g * x, "x"))
elementwise(np.divide, "x y", "the quotient rule",
            (lambda g, out, x, y: g / y, "1/y"),
            (lambda g, out, x, y: -g * x / (y * y), "-x/y**2"))
elementwise(np.power, "x y", "the power rule",
            (lambda g, out, x, y: g * _slope_of_power(x, y), "y*x**(y-1)"),
            (lambda g, out, x, y: g * out * np.log(np.where(plain(x) == 0, 1.0, x)), "x**y*log(x)"))
elementwise(np.negative, "x", "the rule for a constant factor", (lambda g, out, x: -g, "-1"))
elementwise(np.positive, "x", "the rule for a constant factor", (lambda g, out, x: g, "1"))
elementwise(np.reciprocal, "x", "the power rule", (lambda g, out, x: -g * out * out, "-1/x**2"))
elementwise(np.square, "x", "the power rule", (lambda g, out, x: g * (2 * x), "2*x"))
elementwise(np.absolute, "x", "the rule for |x|", (lambda g, out, x: g * np.sign(plain(x)), "sign(x)"))
elementwise(np.maximum, "x y", "the larger one takes all",
            (lambda g, out, x, y: g * (plain(x) > plain(y)), "(x > y)"),
            (lambda g, out, x, y: g * (plain(x) < plain(y)), "(x < y)"))
elementwise(np.minimum, "x y", "the smaller one takes all",
            (lambda g, out, x, y: g * (plain(x) < plain(y)), "(x < y)"),
            (lambda g, out, x, y: g * (plain(x) > plain(y)), "(x > y)"))


def _slope_of_power(x, y):  # type: ignore[no-untyped-def]
    """y x^(y-1), with the exponents that learners use done by products; 0 where y is 0, even at x = 0."""
    if type(y) in (int, float):
        if y == 2:
            return 2 * x
        if y == 3:
            return 3 * (x * x)
        return y * x ** (y - 1) if y != 0 else np.zeros_like(plain(x))
    return np.where(plain(y) == 0, 0.0, y * x ** np.where(plain(y) == 0, 1.0, y - 1))


# roots, exponentials and logarithms

elementwise(np.sqrt, "x", "the power rule", (lambda g, out, x: g / (2 * out), "1/(2*sqrt(x))"))
elementwise(np.cbrt, "x", "the power rule", (lambda g, out, x: g / (3 * (out * out)), "1/(3*cbrt(x)**2)"))
elementwise(np.exp, "x", "the chain rule for exp", (lambda g, out, x: g * out, "exp(x)"))
elementwise(np.exp2, "x", "the chain rule for exp2", (lambda g, out, x: g * (LN2 * out), "log(2)*2**x"))
elementwise(np.expm1, "x", "the chain rule for expm1", (lambda g, out, x: g * np.exp(x), "exp(x)"))
elementwise(np.log, "x", "the chain rule for log", (lambda g, out, x: g / x, "1/x"))
elementwise(np.log2, "x", "the chain rule for log2", (lambda g, out, x: g / (LN2 * x), "1/(x*log(2))"))
elementwise(np.log10, "x", "the chain rule for log10", (lambda g, out, x: g / (LN10 * x), "1/(x*log(10))"))
elementwise(np.log1p, "x", "the chain rule for log1p", (lambda g, out, x: g / (1 + x), "1/(1 + x)"))
elementwise(np.logaddexp, "x y", "the chain rule for logaddexp",
            (lambda g, out, x, y: g * np.exp(x - out), "exp(x)/(exp(x) + exp(y))"),
            (lambda g, out, x, y: g * np.exp(y - out), "exp(y)/(exp(x) + exp(y))"))
elementwise(np.logaddexp2, "x y", "the chain rule for logaddexp2",
            (lambda g, out, x, y: g * np.exp2(x - out), "2**x/(2**x + 2**y)"),
            (lambda g, out, x, y: g * np.exp2(y - out), "2**y/(2**x + 2**y)"))

# angles

elementwise(np.sin, "x", "the chain rule for sin", (lambda g, out, x: g * np.cos(x), "cos(x)"))
elementwise(np.cos, "x", "the chain rule for cos", (lambda g, out, x: -g * np.sin(x), "-sin(x)"))
elementwise(np.tan, "x", "the chain rule for tan", (lambda g, out, x: g * (1 + out * out), "1 + tan(x)**2"))
elementwise(np.arcsin, "x", "the chain rule for arcsin", (lambda g, out, x: g / np.sqrt(1 - x * x), "1/sqrt(1 - x**2)"))
elementwise(np.arccos, "x", "the chain rule for arccos",
            (lambda g, out, x: -g / np.sqrt(1 - x * x), "-1/sqrt(1 - x**2)"))
elementwise(np.arctan, "x", "the chain rule for arctan", (lambda g, out, x: g / (1 + x * x), "1/(1 + x**2)"))
elementwise(np.arctan2, "x y", "the chain rule for arctan2",
            (lambda g, out, x, y: g * y / (x * x + y * y), "y/(x**2 + y**2)"),
            (lambda g, out, x, y: -g * x / (x * x + y * y), "-x/(x**2 + y**2)"))

# hyperbolic

elementwise(np.sinh, "x", "the chain rule for sinh", (lambda g, out, x: g * np.cosh(x), "cosh(x)"))
elementwise(np.cosh, "x", "the chain rule for cosh", (lambda g, out, x: g * np.sinh(x), "sinh(x)"))
elementwise(np.tanh, "x", "the chain rule for tanh", (lambda g, out, x: g * (1 - out * out), "1 - tanh(x)**2"))
elementwise(np.arcsinh, "x", "the chain rule for arcsinh",
            (lambda g, out, x: g / np.sqrt(1 + x * x), "1/sqrt(1 + x**2)"))
elementwise(np.arccosh, "x", "the chain rule for arccosh",
            (lambda g, out, x: g / (np.sqrt(x - 1) * np.sqrt(x + 1)), "1/sqrt(x**2 - 1)"))
elementwise(np.arctanh, "x", "the chain rule for arctanh", (lambda g, out, x: g / (1 - x * x), "1/(1 - x**2)"))

# choice

elementwise(np.where, "condition x y", "the chosen one takes all",
            (None, "0"),
            (lambda g, out, condition, x, y: np.where(condition, g, 0), "condition"),
            (lambda g, out, condition, x, y: np.where(condition, 0, g), "1 - condition"))
