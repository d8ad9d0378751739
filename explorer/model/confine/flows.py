"""Statements that a yield stands in, as Python generators: how they leave is what they return."""

from __future__ import annotations

import ast
from collections.abc import Generator
from typing import Any

from .bindings import store
from .builder import Builder
from .iteration import walk
from .leaving import let_go
from .matching import selecting
from .scopes import Frame
from .statements import BREAK, RETURN
from .trials import Managed, caught_by, entered
from .yielding import SIMPLE, Flow, yields


def flowing(build: Builder, body: list[ast.stmt]) -> Flow:
    """Statements in order, until one of them leaves."""
    parts = [(True, flow(build, one)) if yields(one) else (False, build.build(one)) for one in body]
    step = build.machine.meter.step

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        for is_flow, part in parts:
            step()
            leaving = (yield from part(frame)) if is_flow else part(frame)
            if leaving is not None:
                return leaving
        return None

    return run


def flow(build: Builder, node: ast.stmt) -> Flow:
    """One statement with a yield in it."""
    return FLOWS[type(node)](build, node)


def branch(build: Builder, node: ast.If) -> Flow:
    machine, site, test = build.machine, build.site(node.test), build.build(node.test)
    body, otherwise = flowing(build, node.body), flowing(build, node.orelse)
    taken = machine.chosen(site.place.line)

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        value = test(frame)
        machine.site = site
        taken[0 if value else 1] += 1
        return (yield from body(frame) if value else otherwise(frame))

    return run


def repeat(build: Builder, node: ast.While) -> Flow:
    machine, site, test = build.machine, build.site(node.test), build.build(node.test)
    body, otherwise = flowing(build, node.body), flowing(build, node.orelse)

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        while True:
            value = test(frame)
            machine.site = site
            machine.meter.step()
            if not value:
                break
            leaving = yield from body(frame)
            if leaving is BREAK:
                return None
            if leaving is RETURN:
                return RETURN
        return (yield from otherwise(frame))

    return run


def loop(build: Builder, node: ast.For) -> Flow:
    machine, site, iterable = build.machine, build.site(node.iter), build.build(node.iter)
    bind, body, otherwise = store(build, node.target), flowing(build, node.body), flowing(build, node.orelse)

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        holding = [iterable(frame)]
        machine.site = site
        holding[0] = walk(holding[0])
        try:
            for value in holding[0]:
                machine.meter.step()
                bind(frame, value)
                leaving = yield from body(frame)
                if leaving is BREAK or leaving is RETURN:
                    break
                machine.site = site
            else:
                return (yield from otherwise(frame))
        except Exception:
            let_go(machine, holding)
            raise
        except GeneratorExit:
            if machine.ending is frame:
                let_go(machine, holding)
            raise
        returned = frame.returned
        let_go(machine, holding)
        frame.returned = returned
        return RETURN if leaving is RETURN else None

    return run


def attempt(build: Builder, node: ast.Try) -> Flow:
    """try: a generator that is dropped runs no `finally`, since nobody could say when; one that is closed does."""
    machine = build.machine
    body, otherwise = flowing(build, node.body), flowing(build, node.orelse)
    clauses = [handler(build, one) for one in node.handlers]
    last = flowing(build, node.finalbody)

    def caught(frame: Frame) -> Generator[Any, Any, Any]:
        try:
            leaving = yield from body(frame)
        except Exception as error:
            machine.calm(error)
            for matches, handle in clauses:
                if matches(frame, error):
                    return (yield from handle(frame, error))
            raise
        return (yield from otherwise(frame)) if leaving is None else leaving

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        try:
            leaving = yield from caught(frame)
        except Exception as error:
            machine.calm(error)
            overruled = yield from last(frame)
            if overruled is None:
                raise
            return overruled
        except GeneratorExit:
            if machine.ending is frame:
                yield from last(frame)
            raise
        returned = frame.returned
        overruled = yield from last(frame)
        if overruled is None:
            frame.returned = returned
            return leaving
        return overruled

    return run


def handler(build: Builder, node: ast.ExceptHandler) -> tuple[Any, Any]:
    """Whether an except clause is meant, and what it does."""
    matches, bind, drop = caught_by(build, node)
    body = flowing(build, node.body)

    def handle(frame: Frame, error: Exception) -> Generator[Any, Any, Any]:
        bind(frame, error)
        try:
            return (yield from body(frame))
        finally:
            drop(frame)

    return matches, handle


def block(build: Builder, node: ast.With) -> Flow:
    """with, for blocks of the program's own: a listed one would reach out to whoever asks for the next value."""
    machine, body = build.machine, flowing(build, node.body)
    parts = [entered(build, one) for one in node.items]

    def enter(frame: Frame, level: int) -> Generator[Any, Any, Any]:
        if level == len(parts):
            return (yield from body(frame))
        value, site, bind = parts[level]
        found = value(frame)
        machine.site = site
        managed = Managed(machine, found)
        bind(frame, managed.begin())
        try:
            leaving = yield from enter(frame, level + 1)
        except Exception as error:
            if managed.fail(error):
                return None
            raise
        except GeneratorExit:
            if machine.ending is frame:
                managed.end()
            raise
        managed.end()
        return leaving

    return lambda frame: enter(frame, 0)


def match(build: Builder, node: ast.Match) -> Flow:
    select, bodies = selecting(build, node), [flowing(build, one.body) for one in node.cases]

    def run(frame: Frame) -> Generator[Any, Any, Any]:
        chosen = select(frame)
        return None if chosen is None else (yield from bodies[chosen](frame))

    return run


FLOWS: dict[type, Any] = {
    **SIMPLE,
    ast.If: branch,
    ast.While: repeat,
    ast.For: loop,
    ast.Try: attempt,
    ast.With: block,
    ast.Match: match,
}
