"""Derivatives held against central differences: (f(x + h) - f(x - h)) / 2h."""

from collections.abc import Callable
from typing import Any

import numpy as np

from engine import functions as mg
from engine.derivatives import vjp
from engine.errors import InvalidGradient


def numerical_gradient(f: Callable[..., Any], args: Any, argnum: int = 0, step: float = 1e-5) -> np.ndarray[Any, Any]:
    """The gradient of f's sum by one argument, from two calls of f for each of its elements, in float64."""
    args = [np.array(a, float) if np.asarray(a).dtype.kind == "f" else a for a in map(np.asarray, args)]
    gradient = np.zeros(args[argnum].shape)
    for place in np.ndindex(gradient.shape):
        width = step * max(1.0, abs(args[argnum][place]))
        gradient[place] = (_at(f, args, argnum, place, width) - _at(f, args, argnum, place, -width)) / (2 * width)
    return gradient


def _at(f: Callable[..., Any], args: list[Any], argnum: int, place: tuple[int, ...], change: float) -> float:
    moved = args[argnum].copy()
    moved[place] += change
    return float(np.sum(np.asarray(f(*(moved if k == argnum else a for k, a in enumerate(args))))))


def check_grad(
    f: Callable[..., Any], *args: Any, order: int = 1, rtol: float = 1e-4, atol: float = 1e-6, step: float = 1e-5
) -> float:
    """The largest difference between f's derivatives and central differences, over all float arguments.

    The result of f may have any shape: it is summed with weights that tell its elements apart. `order=2` checks the
    derivatives of the derivatives as well. Raises InvalidGradient where a difference exceeds atol + rtol * |gradient|.
    """
    weighted = _weighted(f)
    _, pull = vjp(weighted, *args)
    worst = 0.0
    for k, exact in enumerate(pull()):
        if np.asarray(args[k]).dtype.kind == "f":
            worst = max(worst, _compared(exact, numerical_gradient(weighted, args, k, step), k, f, rtol, atol))
    if order > 1:
        for k in range(len(args)):
            slope = _derivative(weighted, k)
            worst = max(worst, check_grad(slope, *args, order=order - 1, rtol=rtol, atol=atol, step=step))
    return worst


def _weighted(f: Callable[..., Any]) -> Callable[..., Any]:
    def weighted(*args: Any) -> Any:
        out = f(*args)
        weights = np.cos(np.arange(1.0, np.size(np.asarray(out)) + 1)).reshape(np.shape(np.asarray(out)))
        return mg.sum(mg.multiply(out, weights))

    return weighted


def _derivative(f: Callable[..., Any], k: int) -> Callable[..., Any]:
    return lambda *args: vjp(f, *args)[1]()[k]


def _compared(exact: Any, numeric: Any, argnum: int, f: Callable[..., Any], rtol: float, atol: float) -> float:
    exact = np.asarray(exact)
    gaps = np.abs(exact - numeric)
    wrong = ~(gaps <= atol + rtol * np.abs(numeric))
    if wrong.any():
        place = tuple(int(i) for i in np.unravel_index(np.argmax(np.where(wrong, gaps, -1)), gaps.shape))
        raise InvalidGradient(
            f"check_grad: the derivative of {getattr(f, '__name__', 'the function')} by argument {argnum} at {place} "
            f"is {exact[place]:.8g}, but central differences give {numeric[place]:.8g}: look for a wrong partial, or a "
            "kink within the step"
        )
    return float(gaps.max(initial=0.0))
