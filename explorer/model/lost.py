"""Values that are made of plain numbers taken out of tensors: no gradient comes back over these ways.

What is said of a value is sure. Its text takes the number out itself, or by a name that the program binds once, to
what takes it out, and what it is taken out of is a variable of this run; or the number itself has come to it in the
run, over parameters, lists and whatever else (see taken.py). Of a number that was computed of such a one on its way,
or of a whole one, nothing is known once it was given to a function or put into a list.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from .confine.paste import python_of
from .escapes import is_number_of, taken_from
from .graph import Graph, Node
from .operands import shortened
from .program import Place, one_line
from .taken import Taken
from .text import Text
from .variables import Variable

DECIDES = (ast.Compare, ast.Slice, ast.IfExp, ast.BoolOp)  # what is asked of a number there has no derivative anyway
METHODS = ("item", "tolist")
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


@dataclass(frozen=True, slots=True)
class Lost:
    """The expression that takes the number out, its line, and what it is taken out of."""

    text: str
    line: int
    of: str


@dataclass(frozen=True, slots=True)
class Use:
    """A place of the text where such a number is used."""

    place: Place
    lost: Lost


def lost(graph: Graph, source: str, variables: Mapping[str, object]) -> dict[int, Lost]:
    """By node what is lost in it."""
    uses = used(source)
    found = {each.node: way for each in graph.taken if (way := _followed(each))}
    if not uses:
        return found
    known = {one_line(text) for node in graph.nodes if not node.constant for text in (node.name, node.text) if text}
    known |= {name for name, each in variables.items() if isinstance(each, Variable) and not each.constant}
    for use in uses:
        if one_line(use.lost.of) not in known and not _operands(use.lost.of) & known:
            continue
        for node in _innermost(graph, use.place):
            found.setdefault(node.key, use.lost)
    return found


def _followed(taken: Taken) -> Lost | None:
    """What the run has seen; None where that is no expression that takes a number out, as a derivative asked for."""
    with suppress(SyntaxError, ValueError):
        text = taken.text.strip()
        node = ast.parse(text, mode="eval").body
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in METHODS:
            node = node.func
        if is_number_of(node):
            of = taken.of or ast.get_source_segment(text, taken_from(node)) or ""
            return Lost(shortened(text), taken.line, of)
    return None


def _operands(text: str) -> set[str]:
    """The names in a sum, product or the like: with a variable among them it is a tensor."""
    found = ast.parse(text, mode="eval").body
    computed = isinstance(found, ast.BinOp | ast.UnaryOp)
    parts = [each for each in ast.walk(found) if not isinstance(each, ast.operator | ast.unaryop | ast.expr_context)]
    is_plain = computed and all(isinstance(each, ast.BinOp | ast.UnaryOp | ast.Name | ast.Constant) for each in parts)
    return {each.id for each in parts if isinstance(each, ast.Name)} if is_plain else set()


def _innermost(graph: Graph, place: Place) -> list[Node]:
    """The values whose text is the smallest around a place."""
    around = [node for node in graph.nodes if node.place and _contains(node.place, place)]
    least = min((_extent(node.place) for node in around if node.place), default=None)
    return [node for node in around if node.place and _extent(node.place) == least]


def _contains(outer: Place, inner: Place) -> bool:
    begins = (outer.line, outer.column) <= (inner.line, inner.column)
    return begins and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column) and outer != inner


def _extent(place: Place) -> tuple[int, int]:
    return place.end_line - place.line, place.end_column - place.column


@lru_cache(8)
def used(source: str) -> tuple[Use, ...]:
    """Where a text uses plain numbers of tensors: directly, or by names that it binds once."""
    try:
        code = python_of(source)
        tree = ast.parse(code.text)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return ()
    text = Text(code.text)
    made = _bound(tree, code.text)

    def at(node: ast.expr, found: Lost) -> Use:
        return Use(code.pasted(text.place(node)), found)

    here = [*_walked(tree, _defined(tree))]
    own = [at(node, _told(node, code.text)) for node in here if isinstance(node, ast.expr) and is_number_of(node)]
    named = [at(node, made[node.id]) for node in here if isinstance(node, ast.Name) and node.id in made]
    return (*own, *named)


def _bound(tree: ast.Module, text: str) -> dict[str, Lost]:
    """The names that are bound once, to something that takes a number out of a tensor."""
    stored = Counter(each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and _is_stored(each))
    stored.update(each.arg for each in ast.walk(tree) if isinstance(each, ast.arg))
    found: dict[str, Lost] = {}
    defined = _defined(tree)
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            continue
        target = statement.targets[0]
        first = None if _holds_several(statement.value) else next(_numbers(statement.value, defined), None)
        if isinstance(target, ast.Name) and stored[target.id] == 1 and first is not None:
            found[target.id] = _told(first, text)
    return found


def _is_stored(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


def _told(node: ast.expr, text: str) -> Lost:
    of = ast.get_source_segment(text, taken_from(node)) or ""
    call = "()" if getattr(node, "attr", "") in METHODS else ""
    return Lost(shortened(ast.get_source_segment(text, node) or "") + call, node.lineno, of)


def _defined(tree: ast.AST) -> frozenset[str]:
    """The names of the program's own functions, methods and classes."""
    given = [each for each in ast.walk(tree) if isinstance(each, ast.Assign) and isinstance(each.value, ast.Lambda)]
    named = {target.id for each in given for target in each.targets if isinstance(target, ast.Name)}
    return frozenset(named | {each.name for each in ast.walk(tree) if isinstance(each, DEFINITIONS)})


def _holds_several(value: ast.expr) -> bool:
    """Whether there is a list or the like in it: which of its items is used, the run alone knows."""
    return any(isinstance(each, DISPLAYS) for each in ast.walk(value))


def _numbers(tree: ast.AST, defined: frozenset[str]) -> Iterator[ast.expr]:
    """The expressions that take a number out of something, where it is computed with."""
    return (node for node in _walked(tree, defined) if isinstance(node, ast.expr) and is_number_of(node))


def _walked(tree: ast.AST, defined: frozenset[str]) -> Iterator[ast.AST]:
    """All parts but those that only decide something, statements that make an update of a gradient, and what is given
    to functions of the program's own: what becomes of it there is seen in the run.
    """
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for child in ast.iter_child_nodes(node):
            is_index = isinstance(node, ast.Subscript) and child is node.slice
            is_given = isinstance(node, ast.Call) and child is not node.func and _name(node.func) in defined
            is_aside = isinstance(child, DECIDES) or (isinstance(child, ast.stmt) and _is_update(child))
            if not (is_index or is_given or is_aside):
                waiting.append(child)


def _name(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")


def _is_update(statement: ast.stmt) -> bool:
    """Whether a plain statement computes with a gradient: what is made there is made anew on purpose."""
    if not isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr):
        return False
    return any(isinstance(each, ast.Attribute) and each.attr == "grad" for each in ast.walk(statement))
