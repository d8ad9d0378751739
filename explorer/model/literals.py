"""The numbers of a program that a slider may move: float literals given directly to a name at the top level.

`x = mg.tensor(2.0)` and `rate = 0.3` give x and rate; `w = mg.tensor([2., 4.])` gives w[0] and w[1].
"""

from __future__ import annotations

import ast
import math
from collections.abc import Iterable, Iterator, Mapping

from .program import Literal
from .text import Text

ELEMENTS = 8  # of a list; a longer one gets no sliders

# functions whose first argument is the value itself, whatever module they are taken from
MAKERS = frozenset({"tensor", "Tensor", "astensor", "array", "asarray", "float64", "float32"})

SIGNS = {ast.USub: -1.0, ast.UAdd: 1.0}


def literals(tree: ast.Module, source: str) -> tuple[Literal, ...]:
    """All literals in the order of the text; of a name given numbers twice, the last ones."""
    text = Text(source)
    found: dict[str, tuple[Literal, ...]] = {}
    for name, value in bindings(tree):
        typed = text.typed(name)
        if numbers := tuple(_numbers(typed, value, text)):
            found.pop(typed, None)
            found[typed] = numbers
    return tuple(literal for group in found.values() for literal in group)


def override_at(literals: Iterable[Literal], overrides: Iterable[tuple[str, float]]) -> Mapping[tuple[int, int], float]:
    """What stands in for which literal, found by the line and column where the literal (or its sign) begins."""
    numbers = dict(overrides)
    return {
        (literal.place.line, literal.place.column): float(numbers[literal.name])
        for literal in literals
        if literal.name in numbers
    }


def bindings(tree: ast.Module) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Each name that a top-level statement binds to one expression; `x, y = 2.0, 4.0` binds two."""
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            yield from _pairs(statement.targets[0], statement.value)
        elif isinstance(statement, ast.AnnAssign) and statement.value is not None:
            yield from _pairs(statement.target, statement.value)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.Name, ast.expr]]:
    if isinstance(target, ast.Name):
        yield target, value
    elif isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple) and len(target.elts) == len(value.elts):
        for name, part in zip(target.elts, value.elts, strict=True):
            if isinstance(name, ast.Name):
                yield name, part


def _numbers(name: str, value: ast.expr, text: Text) -> Iterator[Literal]:
    made = _argument(value)
    listed = made is not value and isinstance(made, ast.List | ast.Tuple)
    parts = {f"{name}[{k}]": part for k, part in enumerate(made.elts)} if listed else {name: made}  # type: ignore[attr-defined]
    if len(parts) > ELEMENTS:
        return
    for label, part in parts.items():
        number = _number(part)
        if number is not None and math.isfinite(number):
            yield Literal(label, number, text.place(part))


def _argument(value: ast.expr) -> ast.expr:
    """What a maker such as `mg.tensor` is given first; any other expression itself."""
    if not (isinstance(value, ast.Call) and value.args):
        return value
    function = value.func
    called = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return value.args[0] if called in MAKERS else value


def _number(part: ast.expr) -> float | None:
    if isinstance(part, ast.UnaryOp) and type(part.op) in SIGNS:
        number = None if isinstance(part.operand, ast.UnaryOp) else _number(part.operand)
        return None if number is None else SIGNS[type(part.op)] * number
    if isinstance(part, ast.Constant) and type(part.value) is float:
        return part.value
    return None
