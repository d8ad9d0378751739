"""The switches, for a block, for a function, or for good: whether operations are recorded, whether memory is guarded.

Each belongs to the thread or task that uses it.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from contextvars import ContextVar
from functools import wraps
from typing import Any

import numpy as np

from engine import record

# The blocks that are open, innermost last: one switch may be entered again inside itself, and by many threads at once.
_blocks: ContextVar[tuple[AbstractContextManager[None], ...]] = ContextVar("blocks", default=())


class Switch:
    """A setting for a block (`with switch:`) or for a function's calls (`@switch`)."""

    def __init__(self, **changes: bool) -> None:
        self._changes = changes

    def __enter__(self) -> "Switch":
        block = record.switched(**self._changes)
        block.__enter__()
        _blocks.set((*_blocks.get(), block))
        return self

    def __exit__(self, *error: Any) -> None:
        *rest, block = _blocks.get()
        _blocks.set(tuple(rest))
        block.__exit__(*error)

    def __call__(self, func: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(func)
        def call(*args: Any, **kwargs: Any) -> Any:
            with record.switched(**self._changes):
                return func(*args, **kwargs)

        return call


class NoAutodiff(Switch):
    """Nothing is recorded: `with no_autodiff:`, `@no_autodiff`, or `no_autodiff(function, to_numpy=True)`.

    `to_numpy`: whatever the function gives is made one array.
    """

    def __call__(self, func: Callable[..., Any], to_numpy: bool = False) -> Callable[..., Any]:
        untracked = super().__call__(func)
        if not to_numpy:
            return untracked

        @wraps(func)
        def call(*args: Any, **kwargs: Any) -> Any:
            return np.asarray(untracked(*args, **kwargs))

        return call


no_autodiff = NoAutodiff(tracking=False)
mem_guard_off = Switch(guarding=False)
mem_guard_on = Switch(guarding=True)


def mem_guard_active() -> bool:
    """Whether arrays that a graph needs are kept read-only here and now."""
    mode = record.mode()
    return mode.guarding and mode.tracking


def turn_memory_guarding_off() -> None:
    """Arrays are no longer kept read-only, in this thread or task, until turned on again."""
    record.switch(guarding=False)


def turn_memory_guarding_on() -> None:
    """Arrays that a graph needs are kept read-only again."""
    record.switch(guarding=True)


__all__ = [
    "mem_guard_active", "mem_guard_off", "mem_guard_on", "no_autodiff", "turn_memory_guarding_off",
    "turn_memory_guarding_on",
]
