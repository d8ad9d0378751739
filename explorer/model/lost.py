"""Values that are made of plain numbers taken out of tensors: no gradient comes back over these ways.

What is said of a value is sure: its text takes the number out itself, or by a name that the program binds once, to
what takes it out; and what it is taken out of is a variable of this run.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .confine.paste import python_of
from .escapes import is_number_of, taken_from
from .graph import Graph, Node
from .operands import shortened
from .program import Place, one_line
from .text import Text
from .variables import Variable

DECIDES = (ast.Compare, ast.Slice, ast.IfExp, ast.BoolOp)  # what is asked of a number there has no derivative anyway
METHODS = ("item", "tolist")


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
    if not uses:
        return {}
    known = {one_line(text) for node in graph.nodes if not node.constant for text in (node.name, node.text) if text}
    known |= {name for name, each in variables.items() if isinstance(each, Variable) and not each.constant}
    found: dict[int, Lost] = {}
    for use in uses:
        if one_line(use.lost.of) not in known and not _operands(use.lost.of) & known:
            continue
        for node in _innermost(graph, use.place):
            found.setdefault(node.key, use.lost)
    return found


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

    own = [at(node, _told(node, code.text)) for node in _numbers(tree)]
    named = [at(node, made[node.id]) for node in _walked(tree) if isinstance(node, ast.Name) and node.id in made]
    return (*own, *named)


def _bound(tree: ast.Module, text: str) -> dict[str, Lost]:
    """The names that are bound once, to something that takes a number out of a tensor."""
    stored = Counter(each.id for each in ast.walk(tree) if isinstance(each, ast.Name) and _is_stored(each))
    stored.update(each.arg for each in ast.walk(tree) if isinstance(each, ast.arg))
    found: dict[str, Lost] = {}
    for statement in ast.walk(tree):
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            continue
        target = statement.targets[0]
        first = next(_numbers(statement.value), None)
        if isinstance(target, ast.Name) and stored[target.id] == 1 and first is not None:
            found[target.id] = _told(first, text)
    return found


def _is_stored(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Load)


def _told(node: ast.expr, text: str) -> Lost:
    of = ast.get_source_segment(text, taken_from(node)) or ""
    call = "()" if getattr(node, "attr", "") in METHODS else ""
    return Lost(shortened(ast.get_source_segment(text, node) or "") + call, node.lineno, of)


def _numbers(tree: ast.AST) -> Iterator[ast.expr]:
    """The expressions that take a number out of something, where it is computed with."""
    return (node for node in _walked(tree) if isinstance(node, ast.expr) and is_number_of(node))


def _walked(tree: ast.AST) -> Iterator[ast.AST]:
    """All parts but those that only decide something, and statements that make an update of a gradient."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for child in ast.iter_child_nodes(node):
            is_index = isinstance(node, ast.Subscript) and child is node.slice
            if isinstance(child, DECIDES) or is_index or (isinstance(child, ast.stmt) and _is_update(child)):
                continue
            waiting.append(child)


def _is_update(statement: ast.stmt) -> bool:
    """Whether a plain statement computes with a gradient: what is made there is made anew on purpose."""
    if not isinstance(statement, ast.Assign | ast.AugAssign | ast.Expr):
        return False
    return any(isinstance(each, ast.Attribute) and each.attr == "grad" for each in ast.walk(statement))
