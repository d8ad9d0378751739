"""Places in a program's text: the parser counts columns in UTF-8 bytes from 0, readers in characters from 1."""

from __future__ import annotations

import ast
import re

from .program import Place


class Text:
    """A program's lines, by the parser's reckoning."""

    def __init__(self, source: str) -> None:
        self._lines = [line.encode() for line in re.split("\r\n|\r|\n", source)]

    def place(self, node: ast.expr | ast.stmt | ast.arg | ast.pattern) -> Place:
        """Where a part of the program stands."""
        last = node.end_lineno or node.lineno
        start = self._column(node.lineno, node.col_offset)
        return Place(node.lineno, start, last, self._column(last, node.end_col_offset or 0))

    def typed(self, name: ast.Name) -> str:
        """A name as typed: Python itself folds ℒ into L."""
        return self._lines[name.lineno - 1][name.col_offset : name.end_col_offset].decode()

    def _column(self, line: int, offset: int) -> int:
        return len(self._lines[line - 1][:offset].decode()) + 1
