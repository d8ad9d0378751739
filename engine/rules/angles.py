"""Rows of the trigonometric and hyperbolic functions, their relatives and their inverses."""

from typing import Any

import numpy as np

from engine.rules.table import elementwise, plain, row

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

def partial_of_tanh(g: Any, out: Any, x: Any) -> Any:
    """g (1 - out^2), in the memory of the square."""
    slope = out * out
    if type(slope) is not np.ndarray:
        return g * (1 - slope)
    np.subtract(1, slope, slope)
    slope *= g
    return slope


elementwise(np.sinh, "x", "the chain rule for sinh", (lambda g, out, x: g * np.cosh(x), "cosh(x)"))
elementwise(np.cosh, "x", "the chain rule for cosh", (lambda g, out, x: g * np.sinh(x), "sinh(x)"))
elementwise(np.tanh, "x", "the chain rule for tanh", (lambda g, out, x: g * (1 - out * out), "1 - tanh(x)**2"),
            kernels=[partial_of_tanh])
elementwise(np.arcsinh, "x", "the chain rule for arcsinh",
            (lambda g, out, x: g / np.sqrt(1 + x * x), "1/sqrt(1 + x**2)"))
elementwise(np.arccosh, "x", "the chain rule for arccosh",
            (lambda g, out, x: g / (np.sqrt(x - 1) * np.sqrt(x + 1)), "1/sqrt(x**2 - 1)"))
elementwise(np.arctanh, "x", "the chain rule for arctanh", (lambda g, out, x: g / (1 - x * x), "1/(1 - x**2)"))

# what NumPy leaves to its users: reciprocals of the above, and the inverses of those

row("sec", lambda x: 1 / np.cos(x), "x", "the chain rule for sec",
    (lambda g, out, x: g * (out * np.tan(x)), "sin(x)/cos(x)**2"), elementwise=True)
row("csc", lambda x: 1 / np.sin(x), "x", "the chain rule for csc",
    (lambda g, out, x: -g * (out / np.tan(x)), "-cos(x)/sin(x)**2"), elementwise=True)
row("cot", lambda x: 1 / np.tan(x), "x", "the chain rule for cot",
    (lambda g, out, x: -g * (1 + out * out), "-1/sin(x)**2"), elementwise=True)
row("sech", lambda x: 1 / np.cosh(x), "x", "the chain rule for sech",
    (lambda g, out, x: -g * (out * np.tanh(x)), "-sinh(x)/cosh(x)**2"), elementwise=True)
row("csch", lambda x: 1 / np.sinh(x), "x", "the chain rule for csch",
    (lambda g, out, x: -g * (out / np.tanh(x)), "-cosh(x)/sinh(x)**2"), elementwise=True)
row("coth", lambda x: 1 / np.tanh(x), "x", "the chain rule for coth",
    (lambda g, out, x: g * (1 - out * out), "-1/sinh(x)**2"), elementwise=True)
row("arcsec", lambda x: np.arccos(1 / x), "x", "the chain rule for arcsec",
    (lambda g, out, x: g / (np.absolute(x) * np.sqrt(x * x - 1)), "1/(abs(x)*sqrt(x**2 - 1))"), elementwise=True)
row("arccsc", lambda x: np.arcsin(1 / x), "x", "the chain rule for arccsc",
    (lambda g, out, x: -g / (np.absolute(x) * np.sqrt(x * x - 1)), "-1/(abs(x)*sqrt(x**2 - 1))"), elementwise=True)
row("arccot", lambda x: np.arctan(1 / x), "x", "the chain rule for arccot",
    (lambda g, out, x: -g / (1 + x * x), "-1/(1 + x**2)"), elementwise=True)
row("arccsch", lambda x: np.arcsinh(1 / x), "x", "the chain rule for arccsch",
    (lambda g, out, x: -g / (np.absolute(x) * np.sqrt(1 + x * x)), "-1/(abs(x)*sqrt(1 + x**2))"), elementwise=True)
row("arccoth", lambda x: np.arctanh(1 / x), "x", "the chain rule for arccoth",
    (lambda g, out, x: g / (1 - x * x), "1/(1 - x**2)"), elementwise=True)


def slope_of_sinc(x):  # type: ignore[no-untyped-def]
    """The derivative of sin(pi x)/(pi x): 0 at 0; near 0 by its series, since the quotient cancels there."""
    near = np.absolute(plain(x)) < 0.1
    safe = np.where(near, 1, x)
    square = np.pi**2 * (x * x)
    series = 1 - square / 130
    for factor in (88, 54, 28, 10):
        series = 1 - square / factor * series
    series = -(np.pi**2 / 3) * x * series
    return np.where(near, series, (np.cos(np.pi * safe) - np.sinc(safe)) / safe)


elementwise(np.sinc, "x", "the chain rule for sinc",
            (lambda g, out, x: g * slope_of_sinc(x), "(cos(pi*x) - sinc(x))/x"))
