"""Closures for raise, assert, try and with. Only listed errors can be caught; a spent budget never is."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from .bindings import Store, forget, store, store_name
from .builder import Builder, Evaluate
from .instances import MISSING, Instance, bound
from .limits import Halted
from .machine import REASON, Machine
from .names.kinds import type_of
from .opened import Opened
from .scopes import Frame
from .sites import Site
from .values import Block, Type, kind_name


def throw(build: Builder, node: ast.Raise) -> Evaluate:
    machine, site = build.machine, build.site(node)
    value = build.build(node.exc) if node.exc else None
    cause = build.build(node.cause) if node.cause else None

    def run(frame: Frame) -> None:
        error = value(frame) if value else None
        reason = cause(frame) if cause else None
        machine.site = site
        raised = thrown(machine, error, value is None)
        if isinstance(reason, BaseException):
            machine.keep(reason)
            setattr(raised, REASON, reason)
        raise raised from (reason if isinstance(reason, BaseException) else None)

    return run


def thrown(machine: Machine, error: Any, bare: bool) -> BaseException:
    """What a raise statement raises."""
    if bare:
        if not machine.caught:
            raise RuntimeError("No active exception to reraise")
        return machine.caught[-1]
    if isinstance(error, Type) and issubclass(error.type, Exception):
        error = machine.call(error, (), {})
    if not isinstance(error, Exception):
        raise TypeError("exceptions must derive from BaseException")
    machine.forget(error)
    return error


def claim(build: Builder, node: ast.Assert) -> Evaluate:
    machine, site, test = build.machine, build.site(node), build.build(node.test)
    said = build.build(node.msg) if node.msg else None

    def run(frame: Frame) -> None:
        value = test(frame)
        machine.site = site
        if not value:
            words = [said(frame)] if said else []
            machine.site = site
            raise AssertionError(*words)

    return run


def attempt(build: Builder, node: ast.Try) -> Evaluate:
    machine = build.machine
    body, clauses = build.block(node.body), [clause(build, one) for one in node.handlers]
    otherwise = build.block(node.orelse) if node.orelse else lambda frame: None
    last = build.block(node.finalbody) if node.finalbody else None

    def caught(frame: Frame) -> Any:
        depth = len(machine.inside)
        try:
            leaving = body(frame)
        except Exception as error:
            machine.calm(error)
            del machine.inside[depth:]
            for matches, handle in clauses:
                if matches(frame, error):
                    return handle(frame, error)
            raise
        return otherwise(frame) if leaving is None else leaving

    def run(frame: Frame) -> Any:
        try:
            leaving = caught(frame)
        except Halted:
            raise
        except Exception as error:
            machine.calm(error)
            overruled = last(frame) if last else None
            if overruled is None:
                raise
            return overruled
        returned = frame.returned
        overruled = last(frame) if last else None
        if overruled is None:
            frame.returned = returned
            return leaving
        return overruled

    return run


def clause(build: Builder, node: ast.ExceptHandler) -> tuple[Any, Any]:
    """Whether an except clause is meant, and what it does."""
    machine, body = build.machine, build.block(node.body)
    matches, bind, drop = caught_by(build, node)

    def handle(frame: Frame, error: Exception) -> Any:
        bind(frame, error)
        machine.caught.append(error)
        try:
            return body(frame)
        finally:
            machine.caught.pop()
            drop(frame)

    return matches, handle


def caught_by(build: Builder, node: ast.ExceptHandler) -> tuple[Any, Store, Callable[[Frame], None]]:
    """Whether an except clause is meant; how it names the error, and takes the name away again."""
    machine, site = build.machine, build.site(node.type or node)
    kinds = build.build(node.type) if node.type else None
    bind = store_name(build, node.name, node, node.name) if node.name else lambda frame, error: None
    forgets = forget(build, node.name, node) if node.name else None

    def matches(frame: Frame, error: Exception) -> bool:
        if kinds is None:
            return True
        meant = kinds(frame)
        machine.site = site
        return isinstance(error, caught_kinds(meant))

    def drop(frame: Frame) -> None:
        if forgets and present(build, node.name or "", frame):
            forgets(frame)

    return matches, bind, drop


def present(build: Builder, key: str, frame: Frame) -> bool:
    """Whether a name still has a value."""
    hops = build.scope.find(key)
    living: Any = frame
    for _ in range(hops or 0):
        living = living.parent
    return key in (build.machine.globals if hops is None else living.names)


def caught_kinds(value: Any) -> tuple[type[BaseException], ...]:
    """The error types that an except clause names."""
    kinds = value if type(value) is tuple else (value,)
    if not all(isinstance(one, Type) and issubclass(one.type, BaseException) for one in kinds):
        raise TypeError("catching classes that do not inherit from BaseException is not allowed")
    return tuple(one.type for one in kinds)


def block(build: Builder, node: ast.With) -> Evaluate:
    """with, for listed blocks and for the program's own."""
    machine, body = build.machine, build.block(node.body)
    parts = [entered(build, one) for one in node.items]

    def enter(frame: Frame, level: int) -> Any:
        if level == len(parts):
            return body(frame)
        value, site, bind = parts[level]
        found = value(frame)
        machine.site = site
        if isinstance(found, Block):
            with found.make():
                bind(frame, found)
                return enter(frame, level + 1)
        managed = Managed(machine, found)
        bind(frame, managed.begin())
        try:
            leaving = enter(frame, level + 1)
        except Exception as error:
            if managed.fail(error):
                return None
            raise
        managed.end()
        return leaving

    return lambda frame: enter(frame, 0)


def entered(build: Builder, node: ast.withitem) -> tuple[Evaluate, Site, Store]:
    """What a with enters, where that stands, and the name that it gets."""
    bind = store(build, node.optional_vars) if node.optional_vars else lambda frame, value: None
    return build.build(node.context_expr), build.site(node.context_expr), bind


class Managed:
    """A block of the program's own: __enter__ before, __exit__ after, which may take care of an error."""

    def __init__(self, machine: Machine, manager: Any) -> None:
        self.machine, self.site, self.depth = machine, machine.site, len(machine.inside)
        self.methods = [method_of(manager, name) for name in ("__enter__", "__exit__")]
        if not all(self.methods):
            raise TypeError(f"{WITH}, not for a value of type {kind_name(manager)}")

    def begin(self) -> Any:
        """What is entered."""
        return self.machine.call(self.methods[0], (), {})

    def fail(self, error: Exception) -> bool:
        """The block ended with an error: whether it is taken care of."""
        self.machine.calm(error)
        del self.machine.inside[self.depth :]
        return bool(self.machine.call(self.methods[1], (type_of(self.machine, error), error, None), {}))

    def end(self) -> None:
        """The block ended."""
        self.machine.site = self.site
        self.machine.call(self.methods[1], (None, None, None), {})


WITH = "with works for blocks such as mg.no_autodiff, outside generators, and for classes with __enter__ and __exit__"


def method_of(value: Any, name: str) -> Any:
    """A special method that the evaluator itself calls."""
    if isinstance(value, Opened):
        return value.look_up(None, name)
    found = value.ours.find(name) if isinstance(value, Instance) else MISSING
    return None if found is MISSING else bound(found, value, value.ours)


TRIALS = {ast.Raise: throw, ast.Assert: claim, ast.Try: attempt, ast.With: block}
