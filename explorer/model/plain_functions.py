"""Functions of a program that are plotted by themselves, whether the program calls them or not: one number in.

Such a function gets a program of its own: the definitions of the text, at their own lines, and a leaf that it is
called with.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .confine.paste import python_of
from .program import Program

BEGIN = 1.0  # the number of that leaf
DEFINING = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.ClassDef)
CALLING = (
    "import engine as _engine\n{parameter} = _engine.tensor({begin!r})\n"
    "_result = {name}({parameter})\n_result.backward()\n"
)


@dataclass(frozen=True, slots=True)
class Function:
    """A function and what it calls its one number."""

    name: str
    parameter: str

    @property
    def called(self) -> str:
        return f"{self.name}({self.parameter})"


def functions(source: str) -> tuple[Function, ...]:
    """Those of the text's own level that need one number; none of what is no Python."""
    try:
        tree = ast.parse(python_of(source).text)
    except (SyntaxError, ValueError):
        return ()
    found = {each.name: each for each in _functions(tree)}
    return tuple(found.values())


def _functions(tree: ast.Module) -> Iterator[Function]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.decorator_list:
            yield from _of(node.name, node.args)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            yield from (each for at in node.targets if isinstance(at, ast.Name) for each in _of(at.id, node.value.args))


def _of(name: str, arguments: ast.arguments) -> Iterator[Function]:
    taken = [*arguments.posonlyargs, *arguments.args]
    needed = taken[: len(taken) - len(arguments.defaults)]
    if len(needed) == 1 and None not in arguments.kw_defaults:
        yield Function(name, needed[0].arg)


def alone(program: Program, function: Function) -> Program:
    """The program of a function by itself."""
    text = python_of(program.source).text
    tree = ast.parse(text)
    own = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} | {
        each.name for each in _functions(tree)
    }
    lines = text.split("\n")
    for node in tree.body:
        if not _defines(node, own):
            first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
            lines[first - 1 : node.end_lineno] = [""] * ((node.end_lineno or first) - first + 1)
    calling = CALLING.format(name=function.name, parameter=function.parameter, begin=BEGIN)
    return replace(program.unasked(), source="\n".join(lines).rstrip() + "\n" + calling, target=None, until=-1, turn=-1)


def _defines(node: ast.stmt, own: set[str]) -> bool:
    """Whether a function may need what a statement does: a definition, or a name for what calls none of them."""
    called = {each.func.id for each in ast.walk(node) if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)}
    is_given = isinstance(node, ast.Assign | ast.AnnAssign) and not called & own
    return isinstance(node, DEFINING) or is_given
