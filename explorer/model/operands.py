"""What stands in the text for each operand of a call: of `x ** 2`, x and 2."""

from __future__ import annotations

import ast
import math
from functools import lru_cache
from typing import Any

import numpy as np

LONGEST = 40  # characters of an operand or option written on a card
COMPOSED = 200  # characters of an operand in a text that is made up; else those of a long chain grow with its square

# where a syntax node has its operands
OPERANDS: dict[type[ast.AST], tuple[str, ...]] = {
    ast.BinOp: ("left", "right"),
    ast.AugAssign: ("target", "value"),
    ast.UnaryOp: ("operand",),
    ast.Subscript: ("value",),
    ast.Call: ("args",),
}


INFIX = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "true_divide": "/",
    "power": "**",
    "matmul": "@",
}


def typed(text: str, known: list[str]) -> list[str] | None:
    """The operands as typed, if the text has as many; `known` are the words for those that are nodes ("" if not).

    A name tells x.dot(y) from mg.dot(x, y).
    """
    cuts = _cuts(text, known[0]) if known else ()
    return [*cuts] if len(cuts) == len(known) else None


def written(operand: Any, shown: str) -> str:
    """A constant operand as the text shows it; in words where the text shows nothing, or another number."""
    number = literal(shown)
    if shown and (number is None or np.array_equal(number, operand)):
        return shown
    return f"array {np.shape(operand)}" if np.ndim(operand) else shortened(str(operand))


@lru_cache(maxsize=4096)
def literal(text: str) -> float | None:
    """The finite number that a text is, with its sign; None for anything else, such as a name."""
    try:
        number = float(text.replace(" ", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def worded(options: dict[str, object]) -> tuple[tuple[str, str], ...]:
    """A call's options in words; those that say nothing (None, False, an empty text) are left out."""
    return tuple((name, _option(value)) for name, value in options.items() if not _is_silent(value))


def shortened(text: str) -> str:
    """The text on one line, cut where it is too long for a card."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def made_up(op: str, operands: list[str]) -> str:
    """A text for what no text of the program says: a call of an operation, in the words for its operands."""
    operands = [each if len(each) <= COMPOSED else "…" for each in operands]
    if op in INFIX and len(operands) == 2:
        return f" {INFIX[op]} ".join(map(_grouped, operands))
    return f"{'np.' * hasattr(np, op)}{op}({', '.join(operands)})"


def _grouped(text: str) -> str:
    return f"({text})" if " " in text and not text.endswith(")") else text


def _is_silent(value: object) -> bool:
    return value is None or value is False or (isinstance(value, str) and not value)


def _option(value: object) -> str:
    if isinstance(value, slice):
        ends = (value.start, value.stop) if value.step is None else (value.start, value.stop, value.step)
        return ":".join("" if end is None else str(end) for end in ends)
    if isinstance(value, tuple):
        return ", ".join(map(_option, value))
    return "..." if value is ... else written(value, "")


@lru_cache(maxsize=4096)
def _cuts(text: str, first: str) -> tuple[str, ...]:
    bracketed = f"({text}\n)"  # so that it may go over several lines
    return tuple(_parts(bracketed, first) or _parts(text, first))


def _parts(text: str, first: str) -> list[str]:
    """The texts of the operands of an expression, or of an update such as `w -= x`."""
    try:
        statement = ast.parse(text).body[0]
    except (SyntaxError, IndexError):
        return []
    node = statement.value if isinstance(statement, ast.Expr) else statement

    def cut(part: ast.expr) -> str:
        return shortened(ast.get_source_segment(text, part) or "")

    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and cut(node.func.value) == first:
        return [first, *map(cut, node.args)]
    fields = OPERANDS.get(type(node), ())
    parts = [getattr(node, field) for field in fields]
    return [cut(part) for part in (parts[0] if isinstance(node, ast.Call) else parts)]
