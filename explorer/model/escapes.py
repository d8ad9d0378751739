"""Where a program's text takes plain numbers out of tensors: ways that no gradient comes back on."""

from __future__ import annotations

import ast

from .confine.paste import python_of
from .operands import shortened

CALLS = frozenset({"float", "int", "round", "complex"})
MODULES = frozenset({"math"})
MEMBERS = frozenset({"data", "item", "tolist", "grad"})


def escape(source: str) -> tuple[str, int] | None:
    """The first such expression, and its line; None if there is none (or no program)."""
    try:
        code = python_of(source)
        tree = ast.parse(code.text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None
    found = [node for node in ast.walk(tree) if isinstance(node, ast.expr) and _escapes(node)]
    if not found:
        return None
    first = min(found, key=lambda node: (node.lineno, node.col_offset))
    return shortened(ast.get_source_segment(code.text, first) or ""), first.lineno


def is_number_of(node: ast.expr) -> bool:
    """Whether an expression takes plain numbers, not gradients, out of what may be a tensor."""
    return _escapes(node) and getattr(node, "attr", "") != "grad"


def taken_from(node: ast.expr) -> ast.expr:
    """What such an expression takes its number out of."""
    return node.value if isinstance(node, ast.Attribute) else node.args[0] if isinstance(node, ast.Call) else node


def _escapes(node: ast.expr) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in MEMBERS and isinstance(node.ctx, ast.Load)
    if not isinstance(node, ast.Call) or not node.args or all(isinstance(each, ast.Constant) for each in node.args):
        return False
    if isinstance(node.func, ast.Name):
        return node.func.id in CALLS
    return isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", None) in MODULES
