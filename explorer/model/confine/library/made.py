"""Functions that functions of ours make out of a program's own: counted like those, and let go of link by link."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ours import ours
from ..values import Made, Namespace

SIZE = 1_000  # bytes of one


def made(
    machine: Any, name: str, function: Callable[..., Any], stands_for: object = None, kind: type[Made] = Made, /,
    **parts: Any,
) -> Made:  # fmt: skip
    """A function of this name; `parts` are what a program may read of it."""

    def run(machine: Any, *args: Any, **kwargs: Any) -> Any:
        return function(*args, **kwargs)

    found = kind(name, run, parts, stands_for)
    machine.meter.grow(SIZE)
    machine.keep_all([found, *parts.values()])
    return found


def name_of(function: Any) -> str:
    """A function's name."""
    return getattr(function, "name", "function")


def room(title: str, functions: dict[str, Callable[..., Any]], **values: Any) -> Namespace:
    """A module of functions that count by themselves, and of values."""
    return Namespace(title, {**ours(functions), **values})
