"""random: a generator for each run, of the same seed each time, unless the program seeds it otherwise."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from ..containers import Record
from ..limits import NEW
from ..names.tables import rows
from ..ordering import dearness
from ..ours import ours
from ..values import Namespace, Thing, kind_name
from .made import room

SEED = 20_240
STATE = 30_000  # bytes of where a generator stands
SEEDS = (int, float, bool, str, type(None))
DRAWS = """
free(): random
free(a:number, b:number): uniform
free(a:whole number, b:whole number): randint
free(start:whole number, stop:whole number=, step:whole number=): randrange
free(low:number=, high:number=, mode:number=): triangular
free(mu:number=, sigma:number=): gauss normalvariate lognormvariate
free(lambd:number=): expovariate
free(alpha:number): paretovariate
"""
LISTED = (list, tuple, str, range, Record)


def listed(values: Any) -> Any:
    """A sequence to draw from."""
    if type(values) not in LISTED:
        raise TypeError(f"a list, tuple, text or range is needed to draw from, not a value of type {kind_name(values)}")
    return values


class State:
    """Where a generator stands; programs only hand it back."""

    __slots__ = ("state",)

    def __init__(self, state: Any) -> None:
        self.state = state


def generator(seed: Any = None) -> dict[str, Any]:
    """The rows of one generator."""
    source = random.Random(first(seed))

    def begin(machine: Any, a: Any = None, version: int = 2) -> None:
        source.seed(first(a))

    def choice(machine: Any, seq: Any) -> Any:
        return source.choice(listed(seq))

    def choices(machine: Any, population: Any, weights: Any = None, *, cum_weights: Any = None, k: int = 1) -> Any:
        machine.meter.sequence(max(k, 0))
        machine.meter.grow(new(population) * max(k, 0))
        sums = [None if one is None else numbers(machine, one) for one in (weights, cum_weights)]
        return source.choices(listed(population), sums[0], cum_weights=sums[1], k=k)

    def sample(machine: Any, population: Any, k: int) -> Any:
        machine.meter.sequence(max(k, 0))
        machine.meter.grow(new(population) * max(k, 0))
        machine.meter.handle(0 if type(population) is range else len(listed(population)))
        return source.sample(listed(population), k)

    def shuffle(machine: Any, x: Any) -> None:
        if type(x) is not list:
            raise TypeError(f"shuffle needs a list, not a value of type {kind_name(x)}; for arrays, np.random.shuffle")
        machine.meter.handle(4 * len(x))
        source.shuffle(x)

    def bits(machine: Any, k: int) -> int:
        machine.meter.whole(max(k, 0))
        return source.getrandbits(k)

    def state(machine: Any) -> State:
        machine.meter.grow(STATE)
        return State(source.getstate())

    def go_back(machine: Any, state: Any) -> None:
        if type(state) is not State or type(state.state[0]) is not int:
            raise TypeError("setstate takes what getstate() gave")
        source.setstate(state.state)

    more: dict[str, Callable[..., Any]] = {"getstate": state, "setstate": go_back}
    own: dict[str, Callable[..., Any]] = {**more, "seed": begin, "choice": choice, "choices": choices, "sample": sample}
    return rows(source, DRAWS) | ours({**own, "shuffle": shuffle, "getrandbits": bits})


def new(population: Any) -> int:
    """Bytes of an item that comes to be as it is drawn."""
    return NEW if type(population) is range else 0


def first(seed: Any) -> Any:
    """What a generator is seeded with; without one, the same as ever."""
    if type(seed) not in SEEDS:
        raise TypeError(f"a seed is a number or a text, not a value of type {kind_name(seed)}")
    return SEED if seed is None else seed


def numbers(machine: Any, values: Any) -> list[Any]:
    """Weights."""
    found = machine.collect(values)
    machine.numeric(found)
    machine.meter.handle(dearness(found) * len(found))
    return found


def names() -> Namespace:
    """random for one run."""

    def another(machine: Any, x: Any = None) -> Namespace:
        return Thing("Random", generator(x))

    return room("random", {"Random": another}, **generator())
