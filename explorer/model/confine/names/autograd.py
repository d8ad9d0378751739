"""autograd as programs see it: its NumPy, in which everything can be derived, and its derivatives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

import engine

from ..library.made import callable_one, made, room
from ..ours import ours
from ..values import SEQUENCES, Namespace, Row
from .rooms import Rooms

DERIVATIVES = ("grad", "value_and_grad", "elementwise_grad", "jacobian", "hessian")


def plain(value: Any) -> Any:
    """A result as autograd gives it: one number is no array."""
    if type(value) is np.ndarray and not value.ndim:
        return value[()]
    if type(value) in SEQUENCES:
        return type(value)(map(plain, value))
    return {key: plain(one) for key, one in value.items()} if type(value) is dict else value


def derivative(row: Row) -> Callable[..., Any]:
    """One of the engine's derivatives of a function."""

    def of(machine: Any, fun: Any, argnum: Any = 0) -> Any:
        inner = machine.call(row, (callable_one(fun), argnum), {})
        return made(machine, row.name, lambda *args, **kwargs: plain(machine.call(inner, args, kwargs)))

    return of


def holds_tensor(value: Any) -> bool:
    """Whether a nested list has tensors in it."""
    return isinstance(value, engine.Tensor) or (type(value) in SEQUENCES and any(map(holds_tensor, value)))


def arrays(row: Row) -> Callable[..., Any]:
    """np.array(...): of tensors a tensor that remembers them."""

    def stacked(machine: Any, value: Any) -> Any:
        if type(value) not in SEQUENCES or not holds_tensor(value):
            return value
        machine.spread(len(value))
        return machine.admit(np.stack([stacked(machine, one) for one in value]))

    def array(machine: Any, object: Any, *args: Any, **kwargs: Any) -> Any:
        machine.size(object)
        if not holds_tensor(object):
            return machine.call(row, (object, *args), kwargs)
        machine.numeric(object if type(object) in SEQUENCES else [object])
        return stacked(machine, object)

    return array


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
        x = np.asarray(machine.admit(x0), dtype=float)
        for turn in range(num_iters):
            machine.meter.step()
            g = machine.call(grad, (x, turn), {})
            if callback is not None:
                machine.call(callback, (x, turn, g), {})
            machine.spread(10 * x.size)
            x = x + change(memory, np.asarray(g, dtype=float).reshape(x.shape), turn)
        return machine.admit(x)

    return run


def optimizers() -> Namespace:
    """autograd.misc.optimizers."""
    rules: dict[str, Callable[..., Any]] = {"adam": adam, "sgd": sgd, "rmsprop": rmsprop}
    functions = {name: optimizer(rule, TURNS[name]) for name, rule in rules.items()}
    return Namespace("autograd.misc", {"optimizers": room("autograd.misc.optimizers", functions)})


def names(numpy: Callable[[], Namespace], engines: Callable[[], Namespace]) -> Namespace:
    """autograd for one run, over the run's own numpy and engine."""

    def wrapped() -> Namespace:
        theirs = numpy()
        own = ours({name: arrays(theirs.members[name]) for name in ("array", "asarray")})  # type: ignore[arg-type]
        return Namespace("autograd.numpy", {**theirs.members, **own})

    functions = {name: derivative(engines().members[name]) for name in DERIVATIVES}  # type: ignore[arg-type]
    members = ours(functions)
    return Namespace("autograd", Rooms(members, {"numpy": wrapped, "misc": optimizers}))
