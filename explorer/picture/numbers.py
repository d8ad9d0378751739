"""A number as it is shown, here for the words that Python says of figures; the page writes numbers in the same way."""

from __future__ import annotations

import math

import numpy as np

from explorer.model.value import Number

DIGITS = 4
_FIXED = (1e-3, 1e6)  # magnitudes written without an exponent


def number(of: Number, *, trim: bool = False, digits: int = DIGITS) -> str:
    """`of` in four significant digits: 2.0 -> "2.000"; trimmed -> "2". Integers and booleans as they are."""
    if isinstance(of, bool | np.bool_):
        return str(bool(of))
    if isinstance(of, int):
        return _minus(str(of) if abs(of) < _FIXED[1] else f"{of:.{digits - 1}e}")
    if not math.isfinite(of):
        return _minus(repr(float(of)))
    text = _digits(float(of), digits)
    return _minus(_trimmed(text) if trim else text)


def plain(number: float) -> float | str:
    """A number as JSON has it; what it has none for is a text."""
    return number if math.isfinite(number) else repr(number)


def _digits(of: float, digits: int) -> str:
    rounded = float(f"{of:.{digits - 1}e}")
    if rounded == 0:
        return "0." + "0" * (digits - 1)
    if not _FIXED[0] <= abs(rounded) < _FIXED[1]:
        mantissa, exponent = f"{of:.{digits - 1}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    whole = math.floor(math.log10(abs(rounded))) + 1
    return f"{of:.{max(digits - whole, 0)}f}"


def _trimmed(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return mantissa + e + exponent


def _minus(text: str) -> str:
    return text.replace("-", "−")
