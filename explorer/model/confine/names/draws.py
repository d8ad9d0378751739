"""Random numbers: the same at every re-run of a text, unless it seeds otherwise. The process's own stay."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import costs
from ..values import Namespace, Row, kind_name
from .arrays import rows

SEED = 20_240
GROUPS = {
    "shaped_by_all": "rand randn",
    "sized_first": "random random_sample ranf sample standard_normal",
    "sized_second": "exponential poisson",
    "sized_third": "uniform normal beta gamma binomial laplace randint integers",
    "sized_vectors": "multivariate_normal",
    "picked": "choice permutation",
    "whole": "shuffle",
}
FILLING = ("random", "standard_normal")  # of a generator


class Draws:
    """NumPy's generator as one run has it; numpy.random is loaded, and seeded, when it is first needed."""

    def __init__(self) -> None:
        self._before: Any = None

    def __enter__(self) -> Draws:
        return self

    def __exit__(self, *error: object) -> None:
        if self._before is not None:
            np.random.set_state(self._before)

    def begin(self) -> None:
        """Start from the same seed as every run."""
        if self._before is None:
            self._before = np.random.get_state()
            np.random.seed(SEED)

    def names(self, module: Any, title: str) -> Namespace:
        """A module's draws: numpy.random, or the engine's own."""
        self.begin()
        members = rows(module, GROUPS)
        members["seed"] = Row("seed", lambda seed=None: module.seed(SEED if seed is None else seed), costs.free)
        if module is np.random:
            members["default_rng"] = Row("default_rng", generator, own=True)
        return Namespace(title, members)


def generator(machine: Any, seed: Any = None) -> Namespace:
    """default_rng(seed): a generator's methods as a namespace."""
    seed = SEED if seed is None else seed
    if not isinstance(seed, (int, np.integer)):
        raise TypeError("a seed is a whole number here")
    source = np.random.default_rng(int(seed))
    members = rows(source, GROUPS)
    members.update({name: Row(name, filling(getattr(source, name)), costs.sized_first) for name in FILLING})
    return Namespace("generator", members)


def filling(draw: Any) -> Any:
    """A draw into an array that may be given: the compiled code casts whatever it gets, and writes there."""

    def fill(size: Any = None, dtype: Any = np.float64, out: Any = None) -> Any:
        if out is not None and type(out) is not np.ndarray:
            raise TypeError(f"out must be a NumPy array, not a value of type {kind_name(out)}")
        return draw(size, dtype, out)

    return fill
