"""Closures for calls, functions, lambdas and the walrus."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import Any

from .bindings import Store, store_name
from .builder import Builder, Evaluate
from .displays import items
from .functions import Function, Signature
from .generators import generating
from .iteration import sized
from .mappings import named
from .scopes import Frame, function_scope
from .supers import Super

FUNCTION = 1_000  # bytes of one with the names around it
BASE, LEVEL = 8, 4  # Python's own frames that a call takes, and each level of nesting in its body
HEIGHT = "height"  # of a syntax tree, on its root


def call(build: Builder, node: ast.Call) -> Evaluate:
    if is_super(build, node):
        return super_of(build, node)
    machine, site = build.machine, build.site(node)
    function, values = build.build(node.func), items(build, node.args)
    keywords = keyword_values(build, node.keywords)
    if len(node.args) == 1 and isinstance(node.args[0], ast.Starred) and node.keywords:
        return call_of_one_starred(build, node, node.args[0])

    def evaluate(frame: Frame) -> Any:
        called = function(frame)
        args = tuple(values(frame))
        kwargs = keywords(frame, called)
        machine.site = site
        return machine.call(called, args, kwargs)

    return evaluate


def call_of_one_starred(build: Builder, node: ast.Call, starred: ast.Starred) -> Evaluate:
    """f(*values, k=v): as in Python, the values are walked when the keywords have been computed."""
    machine, site, function = build.machine, build.site(node), build.build(node.func)
    values, keywords = build.build(starred.value), keyword_values(build, node.keywords)

    def evaluate(frame: Frame) -> Any:
        called, found = function(frame), values(frame)
        kwargs = keywords(frame, called)
        machine.site = site
        args = tuple(machine.collect(sized(found)))
        machine.meter.sequence(len(args))
        return machine.call(called, args, kwargs)

    return evaluate


def is_super(build: Builder, node: ast.Call) -> bool:
    """Whether this is Python's own super()."""
    named = isinstance(node.func, ast.Name) and node.func.id == "super" and build.scope.find("super") is None
    return named and not node.args and not node.keywords


def super_of(build: Builder, node: ast.Call) -> Evaluate:
    """super(): the class that the method stands in, and the method's first argument."""
    machine, site, scope, hops = build.machine, build.site(node), build.scope, 0
    while scope.parent is not None and not scope.parent.of_class:
        scope, hops = scope.parent, hops + 1
    first = scope.first if scope.parent is not None else None

    def evaluate(frame: Frame) -> Super:
        living: Any = frame
        for _ in range(hops):
            living = living.parent
        machine.site = site
        if first is None or first not in living.names:
            raise RuntimeError("super(): no arguments")
        machine.meter.step()
        return Super(living.parent.made, living.names[first])

    return evaluate


Keywords = Callable[[Frame, Any], dict[str, Any]]


