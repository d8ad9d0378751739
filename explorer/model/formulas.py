"""A rule's formula with the numbers that a program typed put in: y*x**(y-1) at y = 2 is 2*x."""

from __future__ import annotations

import ast
import operator
from functools import lru_cache

FOLDS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul}
TIGHT = {" * ": "*", " ** ": "**", " / ": "/"}


@lru_cache(maxsize=1024)
def fitted(formula: str, numbers: tuple[tuple[str, str], ...]) -> str:
    """The formula with numbers (as texts) for these operands, folded where that is plain; itself if no expression."""
    if not numbers:
        return formula
    try:
        tree = ast.parse(formula, mode="eval")
    except SyntaxError:
        return formula
    text = ast.unparse(_Fit({name: ast.literal_eval(number) for name, number in numbers}).visit(tree))
    for wide, tight in TIGHT.items():
        text = text.replace(wide, tight)
    return text


class _Fit(ast.NodeTransformer):
    """Formulas are ours and short, so walking them by recursion is safe."""

    def __init__(self, numbers: dict[str, float]) -> None:
        self._numbers = numbers

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return _constant(self._numbers[node.id]) if node.id in self._numbers else node

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        one, other = _number(left), _number(right)
        kind = type(node.op)
        if one is not None and other is not None and kind in FOLDS:
            return _constant(FOLDS[kind](one, other))
        if other == 1 and kind in (ast.Pow, ast.Mult, ast.Div):
            return left
        if one == 1 and kind is ast.Mult:
            return right
        return ast.BinOp(left, node.op, right)


def _number(node: ast.expr) -> float | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = _number(node.operand)
        return None if inner is None else -inner
    return node.value if isinstance(node, ast.Constant) and type(node.value) in (int, float) else None  # type: ignore[return-value]


def _constant(number: float) -> ast.expr:
    if isinstance(number, float):
        number = float(f"{number:.12g}")  # 1.3 - 1 is 0.3 on paper
    return ast.Constant(number) if number >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-number))
