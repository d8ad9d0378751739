"""autograd.misc: its optimisers, and parameters of any form as one vector."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..library.made import made, room
from ..ours import ours
from ..values import NUMBERS, SEQUENCES, Namespace, is_array, kind_name


def adam(step_size: float = 0.001, b1: float = 0.9, b2: float = 0.999, eps: float = 1e-8) -> Callable[..., Any]:
    """D. Kingma, J. Ba (2015)."""

    def change(memory: dict[str, Any], g: np.ndarray, turn: int) -> np.ndarray:
        memory["mean"] = (1 - b1) * g + b1 * memory.get("mean", 0.0)
        memory["squares"] = (1 - b2) * g**2 + b2 * memory.get("squares", 0.0)
        mean, squares = memory["mean"] / (1 - b1 ** (turn + 1)), memory["squares"] / (1 - b2 ** (turn + 1))
        return -step_size * mean / (np.sqrt(squares) + eps)

    return change


def sgd(step_size: float = 0.1, mass: float = 0.9) -> Callable[..., Any]:
    """Descent with momentum."""

    def change(memory: dict[str, Any], g: np.ndarray, turn: int) -> np.ndarray:
        memory["speed"] = mass * memory.get("speed", 0.0) - (1.0 - mass) * g
        return step_size * memory["speed"]

    return change


def rmsprop(step_size: float = 0.1, gamma: float = 0.9, eps: float = 1e-8) -> Callable[..., Any]:
    """T. Tieleman, G. Hinton (2012)."""

    def change(memory: dict[str, Any], g: np.ndarray, turn: int) -> np.ndarray:
        memory["squares"] = memory.get("squares", 1.0) * gamma + g**2 * (1 - gamma)
        return -step_size * g / (np.sqrt(memory["squares"]) + eps)

    return change


TURNS = {"adam": 100, "sgd": 200, "rmsprop": 100}


def optimizer(rule: Callable[..., Any], turns: int) -> Callable[..., Any]:
    """adam(gradient, x0, callback, num_iters, ...): the last x."""

    def run(machine: Any, grad: Any, x0: Any, callback: Any = None, num_iters: int = turns, **options: Any) -> Any:
        change = rule(**{name: float(value) for name, value in options.items()})
        memory: dict[str, Any] = {}
        x, unflatten = flatten(machine, x0)
        for turn in range(num_iters):
            machine.meter.step()
            given = machine.call(unflatten, (x,), {})
            g = machine.call(grad, (given, turn), {})
            if callback is not None:
                machine.call(callback, (given, turn, g), {})
            machine.spread(10 * x.size)
            flat = np.asarray(flatten(machine, g)[0], dtype=float)
            x = machine.admit(np.asarray(x, dtype=float) + change(memory, flat.reshape(x.shape), turn))
        return machine.call(unflatten, (x,), {})

    return run


def leaves(machine: Any, value: Any) -> Iterator[Any]:
    """The arrays of nested lists and dicts, a dict's in the order of its keys."""
    machine.meter.cross()
    if type(value) in SEQUENCES or type(value) is dict:
        for one in [value[key] for key in sorted(value)] if type(value) is dict else value:
            yield from leaves(machine, one)
    elif is_array(value) or type(value) in NUMBERS or isinstance(value, np.generic):
        yield value
    else:
        raise TypeError(f"flatten takes arrays in lists and dicts, not a value of type {kind_name(value)}")
    machine.meter.back()


def refilled(value: Any, parts: Iterator[Any]) -> Any:
    """The same form, with other arrays."""
    if type(value) is dict:
        return {key: refilled(value[key], parts) for key in sorted(value)}
    if type(value) in SEQUENCES:
        return type(value)([refilled(one, parts) for one in value])
    return next(parts)


def flatten(machine: Any, value: Any) -> tuple[Any, Any]:
    """flatten(parameters): one vector, and the function that gives a vector the old form."""
    every = [*leaves(machine, value)]
    shapes = [np.shape(one) for one in every]
    ends = np.cumsum([0, *map(np.prod, shapes)]).astype(int).tolist()
    machine.spread(4 * ends[-1])
    found = np.concatenate([one.reshape(-1) if is_array(one) else np.reshape(one, -1) for one in every])

    def unflatten(vector: Any) -> Any:
        if not is_array(vector) or vector.shape != (ends[-1],):
            raise ValueError(f"a vector of {ends[-1]:,} numbers is needed")
        machine.spread(2 * ends[-1])
        pieces = [vector[a:b].reshape(shape) for a, b, shape in zip(ends[:-1], ends[1:], shapes, strict=True)]
        return machine.admit(refilled(value, iter(pieces)))

    return machine.admit(found), made(machine, "unflatten", unflatten, value=value)


def names() -> Namespace:
    """autograd.misc for one run."""
    rules: dict[str, Callable[..., Any]] = {"adam": adam, "sgd": sgd, "rmsprop": rmsprop}
    functions = {name: optimizer(rule, TURNS[name]) for name, rule in rules.items()}
    flat = ours({"flatten": flatten})
    return Namespace("autograd.misc", {"optimizers": room("autograd.misc.optimizers", functions), **flat})
