"""Python expressions as trees that the page can read and typeset: nested lists, their kind first. Knows no graph."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache

LONGEST = 200  # characters of source that are parsed; longer text is left as it is
Tree = list

_OPERATORS: Mapping[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.MatMult: "@", ast.Mod: "%",
    ast.FloorDiv: "//",
}  # fmt: skip
_RELATIONS: Mapping[type, str] = {
    ast.Gt: ">", ast.Lt: "<", ast.GtE: ">=", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip


@lru_cache(8192)
def parsed(text: str) -> ast.expr | None:
    """The expression (not to be changed), or None where the text is none (or too long to bother)."""
    if len(text) > LONGEST:
        return None
    try:
        return _as_typed(ast.parse(text.strip(), mode="eval").body, text.strip())
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


@lru_cache(8192)
def tree(text: str) -> Tree | None:
    """The text as a tree; None where it is no expression."""
    found = parsed(text)
    return None if found is None else _of(found)


def _as_typed(found: ast.expr, text: str) -> ast.expr:
    """The tree with its names as they were typed: Python itself folds ℒ into L."""
    for node in ast.walk(found) if not text.isascii() else ():
        if isinstance(node, ast.Name):
            node.id = ast.get_source_segment(text, node) or node.id
    return found


def _of(node: ast.expr) -> Tree:
    row = _ROWS.get(type(node))
    return (row(node) if row else None) or ["text", ast.unparse(node)]


def _constant(node: ast.Constant) -> Tree:
    return ["number", f"{node.value:g}" if isinstance(node.value, float) else str(node.value)]


def _binary(node: ast.BinOp) -> Tree:
    return ["binary", _OPERATORS.get(type(node.op), "?"), _of(node.left), _of(node.right)]


def _unary(node: ast.UnaryOp) -> Tree | None:
    return ["minus", _of(node.operand)] if isinstance(node.op, ast.USub) else None


def _call(node: ast.Call) -> Tree:
    """The function's name, what it is a method of, its arguments and its options."""
    method = isinstance(node.func, ast.Attribute) and not _is_module(node.func.value)
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
    owner = _of(node.func.value) if method and isinstance(node.func, ast.Attribute) else None
    options = [f"{each.arg}={ast.unparse(each.value)}" for each in node.keywords if each.arg]
    return ["call", name, owner, [_of(argument) for argument in node.args], options]


def _attribute(node: ast.Attribute) -> Tree:
    if _is_module(node.value):
        return ["name", "pi", "π"] if node.attr == "pi" else ["name", node.attr]
    return ["attribute", _of(node.value), node.attr]


def _compare(node: ast.Compare) -> Tree:
    relations = [_RELATIONS.get(type(each), "?") for each in node.ops]
    return ["compare", _of(node.left), relations, [_of(each) for each in node.comparators]]


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "mg", "math", "nd", "numpy", "engine")


_ROWS: Mapping[type, Callable[..., Tree | None]] = {
    ast.Name: lambda node: ["name", node.id],
    ast.Constant: _constant,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Call: _call,
    ast.Subscript: lambda node: ["item", _of(node.value), ast.unparse(node.slice), isinstance(node.slice, ast.Slice)],
    ast.Attribute: _attribute,
    ast.Compare: _compare,
}
