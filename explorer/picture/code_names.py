"""What values are called in code: so that a line can be run with the names bound to the values that are shown.

A name that several values bear gets its number: x_2 is the x₂ of the graph. A value without a name is the text that
made it, if that text means the same outside of its function and its turn; else it is put together from its operands.
"""

from __future__ import annotations

import ast
import re
from collections import Counter

import numpy as np

from explorer.model.graph import Graph, Node, Operand
from explorer.model.operands import INFIX, literal
from explorer.model.value import Value

from .functions import as_numpy, function_of, is_numpys
from .trees import parsed

MODULES = ("np", "mg", "numpy", "engine", "mygrad", "mg.nnet", "np.linalg", "mg.linalg")
LONGEST = 60  # characters of a value that is put together; a longer one is called by its number
STARTS = ("v", "value_", "_v")  # of what is called by its number
CONSTANTS = ("c", "constant_", "_c")  # and a constant that has no name of its own
NUMBERED = re.compile(rf"\b(?:{'|'.join(STARTS + CONSTANTS)})\d+\b")
DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
FREE = ("z", "t", "u", "q", *(f"x{k}" for k in range(1, 1000)))  # for what varies
WITHIN = 12  # calls within each other: deeper texts are read by nobody
_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.MatMult: "@"}
_UNARY = {ast.USub: "negative", ast.UAdd: "positive"}


