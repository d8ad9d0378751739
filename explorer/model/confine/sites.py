"""Where something stands in the text: syntax nodes to places in characters, and the text as typed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..program import Place
from .paste import Code


@dataclass(frozen=True, slots=True)
class Site:
    """A stretch of the program and what is written there."""

    place: Place
    text: str


Body = Callable[[Any], Any]  # runs in a frame
DEFINED = re.compile(r"\s*([^\s(:]+)")


class Text:
    """A program's lines; the parser counts columns in UTF-8 bytes from 0, readers in characters from 1."""

    def __init__(self, code: Code, shown: frozenset[tuple[int, int]] = frozenset()) -> None:
        self.code, self.shown = code, shown
        self.lines = re.split("\r\n|\r|\n", code.text)
        self.ascii = [line.isascii() for line in self.lines]

    def column(self, line: int, offset: int) -> int:
        """The character column of a byte offset in a line (both from 0)."""
        if line >= len(self.lines) or self.ascii[line]:
            return offset
        return len(self.lines[line].encode()[:offset].decode(errors="ignore"))

    def site(self, node: ast.AST) -> Site:
        """Place and text of a node that has a position."""
        first, last = node.lineno - 1, node.end_lineno - 1  # type: ignore[attr-defined]
        start, end = self.column(first, node.col_offset), self.column(last, node.end_col_offset)  # type: ignore[attr-defined]
        place = Place(first + 1, start + 1, last + 1, end + 1)
        return Site(self.code.pasted(place) if self.code.shifts else place, self.cut(first, start, last, end))

    def cut(self, first: int, start: int, last: int, end: int) -> str:
        """The text between two positions, lines joined as typed."""
        if first == last:
            return self.lines[first][start:end]
        inner = self.lines[first + 1 : last]
        return "\n".join([self.lines[first][start:], *inner, self.lines[last][:end]])

    def body(self, compile: Callable[[], Body]) -> Body:
        """The body of a function, compiled at once: what is wrong in it is said before the program runs."""
        return compile()

    def is_shown(self, node: ast.Expr) -> bool:
        """Whether a bare expression shows its value."""
        return (node.lineno, node.col_offset) in self.shown

    def typed(self, node: ast.Name) -> str:
        """A name as typed: Python itself folds ℒ into L."""
        return self.site(node).text

    def defined(self, node: ast.FunctionDef | ast.ClassDef) -> str:
        """The name of a function or class as typed: what stands between def and its bracket."""
        line = node.lineno - 1
        begins = "def" if isinstance(node, ast.FunctionDef) else "class"
        rest = self.lines[line][self.column(line, node.col_offset) + len(begins) :]
        found = DEFINED.match(rest)
        return found[1] if found else node.name
