"""Closures for augmented assignment: what is changed is looked up once, read, operated on in place, stored."""

from __future__ import annotations

import ast
from typing import Any

from .attributes import read, write
from .bindings import store
from .builder import Builder, Evaluate
from .operators import BINARY
from .scopes import Frame
from .subscripts import item, set_item


def augmented(build: Builder, node: ast.AugAssign) -> Evaluate:
    return AUGMENTED[type(node.target)](build, node)


def augmented_name(build: Builder, node: Any) -> Evaluate:
    machine, site, operate = build.machine, build.site(node), BINARY[type(node.op)][1]
    target = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
    before, value, bind = build.build(target), build.build(node.value), store(build, node.target)

    def run(frame: Frame) -> None:
        first, second = before(frame), value(frame)
        machine.site = site
        bind(frame, operate(machine, first, second))

    return run


def augmented_attribute(build: Builder, node: Any) -> Evaluate:
    machine, site, operate = build.machine, build.site(node), BINARY[type(node.op)][1]
    owner, value, key = build.build(node.target.value), build.build(node.value), build.own_name(node.target.attr)

    def run(frame: Frame) -> None:
        found = owner(frame)
        machine.site = site
        first = read(machine, found, key)
        second = value(frame)
        machine.site = site
        write(machine, found, key, operate(machine, first, second))

    return run


def augmented_item(build: Builder, node: Any) -> Evaluate:
    machine, site, operate = build.machine, build.site(node), BINARY[type(node.op)][1]
    owner, index = build.build(node.target.value), build.build(node.target.slice)
    value = build.build(node.value)

    def run(frame: Frame) -> None:
        found, key = owner(frame), index(frame)
        machine.site = site
        first = item(machine, found, key)
        second = value(frame)
        machine.site = site
        set_item(machine, found, key, operate(machine, first, second))

    return run


AUGMENTED = {ast.Name: augmented_name, ast.Attribute: augmented_attribute, ast.Subscript: augmented_item}
