"""data: points, pictures and tables to learn from. What they cost is counted before they are made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ... import data
from ..ours import row
from ..values import Namespace

COSTLY = 40  # element operations that a drawn number is worth
Drawn = tuple[np.ndarray, np.ndarray]


def _drawn(machine: Any, n: int, wide: int, draw: Callable[[], Drawn]) -> Drawn:
    """So many points, of so many numbers each."""
    if n < 1:
        raise ValueError(f"n is how many there are, at least 1: not {n}")
    machine.spread(wide * n, COSTLY)
    return machine.admit(draw())


def moons(machine: Any, n: int = 200, noise: float = 0.2, seed: int = 0) -> Drawn:
    return _drawn(machine, n, 4, partial(data.moons, n, noise, natural(seed)))


def spirals(machine: Any, n: int = 200, noise: float = 0.1, seed: int = 0, turns: float = 1.25) -> Drawn:
    return _drawn(machine, n, 4, partial(data.spirals, n, noise, natural(seed), turns))


def circles(machine: Any, n: int = 200, noise: float = 0.1, seed: int = 0, inner: float = 0.5) -> Drawn:
    return _drawn(machine, n, 4, partial(data.circles, n, noise, natural(seed), inner))


def xor(machine: Any, n: int = 200, noise: float = 0.1, seed: int = 0) -> Drawn:
    return _drawn(machine, n, 4, partial(data.xor, n, noise, natural(seed)))


def line(machine: Any, n: int = 50, slope: float = 0.8, bias: float = 0.5, noise: float = 0.3, seed: int = 0) -> Drawn:
    return _drawn(machine, n, 2, partial(data.line, n, slope, bias, noise, natural(seed)))


def wingspans(machine: Any, n: int = 60, noise: float = 4.0, seed: int = 0) -> Drawn:
    return _drawn(machine, n, 2, partial(data.wingspans, n, noise, natural(seed)))


def digits(machine: Any, n: int = 200, noise: float = 0.2, seed: int = 0) -> Drawn:
    return _drawn(machine, n, 80, partial(data.digits, n, noise, natural(seed)))


def split(machine: Any, X: np.ndarray, y: np.ndarray, test: float = 0.3) -> Any:
    return machine.admit(data.split(X, y, test))


def scaled(machine: Any, X: np.ndarray, like: np.ndarray | None = None) -> Any:
    machine.spread(X.size + (0 if like is None else like.size), 4)
    return machine.admit(data.scaled(X, like))


def batches(machine: Any, X: np.ndarray, y: np.ndarray, size: int = 32, seed: int = 0) -> Any:
    machine.spread(X.size + y.size, 2)
    machine.meter.sequence(len(X) // max(size, 1) if X.ndim else 0)
    found = data.batches(X, y, size, natural(seed))
    return [machine.admit(pair) for pair in found]


def table(machine: Any, text: str) -> Any:
    machine.meter.sequence(len(text))
    machine.spread(len(text), COSTLY)
    return machine.admit(data.table(text))


def natural(seed: int) -> int:
    """A seed."""
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    return seed


FUNCTIONS = (moons, spirals, circles, xor, line, wingspans, digits, split, scaled, batches, table)
for function in FUNCTIONS:
    function.__doc__ = getattr(data, function.__name__).__doc__


def names() -> Namespace:
    """data for one run."""
    return Namespace("data", {function.__name__: row(function.__name__, function) for function in FUNCTIONS})
