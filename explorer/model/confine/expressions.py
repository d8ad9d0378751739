"""Closures for expressions: each evaluates its parts, says where it stands, then does its one operation."""

from __future__ import annotations

import ast
from typing import Any

from .attributes import read
from .builder import Builder, Evaluate
from .library.written import OCTETS
from .machine import Machine
from .names.kinds import type_of
from .names.lookup import missing
from .operators import BINARY, COMPARE, UNARY
from .scopes import Frame
from .subscripts import item
from .tables_of import CHANGES, is_table, table_of, updating

LATE = ("bytes", "bytearray")


def constant(build: Builder, node: ast.Constant) -> Evaluate:
    number = build.moved(node)
    value: Any = node.value if number is None else number
    if type(value) is bytes:
        machine = build.machine
        return lambda frame: machine.call(late(machine, "bytes"), ([*value],), {})
    if type(value) is int:
        build.machine.meter.whole(value.bit_length())
    return lambda frame: value


def late(machine: Machine, key: str) -> Any:
    """One of Python's types that is made where a program first names it."""
    return machine.builtins.setdefault(key, machine.inner[OCTETS]().members[key])


def name(build: Builder, node: ast.Name) -> Evaluate:
    return load(build, node.id, node)


def load(build: Builder, key: str, node: ast.AST) -> Evaluate:
    """A name's value, from the frame where the text says it lives."""
    machine, site, hops = build.machine, build.site(node), build.scope.find(key)
    if hops == 0 and build.scope.of_class:
        return load_of_class(build, key, node)
    if hops is None:
        outside, builtins = machine.globals, machine.builtins

        def load_global(frame: Frame) -> Any:
            if key in outside:
                return outside[key]
            if key in builtins:
                return builtins[key]
            if key in LATE:
                return late(machine, key)
            machine.site = site
            raise missing(key, site.text, frame, machine)

        return load_global

    def load_local(frame: Frame) -> Any:
        living: Any = frame
        for _ in range(hops):
            living = living.parent
        try:
            return living.names[key]
        except KeyError:
            machine.site = site
            raise missing(key, site.text, frame, machine, hops) from None

    def load_own(frame: Frame) -> Any:
        try:
            return frame.names[key]
        except KeyError:
            machine.site = site
            raise missing(key, site.text, frame, machine, hops) from None

    return load_own if hops == 0 else load_local


def load_of_class(build: Builder, key: str, node: ast.AST) -> Evaluate:
    """A name in a class body: its own value, else the one around the class."""
    outer = load(build.within(build.scope.parent or build.scope), key, node)

    def evaluate(frame: Frame) -> Any:
        return frame.names[key] if key in frame.names else outer(frame.parent or frame)

    return evaluate


def binary(build: Builder, node: ast.BinOp) -> Evaluate:
    machine, site = build.machine, build.site(node)
    left, right, operate = build.build(node.left), build.build(node.right), BINARY[type(node.op)][0]

    def evaluate(frame: Frame) -> Any:
        first, second = left(frame), right(frame)
        machine.site = site
        return operate(machine, first, second)

    return evaluate


def unary(build: Builder, node: ast.UnaryOp) -> Evaluate:
    number = build.moved(node)
    if number is not None and isinstance(node.operand, ast.Constant):
        return lambda frame: number
    machine, site, operand, operate = build.machine, build.site(node), build.build(node.operand), UNARY[type(node.op)]

    def evaluate(frame: Frame) -> Any:
        value = operand(frame)
        machine.site = site
        return operate(machine, value)

    return evaluate


def boolean(build: Builder, node: ast.BoolOp) -> Evaluate:
    machine, site = build.machine, build.site(node)
    *first, last = [build.build(one) for one in node.values]
    leaves_when = isinstance(node.op, ast.Or)

    def evaluate(frame: Frame) -> Any:
        for part in first:
            value = part(frame)
            machine.site = site
            if bool(value) is leaves_when:
                return value
        return last(frame)

    return evaluate


def compare(build: Builder, node: ast.Compare) -> Evaluate:
    machine, site, first = build.machine, build.site(node), build.build(node.left)
    rest = [(COMPARE[type(op)], build.build(one)) for op, one in zip(node.ops, node.comparators, strict=True)]
    last = len(rest) - 1

    def evaluate(frame: Frame) -> Any:
        left = first(frame)
        result: Any = True
        for place, (operate, part) in enumerate(rest):
            right = part(frame)
            machine.site = site
            result = operate(machine, left, right)
            if place < last and not result:
                return result
            left = right
        return result

    return evaluate


def choice(build: Builder, node: ast.IfExp) -> Evaluate:
    test, body, otherwise = build.build(node.test), build.build(node.body), build.build(node.orelse)
    machine, site = build.machine, build.site(node.test)

    def evaluate(frame: Frame) -> Any:
        value = test(frame)
        machine.site = site
        return body(frame) if value else otherwise(frame)

    return evaluate


def class_name(build: Builder, node: ast.Attribute) -> Evaluate:
    """value.__class__.__name__, as one: the class itself is reached by type(value) only."""
    machine, site, value = build.machine, build.site(node), build.build(node.value)

    def evaluate(frame: Frame) -> str:
        owner = value(frame)
        machine.site = site
        return type_of(machine, owner).name

    return evaluate


def attribute(build: Builder, node: ast.Attribute) -> Evaluate:
    if node.attr == "__name__" and isinstance(node.value, ast.Attribute) and node.value.attr == "__class__":
        return class_name(build, node.value)
    if is_table(node):
        return table_of(build, node)
    if is_table(node.value) and node.attr in CHANGES:
        return updating(build, node)
    machine, site, value, key = build.machine, build.site(node), build.build(node.value), build.own_name(node.attr)

    def evaluate(frame: Frame) -> Any:
        owner = value(frame)
        machine.site = site
        return read(machine, owner, key)

    return evaluate


def subscript(build: Builder, node: ast.Subscript) -> Evaluate:
    machine, site = build.machine, build.site(node)
    value, index = build.build(node.value), build.build(node.slice)

    def evaluate(frame: Frame) -> Any:
        owner, key = value(frame), index(frame)
        machine.site = site
        return item(machine, owner, key)

    return evaluate


def cut(build: Builder, node: ast.Slice) -> Evaluate:
    parts = [build.build(one) if one is not None else None for one in (node.lower, node.upper, node.step)]

    def evaluate(frame: Frame) -> Any:
        return slice(*[None if part is None else part(frame) for part in parts])  # a StopIteration stays one

    return evaluate


EXPRESSIONS = {
    ast.Constant: constant,
    ast.Name: name,
    ast.BinOp: binary,
    ast.UnaryOp: unary,
    ast.BoolOp: boolean,
    ast.Compare: compare,
    ast.IfExp: choice,
    ast.Attribute: attribute,
    ast.Subscript: subscript,
    ast.Slice: cut,
}
