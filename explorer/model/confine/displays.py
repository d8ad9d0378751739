"""Closures for lists, tuples, sets, dicts and f-strings written out in the text."""

from __future__ import annotations

import ast
from typing import Any

from .admission import nested
from .builder import Builder, Evaluate
from .formats import converted, joined
from .iteration import sized
from .limits import CONTAINER
from .mappings import mapped, put_all
from .scopes import Frame
from .values import kind_name

PLACE = 32  # bytes: a place in a display, and the number that was made for it


def items(build: Builder, nodes: list[ast.expr], *, unsized: bool = False) -> Evaluate:
    """A closure for the values of a display or of positional arguments, as a list."""
    machine = build.machine
    parts = [
        (build.site(one), build.build(one.value)) if isinstance(one, ast.Starred) else (None, build.build(one))
        for one in nodes
    ]
    if not any(starred for starred, _ in parts):
        plain = [part for _, part in parts]
        return lambda frame: [part(frame) for part in plain]

    def evaluate(frame: Frame) -> Any:
        values: list[Any] = []
        for starred, part in parts:
            if starred:
                found = part(frame)
                machine.site = starred
                values.extend(machine.collect(found if unsized else sized(found)))
                machine.meter.sequence(len(values))
            else:
                values.append(part(frame))
        return values

    return evaluate


def list_display(build: Builder, node: ast.List) -> Evaluate:
    return shallow(build, node, items(build, node.elts))


def shallow(build: Builder, node: ast.expr, values: Evaluate) -> Evaluate:
    """The same values, if they are not nested too deeply."""
    machine, site = build.machine, build.site(node)
    meter, storable = machine.meter, machine.storable

    def evaluate(frame: Frame) -> Any:
        found = values(frame)
        meter.made += CONTAINER + PLACE * len(found)
        if meter.made > meter.ceiling:
            machine.site = site
            meter.press(0)
        for one in found:
            if type(one) in storable:
                machine.site = site
                nested(meter, found)
                machine.keep_all(found)
                break
        return found

    return evaluate


def tuple_display(build: Builder, node: ast.Tuple) -> Evaluate:
    values = shallow(build, node, items(build, node.elts))
    return lambda frame: tuple(values(frame))


def set_display(build: Builder, node: ast.Set) -> Evaluate:
    machine, site, values = build.machine, build.site(node), items(build, node.elts, unsized=True)

    def evaluate(frame: Frame) -> Any:
        found = values(frame)
        machine.site = site
        machine.meter.table(len(found) + 2)
        machine.keys(found)
        machine.keep_all(found)
        return set(found)

    return evaluate


def dict_display(build: Builder, node: ast.Dict) -> Evaluate:
    machine, site = build.machine, build.site(node)
    pairs = [
        (None if key is None else build.build(key), build.build(value))
        for key, value in zip(node.keys, node.values, strict=True)
    ]

    def evaluate(frame: Frame) -> Any:
        made: dict[Any, Any] = {}
        for key, value in pairs:
            if key is None:
                other = value(frame)
                machine.site = site
                merge(machine, made, other)
            else:
                word = key(frame)
                found = value(frame)
                machine.site = site
                machine.key(word)
                made[word] = found
        machine.site = site
        machine.meter.table(len(made) + 2)
        nested(machine.meter, made.values())
        machine.keep_all(made.values())
        return made

    return evaluate


def merge(machine: Any, into: dict[Any, Any], other: Any) -> None:
    """{**other}: the items of a dict, or of what has keys()."""
    found = mapped(machine, other)
    if found is None:
        raise TypeError(f"'{kind_name(other)}' object is not a mapping")
    put_all(machine, into, found)


def fstring(build: Builder, node: ast.JoinedStr) -> Evaluate:
    machine, site = build.machine, build.site(node)
    parts = [build.build(one) for one in node.values]

    def evaluate(frame: Frame) -> Any:
        texts = [part(frame) for part in parts]
        machine.site = site
        return joined(machine.meter, texts)

    return evaluate


def field(build: Builder, node: ast.FormattedValue) -> Evaluate:
    machine, site, value = build.machine, build.site(node.value), build.build(node.value)
    spec = format_rules(build, node.format_spec)
    conversion = chr(node.conversion) if node.conversion > 0 else None

    def evaluate(frame: Frame) -> Any:
        found, rules = value(frame), spec(frame)
        machine.site = site
        return converted(machine.meter, found, conversion, rules)

    return evaluate


def format_rules(build: Builder, node: ast.expr | None) -> Evaluate:
    """A closure for what stands behind the colon: most often as it is."""
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    if node is not None and not all(isinstance(one, ast.Constant) for one in parts):
        return build.build(node)
    rules = "".join([str(one.value) for one in parts if isinstance(one, ast.Constant)])
    return lambda frame: rules


DISPLAYS = {
    ast.List: list_display,
    ast.Tuple: tuple_display,
    ast.Set: set_display,
    ast.Dict: dict_display,
    ast.JoinedStr: fstring,
    ast.FormattedValue: field,
}
