"""Optimizers: how parameters move, given their gradients. One function per update rule.

    step = sgd([w, b], 0.1, momentum=0.9)
    for _ in range(100):
        loss(w, b).backward()
        step()
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from engine.tensor import Tensor

Array = np.ndarray[Any, Any]
Memory = dict[str, Any]


class Optimizer:
    """Parameters and how they move: each call moves every one that has a gradient, in place, unrecorded."""

    def __init__(self, rule: Callable[..., Array], parameters: tuple[Tensor, ...], options: dict[str, Any]) -> None:
        self.rule, self.parameters, self.options = rule, parameters, options
        self.memories: tuple[Memory, ...] = tuple({} for _ in parameters)

    def __call__(self) -> None:
        """One step. Parameters without a gradient stay where they are."""
        for parameter, memory in zip(self.parameters, self.memories, strict=True):
            if parameter.grad is not None:
                memory["place"] = parameter.data
                move = self.rule(parameter.grad, memory, **self.options).astype(parameter.dtype)
                del memory["place"]  # nobody else is to hold what is about to change
                parameter.data -= move


Maker = Callable[..., Optimizer]

# The update rules by name, as `update_rule` finds them.
RULES: dict[str, Maker] = {}


def update_rule(learning_rate: float) -> Callable[[Callable[..., Array]], Maker]:
    """A decorator: an optimizer, of a function that says by how much a parameter moves.

    It is given the gradient, a dict for what it remembers of that parameter (where that stands is there already, as
    "place"), as `rate` the learning rate (this one unless told otherwise) and then the options, none of them
    keyword-only; it answers in the shape of the gradient.
    """

    def register(rule: Callable[..., Array]) -> Maker:
        name, usual = rule.__name__, learning_rate

        def make(parameters: Tensor | Iterable[Tensor], learning_rate: float = usual, **options: Any) -> Optimizer:
            given = (parameters,) if isinstance(parameters, Tensor) else tuple(parameters)
            _refuse_odd(name, given, options, rule.__code__.co_varnames[3:rule.__code__.co_argcount])
            return Optimizer(rule, given, {"rate": learning_rate, **options})

        make.__name__ = make.__qualname__ = name
        make.__doc__ = (f"{rule.__doc__}\n\nAn Optimizer: call it after each backward(); parameters keep their shapes. "
                        "TypeError for what is no variable tensor, and for an unknown option.")
        RULES[name] = make
        return make

    return register


def _refuse_odd(name: str, parameters: tuple[Any, ...], options: dict[str, Any], known: tuple[str, ...]) -> None:
    for k, parameter in enumerate(parameters):
        if not isinstance(parameter, Tensor) or parameter.constant:
            raise TypeError(f"{name}: parameter {k} is no variable tensor: pass mg.tensor(...) of floats")
    for option in options:
        if option not in known:
            raise TypeError(f"{name} has no option {option!r}; it has {', '.join(known)}")


@update_rule(learning_rate=0.01)
def sgd(g: Array, memory: Memory, rate: float, momentum: float = 0.0, nesterov: bool = False) -> Array:
    """Steepest descent; with the momentum of Polyak (1964), or its look ahead, Nesterov (1983)."""
    if not momentum:
        return rate * g
    memory["speed"] = speed = momentum * memory.get("speed", 0.0) + g
    return rate * (g + momentum * speed if nesterov else speed)


@update_rule(learning_rate=0.01)
def adagrad(g: Array, memory: Memory, rate: float, epsilon: float = 1e-10) -> Array:
    """Steps shorten with the sum of squared gradients. J. Duchi, E. Hazan and Y. Singer (2011)."""
    memory["squares"] = squares = memory.get("squares", 0.0) + g * g
    return rate * g / (np.sqrt(squares) + epsilon)


@update_rule(learning_rate=0.01)
def rmsprop(g: Array, memory: Memory, rate: float, decay: float = 0.9, epsilon: float = 1e-8) -> Array:
    """Steps are divided by a running mean of the gradients' size. T. Tieleman and G. Hinton (2012)."""
    memory["squares"] = squares = decay * memory.get("squares", 0.0) + (1 - decay) * g * g
    return rate * g / (np.sqrt(squares) + epsilon)


@update_rule(learning_rate=0.001)
def adam(
    g: Array, memory: Memory, rate: float, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8
) -> Array:
    """Running means of gradients and of their squares, corrected for their start at 0. D. Kingma and J. Ba (2015)."""
    return _of_means(g, memory, rate, beta1, beta2, epsilon)


@update_rule(learning_rate=0.001)
def adamw(
    g: Array, memory: Memory, rate: float, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8,
    decay: float = 0.01,
) -> Array:
    """Adam, whose parameters shrink by themselves besides. I. Loshchilov and F. Hutter (2019)."""
    return rate * decay * memory["place"] + _of_means(g, memory, rate, beta1, beta2, epsilon)


def _of_means(g: Array, memory: Memory, rate: float, beta1: float, beta2: float, epsilon: float) -> Array:
    memory["count"] = count = memory.get("count", 0) + 1
    memory["mean"] = mean = beta1 * memory.get("mean", 0.0) + (1 - beta1) * g
    memory["squares"] = squares = beta2 * memory.get("squares", 0.0) + (1 - beta2) * g * g
    return rate * (mean / (1 - beta1**count)) / (np.sqrt(squares / (1 - beta2**count)) + epsilon)
