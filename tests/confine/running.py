"""Runs a program here and in Python itself, so that the two can be compared."""

import ast
import contextlib
import io
import sys
import warnings
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import numpy as np

from explorer.model.confine import Limits, Outcome, execute
from explorer.model.program import Program


class Silent:
    """A watcher that only lets the engine do its work."""

    def __init__(self) -> None:
        self.tensors: list[tuple[int, str, tuple[Any, ...]]] = []
        self.names: list[str] = []

    def begin(self, budget: Any, inside: Any, choices: Any) -> None:
        pass

    def made(self, tensor: Any, place: Any, text: str, group: tuple[Any, ...]) -> None:
        self.tensors.append((place.line, text, group))

    def bound(self, name: str, value: object, place: Any) -> None:
        self.names.append(name)

    def lent(self, name: str, tensor: Any) -> None:
        pass

    def replaced(self, tensor: Any, place: Any) -> None:
        pass

    def backward(self, tensor: Any, head: Any, place: Any, **options: Any) -> None:
        tensor.backward(head, **options)


def confined(source: str, /, **limits: Any) -> Outcome:
    """What our evaluator makes of a text."""
    return execute(Program(source), limits=Limits(**limits), watcher=Silent())


def python(source: str) -> tuple[str, str | None, dict[str, Any]]:
    """Output, name of the error and variables, as Python has them; a value on the last line is shown."""
    names: dict[str, Any] = {"__name__": "__main__"}
    output, error = io.StringIO(), None
    with contextlib.redirect_stdout(output), warnings.catch_warnings(), np.errstate(all="ignore"), np.printoptions():
        warnings.simplefilter("ignore")
        try:
            compile(source, "<program>", "exec")
            body = ast.parse(source).body
            for statement in body:
                shows = statement is body[-1] and isinstance(statement, ast.Expr) and not is_text(statement.value)
                tree = ast.Interactive([statement]) if shows else ast.Module([statement], [])
                exec(compile(tree, "<program>", "single" if shows else "exec"), names)
        except Exception as raised:
            error = type(raised).__name__
        finally:
            sys.displayhook = sys.__displayhook__
    return output.getvalue(), error, {name: value for name, value in names.items() if is_plain(name, value)}


def is_text(node: ast.expr) -> bool:
    """Whether a bare expression is a text, as a docstring is."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_plain(name: str, value: Any) -> bool:
    """Whether a variable is data."""
    hidden = (ModuleType, FunctionType, BuiltinFunctionType, type, np.ufunc)
    if type(value).__module__ == "__main__":  # of a class of the program's own
        return False
    return not name.startswith("__") and name != "_" and not isinstance(value, hidden)


def same(ours: Any, theirs: Any) -> bool:
    """Whether two values are alike in type and in all they hold."""
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, np.ndarray):
        return ours.dtype == theirs.dtype and np.array_equal(ours, theirs, equal_nan=ours.dtype.kind in "fc")
    return repr(ours) == repr(theirs) if not hasattr(ours, "__next__") else True
