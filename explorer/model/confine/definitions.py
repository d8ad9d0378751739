"""Closures for class definitions: the body runs in a table of its own, which becomes the class."""

from __future__ import annotations

import ast
from typing import Any

from .bindings import store_name
from .builder import Builder, Evaluate
from .calls import decorated, keyword_values
from .displays import items
from .enums import Enumeration
from .instances import Class, Instance, Plain
from .library.written import BASES
from .machine import Machine
from .patterns import Pattern
from .scopes import ClassFrame, Frame, class_scope
from .values import Hint, Type, kind_name

CONTAINERS: dict[type, str] = dict.fromkeys((list, dict, float, int, str), BASES)


def define(build: Builder, node: ast.ClassDef) -> Evaluate:
    machine, site, bases = build.machine, build.site(node), items(build, node.bases)
    inner = build.within(class_scope(node, build.scope), node.name, build.qualified(node.name))
    options = keyword_values(build, [one for one in node.keywords if one.arg != "metaclass"])
    body = inner.block(node.body)
    bind, doc = store_name(build, node.name, node, build.text.defined(node)), ast.get_docstring(node)

    def make(frame: Frame) -> Any:
        above = [*bases(frame)]
        inside = ClassFrame(frame)
        body(inside)
        machine.site = site
        members = {inner.own_name(name): value for name, value in inside.names.items()}
        pattern = next((one for one in above if isinstance(one, Pattern)), None)
        if pattern:
            others = [one for one in above if one is not pattern and not is_object(one)]
            if others and not pattern.mixes(others):
                raise TypeError(f"a class that builds on {pattern.name} builds on nothing else here")
            pattern.keywords(node.name, options(frame, machine.types[type]))
            return pattern.mixed(others).derive(machine, node.name, members, inside.annotated)
        given = options(frame, machine.types[type])
        inside.made = Class(node.name, real_bases(machine, above), members, machine, inside.annotated, doc, given)
        inside.made.generic |= any(isinstance(one, Hint) for one in above)
        return inside.made

    def run(frame: Frame, value: Any) -> None:
        machine.site = site
        bind(frame, value)

    return decorated(build, node, make, run)


def real_bases(machine: Machine, above: list[Any]) -> tuple[type, ...]:
    """The real types that a class builds on: the program's own, and errors."""
    found = tuple(real_base(machine, one) for one in above if not is_object(one))
    if not found:
        return (Plain,)
    return found if any(issubclass(one, Instance) for one in found) else (*found, Instance)


def is_object(base: Any) -> bool:
    """Whether a base is Python's own object, which all classes build on, or only a hint."""
    return isinstance(base, Hint) or (isinstance(base, Type) and base.type is object)


def real_base(machine: Machine, base: Any) -> type:
    """The real type of one base."""
    if isinstance(base, Enumeration):
        raise TypeError(f"{base.name} has its members: no class builds on it")
    if isinstance(base, Class) or (isinstance(base, Type) and issubclass(base.type, Exception)):
        return base.type
    if isinstance(base, Type) and base.type in CONTAINERS:
        return machine.inner[CONTAINERS[base.type]]().members[base.type.__name__].type
    name = base.name if isinstance(base, Type) else f"a value of type {kind_name(base)}"
    known = "your own classes, on object, list, dict, int, float, str and exceptions"
    raise TypeError(f"a class here can build on {known}, not on {name}")


DEFINITIONS = {ast.ClassDef: define}
