"""Rows of functions of ours: they are given the machine first, and count and check by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .values import Row


def ours(functions: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """A row for each, by its name."""
    return {name: Row(name, function, own=True) for name, function in functions.items()}
