"""What generators do: take a value, and end."""

from __future__ import annotations

from typing import Any

from ..values import Row, Type, kind_name


def close(machine: Any, generator: Any) -> None:
    """generator.close()."""
    machine.closing = True
    try:
        generator.close()
    finally:
        machine.closing = False


def send(machine: Any, generator: Any, value: Any) -> Any:
    """generator.send(value)."""
    return generator.send(value)


def throw(machine: Any, generator: Any, error: Any, *text: Any) -> Any:
    """generator.throw(error): it is raised where the generator waits."""
    if isinstance(error, Type) and issubclass(error.type, Exception):
        error = machine.call(error, text, {})
    if not isinstance(error, Exception):
        raise TypeError(f"exceptions must be classes or instances deriving from BaseException, not {kind_name(error)}")
    machine.forget(error)
    return generator.throw(error)


METHODS: dict[str, Row | str] = {
    "send": Row("send", send, own=True),
    "throw": Row("throw", throw, own=True),
    "close": Row("close", close, own=True),
}
