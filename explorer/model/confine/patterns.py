"""Bases that make something else of a class body than a class of the usual kind: Enum, NamedTuple."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from .values import Row, Type

Derive = Callable[[Any, str, dict[str, Any], Mapping[str, str]], Any]


class Pattern(Row):
    """A listed base: of a class's name, members and annotated names it makes what the class statement gives."""

    __slots__ = ("derive", "mixtures")

    def __init__(
        self, name: str, function: Callable[..., Any], derive: Derive, mixtures: Mapping[type, Pattern] | None = None
    ) -> None:
        super().__init__(name, function, own=True)
        self.derive, self.mixtures = derive, dict(mixtures or {})

    def keywords(self, name: str, given: Mapping[str, Any]) -> None:
        """What stands beside the base, as in class Config(TypedDict, total=False): `total` says nothing to a run."""
        odd = [one for one in given if one != "total" or self.name != "TypedDict"]
        if odd:
            raise TypeError(f"{name}.__init_subclass__() got an unexpected keyword argument '{odd[0][:60]}'")

    def mixes(self, others: list[Any]) -> bool:
        """Whether the other bases, types of Python's, mean another pattern together with it."""
        return len(others) == 1 and isinstance(others[0], Type) and others[0].type in self.mixtures

    def mixed(self, others: list[Any]) -> Pattern:
        """That pattern."""
        return self.mixtures[others[0].type] if others else self
