"""Which bare expressions show their value: one after a prompt, and the last of the program, or of a notebook's cell."""

from __future__ import annotations

import ast
import re
from itertools import pairwise

from .paste import LINES, Code

CELL = re.compile(r"# ?(?:%%|In ?\[[\d ]*\])")  # how a notebook that became a file marks where a cell begins
MUTED = re.compile(r"\s*;\s*(?:#.*)?")  # as in a notebook


def shown(code: Code, tree: ast.Module) -> frozenset[tuple[int, int]]:
    """Line and column of each top-level expression that shows its value."""
    lines = LINES.split(code.text)
    cells = [number for number, line in enumerate(lines, 1) if CELL.match(line)]
    ends = sorted({*code.ends, *cells})
    last = {one for one, after in pairwise(tree.body) if between(ends, one, after)} | {*tree.body[-1:]}
    bare = [node for node in tree.body if isinstance(node, ast.Expr) and not is_muted(node, lines)]
    texts = bool(cells)  # in a notebook a text is a value like others, elsewhere it may be a comment
    typed = [node for node in bare if code.shift(node.lineno) or (node in last and (texts or not is_text(node)))]
    return frozenset((node.lineno, node.col_offset) for node in typed)


def is_text(node: ast.Expr) -> bool:
    """Whether an expression is a text, as a docstring is."""
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def between(ends: list[int], node: ast.stmt, after: ast.stmt) -> bool:
    """Whether a cell ends after a statement, before the next one."""
    return any((node.end_lineno or node.lineno) < end <= after.lineno for end in ends)


def is_muted(node: ast.stmt, lines: list[str]) -> bool:
    """Whether a statement is followed by a semicolon, and by nothing more on its line."""
    rest = lines[(node.end_lineno or node.lineno) - 1].encode()[node.end_col_offset or 0 :].decode(errors="ignore")
    return bool(MUTED.fullmatch(rest))
