"""x.__dict__ as it is written: the attributes of an instance, in a dict of their own. What changes it sets attributes
one by one, as setattr does; the table itself is never held."""

from __future__ import annotations

import ast
from typing import Any

from .attributes import write
from .builder import Builder, Evaluate
from .instances import Instance
from .names.kinds import as_dict
from .names.own import table
from .ours import row
from .scopes import Frame
from .values import Bound, kind_name

NAME = "__dict__"
CHANGES = frozenset({"update", "pop", "popitem", "clear", "setdefault"})


def is_table(node: ast.AST) -> bool:
    """Whether this is an attribute of that name."""
    return isinstance(node, ast.Attribute) and node.attr == NAME


def instance(value: Any) -> Instance:
    """What has such a table."""
    if not isinstance(value, Instance):
        raise AttributeError(f"{NAME} is not available here: vars(x) gives the attributes of an instance")
    return value


def update(machine: Any, value: Any, *values: Any, **more: Any) -> None:
    """x.__dict__.update(...)."""
    for name, one in as_dict(machine, *values, **more).items():
        set_one(machine, value, name, one)


def set_one(machine: Any, value: Any, name: Any, new: Any) -> None:
    """x.__dict__[name] = new."""
    if type(name) is not str:
        raise TypeError(f"an attribute has a name, not a value of type {kind_name(name)}")
    write(machine, instance(value), name, new)


UPDATE = row("update", update)


def table_of(build: Builder, node: ast.Attribute) -> Evaluate:
    """x.__dict__."""
    machine, site, value = build.machine, build.site(node), build.build(node.value)

    def evaluate(frame: Frame) -> Any:
        owner = value(frame)
        machine.site = site
        return table(machine, instance(owner))

    return evaluate


def updating(build: Builder, node: ast.Attribute) -> Evaluate:
    """x.__dict__.update, and what else would change the table."""
    owner = node.value
    assert isinstance(owner, ast.Attribute)
    machine, site, value = build.machine, build.site(node), build.build(owner.value)

    def evaluate(frame: Frame) -> Any:
        found = value(frame)
        machine.site = site
        if node.attr != "update":
            raise AttributeError(f"{NAME}.{node.attr} is not available here: write setattr(x, name, value)")

        return Bound(instance(found), UPDATE)

    return evaluate
