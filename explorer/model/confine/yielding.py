"""Statements whose value is a yield, as Python generators; and where yields stand."""

from __future__ import annotations

import ast
from collections.abc import Callable, Generator
from typing import Any

from .bindings import store
from .builder import Builder, Evaluate
from .iteration import walk
from .operators import BINARY
from .scopes import Frame
from .statements import RETURN

Flow = Callable[[Frame], Generator[Any, Any, Any]]
SCOPES = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def yields(node: ast.AST) -> bool:
    """Whether a yield of this function stands in a node."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.Yield | ast.YieldFrom):
            return True
        if not isinstance(one, SCOPES):
            waiting.extend(ast.iter_child_nodes(one))
    return False


def given(build: Builder, node: ast.expr) -> Flow:
    """yield value, yield from values: what comes back is what was sent."""
    machine, site = build.machine, build.site(node)
    value: Evaluate = build.build(node.value) if node.value else lambda frame: None  # type: ignore[attr-defined]

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        found = value(frame)
        machine.site = site
        sent = yield found
        machine.site = site
        return sent

    def run_from(frame: Frame) -> Generator[Any, Any, Any]:
        found = value(frame)
        machine.site = site
        return (yield from walk(found))

    return run_from if isinstance(node, ast.YieldFrom) else run


def alone(build: Builder, node: ast.Expr) -> Flow:
    value = given(build, node.value)

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        yield from value(frame)
        return None

    return run


def assign(build: Builder, node: Any) -> Flow:
    value = given(build, node.value)
    targets = [store(build, one) for one in (node.targets if isinstance(node, ast.Assign) else [node.target])]

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        found = yield from value(frame)
        for bind in targets:
            bind(frame, found)
        return None

    return run


def add_to(build: Builder, node: ast.AugAssign) -> Flow:
    """name += yield value."""
    machine, site, operate = build.machine, build.site(node), BINARY[type(node.op)][1]
    value, bind = given(build, node.value), store(build, node.target)
    target: Any = node.target
    name = ast.copy_location(ast.Name(target.id, ast.Load()), target) if type(target) is ast.Name else None
    before = build.build(name) if name else None

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        if before is None:
            machine.site = site
            raise TypeError("write received = yield value first, then add it")
        first = before(frame)
        second = yield from value(frame)
        machine.site = site
        bind(frame, operate(machine, first, second))
        return None

    return run


def give_back(build: Builder, node: ast.Return) -> Flow:
    value = given(build, node.value)  # type: ignore[arg-type]

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        frame.returned = yield from value(frame)
        return RETURN

    return run


SIMPLE: dict[type, Any] = {
    ast.Expr: alone,
    ast.Assign: assign,
    ast.AnnAssign: assign,
    ast.AugAssign: add_to,
    ast.Return: give_back,
}
