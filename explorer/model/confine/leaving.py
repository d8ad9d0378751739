"""What a loop walks is let go of as the loop is left: a generator that nobody else holds then runs its `finally`."""

from __future__ import annotations

from sys import getrefcount
from types import GeneratorType
from typing import Any


def close(machine: Any, generator: Any) -> None:
    """generator.close()."""
    machine.closing = True
    try:
        generator.close()
    finally:
        machine.closing = False


def held(holding: list[Any]) -> int:
    """How many hold the last item of a list, itself not counted: what Python counts differs between its versions."""
    return getrefcount(holding[-1])


ALONE = held([(one for one in "")])


def let_go(machine: Any, holding: list[Any]) -> None:
    """A loop over the list's only item is left early; as in Python, nobody hears of an error on that way."""
    if type(holding[-1]) is GeneratorType and held(holding) <= ALONE:
        try:
            close(machine, holding[-1])
        except Exception as error:
            machine.calm(error)
