"""The branches and blocks of a text: where one stands, and what it shows about a run that something was made in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal as OneOf

from .confine.paste import python_of
from .program import Place
from .text import Text

FUNCTIONS = (ast.FunctionDef, ast.Lambda)
LEAVING = (ast.Return, ast.Raise, ast.Break, ast.Continue)
SWITCHES = re.compile(r"\b(record|pause|no_autodiff|train_mode|predict_mode)\b")
LONGEST = 40  # characters of a condition


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text that is reached if the condition `text` on a line holds, or does not; if a `case` matches; or
    a block of `with`.

    `went` is the line that the program goes on with, `left` the first of the branch that is left out, if there is one.
    `depth` counts the functions around it.
    """

    kind: OneOf["branch", "case", "block"]
    text: str
    line: int
    held: bool
    went: int
    left: int | None
    first: tuple[int, int]
    last: tuple[int, int]
    depth: int

    def holds(self, spot: tuple[int, int | None]) -> bool:
        """Whether a line and column lie in it; of a line alone, whether it can lie nowhere else."""
        line, column = spot
        if column is None:
            return self.first[0] <= line <= self.last[0] and line != self.line
        return self.first <= (line, column) < self.last


@dataclass(frozen=True, slots=True)
class Fork:
    """An `if` statement: its line, the first line of what runs if it holds, and of what runs if not, if it is there."""

    line: int
    held: int
    failed: int | None
    spans: tuple[tuple[int, int], tuple[int, int] | None]  # first and last lines of both


@lru_cache(8)
def regions(source: str) -> tuple[Region, ...]:
    """All of a text, from the outside in."""
    reader = _Reader(source)
    found = sorted(reader.regions(), key=lambda region: (region.first, [-part for part in region.last]))
    return tuple(found)


@lru_cache(8)
def forks(source: str) -> tuple[Fork, ...]:
    """The `if` statements of a text."""
    return tuple(_Reader(source).forks())


class _Reader:
    def __init__(self, source: str) -> None:
        self._code = python_of(source)
        self._text = Text(self._code.text)
        self._tree = ast.parse(self._code.text)

    def forks(self) -> Iterator[Fork]:
        for node in ast.walk(self._tree):
            if isinstance(node, ast.If):
                spans = self._lines(node.body), self._lines(node.orelse) if node.orelse else None
                yield Fork(self._place(node.test).line, spans[0][0], spans[1][0] if spans[1] else None, spans)

    def regions(self) -> Iterator[Region]:
        waiting: list[tuple[ast.AST, int]] = [(self._tree, 0)]
        while waiting:
            node, depth = waiting.pop()
            inner = depth + isinstance(node, FUNCTIONS)
            yield from self._of(node, inner)
            waiting += [(child, inner) for child in ast.iter_child_nodes(node)]

    def _of(self, node: ast.AST, depth: int) -> Iterator[Region]:
        """The regions that a part of the tree has itself."""
        if isinstance(node, ast.If | ast.IfExp):
            yield from self._branches(node, depth)
        if isinstance(node, ast.With):
            yield from self._blocks(node, depth)
        if isinstance(node, ast.match_case):
            yield self._case(node, depth)
        for name in ("body", "orelse", "finalbody"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                yield from self._after(block, depth)

    def _branches(self, node: ast.If | ast.IfExp, depth: int) -> Iterator[Region]:
        text, line = self._cut(node.test), self._place(node.test).line
        one, other = ([*part] if isinstance(part, list) else [part] for part in (node.body, node.orelse))
        spans = self._span(one), self._span(other) if other else None
        yield Region("branch", text, line, True, spans[0][0][0], spans[1][0][0] if spans[1] else None, *spans[0], depth)
        if spans[1]:
            yield Region("branch", text, line, False, spans[1][0][0], spans[0][0][0], *spans[1], depth)

    def _case(self, node: ast.match_case, depth: int) -> Region:
        first, last = self._span(node.body)
        line = self._place(node.pattern).line
        return Region("case", self._cut(node.pattern), line, True, first[0], None, first, last, depth)

    def _blocks(self, node: ast.With, depth: int) -> Iterator[Region]:
        """Those that switch recording, or what layers do."""
        for item in node.items:
            text, line = self._cut(item.context_expr), self._place(item.context_expr).line
            if SWITCHES.search(text):
                yield Region("block", text, line, True, line, None, *self._span(node.body), depth)

    def _after(self, block: Sequence[ast.stmt], depth: int) -> Iterator[Region]:
        """What follows an `if` that ends by leaving is reached only if it does not hold."""
        for at, node in enumerate(block[:-1]):
            if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], LEAVING):
                text, line = self._cut(node.test), self._place(node.test).line
                first, last = self._span(block[at + 1 :])
                yield Region("branch", text, line, False, first[0], self._span(node.body)[0][0], first, last, depth)

    def _place(self, node: ast.expr | ast.stmt | ast.pattern) -> Place:
        return self._code.pasted(self._text.place(node))

    def _span(self, nodes: Sequence[ast.expr | ast.stmt]) -> tuple[tuple[int, int], tuple[int, int]]:
        first, last = self._place(nodes[0]), self._place(nodes[-1])
        return (first.line, first.column), (last.end_line, last.end_column)

    def _lines(self, nodes: Sequence[ast.stmt]) -> tuple[int, int]:
        (first, _), (last, _) = self._span(nodes)
        return first, last

    def _cut(self, node: ast.expr | ast.pattern) -> str:
        text = " ".join((ast.get_source_segment(self._code.text, node) or "").split())
        return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
