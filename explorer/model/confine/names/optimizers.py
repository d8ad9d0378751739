"""engine.optimizers as programs see it: each makes a function that moves its parameters by one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import engine

from ..library.made import made, room
from ..memory import nbytes
from ..values import Made, Namespace, kind_name

WORK = 20  # element operations of a step, for each element
KEPT = 2  # arrays that a rule remembers of each parameter


def making(name: str) -> Callable[..., Made]:
    """One of the optimizers."""
    make = engine.optimizers.RULES[name]

    def optimizer(machine: Any, parameters: Any, learning_rate: Any = None, **options: Any) -> Made:
        given = [parameters] if isinstance(parameters, engine.Tensor) else machine.collect(parameters)
        odd = next((one for one in given if not isinstance(one, engine.Tensor)), None)
        if odd is not None:
            raise TypeError(f"{name} moves tensors, not values of type {kind_name(odd)}")
        rate = {} if learning_rate is None else {"learning_rate": float(learning_rate)}
        move = make(given, **rate, **{key: number(value) for key, value in options.items()})
        machine.meter.grow(KEPT * sum(map(nbytes, given)))

        def step() -> None:
            machine.meter.handle(len(given))
            machine.meter.work(WORK * sum(one.size for one in given))
            move()
            for one in given:
                if one.grad is not None:
                    machine.watcher.replaced(one, machine.site.place)

        return made(machine, name, step)

    return optimizer


def number(value: Any) -> float | bool:
    """An option's value."""
    return value if type(value) is bool else float(value)


def names() -> Namespace:
    """engine.optimizers for one run."""
    return room("engine.optimizers", {name: making(name) for name in engine.optimizers.RULES})
