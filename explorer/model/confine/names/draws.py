"""Random numbers: the same at every re-run of a text, unless it seeds otherwise. The process's own stay."""

from __future__ import annotations

import importlib
from typing import Any

import numpy as np

from ..costs import RULES
from ..library.chance import STATE, State
from ..ours import ours
from ..values import Namespace, Row, Thing
from .tables import rows

SEED = 20_240
DISTRIBUTIONS = """
drawn(scale=, size=): exponential
drawn(lam=, size=): poisson
drawn(low=, high=, size=): uniform
drawn(loc=, scale=, size=): normal laplace
drawn(a, b, size=): beta
drawn(shape:array, scale=, size=): gamma
drawn(n:array, p, size=): binomial
drawn(mean=, sigma=, size=): lognormal
drawn(p, size=): geometric
drawn(a, size=): pareto weibull power
drawn(loc=, scale=, size=): logistic gumbel
drawn(scale=, size=): rayleigh
drawn(df, size=): chisquare standard_t
drawn(left, mode:array, right:array, size=): triangular
drawn(size=): standard_exponential standard_cauchy
divided(alpha, size=): dirichlet
divided(n:whole, pvals, size=): multinomial
"""
NUMPY = (
    DISTRIBUTIONS
    + """
shaped_by_all(*shape): rand randn
drawn(size=): random random_sample ranf sample standard_normal
drawn(low, high=, size=, dtype=): randint
vectors(mean, cov, size=, check_valid:word=, tol=): multivariate_normal
picked(a:array or texts, size=, replace=, p=): choice
picked(x:array or texts): permutation
joined(x): shuffle
free(seed:whole=): seed
"""
)
GENERATOR = (
    DISTRIBUTIONS
    + """
filled(size=, dtype=, out:plain=): random standard_normal
drawn(low, high=, size=, dtype=, endpoint=): integers
vectors(mean, cov, size=, check_valid:word=, tol=, *, method=): multivariate_normal
picked(a:array or texts, size=, replace=, p=, axis=, shuffle=): choice
picked(x:array or texts, axis=): permutation
joined(x, axis=): shuffle
joined(x, *, axis=, out=): permuted
"""
)
ENGINE = """
shaped_by_all(*shape, constant=): rand randn
drawn_of_shape(shape=, *, constant=): random random_sample ranf sample
drawn_of_shape(low, high=, shape=, dtype=): randint
drawn(low=, high=, size=, *, constant=): uniform
drawn(loc=, scale=, size=, *, constant=): normal
picked(a, size=, replace=, p=, *, constant=): choice
picked(x, *, constant=): permutation
free(seed:whole=): seed
"""


# one of them stands in every text that draws
DRAWING = ("random", "uniform", "normal", "from data", "import data")


def load(source: str) -> None:
    """Load numpy.random if the text may need it: in a browser that takes long, and is no work of the program's."""
    if any(word in source for word in DRAWING):
        importlib.import_module("numpy.random")


class Draws:
    """NumPy's generator as one run has it; numpy.random is seeded when it is first needed."""

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
        members = rows(module, NUMPY if module is np.random else ENGINE)
        members["seed"] = Row("seed", lambda seed=SEED: module.seed(seed), RULES["free"], members["seed"].takes)
        if module is np.random:
            members["default_rng"] = Row("default_rng", generator, own=True)
            members["RandomState"] = Row("RandomState", state, own=True)
            members |= ours({"get_state": standing, "set_state": go_back})
        return Namespace(title, members)


def generator(machine: Any, seed: Any = None) -> Namespace:
    """default_rng(seed): a generator's methods as a namespace."""
    return Thing("Generator", rows(np.random.default_rng(whole(seed)), GENERATOR))


def state(machine: Any, seed: Any = None) -> Namespace:
    """RandomState(seed): the older kind of generator."""
    return Thing("RandomState", rows(np.random.RandomState(whole(seed)), NUMPY))


def standing(machine: Any, legacy: bool = True) -> State:
    """get_state(): where the generator stands."""
    machine.meter.grow(STATE)
    return State(np.random.get_state())


def go_back(machine: Any, state: Any) -> None:
    """set_state(state)."""
    if type(state) is not State or type(state.state[0]) is not str:
        raise TypeError("set_state takes what get_state() gave")
    np.random.set_state(state.state)


def whole(seed: Any) -> int:
    """A seed."""
    seed = SEED if seed is None else seed
    if not isinstance(seed, (int, np.integer)):
        raise TypeError("a seed is a whole number here")
    return int(seed)
