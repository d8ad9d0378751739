"""Which literal a program's own loop takes as its learning rate: the one that it multiplies gradients by."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from ..confine.paste import python_of
from ..program import Literal
from ..text import Text

OPTIONS = {"learning_rate", "lr"}  # under which optimizers take it
GRADIENTS = {"grad", "gradient"}  # attributes and functions


def rate_of(source: str, literals: Iterable[Literal]) -> str | None:
    """The name, as typed, of the first literal that is a factor of a gradient; None if there is none."""
    code = python_of(source)
    text, tree = Text(code.text), ast.parse(code.text)
    rates = {text.typed(name) for name in _factors(tree)}
    return next((literal.name for literal in literals if literal.name in rates), None)


def _factors(tree: ast.Module) -> Iterator[ast.Name]:
    flowing = _gradients(tree)
    for part in ast.walk(tree):
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult):
            left, right = _holds(part.left, flowing), _holds(part.right, flowing)
            yield from _names(part.left if right else part.right) if left != right else ()
        elif isinstance(part, ast.keyword) and part.arg in OPTIONS:
            yield from _names(part.value)


def _gradients(tree: ast.Module) -> set[str]:
    """Names that are given a gradient as it is: `g = w.grad`."""
    assigned = [part for part in ast.walk(tree) if isinstance(part, ast.Assign) and _is_gradient(part.value)]
    return {name.id for statement in assigned for target in statement.targets for name in _names(target)}


def _is_gradient(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Attribute) and expression.attr in GRADIENTS


def _holds(expression: ast.expr, flowing: set[str]) -> bool:
    return any(
        isinstance(part, ast.expr) and (_is_gradient(part) or (isinstance(part, ast.Name) and part.id in flowing))
        for part in ast.walk(expression)
    )


def _names(expression: ast.expr) -> list[ast.Name]:
    return [part for part in ast.walk(expression) if isinstance(part, ast.Name)]
