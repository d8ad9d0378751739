"""A typed answer as numbers: arithmetic over numbers, lists and names of known values. Nothing is executed."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

LONGEST = 300  # characters
LARGEST = 10_000  # numbers
LIKE = "Write it like 4, -1.5, 2 * 4, -1/3 or, for an array, [1, 2, 3]."
SIGNS = str.maketrans({"−": "-", "–": "-", "·": "*", "×": "*", "÷": "/", "∕": "/", "∞": "inf"})
BINARY: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.BitXor: operator.pow,
    ast.MatMult: operator.matmul,
}
UNARY: Mapping[type, Callable[[Any], Any]] = {ast.USub: operator.neg, ast.UAdd: operator.pos}
FUNCTIONS: Mapping[str, Callable[[Any], Any]] = {
    **{name: getattr(np, name) for name in ("exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sqrt", "abs")},
    "ln": np.log,
}
CONSTANTS = {"pi": np.pi, "e": np.e, "inf": np.inf, "infinity": np.inf, "nan": np.nan}
DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")


class Unread(ValueError):
    """What was typed is no number; says what to do."""


def typed(text: str, names: Mapping[str, np.ndarray]) -> np.ndarray:
    """The numbers that a text says; `names` are those that it may use. Unread where it says none."""
    written = text.strip().translate(SIGNS).replace("^", "**")
    if not written:
        raise Unread("Type a number first. " + LIKE)
    if len(written) > LONGEST:
        raise Unread(f"That is longer than {LONGEST} characters. A number or a short product is enough.")
    if DECIMAL_COMMA.fullmatch(written):
        raise Unread(f"Decimals are written with a point: {written.replace(',', '.')}.")
    try:
        tree = ast.parse(written, mode="eval").body
        with np.errstate(all="ignore"):
            found = np.asarray(_Reading(names).value(tree), dtype=np.float64)
    except (SyntaxError, ValueError, TypeError, ArithmeticError, MemoryError, RecursionError) as error:
        raise error if isinstance(error, Unread) else Unread(f"“{text.strip()}” is no number yet. {LIKE}") from None
    return found


class _Reading:
    """Walks through the syntax of one answer."""

    def __init__(self, names: Mapping[str, np.ndarray]) -> None:
        self._names = names

    def value(self, tree: ast.expr) -> Any:
        """What a piece of it comes to."""
        found = self._of(tree)
        if np.size(found) > LARGEST:
            raise Unread(f"That makes more than {LARGEST:,} numbers.")
        return found

    def _of(self, tree: ast.expr) -> Any:
        match tree:
            case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                return np.float64(number)
            case ast.BinOp(left=left, op=sign, right=right) if type(sign) in BINARY:
                return BINARY[type(sign)](self.value(left), self.value(right))
            case ast.UnaryOp(op=sign, operand=operand) if type(sign) in UNARY:
                return UNARY[type(sign)](self.value(operand))
            case ast.List(elts=items):
                return self._listed(items)
            case ast.Call(func=function, args=[argument], keywords=[]):
                return self._called(ast.unparse(function).rpartition(".")[-1], argument)
            case ast.Subscript(value=array, slice=index):
                return self._cell(array, index)
        return self._named(ast.unparse(tree))

    def _listed(self, items: list[ast.expr]) -> np.ndarray:
        rows = [np.asarray(self.value(item)) for item in items]
        if len({row.shape for row in rows}) > 1:
            raise Unread("The rows of a list must all have the same length.")
        return np.array(rows, dtype=np.float64)

    def _called(self, name: str, argument: ast.expr) -> Any:
        if name not in FUNCTIONS:
            raise Unread(f"There is no {name} here: {', '.join(FUNCTIONS)} can be used.")
        return FUNCTIONS[name](self.value(argument))

    def _cell(self, array: ast.expr, index: ast.expr) -> Any:
        places = [int(self.value(each)) for each in (index.elts if isinstance(index, ast.Tuple) else [index])]
        try:
            return self.value(array)[tuple(places)]
        except IndexError:
            raise Unread(f"{ast.unparse(array)} has no cell {places}.") from None

    def _named(self, name: str) -> Any:
        if name in self._names:
            return self._names[name]
        if name.endswith(".T") and name[:-2] in self._names:
            return self._names[name[:-2]].T
        if name.lower() in CONSTANTS:
            return CONSTANTS[name.lower()]
        if not re.fullmatch(r"[^\W\d][\w.]*", name):
            raise Unread(f"Only arithmetic can be read here. {LIKE}")
        known = ", ".join(list(self._names)[:6])
        raise Unread(f"No value called {name} is known here{f': there are {known}' if known else ''}.")
