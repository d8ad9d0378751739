"""Derivatives held against central differences: (f(x + h) - f(x - h)) / 2h."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from engine import functions as mg
from engine.derivatives import vjp
from engine.errors import InvalidGradient
from engine.trees import leaves, rebuilt

Function = Callable[..., Any]
HEADS = ("by argument", "at", "backpropagation", "differences", "relative error")


class Comparison(NamedTuple):
    """Of one array of one argument the element whose two derivatives differ most; `agrees` within the tolerance."""

    argument: str
    place: tuple[int, ...]
    exact: float
    numeric: float
    agrees: bool

    @property
    def difference(self) -> float:
        """How far the two derivatives are apart."""
        return abs(self.exact - self.numeric)

    @property
    def relative(self) -> float:
        """The difference as a part of the larger one; 0 where both are 0."""
        size = max(abs(self.exact), abs(self.numeric))
        return self.difference / size if size else self.difference


class GradientReport(NamedTuple):
    """What a check found: the largest `difference`, and a Comparison for each array. Printed, it is a table."""

    difference: float
    rows: tuple[Comparison, ...]

    def __str__(self) -> str:
        cells = [HEADS, *(
            (row.argument, str(row.place), f"{row.exact:.8g}", f"{row.numeric:.8g}",
             f"{row.relative:.1e}{'' if row.agrees else '  <- differs'}") for row in self.rows)]
        widths = [max(len(row[k]) for row in cells) for k in range(len(HEADS))]
        return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in cells)

    def __repr__(self) -> str:
        return str(self)


def numerical_gradient(f: Function, args: Any, argnum: int = 0, step: float = 1e-5) -> np.ndarray[Any, Any]:
    """The gradient of f's sum by one argument, from two calls of f for each of its elements, in float64.

    It has the shape of that argument.
    """
    args = [np.array(a, float) if np.asarray(a).dtype.kind == "f" else a for a in map(np.asarray, args)]
    gradient = np.zeros(args[argnum].shape)
    for place in np.ndindex(gradient.shape):
        width = step * max(1.0, abs(args[argnum][place]))
        gradient[place] = (_at(f, args, argnum, place, width) - _at(f, args, argnum, place, -width)) / (2 * width)
    return gradient


def _at(f: Function, args: list[Any], argnum: int, place: tuple[int, ...], change: float) -> float:
    moved = args[argnum].copy()
    moved[place] += change
    return float(np.sum(np.asarray(f(*(moved if k == argnum else a for k, a in enumerate(args))))))


def check_grad(
    f: Function, *args: Any, order: int = 1, rtol: float = 1e-4, atol: float = 1e-6, step: float = 1e-5
) -> GradientReport:
    """A report on f's derivatives against central differences, by all float arrays among its arguments.

    Arguments may be containers of arrays. The result of f may have any shape: it is summed with weights that tell its
    elements apart. `order=2` checks the derivatives of the derivatives as well. Raises InvalidGradient, with the
    report, where a difference exceeds atol + rtol * |differences|.
    """
    flat = [leaf for arg in args for leaf in leaves(arg)]
    names = [name for k, arg in enumerate(args) for name in _names(str(k), arg)]
    report = _report(_flattened(f, args), flat, names, order, (rtol, atol, step))
    wrong = [row for row in report.rows if not row.agrees]
    if wrong:
        row = max(wrong, key=lambda row: row.difference)
        raise InvalidGradient(
            f"check_grad: the derivative of {getattr(f, '__name__', 'the function')} by argument {row.argument} at "
            f"{row.place} is {row.exact:.8g}, but central differences give {row.numeric:.8g}: look for a wrong "
            f"partial, or a kink within the step\n{report}")
    return report


def _report(
    f: Function, flat: list[Any], names: list[str], order: int, tolerance: tuple[float, float, float]
) -> GradientReport:
    weighted = _weighted(f)
    _, pull = vjp(weighted, *flat)
    rows = [
        _compared(np.asarray(exact), numerical_gradient(weighted, flat, k, tolerance[2]), names[k], tolerance)
        for k, exact in enumerate(pull()) if np.size(exact) and np.asarray(flat[k]).dtype.kind == "f"]
    if order > 1:
        for k, name in enumerate(names):
            deeper = [f"{name}, then {other}" for other in names]
            rows += _report(_derivative(weighted, k), flat, deeper, order - 1, tolerance).rows
    return GradientReport(max((row.difference for row in rows), default=0.0), tuple(rows))


def _flattened(f: Function, args: tuple[Any, ...]) -> Function:
    """f as a function of arrays, one after the other."""

    def call(*flat: Any) -> Any:
        rest = iter(flat)
        return f(*(rebuilt(arg, (next(rest) for _ in leaves(arg))) for arg in args))

    return call


def _names(name: str, tree: Any) -> Iterator[str]:
    count = len(leaves(tree))
    yield from [name] if count == 1 else (f"{name}, array {k}" for k in range(count))


def _weighted(f: Function) -> Function:
    def weighted(*args: Any) -> Any:
        out = f(*args)
        weights = np.cos(np.arange(1.0, np.size(out) + 1)).reshape(np.shape(out))
        return mg.sum(mg.multiply(out, weights))

    return weighted


def _derivative(f: Function, k: int) -> Function:
    return lambda *args: vjp(f, *args)[1]()[k]


def _compared(
    exact: np.ndarray[Any, Any], numeric: np.ndarray[Any, Any], name: str, tolerance: tuple[float, float, float]
) -> Comparison:
    rtol, atol, _ = tolerance
    gaps = np.abs(exact - numeric)
    wrong = ~(gaps <= atol + rtol * np.abs(numeric))
    ranked = np.where(wrong, np.nan_to_num(gaps, nan=np.inf) + 1, -1.0) if wrong.any() else gaps
    place = tuple(int(i) for i in np.unravel_index(np.argmax(ranked), gaps.shape))
    return Comparison(name, place, float(exact[place]), float(numeric[place]), not wrong.any())
