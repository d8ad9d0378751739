"""What generators do: take a value, and end."""

from __future__ import annotations

from typing import Any

from ..values import Row


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


METHODS: dict[str, Row | str] = {"send": Row("send", send, own=True), "close": Row("close", close, own=True)}
