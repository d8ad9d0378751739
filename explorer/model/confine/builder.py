"""Turns syntax nodes into closures, by a table of node kinds; holds what they are built from."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from .machine import Machine
from .scopes import Frame, Scope
from .sites import Site, Text

Evaluate = Callable[[Frame], Any]
Table = Mapping[type[ast.AST], Callable[["Builder", Any], Evaluate]]


class Builder:
    """One scope's view of the text being compiled."""

    def __init__(
        self,
        machine: Machine,
        text: Text,
        scope: Scope,
        table: Table,
        numbers: Mapping[tuple[int, int], float],
        owner: str = "",
        path: str = "",
    ) -> None:
        self.machine, self.text, self.scope, self.table, self.numbers = machine, text, scope, table, numbers
        self.owner = owner  # the class whose body this is within
        self.path = path  # what the names of functions begin with here, as Python has it: A, f.<locals>

    def within(self, scope: Scope, owner: str = "", path: str = "") -> Builder:
        """The same, for an inner scope."""
        return Builder(
            self.machine, self.text, scope, self.table, self.numbers, owner or self.owner, path or self.path
        )

    def qualified(self, name: str) -> str:
        """A name with all that it stands in."""
        return f"{self.path}.{name}" if self.path else name

    def own_name(self, name: str) -> str:
        """An attribute as Python calls it: inside a class, __name belongs to that class alone."""
        if self.owner and name.startswith("__") and not name.endswith("__"):
            return f"_{self.owner.lstrip('_')}{name}"
        return name

    def build(self, node: ast.AST) -> Evaluate:
        """The closure that evaluates an expression, or runs a statement."""
        return self.table[type(node)](self, node)

    def site(self, node: ast.AST) -> Site:
        """Where a node stands."""
        return self.text.site(node)

    def moved(self, node: ast.AST) -> float | None:
        """The number that stands in for a literal while its slider moves."""
        if not self.numbers:
            return None
        place = self.site(node).place
        return self.numbers.get((place.line, place.column))

    def block(self, body: list[ast.stmt]) -> Evaluate:
        """A closure that runs statements in order, until one of them leaves."""
        statements = [self.build(node) for node in body]
        step = self.machine.meter.step
        if len(statements) == 1:
            only = statements[0]

            def run_one(frame: Frame) -> Any:
                step()
                return only(frame)

            return run_one

        def run(frame: Frame) -> Any:
            for statement in statements:
                step()
                leaving = statement(frame)
                if leaving is not None:
                    return leaving
            return None

        return run
