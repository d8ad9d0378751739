"""Closures for statements: None means go on; else how the block is left."""

from __future__ import annotations

import ast
from typing import Any

from .bindings import remove, store
from .builder import Builder, Evaluate
from .enclosures import Enclosure
from .iteration import walk
from .leaving import let_go
from .scopes import Frame, Hinted

BREAK, CONTINUE, RETURN = "break", "continue", "return"
COUNTED = (range, list, tuple)  # what tells how many turns a loop over it will have


def expression(build: Builder, node: ast.Expr) -> Evaluate:
    """A bare expression: after a prompt, or where nothing follows it, it shows its value."""
    machine, site, value = build.machine, build.site(node), build.build(node.value)

    def run(frame: Frame) -> None:
        value(frame)

    def run_and_show(frame: Frame) -> None:
        found = value(frame)
        machine.site = site
        machine.echo(found)

    return run_and_show if build.text.is_shown(node) else run


def assign(build: Builder, node: ast.Assign) -> Evaluate:
    value, targets = build.build(node.value), [store(build, one) for one in node.targets]
    if len(targets) == 1:
        target = targets[0]
        return lambda frame: target(frame, value(frame))

    def run(frame: Frame) -> None:
        found = value(frame)
        for bind in targets:
            bind(frame, found)

    return run


def annotated(build: Builder, node: ast.AnnAssign) -> Evaluate:
    """name: type = value; the annotation itself is not looked at, a class remembers that there was one."""
    value = build.build(node.value) if node.value else None
    bind = store(build, node.target) if value else None
    named = node.target.id if build.scope.of_class and isinstance(node.target, ast.Name) else None
    hint = build.site(node.annotation).text

    def run(frame: Any) -> None:
        if named is not None:
            frame.annotated[named] = Hinted(hint, lambda: build.build(node.annotation)(frame))
        if value and bind:
            bind(frame, value(frame))

    return run


def delete(build: Builder, node: ast.Delete) -> Evaluate:
    parts = [remove(build, one) for one in node.targets]

    def run(frame: Frame) -> None:
        for part in parts:
            part(frame)

    return run


def nothing(build: Builder, node: ast.AST) -> Evaluate:
    """pass; global and nonlocal, which the scopes have read already."""
    return lambda frame: None


def leave(how: str) -> Any:
    """break and continue."""
    return lambda build, node: lambda frame: how


def give_back(build: Builder, node: ast.Return) -> Evaluate:
    value = build.build(node.value) if node.value else lambda frame: None

    def run(frame: Frame) -> str:
        frame.returned = value(frame)
        return RETURN

    return run


def branch(build: Builder, node: ast.If) -> Evaluate:
    machine, site, test = build.machine, build.site(node.test), build.build(node.test)
    body = build.block(node.body)
    otherwise = build.block(node.orelse) if node.orelse else lambda frame: None
    taken = machine.chosen(site.place.line)

    def run(frame: Frame) -> Any:
        value = test(frame)
        machine.site = site
        if value:
            taken[0] += 1
            return body(frame)
        taken[1] += 1
        return otherwise(frame)

    return run


def repeat(build: Builder, node: ast.While) -> Evaluate:
    machine, site = build.machine, build.site(node.test)
    label = f"while line {site.place.line}"
    test, body = build.build(node.test), build.block(node.body)
    otherwise = build.block(node.orelse) if node.orelse else lambda frame: None

    def run(frame: Frame) -> Any:
        enclosure = Enclosure(label)
        machine.inside.append(enclosure)
        try:
            while True:
                value = test(frame)
                machine.site = site
                machine.meter.step()
                if not value:
                    break
                enclosure.turn += 1
                leaving = body(frame)
                if leaving is BREAK:
                    return None
                if leaving is RETURN:
                    return RETURN
        finally:
            machine.inside.pop()
        return otherwise(frame)

    return run


def loop(build: Builder, node: ast.For) -> Evaluate:
    machine, site, names = build.machine, build.site(node.iter), named(build, node.target)
    label = f"for line {build.site(node).place.line}"
    iterable, body, bind = build.build(node.iter), build.block(node.body), store(build, node.target)
    otherwise = build.block(node.orelse) if node.orelse else lambda frame: None

    def run(frame: Frame) -> Any:
        holding = [iterable(frame)]
        machine.site = site
        enclosure = Enclosure(label, of=len(holding[0]) if type(holding[0]) in COUNTED else None, names=names)
        holding[0] = walk(holding[0])
        machine.inside.append(enclosure)
        try:
            for value in holding[0]:
                machine.meter.step()
                enclosure.turn += 1
                enclosure.given = value
                bind(frame, value)
                leaving = body(frame)
                if leaving is BREAK or leaving is RETURN:
                    break
                machine.site = site
            else:
                leaving = None
            if leaving is not None:
                returned = frame.returned
                let_go(machine, holding)
                frame.returned = returned
                return RETURN if leaving is RETURN else None
        except Exception:
            let_go(machine, holding)
            raise
        finally:
            machine.inside.pop()
        return otherwise(frame)

    return run


def named(build: Builder, target: ast.expr) -> tuple[str, ...]:
    """The names of a loop, as typed; none where they are no plain names."""
    parts = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
    return (
        tuple([build.text.typed(one) for one in parts if isinstance(one, ast.Name)])
        if all(isinstance(one, ast.Name) for one in parts)
        else ()
    )


STATEMENTS = {
    ast.Expr: expression,
    ast.Assign: assign,
    ast.AnnAssign: annotated,
    ast.Delete: delete,
    ast.Pass: nothing,
    ast.Global: nothing,
    ast.Nonlocal: nothing,
    ast.Break: leave(BREAK),
    ast.Continue: leave(CONTINUE),
    ast.Return: give_back,
    ast.If: branch,
    ast.While: repeat,
    ast.For: loop,
}
