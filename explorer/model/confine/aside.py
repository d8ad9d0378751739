"""A call of a program's own function that is not the program's: it leaves no trace, and costs the run no steps. What it
holds is counted, since a program may keep it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .falls import let_go
from .functions import Function
from .instances import MISSING, Instance

COUNTED = ("steps", "nodes", "flops", "items", "printed", "operands", "unswept", "looked")  # not what is held


class Deaf:
    """Hears nothing; the engine does its work."""

    leaves_only = True

    def begin(self, *_: Any) -> None:
        """Nothing to hear."""

    made = bound = lent = replaced = begin

    def backward(self, tensor: Any, head: Any, place: Any, **options: Any) -> None:
        """The engine's own."""
        tensor.backward(head, **options)


DEAF = Deaf()


def machine_of(value: object) -> Any:
    """The machine of a value that a program can call, one of its functions or instances; None of any other value."""
    if isinstance(value, Function):
        return value.host
    if isinstance(value, Instance) and value.ours.find("__call__") is not MISSING:
        return value.ours.host
    return None


def call_aside(machine: Any, function: Any, *args: Any, watcher: Any = DEAF) -> Any:
    """The result of the call, of which only this watcher hears; an error that it raises holds no frames. Halted where
    it spends a budget."""
    with _untold(machine, watcher):
        try:
            return machine.call(function, args, {})
        except Exception as error:
            let_go(error)
            raise


@contextmanager
def _untold(machine: Any, listener: Any) -> Iterator[None]:
    """Work inside is not counted or printed, and told to nobody else; NumPy's own draws go on where they were."""
    meter, draws = machine.meter, sys.modules.get("numpy.random")
    drawn = draws.get_state() if draws else None
    before = {name: getattr(meter, name) for name in COUNTED}
    watcher, site, printed, caught = machine.watcher, machine.site, len(machine.printed), [*machine.caught]
    machine.watcher = listener
    try:
        yield
    finally:
        machine.watcher, machine.site = watcher, site
        machine.caught[:] = caught
        del machine.printed[printed:]
        for name, count in before.items():
            setattr(meter, name, count)
        if draws:
            draws.set_state(drawn)
