"""Modules that are written in the language of programs itself: their costs are counted, and what they may reach is
bounded, as if the program had brought them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

from ...program import Place
from ..instances import Class
from ..machine import Machine
from ..scopes import Frame
from ..sites import Body, Site, Text
from ..values import Namespace

Compile = Callable[[Any, str], list[Callable[[Frame], Any]]]
HERE = Site(Place(1, 1, 1, 1), "")  # where all of a module stands: at the line of the program that asks for it


class Silent:
    """Hears nothing of the names inside a module."""

    def bound(self, name: str, value: Any, place: Any) -> None:
        """A name of the module's own."""

    def lent(self, name: str, value: Any) -> None:
        """A parameter of the module's own."""

    def replaced(self, tensor: Any, place: Any) -> None:
        """Numbers of a tensor that the module was given."""


class Elsewhere(Text):
    """The text of a module: all of it stands at one place."""

    def site(self, node: ast.AST) -> Site:
        """Nowhere of its own."""
        return HERE

    def typed(self, node: ast.Name) -> str:
        """A name is a name."""
        return node.id

    def body(self, compile: Callable[[], Body]) -> Body:
        """The body of a function, compiled when it is first called: programs use little of a module."""
        made: list[Body] = []

        def run(frame: Frame) -> Any:
            if not made:
                made.append(compile())
            return made[0](frame)

        return run


def stay(machine: Any, site: Site) -> None:
    """The run goes on where it stands while a module is at work; what the module calls may lead it elsewhere."""
    if site is not HERE:
        machine.__dict__["site"] = site


class Aside(Machine):
    """The machine as a module sees it: names of its own, and the run stays at the program's line."""

    __slots__ = ("_names", "_typed", "_watcher")

    site = property(lambda self: self.__dict__["site"], stay)
    globals = property(lambda self: self._names)
    typed = property(lambda self: self._typed)
    watcher = property(lambda self: self._watcher)

    def __init__(self, machine: Machine, names: Mapping[str, Any]) -> None:
        self.__dict__ = machine.__dict__
        self._names: dict[str, Any] = {"__name__": "", **names}
        self._typed: dict[str, str] = {}
        self._watcher = Silent()


def written(machine: Machine, compile: Compile, title: str, source: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The names that a module's text defines; `given` are functions of ours that it builds on."""
    aside = Aside(machine, given)
    for statement in compile(aside, source):
        statement(Frame())
    own = {name: value for name, value in aside.globals.items() if not isinstance(value, Namespace)}
    for kind in own.values():
        if isinstance(kind, Class):
            kind.room = title
    return {name: value for name, value in own.items() if not name.startswith("_")}


def room(machine: Machine, compile: Compile, title: str, source: str, given: Mapping[str, Any]) -> Namespace:
    """Such a module."""
    return Namespace(title, written(machine, compile, title, source, given))
