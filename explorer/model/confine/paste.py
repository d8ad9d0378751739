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
MAGIC = re.compile(r"(?:%{1,2}|!)[a-zA-Z]|\$ |(?:pip|conda) install ")
SHOWN = re.compile(r"(Tensor|NDArray|array)\(")  # how a value is printed; no call, where the text has no such name
FENCE = re.compile(r"\s*(?:```|~~~)\s*\{?(\w*)")  # of a code block in Markdown
PYTHON = frozenset({"", "python", "py", "python3", "ipython", "pycon"})
LINES, WORD = re.compile("\r\n|\r|\n"), re.compile(r"\w+")
ASSIGNED = re.compile(r"\s*=(?!=)")
ERROR = re.compile(r"Traceback \(|[A-Z]\w*(?:Error|Exception|Interrupt|Iteration)(?:: |$)|-{20,}$")
MARK = "\ufeff"
OPENING, CLOSING = "([{", ")]}"


@dataclass(frozen=True, slots=True)
class Code:
    """Python alone: as many lines as were pasted, and how many characters each line has lost at its beginning."""

    text: str
    shifts: tuple[int, ...] = ()
    raising: frozenset[int] = frozenset()  # lines that end with an error in what was pasted, and are gone on from
    ends: frozenset[int] = frozenset()  # prompts and lines that are no code: what comes before them shows its value

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
    """The Python in a text. A mark of the byte order, as some editors begin a file with, is no part of it."""
    if not source.startswith(MARK):
        return python_in(source)
    code = python_in(source[1:])
    return replace(code, shifts=(code.shift(1) + 1, *code.shifts[1:]))


def python_in(source: str) -> Code:
    """The Python in a text: the text itself, unless it has prompts, commands or results and is no Python with them."""
    lines = LINES.split(source)
    if any(NOTEBOOK.match(line) for line in lines) or old_results(lines):
        return unprompted(source)
    if not any(PROMPT.match(line) or MAGIC.match(line) or FENCE.match(line) for line in lines):
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
    so is a line that only shows a value. Other code without a prompt is kept.
    """
    kept: list[tuple[str, int]] = []
    follows, depth = False, 0  # whether results may follow here, and how many of their brackets are open
    pasted = LINES.split(source)
    lines = fenced(pasted)
    shown = old_results(lines)
    last, raising = 0, set()
    ends = {number for number, (line, one) in enumerate(zip(lines, pasted, strict=True), 1) if line != one}
    for number, line in enumerate(lines, 1):
        prompt = PROMPT.match(line) or (MORE.match(line) if kept and not depth else None)
        if prompt:
            follows, depth, last = True, 0, number
            ends.add(number)
            kept.append(("", 0) if MAGIC.match(line, prompt.end()) else (line[prompt.end() :], prompt.end()))
            continue
        follows = bool(RESULT.match(line)) or (follows and (depth > 0 or (line.strip() != "" and line[0] != "#")))
        if ERROR.match(line):
            raising.add(last)
        result = follows or depth > 0 or shows(line, shown) or bool(ERROR.match(line))
        if result:
            ends.add(number)
            depth = max(depth + opened(line), 0)
        kept.append(("", 0) if result or MAGIC.match(line) else (line, 0))
    text, shifts = "\n".join(line for line, _ in kept), tuple(shift for _, shift in kept)
    return Code(text, shifts, frozenset(raising), frozenset(ends))


def fenced(lines: list[str]) -> list[str]:
    """Of a Markdown text the lines inside its blocks of Python, each in its place; of any other text all lines."""
    fences = [FENCE.match(line) for line in lines]
    if sum(map(bool, fences)) % 2 or not any(fences):
        return ["" if fence else line for line, fence in zip(lines, fences, strict=True)]
    inside, kept = "", []
    for line, fence in zip(lines, fences, strict=True):
        if fence:
            inside = "" if inside else (fence[1].lower() in PYTHON and "python") or "other"
        kept.append(line if inside == "python" and not fence else "")
    return kept


def old_results(lines: list[str]) -> frozenset[str]:
    """Those of Tensor, NDArray and array that begin a line as a printed value does, and that the text never defines."""
    found = {match[1] for match in map(SHOWN.match, lines) if match}
    return frozenset(name for name in found if not any(given(name, line) for line in lines))


def shows(line: str, names: frozenset[str]) -> bool:
    """Whether a line begins as a printed value of one of these types."""
    found = SHOWN.match(line)
    return bool(found) and found[1] in names  # type: ignore[index]


def given(name: str, line: str) -> bool:
    """Whether a line gives a name a value: imports it, defines it or assigns to it."""
    words = WORD.findall(line) if name in line else []
    if name not in words:
        return False
    if words[0] == name:
        return line.startswith(name) and bool(ASSIGNED.match(line, len(name)))
    return "import" in words[: words.index(name)] or words[:2] == ["def", name]


def opened(line: str) -> int:
    """How many more brackets a line opens than it closes."""
    return sum(line.count(one) for one in OPENING) - sum(line.count(one) for one in CLOSING)
