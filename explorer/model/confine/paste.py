"""Texts as they are pasted from tutorials and notebooks: prompts and old results go, lines stay in place."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, replace

from ..program import Literal, Place

NOTEBOOK = re.compile(r"\s*In ?\[\d*\]:(?: |$)")  # which Python would take for an annotation
PROMPT = re.compile(rf"\s*>>>(?: |$)|{NOTEBOOK.pattern}")
MORE = re.compile(r"\s*\.\.\.:?(?: |$)")
RESULT = re.compile(r"\s*Out ?\[\d*\]:")
MAGIC = re.compile(r"(?:%{1,2}|!)[a-zA-Z]")
OPENING, CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Code:
    """Python alone: as many lines as were pasted, and how many characters each line has lost at its beginning."""

    text: str
    shifts: tuple[int, ...] = ()

    def shift(self, line: int) -> int:
        """How far right of its place in `text` a line (from 1) was pasted."""
        return self.shifts[line - 1] if 0 < line <= len(self.shifts) else 0

    def pasted(self, place: Place) -> Place:
        """A place in `text` as a place in what was pasted."""
        start, end = self.shift(place.line), self.shift(place.end_line)
        return replace(place, column=place.column + start, end_column=place.end_column + end)

    def literal(self, literal: Literal) -> Literal:
        """A literal of `text` at its place in what was pasted."""
        return replace(literal, place=self.pasted(literal.place))


def python_of(source: str) -> Code:
    """The Python in a text: the text itself, unless it has prompts or notebook commands and is no Python with them."""
    lines = source.splitlines()
    if any(NOTEBOOK.match(line) for line in lines):
        return unprompted(source)
    if not any(PROMPT.match(line) or MAGIC.match(line) for line in lines):
        return Code(source)
    try:
        dismantle(ast.parse(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return unprompted(source)
    return Code(source)  # the prompts are inside a text, as in a docstring


def dismantle(tree: ast.AST) -> None:
    """Take a tree apart node by node: in a browser the fall of a deep one takes Python with it."""
    for node in [*ast.walk(tree)]:
        vars(node).clear()


def unprompted(source: str) -> Code:
    """The code in a pasted text.

    What follows a prompted statement without a prompt is its old result, up to an empty line outside of brackets;
    code without a prompt is kept.
    """
    kept: list[tuple[str, int]] = []
    result, depth = False, 0
    for line in re.split("\r\n|\r|\n", source):
        prompt = PROMPT.match(line) or (MORE.match(line) if kept else None)
        if prompt:
            result, depth = True, 0
            kept.append((line[prompt.end() :], prompt.end()))
            continue
        result = bool(RESULT.match(line)) or (result and (bool(line.strip()) or depth > 0) and not line.startswith("#"))
        if result:
            depth = max(depth + opened(line), 0)
        kept.append(("", 0) if result or MAGIC.match(line) else (line, 0))
    return Code("\n".join(text for text, _ in kept), tuple(shift for _, shift in kept))


def opened(line: str) -> int:
    """How many more brackets a line opens than it closes."""
    return sum(line.count(one) for one in OPENING) - sum(line.count(one) for one in CLOSING)
