"""Numbers as they are shown: on a card, in a sentence, in a table's attribute. Knows no positions and no colours."""

from __future__ import annotations

import json
import math

import numpy as np

from explorer.model.value import Number, Value

UNKNOWN = "—"
LISTED = 100  # elements that data-value lists; above, it says a summary in words
DIGITS = 4
LONGEST = 18  # digits: two floats that differ do so in fewer
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


def value(of: Value) -> str:
    """The value as a card shows it: a number, or shape and dtype of an array."""
    return number(scalar(of)) if is_scalar(of) else shape(of)


def brief(of: Value) -> str:
    """The value inside a sentence or a formula: "4", "[2, 4]", "(30,)"."""
    if is_scalar(of):
        return number(scalar(of), trim=True)
    if is_listed(of) and of.numbers is not None:
        return "[" + ", ".join(number(n, trim=True) for n in of.numbers) + "]"
    return shape(of)


def is_listed(of: Value) -> bool:
    """True for an array so short that its numbers are said one by one."""
    return of.numbers is not None and len(of.shape) == 1 and 0 < of.shape[0] <= 3


def spoken(of: Value) -> str:
    """The value in a sentence: "4", "[2, 4]", "an array of shape (30,)"."""
    text = brief(of)
    return f"an array of shape {text}" if text.startswith("(") else text


def span(of: Value) -> str:
    """An array beside its strip: "30 numbers from −1.5 to 2", "3 × 5 numbers, all 1"."""
    if of.low is None or of.high is None:
        return shape(of)
    said = "1 number" if of.shape == (1,) else f"{' × '.join(map(str, of.shape))} numbers"
    if of.low == of.high:
        said += f", all {number(of.low, trim=True)}"
    else:
        said += " from {} to {}".format(*_apart(of.low, of.high))
    return said + (f", {of.nans} nan" if of.nans else "") + (f", {of.infs} inf" if of.infs else "")


def _apart(low: Number, high: Number) -> tuple[str, str]:
    """Two different numbers in so many digits that they differ."""
    pairs = ((number(low, trim=True, digits=k), number(high, trim=True, digits=k)) for k in range(DIGITS, LONGEST))
    return next((pair for pair in pairs if pair[0] != pair[1]), (repr(low), repr(high)))


def shape(of: Value) -> str:
    """The shape as NumPy writes it: "(30,)", "(2, 3)"; with the dtype where it is not float64."""
    return str(of.shape) if of.dtype == "float64" else f"{of.shape} {of.dtype}"


def is_scalar(of: Value) -> bool:
    """True for an array of no axes."""
    return not of.shape


def scalar(of: Value) -> Number:
    """The one number of a scalar."""
    return of.numbers[0] if of.numbers else math.nan


def sign(of: Value) -> int:
    """-1, 0 or 1: the sign of a scalar, or of an array whose elements agree; 0 where they do not."""
    if of.nans:
        return 0
    if of.infs and is_scalar(of):
        return 1 if scalar(of) > 0 else -1
    low, high = of.low or 0.0, of.high or 0.0
    return (high > 0 and low >= 0) - (low < 0 and high <= 0)


def size(of: Value) -> float:
    """How big it is: the largest magnitude among the finite elements."""
    return max(abs(of.low or 0.0), abs(of.high or 0.0))


def cells(of: Value, largest: float) -> tuple[float | None, ...]:
    """The heat strip as numbers from -1 to 1; None where a cell holds a nan."""
    return tuple(None if math.isnan(cell) else _share(cell, largest) for cell in of.strip)


def attribute(of: Value) -> str:
    """What data-value says: the shortest repr of a scalar, a JSON list up to LISTED elements, else a summary."""
    if is_scalar(of):
        return _repr(scalar(of), of.dtype)
    if of.numbers is not None and len(of.numbers) <= LISTED:
        return json.dumps(_nested([_plain(n, of.dtype) for n in of.numbers], of.shape))
    return summary(of)


def summary(of: Value) -> str:
    """An array in words: shape, dtype, range, and what is not finite."""
    words = f"{of.dtype} array of shape {' × '.join(map(str, of.shape))}"
    if of.low is not None and of.high is not None and of.mean is not None:
        words += f", from {of.low:.4g} to {of.high:.4g}, mean {of.mean:.4g}"
    for count, name in ((of.nans, "nan"), (of.infs, "inf")):
        words += f", {count} {name}" if count else ""
    return words


def _digits(of: float, digits: int) -> str:
    rounded = float(f"{of:.{digits - 1}e}")
    if rounded == 0:
        return "0." + "0" * (digits - 1)
    if not _FIXED[0] <= abs(rounded) < _FIXED[1]:
        mantissa, exponent = f"{of:.{digits - 1}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    whole = math.floor(math.log10(abs(rounded))) + 1
    return f"{of:.{max(digits - whole, 0)}f}"


def _share(cell: float, largest: float) -> float:
    if math.isinf(cell):
        return math.copysign(1.0, cell)
    return round(max(-1.0, min(1.0, cell / largest)), 2) if largest else 0.0


def _trimmed(text: str) -> str:
    mantissa, e, exponent = text.partition("e")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return mantissa + e + exponent


def _minus(text: str) -> str:
    return text.replace("-", "−")


def _repr(of: Number, dtype: str) -> str:
    if isinstance(of, float) and dtype in ("float32", "float16"):
        return str(np.dtype(dtype).type(of))
    return repr(of)


def _plain(of: Number, dtype: str) -> Number | str:
    if isinstance(of, float) and not math.isfinite(of):
        return repr(of)
    return float(_repr(of, dtype)) if isinstance(of, float) else of


def _nested(flat: list[Number | str], shape: tuple[int, ...]) -> list:
    rows: list = flat
    for size in reversed(shape[1:]):
        rows = [rows[at : at + size] for at in range(0, len(rows), size)] if size else []
    return rows
