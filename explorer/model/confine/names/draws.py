"""Random numbers of a run's own: the same at every re-run of a text, unless it seeds otherwise."""

from __future__ import annotations

from typing import Any

import numpy as np

from .. import costs
from ..values import Namespace, Row

SEED = 20_240
BY_SHAPE = "rand randn"
BY_SIZE = (
    "random random_sample ranf sample uniform normal standard_normal exponential beta gamma poisson binomial laplace"
)


class Draws:
    """NumPy's classical generator, private to a run."""

    def __init__(self) -> None:
        self.state = np.random.RandomState(SEED)

    def seed(self, seed: Any = None) -> None:
        """Start again from a seed."""
        self.state.seed(SEED if seed is None else seed)

    def names(self, wrap: Any = lambda value: value, title: str = "numpy.random") -> Namespace:
        """The namespace; `wrap` makes of a draw what the module promises."""
        state = self.state
        kinds = {"shaped_by_all": {name: getattr(state, name) for name in BY_SHAPE.split()}}
        kinds["sized"] = {name: getattr(state, name, state.random_sample) for name in BY_SIZE.split()}
        kinds["sized"].update(randint=state.randint, choice=state.choice, permutation=state.permutation)
        members: dict[str, Any] = {}
        for cost, functions in kinds.items():
            for name, function in functions.items():
                members[name] = Row(name, wrapped(function, wrap), getattr(costs, cost))
        members["shuffle"] = Row("shuffle", state.shuffle, costs.whole)
        members["seed"] = Row("seed", self.seed, costs.free)
        members["default_rng"] = Row("default_rng", generator, own=True)
        return Namespace(title, members)


def wrapped(function: Any, wrap: Any) -> Any:
    """A draw, made into what the module promises."""
    return lambda *args, **kwargs: wrap(function(*args, **kwargs))


def generator(machine: Any, seed: Any = None) -> Namespace:
    """default_rng(seed): a generator's methods as a namespace."""
    seed = SEED if seed is None else seed
    if not isinstance(seed, (int, np.integer)):
        raise TypeError("a seed is a whole number here")
    made = np.random.default_rng(int(seed))
    by_size = (
        "random uniform normal standard_normal integers exponential beta gamma poisson binomial choice permutation"
    )
    members: dict[str, Any] = {name: Row(name, getattr(made, name), costs.sized) for name in by_size.split()}
    members["shuffle"] = Row("shuffle", made.shuffle, costs.whole)
    return Namespace("generator", members)
