"""Blocks of the engine for `with`, which stand above a function, too: @mg.no_autodiff is around each call of it."""

from __future__ import annotations

from functools import partial
from typing import Any

import engine

from ..functions import Function
from ..library.made import made
from ..values import Block

BLOCKS = ("no_autodiff", "mem_guard_off", "mem_guard_on")


class Switch(Block):
    """Such a block."""

    def invoke(self, host: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> object:
        """With brackets it is the block; of a function it makes one that is called inside."""
        if len(args) == 1 and not kwargs and type(args[0]) is Function:
            return self._around(host, args[0])
        return super().invoke(host, args, kwargs)

    def _around(self, machine: Any, function: Function) -> object:
        def call(*args: Any, **kwargs: Any) -> Any:
            with self.make():
                return machine.call(function, args, kwargs)

        return made(machine, function.name, call, __wrapped__=function)


def switches() -> dict[str, Switch]:
    """They, by their names."""
    return {name: Switch(name, partial(getattr, engine, name)) for name in BLOCKS}
