"""types: SimpleNamespace, an object whose attributes are given by name; numbers: kinds to ask about."""

from __future__ import annotations

import ast
import numbers
from typing import Any

from ..instances import Class, Instance, Plain
from ..members import Given
from ..names import standing
from ..operators import COMPARE
from ..show import show
from ..values import Namespace, Type
from .made import room

NAME = "SimpleNamespace"


def shown(machine: Any, value: Instance) -> str:
    """namespace(lr=0.1, epochs=5)."""
    machine.meter.cross()
    try:
        return f"namespace({', '.join(f'{name}={show(machine.meter, one)}' for name, one in value.names.items())})"
    finally:
        machine.meter.back()


def equal(machine: Any, one: Instance, other: Any) -> Any:
    """Whether both are of this kind and hold the same."""
    if not isinstance(other, Instance) or other.ours is not one.ours:
        return NotImplemented
    return COMPARE[ast.Eq](machine, one.names, other.names)


METHODS = {"__repr__": Given("__repr__", shown, own=True), "__eq__": Given("__eq__", equal, own=True)}


def names() -> Namespace:
    """types for one run."""
    kinds: list[Class] = []

    def namespace(machine: Any, /, **given: Any) -> Instance:
        if not kinds:
            kinds.append(Class(NAME, (Plain,), dict(METHODS), machine, {}))
        made: Instance = kinds[0].blank(machine)
        for name, value in given.items():
            made.put(machine, name, value)
        return made

    return room("types", {NAME: namespace}, **standing.by_name())


def no_number(machine: Any, *args: Any) -> None:
    """A kind of number is no number."""
    raise TypeError("this is a kind of number, to be asked about: isinstance(x, numbers.Number)")


def kinds_of_numbers() -> Namespace:
    """numbers for one run."""
    kinds = (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral)
    return Namespace("numbers", {one.__name__: Type(one, no_number, own=True) for one in kinds})
