"""Which scope each name belongs to, settled before the program runs, by Python's rules."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Frame:
    """The names of one living scope, and the scope around it."""

    __slots__ = ("names", "parent", "returned")

    def __init__(self, parent: Frame | None = None) -> None:
        self.names: dict[str, object] = {}
        self.parent = parent
        self.returned: object = None


class Hinted(str):
    """An annotation as it is written; what it means is looked at when it is asked for."""

    __slots__ = ("mean",)
    mean: Callable[[], Any]

    def __new__(cls, text: str, mean: Callable[[], Any]) -> Hinted:
        made = super().__new__(cls, text)
        made.mean = mean
        return made


class ClassFrame(Frame):
    """The names of a class body while it runs; afterwards its functions find their class here."""

    __slots__ = ("annotated", "made")

    def __init__(self, parent: Frame) -> None:
        super().__init__(parent)
        self.annotated: dict[str, str] = {}  # names with type hints, as a dataclass asks for them
        self.made: Any = None


@dataclass(slots=True)
class Scope:
    """What the text says about a scope: its own names, and those it borrows."""

    parent: Scope | None
    own: set[str] = field(default_factory=set)
    outer: set[str] = field(default_factory=set)  # declared global
    comprehension: bool = False
    of_class: bool = False
    first: str | None = None  # parameter of a function
    yields: bool = False  # whether the function is a generator function

    def find(self, name: str) -> int | None:
        """How many frames outwards a name lives; None: among the program's globals. No function sees a class's."""
        hops, scope = 0, self
        while scope.parent is not None:
            if name in scope.outer:
                return None
            if name in scope.own and not (hops and scope.of_class):
                return hops
            hops, scope = hops + 1, scope.parent
        return None


def function_scope(node: ast.FunctionDef | ast.Lambda, parent: Scope) -> Scope:
    """The scope of a function's body."""
    scope = Scope(parent)
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    scope.own = {one.arg for one in every}
    scope.first = every[0].arg if arguments.posonlyargs or arguments.args else None
    own_names(scope, node.body if isinstance(node.body, list) else [node.body])
    return scope


def class_scope(node: ast.ClassDef, parent: Scope) -> Scope:
    """The scope of a class body."""
    scope = Scope(parent, of_class=True)
    own_names(scope, node.body)
    return scope


def own_names(scope: Scope, body: list[ast.stmt] | list[ast.expr]) -> None:
    """Note which names a body binds, and which it borrows."""
    borrowed: set[str] = set()
    for part in within(body):
        if isinstance(part, ast.Global):
            scope.outer.update(part.names)
        elif isinstance(part, ast.Nonlocal):
            borrowed.update(part.names)
        elif isinstance(part, (ast.Yield, ast.YieldFrom)):
            scope.yields = True
        else:
            scope.own.update(bound_by(part))
    scope.own -= scope.outer | borrowed


def comprehension_scope(generators: list[ast.comprehension], parent: Scope) -> Scope:
    """The scope of a comprehension: its loop targets only; what a walrus binds belongs to the scope around it."""
    scope = Scope(parent, comprehension=True)
    for generator in generators:
        scope.own.update(one.id for one in ast.walk(generator.target) if isinstance(one, ast.Name))
    return scope


def within(body: list[ast.stmt] | list[ast.expr]) -> Iterator[ast.AST]:
    """All nodes of a body, functions' and lambdas' own bodies left out; inside comprehensions only walruses count."""
    waiting: list[tuple[ast.AST, bool]] = [(part, False) for part in body]
    while waiting:
        node, enclosed = waiting.pop()
        if not enclosed or isinstance(node, ast.NamedExpr):
            yield node
        if isinstance(node, ast.NamedExpr):
            yield node.target
        inside = enclosed or isinstance(node, COMPREHENSIONS)
        waiting.extend((child, inside) for child in outward(node))


def outward(node: ast.AST) -> list[ast.AST]:
    """The children of a node that are evaluated in the same function."""
    if isinstance(node, ast.FunctionDef):
        return [*node.decorator_list, *defaults(node.args)]
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases, *node.keywords]
    if isinstance(node, ast.Lambda):
        return list(defaults(node.args))
    return list(ast.iter_child_nodes(node))


def defaults(arguments: ast.arguments) -> list[ast.expr]:
    """The default values of a function's parameters."""
    return [*arguments.defaults, *(one for one in arguments.kw_defaults if one is not None)]


def bound_by(node: ast.AST) -> list[str]:
    """The names that one node binds in its scope."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
        return [node.id]
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        return [node.name]
    if isinstance(node, ast.MatchMapping) and node.rest:
        return [node.rest]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [(alias.asname or alias.name).split(".")[0] for alias in node.names]
    return []