def keyword_values(build: Builder, nodes: list[ast.keyword]) -> Keywords:
    """A closure for the keyword arguments of what is called, as a dict."""
    machine = build.machine
    pairs = [(one.arg, build.build(one.value), build.site(one.value)) for one in nodes]
    if not pairs:
        return lambda frame, called: {}

    def evaluate(frame: Frame, called: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value, site in pairs:
            if key is not None:
                found[key] = value(frame)
                continue
            extra = value(frame)
            machine.site = site
            named(machine, called, found, extra)
        return found

    return evaluate


def define(build: Builder, node: ast.FunctionDef) -> Evaluate:
    machine, site = build.machine, build.site(node)
    made = function(build, node, node.name, node.body)
    bind = store_name(build, node.name, node, build.text.defined(node))

    def run(frame: Frame, value: Any) -> None:
        machine.site = site
        bind(frame, value)

    return decorated(build, node, made, run)


def decorated(build: Builder, node: ast.FunctionDef | ast.ClassDef, make: Evaluate, bind: Store) -> Evaluate:
    """A closure that makes a function or class, hands it through its decorators, and binds what they give."""
    machine = build.machine
    decorators = [(build.build(one), build.site(one)) for one in node.decorator_list]

    def run(frame: Frame) -> None:
        wrapping = [(decorate(frame), place) for decorate, place in decorators]
        value = make(frame)
        for decorate, place in reversed(wrapping):
            machine.site = place
            value = machine.call(decorate, (value,), {})
        bind(frame, value)

    return run


def function(
    build: Builder, node: ast.FunctionDef | ast.Lambda, name: str, body: list[ast.stmt] | ast.expr
) -> Evaluate:
    """A closure that makes the function: defaults now, the body at each call."""
    machine = build.machine
    signature = signature_of(node.args, BASE + LEVEL * height(node))
    defaults = [build.build(one) for one in node.args.defaults]
    pairs = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    keyword_defaults = {one.arg: build.build(value) for one, value in pairs if value is not None}
    qualified = build.qualified(name)
    inner = partial(build.within, path=f"{qualified}.<locals>")
    run = build.text.body(lambda: running(inner(function_scope(node, build.scope)), name, body))
    doc = ast.get_docstring(node) if isinstance(node, ast.FunctionDef) else None
    hints = hinted(build, node)

    def make(frame: Frame) -> Function:
        given = {key: value(frame) for key, value in keyword_defaults.items()}
        places = tuple([one(frame) for one in defaults])  # a StopIteration stays one
        made = Function(name, signature, places, given, run, frame, machine, doc, qualified)
        made.hints = partial(hints, frame)
        machine.meter.grow(FUNCTION)
        machine.keep(made)
        return made

    return make


def hinted(build: Builder, node: ast.FunctionDef | ast.Lambda) -> Callable[[Frame], dict[str, Any]]:
    """What a function's annotations say, evaluated when they are asked for."""
    given = node.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    found = {one.arg: one.annotation for one in every if one is not None and one.annotation}
    if isinstance(node, ast.FunctionDef) and node.returns:
        found["return"] = node.returns
    compiled: dict[str, Evaluate] = {}

    def evaluate(frame: Frame) -> dict[str, Any]:
        compiled.update({name: build.build(one) for name, one in found.items() if not compiled})
        build.machine.meter.table(len(found))
        return {name: value(frame) for name, value in compiled.items()}

    return evaluate


def running(inner: Builder, name: str, body: list[ast.stmt] | ast.expr) -> Evaluate:
    """What a call does: a lambda's expression, a generator function's start, any other function's statements."""
    if not isinstance(body, list):
        return inner.build(body)
    return generating(inner, name, body) if inner.scope.yields else returning(inner.block(body))


def returning(block: Evaluate) -> Evaluate:
    """A body of statements as a function's result."""

    def run(frame: Frame) -> Any:
        block(frame)
        returned, frame.returned = frame.returned, None
        return returned

    return run


def height(node: ast.AST) -> int:
    """How many parts of a syntax tree stand inside one another; noted there, as every run compiles modules anew."""
    found: int | None = node.__dict__.get(HEIGHT)
    if found is None:
        level, found = [node], 0
        while level:
            level, found = [child for one in level for child in ast.iter_child_nodes(one)], found + 1
        setattr(node, HEIGHT, found)
    return found


def signature_of(arguments: ast.arguments, frames: int) -> Signature:
    """The parameters of a function."""
    positional = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    return Signature(
        tuple(positional),
        len(arguments.posonlyargs),
        arguments.vararg.arg if arguments.vararg else None,
        tuple(one.arg for one in arguments.kwonlyargs),
        arguments.kwarg.arg if arguments.kwarg else None,
        frames,
    )


def anonymous(build: Builder, node: ast.Lambda) -> Evaluate:
    return function(build, node, "<lambda>", node.body)


def walrus(build: Builder, node: ast.NamedExpr) -> Evaluate:
    value = build.build(node.value)
    bind = store_name(build, node.target.id, node.target, build.text.typed(node.target))

    def evaluate(frame: Frame) -> Any:
        found = value(frame)
        bind(frame, found)
        return found

    return evaluate


CALLS = {ast.Call: call, ast.FunctionDef: define, ast.Lambda: anonymous, ast.NamedExpr: walrus}