class CodeNames:
    """The names of all values of a graph, each found once."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[int, str] = {}
        self._asides: dict[str, str] = {}  # what is called by its number: the text that made it
        self._numbers: dict[int, int] | None = None  # of the constants, by their operands
        self._meanings = Counter(name for name, _ in _meant(graph))

    def of(self, node: Node) -> str:
        """A value as an expression that stands alone: a name, a call, an item, or more in brackets."""
        if node.key not in self._known:
            self._known[node.key] = self._numbered(node) if node.name else self._told(node)
        return self._known[node.key]

    def gradient(self, node: Node) -> str:
        """The gradient of a value."""
        return f"{self.of(node)}.grad"

    def operand(self, operand: Operand) -> str:
        """An operand: a value, or a constant as it is typed if that says which; "" where nothing does."""
        return self.of(self._graph.nodes[operand.node]) if operand.node is not None else self._constant(operand)

    def counted(self, operand: Operand) -> str:
        """A constant array without a name of its own: c1, c2, ..., in the order of use; "" where no text says which."""
        if self._numbers is None:
            operands = (each for node in self._graph.nodes for each in node.operands)
            arrays = (each for each in operands if each.node is None and each.value and each.value.shape)
            self._numbers = {id(each): key for key, each in enumerate(arrays, 1)}
        text = " ".join(operand.text.split())
        number = self._numbers.get(id(operand))
        if not number or parsed(text) is None:
            return ""
        name = next(name for name in (f"{start}{number}" for start in CONSTANTS) if name not in self._meanings)
        self._asides[name] = text
        return name

    def new(self) -> str:
        """A name that stands for nothing yet."""
        return next(name for name in FREE if name not in self._meanings)

    def means(self, name: str) -> bool:
        """Whether a name stands for something in the program."""
        return name in self._meanings

    def aside(self, line: str) -> str:
        """What the numbers in a line stand for, as a comment; "" where it has none."""
        used = [name for name in dict.fromkeys(NUMBERED.findall(line)) if name in self._asides]
        return f"  # {', '.join(f'{name} is {self._asides[name]}' for name in used)}" if used else ""

    def _by_number(self, node: Node) -> str:
        name = next(
            name for name in (f"{start}{node.key}" for start in ("v", "value_", "_v")) if name not in self._meanings
        )
        self._asides[name] = " ".join(node.text.split())
        return name

    def _numbered(self, node: Node) -> str:
        name = node.name or ""
        if self._meanings[name] == 1:
            return name
        if not (node.mark and name.isidentifier()):
            return self._by_number(node)
        numbered = f"{name}_{node.mark.translate(DIGITS)}"
        return self._by_number(node) if numbered in self._meanings else numbered

    def _told(self, node: Node) -> str:
        text = " ".join(node.text.split())
        found = parsed(text)
        if found is not None and self._says(found, node, WITHIN):
            found = as_numpy(found)
        else:
            text = self.computed(node, [self.operand(each) for each in node.operands]) if _of_arrays(node.op) else ""
            found = parsed(text)
        if found is None or not text or len(text) > LONGEST:
            return self._by_number(node)
        text = ast.unparse(found)
        return text if isinstance(found, ast.Call | ast.Subscript | ast.Name) else f"({text})"

    def computed(self, node: Node, operands: list[str]) -> str:
        """The call that made a value, of these operands; "" where nothing can be called that does it."""
        if not node.op or not all(operands):
            return ""
        if node.op in INFIX and len(operands) == 2:
            return f"{operands[0]} {INFIX[node.op]} {operands[1]}"
        if node.op == "negative":  # as it is typed
            return f"-{operands[0]}"
        if node.op == "getitem":
            index = index_of(node)
            return f"{operands[0]}[{index}]" if index else ""
        return function_of(node.op, operands, node.options)

    def _constant(self, operand: Operand) -> str:
        text = operand.text
        found = parsed(text)
        if found is not None and (literal(text) is not None or self._is_listed(found)):
            return text
        if found is not None and self._meanings[text] == 1 and text.isidentifier():
            return text
        value = operand.value
        if value is None or value.numbers is None or (value.shape and len(value.numbers) > 6):
            return ""
        return _written(value)

    def _is_listed(self, found: ast.expr) -> bool:
        """Whether an expression is made of numbers alone."""
        return not any(isinstance(each, ast.Name | ast.Attribute) for each in ast.walk(found))

    def _says(self, found: ast.expr, node: Node, deep: int) -> bool:
        """Whether a text, read with the names of the graph, is what made a value."""
        if not node.op:  # a leaf that was given no name
            return False
        parts = self._parts(found, node)
        return (
            deep > 0
            and parts is not None
            and all(self._means(part, operand, deep - 1) for part, operand in zip(parts, node.operands, strict=True))
        )

    def _means(self, found: ast.expr, operand: Operand, deep: int) -> bool:
        text = ast.unparse(found)
        if operand.node is None:
            said = self._constant(operand)
            return said != "" and text == ast.unparse(parsed(said) or ast.Name(""))
        node = self._graph.nodes[operand.node]
        return self.of(node) == text if node.name else self._says(found, node, deep)

    def _parts(self, found: ast.expr, node: Node) -> list[ast.expr] | None:
        """The operands in an expression, if it is this operation on as many."""
        if isinstance(found, ast.BinOp):
            parts = [found.left, found.right] if _SIGNS.get(type(found.op)) == INFIX.get(node.op) else []
        elif isinstance(found, ast.UnaryOp):
            parts = [found.operand] if _UNARY.get(type(found.op)) == node.op else []
        elif isinstance(found, ast.Subscript) and node.op == "getitem":
            parts = [found.value] if index_of(node) == ast.unparse(found.slice).strip("()") else []
        elif isinstance(found, ast.Call) and _options(found) == dict(node.options):
            parts = _called_with(found, node.op) if is_numpys(node.op) else []
        else:
            parts = []
        return [*parts] if parts and len(parts) == len(node.operands) else None


def index_of(node: Node) -> str:
    """The index of a value that picks elements: "1:3, 0" of x[i:i+2, 0]; "" where it is too long to be told."""
    said = dict(node.options).get("index", "")
    for text in (f"x[{said}]", node.text):
        found = parsed(text)
        if isinstance(found, ast.Subscript) and _is_plain(found.slice):
            return said if text != node.text else ast.unparse(found)[len(ast.unparse(found.value)) + 1 : -1]
    return ""


def _is_plain(index: ast.expr) -> bool:
    return not any(isinstance(each, ast.Name | ast.Attribute | ast.Call) for each in ast.walk(index))


def _of_arrays(op: str) -> bool:
    """Whether arrays in give arrays out."""
    return op in INFIX or op == "getitem" or is_numpys(op)


def _options(found: ast.Call) -> dict[str, str]:
    return {each.arg or "": ast.unparse(each.value) for each in found.keywords}


def _called_with(found: ast.Call, op: str) -> list[ast.expr]:
    """The arguments of a call of this operation: np.exp(x), exp(x) or x.exp(); none where it is of another."""
    if isinstance(found.func, ast.Name):
        return found.args if found.func.id == op else []
    if not isinstance(found.func, ast.Attribute) or found.func.attr != op:
        return []
    if ast.unparse(found.func.value) in MODULES:
        return found.args
    return [found.func.value, *found.args] if hasattr(np.ndarray, op) else []


def _meant(graph: Graph) -> set[tuple[str, object]]:
    """Each name with each of the values, or constants, that it stands for."""
    named = {(node.name, node.key) for node in graph.nodes if node.name}
    given = {
        (operand.text, repr(operand.value))
        for node in graph.nodes for operand in node.operands
        if operand.node is None and operand.text.isidentifier()
    }  # fmt: skip
    return named | given


def _written(value: Value) -> str:
    """A few numbers as code."""
    numbers = [repr(number) for number in value.numbers or ()]
    if any(word in ("nan", "inf", "-inf") for word in numbers):
        return ""
    if not value.shape:
        return numbers[0]
    listed = f"np.array([{', '.join(numbers)}])"
    return listed if len(value.shape) == 1 else f"np.reshape([{', '.join(numbers)}], {value.shape})"
