"""Rows of functions of ours: they are given the machine first, and count by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .annotated import annotated
from .values import Row


def row(name: str, function: Callable[..., Any], like: Callable[..., Any] | None = None) -> Row:
    """A row of its name; `like` is the function whose parameters it has, where that is another one."""
    return Row(name, function, takes=annotated(like or function), own=True)


def ours(functions: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """A row for each, by its name."""
    return {name: row(name, function) for name, function in functions.items()}
