"""What a card says: its lines of text, cut so that none is wider than the card. Knows no positions and no colours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from explorer.model.graph import Graph, Node
from explorer.model.value import Value

from . import figures
from .typeset import is_atom, label, parsed

ADVANCE = 0.62  # width of a monospaced character by its size; the widest of the families in use has 0.6021
PADDING = {"large": 12, "small": 4, "dot": 0}
# tier -> sizes in px of title, note, value, footer
SIZES = {"large": (14, 12, 17, 13), "small": (12, 12, 12, 12), "dot": (12, 12, 12, 12)}
EXPLAINED = 32  # characters of a symbol in an explanation
LABEL = 14  # characters of a symbol; a longer expression shows its outermost operation only
SPELLED = 4  # elements that a weighted sum spells out
CALLED = 26  # characters of an expression in a sentence

_MODULE = re.compile(r"\b(?:np|numpy|mg|engine|math|nd|nnet)\.(?=[A-Za-z])")
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**", ast.MatMult: "@", ast.Mod: "%"}


def width(text: str, size: float) -> float:
    """The px that `text` takes at most in a monospaced face of `size` px."""
    return len(text) * size * ADVANCE


def fits(room: float, size: float) -> int:
    """How many characters of `size` px fit into `room` px."""
    return max(int(room / (size * ADVANCE) + 1e-9), 0)


def cut(text: str, length: int) -> str:
    """`text`, or its beginning and an ellipsis where it is longer than `length`."""
    return text if len(text) <= length else text[: max(length - 1, 0)] + "…" * (length > 0)


def title(node: Node, length: int) -> str:
    """The longest of: the name and how it was made, the name and its operator, the name; within `length`."""
    for candidate in _titles(node):
        if len(candidate) <= length:
            return candidate
    return cut(named(node) or node.text, length)


def value(of: Value, length: int) -> str:
    """The value in at most `length` characters: fewer digits, or a shape without its dtype, where room is short."""
    if figures.is_scalar(of):
        number = figures.scalar(of)
        shorter = [figures.number(number, trim=True, digits=digits) for digits in (figures.DIGITS, 2, 1)]
        candidates = [figures.number(number), *shorter]
    else:
        candidates = [figures.shape(of), str(of.shape), f"{len(of.shape)} axes"]
    return next((text for text in candidates if len(text) <= length), cut(candidates[-1], length))


def note(node: Node) -> str:
    """Where it comes from: "leaf", "const", "line 4"."""
    if node.constant:
        return "const"
    if not node.op:
        return "leaf"
    return f"line {node.place.line}" if node.place else ""


def named(node: Node) -> str:
    """Its name as typed, with the version as a subscript where the graph has several of the name: x, x₂; "" without."""
    return (node.name or "") + node.mark


def symbol(node: Node, length: int = LABEL) -> str:
    """How mathematics calls a node: its name, else its source text typeset, else its outermost operation."""
    return named(node) or _typeset(node.text, length)


@lru_cache(4096)
def _typeset(text: str, length: int) -> str:
    whole = label(_bare(text))
    if len(whole) <= length:
        return whole
    return cut(label(_outline(_bare(text), " ", gap="gap")).replace("gap", "…"), length)


def called(node: Node) -> str:
    """The node in a sentence: its name, else its source text."""
    return named(node) or cut(_bare(node.text), CALLED)


def held(node: Node, length: int = LABEL) -> str:
    """The node's symbol, in brackets where it is more than a name: x, (xy), (x²)."""
    text = symbol(node, length)
    return text if node.name or is_atom(node.text) else f"({text})"


def spelled(node: Node) -> str:
    """What a named node is made of, in brackets where it is short, else its symbol: f = x * y -> (xy)."""
    whole = label(_bare(node.text))
    is_told = node.name and node.op and not node.mark and len(whole) <= EXPLAINED
    return f"({whole})" if is_told else held(node, EXPLAINED)


def target(graph: Graph) -> str:
    """What backward differentiates: the target, or the sum that a gradient given to it makes of the target."""
    if graph.target is None:
        return "f"
    node, seed = graph.nodes[graph.target], graph.seed
    if seed is None or seed.low == seed.high == 1:
        return symbol(node)
    if figures.is_scalar(seed):
        return f"{figures.brief(seed)} · {held(node)}"
    if seed.numbers is None or len(seed.shape) > 1 or len(seed.numbers) > SPELLED:
        return f"Σ g · {held(node)}"
    terms = [(weight, f"{held(node)}[{k}]") for k, weight in enumerate(seed.numbers) if weight]
    return " ".join(_weighted(weight, text, k == 0) for k, (weight, text) in enumerate(terms)) or "0"


def _held_target(graph: Graph) -> str:
    if graph.target is None:
        return "f"
    node = graph.nodes[graph.target]
    return held(node) if target(graph) == symbol(node) else f"({target(graph)})"


def _weighted(weight: float, text: str, is_first: bool) -> str:
    sign = ("−" if is_first else "− ") if weight < 0 else "" if is_first else "+ "
    size = figures.number(abs(weight), trim=True)
    return sign + (text if size == "1" else f"{size} · {text}")


def partial(graph: Graph, node: Node, length: int = 60) -> str:
    """The gradient's name: "∂f/∂x", "∂f/∂(x²)"; shortened to at most `length` characters."""
    of = _held_target(graph)
    shorter = (f"∂{of}/∂{held(node)}", f"∂…/∂{held(node)}", f"∂{of}/∂(…)", "∂…/∂(…)", "∂")
    for candidate in (f"∂{of}/∂{held(node, EXPLAINED)}", *shorter):
        if len(candidate) <= length:
            return candidate
    return ""


def gradient(node: Node, so_far: Value | None, *, waiting: int, ended: bool) -> str:
    """The state of a gradient: "—", "4 + …", "8", "const", or "none" where the Run ended without one."""
    if node.constant:
        return "const"
    if so_far is None:
        return "none" if ended and not waiting else figures.UNKNOWN
    text = figures.brief(so_far) if figures.is_scalar(so_far) else ""
    return f"{text} + …".strip() if waiting else text


def _titles(node: Node) -> Iterator[str]:
    text = _bare(node.text)
    if not node.op:
        yield named(node) or text
        return
    before = f"{named(node)} = " if node.name else ""
    yield before + text
    yield before + _outline(text, " ")
    yield before + _outline(text, "")
    yield named(node) or node.op


@lru_cache(4096)
def _bare(text: str) -> str:
    """The source on one line, without the modules' names: "np.sin(2 * x)" -> "sin(2 * x)"."""
    return _MODULE.sub("", " ".join(text.split()))


def _outline(text: str, space: str, gap: str = "…") -> str:
    """The outermost operation alone: "x * y + x ** 2" -> "… + …", "sin(2 * x)" -> "sin(…)"."""
    tree = parsed(text)
    if isinstance(tree, ast.BinOp):
        sign = _OPERATORS.get(type(tree.op), "?")
        return f"{_leafy(tree.left, gap)}{space}{sign}{space}{_leafy(tree.right, gap)}"
    if isinstance(tree, ast.Call):
        function = tree.func.attr if isinstance(tree.func, ast.Attribute) else ast.unparse(tree.func)
        return f"{function}({_leafy(tree.args[0], gap) if len(tree.args) == 1 else gap})"
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return f"-{_leafy(tree.operand, gap)}"
    return text


def _leafy(node: ast.expr, gap: str) -> str:
    return ast.unparse(node) if isinstance(node, ast.Name | ast.Constant) else gap
