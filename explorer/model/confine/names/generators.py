"""What generators do: take a value, and end."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any

from ..leaving import close
from ..ours import ours
from ..values import Row, Type, kind_name


def send(machine: Any, generator: Generator[Any, Any, Any], value: Any) -> Any:
    """generator.send(value)."""
    return generator.send(value)


def throw(machine: Any, generator: Generator[Any, Any, Any], error: Any, *text: Any) -> Any:
    """generator.throw(error): it is raised where the generator waits."""
    if isinstance(error, Type) and issubclass(error.type, Exception):
        error = machine.call(error, text, {})
    if not isinstance(error, Exception):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {kind_name(error)}")
    machine.forget(error)
    return generator.throw(error)


METHODS: dict[str, Row | str] = ours({"send": send, "throw": throw, "close": close})
