"""Closures that give values to names, attributes, items and unpacked patterns, and that take names away."""

from __future__ import annotations

import ast
from collections.abc import Callable
from itertools import islice
from typing import Any

from .attributes import drop, write
from .builder import Builder
from .iteration import walk
from .names.lookup import missing
from .scopes import Frame
from .shapes import tensor_of
from .subscripts import drop_item, set_item
from .tables_of import is_table, set_one
from .values import kind_name

Store = Callable[[Frame, Any], None]


def store(build: Builder, node: ast.expr) -> Store:
    """A closure that gives a value to a target."""
    return TARGETS[type(node)](build, node)


def store_to_name(build: Builder, node: ast.Name) -> Store:
    return store_name(build, node.id, node, build.text.typed(node))


def store_name(build: Builder, key: str, node: ast.AST, typed: str) -> Store:
    """Bind a name in the frame where the text says it lives; the watcher hears it as typed."""
    machine, place, hops = build.machine, build.site(node).place, build.scope.find(key)
    if hops is None:
        outside = machine.globals

        def bind_global(frame: Frame, value: Any) -> None:
            outside[key] = value
            machine.typed[key] = typed
            machine.watcher.bound(typed, tensor_of(value), place)

        return bind_global

    def bind(frame: Frame, value: Any) -> None:
        living: Any = frame
        for _ in range(hops):
            living = living.parent
        living.names[key] = value
        machine.watcher.bound(typed, tensor_of(value), place)

    return bind


def store_attribute(build: Builder, node: ast.Attribute) -> Store:
    machine, site, owner, key = build.machine, build.site(node), build.build(node.value), build.own_name(node.attr)

    def bind(frame: Frame, value: Any) -> None:
        found = owner(frame)
        machine.site = site
        write(machine, found, key, value)

    return bind


def store_item(build: Builder, node: ast.Subscript) -> Store:
    if is_table(node.value):
        return store_in_table(build, node)
    machine, site, owner, index = build.machine, build.site(node), build.build(node.value), build.build(node.slice)

    def bind(frame: Frame, value: Any) -> None:
        found, key = owner(frame), index(frame)
        machine.site = site
        set_item(machine, found, key, value)

    return bind


def store_in_table(build: Builder, node: ast.Subscript) -> Store:
    """x.__dict__[name] = value, as setattr has it."""
    owner: Any = node.value
    machine, site, value, index = build.machine, build.site(node), build.build(owner.value), build.build(node.slice)

    def bind(frame: Frame, new: Any) -> None:
        found, key = value(frame), index(frame)
        machine.site = site
        set_one(machine, found, key, new)

    return bind


def store_pattern(build: Builder, node: ast.Tuple | ast.List) -> Store:
    """a, *b, c = value."""
    machine, site = build.machine, build.site(node)
    starred = next((place for place, one in enumerate(node.elts) if isinstance(one, ast.Starred)), None)
    parts = [store(build, one.value if isinstance(one, ast.Starred) else one) for one in node.elts]
    count = len(parts)

    def bind(frame: Frame, value: Any) -> None:
        machine.site = site
        values = split(unpacked(machine, value, None if starred is not None else count), count, starred)
        for part, one in zip(parts, values, strict=True):
            part(frame, one)

    return bind


def unpacked(machine: Any, value: Any, count: int | None) -> list[Any]:
    """The items to be given to a pattern; of an endless value only one more than it has parts."""
    try:
        walked = walk(value)
    except TypeError:
        raise TypeError(f"cannot unpack non-iterable {kind_name(value)} object") from None
    return machine.collect(value) if count is None else list(islice(walked, count + 1))


def split(values: list[Any], count: int, starred: int | None) -> list[Any]:
    """As many values as the pattern has parts, the starred part taking what is left."""
    if starred is None:
        if len(values) > count:
            raise ValueError(f"too many values to unpack (expected {count})")
        if len(values) < count:
            raise ValueError(f"not enough values to unpack (expected {count}, got {len(values)})")
        return values
    if len(values) < count - 1:
        raise ValueError(f"not enough values to unpack (expected at least {count - 1}, got {len(values)})")
    after = count - 1 - starred
    end = len(values) - after
    return [*values[:starred], values[starred:end], *values[end:]]


TARGETS: dict[type, Callable[[Builder, Any], Store]] = {
    ast.Name: store_to_name,
    ast.Attribute: store_attribute,
    ast.Subscript: store_item,
    ast.Tuple: store_pattern,
    ast.List: store_pattern,
}


def remove(build: Builder, node: ast.expr) -> Callable[[Frame], None]:
    """A closure for one target of del."""
    if isinstance(node, (ast.Tuple, ast.List)):
        parts = [remove(build, one) for one in node.elts]

        def run(frame: Frame) -> None:
            for part in parts:
                part(frame)

        return run
    if isinstance(node, ast.Name):
        return forget(build, node.id, node)
    return remove_item(build, node)


def forget(build: Builder, key: str, node: ast.AST) -> Callable[[Frame], None]:
    """A closure that takes a name away."""
    machine, site, hops = build.machine, build.site(node), build.scope.find(key)

    def run(frame: Frame) -> None:
        living: Any = frame
        for _ in range(hops or 0):
            living = living.parent
        names = machine.globals if hops is None else living.names
        if key not in names:
            machine.site = site
            raise missing(key, site.text, frame, machine, hops)
        del names[key]

    return run


def remove_item(build: Builder, node: Any) -> Callable[[Frame], None]:
    """A closure for del items[i] and del owner.name."""
    machine, site, owner = build.machine, build.site(node), build.build(node.value)
    index = build.build(node.slice) if isinstance(node, ast.Subscript) else None
    named = build.own_name(node.attr) if index is None else ""

    def run(frame: Frame) -> None:
        found = owner(frame)
        key = index(frame) if index else None
        machine.site = site
        if index is None:
            return drop(machine, found, named)
        drop_item(machine, found, key)

    return run
