"""Bases that make something else of a class body than a class of the usual kind: Enum, NamedTuple."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .values import Row

Derive = Callable[[Any, str, dict[str, Any], Mapping[str, str]], Any]


class Pattern(Row):
    """A listed base: of a class's name, members and annotated names it makes what the class statement gives."""

    __slots__ = ("derive",)

    def __init__(self, name: str, function: Callable[..., Any], derive: Derive) -> None:
        super().__init__(name, function, own=True)
        self.derive = derive
