"""Python expressions as mathematics in Unicode: "2*x" -> 2x, "x ** 2" -> x². Knows no graph.

What comes back are parts: plain text, or a term [text, mark, node] that the screen colours and links.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from functools import lru_cache

Part = str | list
Typeset = tuple[list[Part], int]  # the parts, and how tightly they bind

SUM, PRODUCT, MINUS, POWER, ATOM = range(5)
SYMBOL = "node"  # the mark of a term that stands for a value by its name
LONGEST = 200  # characters of source that are parsed; longer text is left as it is

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS: Mapping[type, tuple[str, int]] = {
    ast.Add: (" + ", SUM),
    ast.Sub: (" − ", SUM),
    ast.Div: ("/", PRODUCT),
    ast.MatMult: (" @ ", PRODUCT),
    ast.Mod: (" mod ", PRODUCT),
    ast.FloorDiv: (" // ", PRODUCT),
}
_RELATIONS: Mapping[type, str] = {
    ast.Gt: " > ",
    ast.Lt: " < ",
    ast.GtE: " ≥ ",
    ast.LtE: " ≤ ",
    ast.Eq: " = ",
    ast.NotEq: " ≠ ",
}
_BESIDE = {"sqrt": "√", "sum": "Σ ", "negative": "−"}  # function -> the sign written before its argument
_POWERS = {"square": "²", "cbrt": "^(1/3)", "reciprocal": "⁻¹"}


@lru_cache(4096)
def parsed(text: str) -> ast.expr | None:
    """The expression (not to be changed), or None where the text is none (or too long to bother)."""
    return _tree(text)


def _tree(text: str) -> ast.expr | None:
    if len(text) > LONGEST:
        return None
    try:
        return _as_typed(ast.parse(text.strip(), mode="eval").body, text.strip())
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def _as_typed(tree: ast.expr, text: str) -> ast.expr:
    """The tree with its names as they were typed: Python itself folds ℒ into L."""
    for node in ast.walk(tree) if not text.isascii() else ():
        if isinstance(node, ast.Name):
            node.id = ast.get_source_segment(text, node) or node.id
    return tree


def typeset(text: str, names: Mapping[str, Part] | None = None) -> list[Part]:
    """`text` as parts; a name found in `names` is replaced by the part that stands there."""
    tree = parsed(text)
    return [text] if tree is None else joined(_set(tree, names or {})[0])


def label(text: str) -> str:
    """`text` typeset as one plain string: "x * y" -> "xy"."""
    return plain(typeset(text))


def is_atom(text: str) -> bool:
    """True where the text needs no brackets behind a ∂: a name, an index, a power."""
    tree = parsed(text)
    return tree is not None and isinstance(tree, ast.Name | ast.Subscript | ast.Attribute | ast.Constant)


def renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula as Python, its operands by the names they have in the program."""
    tree = _tree(formula)
    return formula if tree is None else ast.unparse(_Renamer(names).visit(tree))


def plain(parts: list[Part]) -> str:
    """The parts as text alone."""
    return "".join(part if isinstance(part, str) else part[0] for part in parts)


def joined(parts: list[Part]) -> list[Part]:
    """The same parts, neighbouring plain texts made one."""
    out: list[Part] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(out[-1], str):
            out[-1] += part
        elif part != "":
            out.append(part)
    return out


def _set(node: ast.expr, names: Mapping[str, Part]) -> Typeset:
    row = _ROWS.get(type(node))
    return row(node, names) if row else ([ast.unparse(node)], SUM)


def _name(node: ast.Name, names: Mapping[str, Part]) -> Typeset:
    part = names.get(node.id, "π" if node.id == "pi" else node.id)
    text = part if isinstance(part, str) else part[0]
    return [part], MINUS if text.startswith("−") else _binding(text)


def _binding(text: str) -> int:
    """How tightly a symbol binds that is itself an expression: xy, x², a + b."""
    if any(sign in text for sign in (" + ", " − ", " @ ", "…")) or text.startswith("−"):
        return SUM
    if " · " in text or "/" in text:
        return PRODUCT
    return ATOM if text.isidentifier() or text.endswith(("]", ")")) or text[:1].isdigit() else PRODUCT


def _constant(node: ast.Constant, names: Mapping[str, Part]) -> Typeset:
    text = f"{node.value:g}" if isinstance(node.value, float) else str(node.value)
    return [text.replace("-", "−")], MINUS if text.startswith("-") else ATOM


def _binary(node: ast.BinOp, names: Mapping[str, Part]) -> Typeset:
    if isinstance(node.op, ast.Pow):
        return _power(_set(node.left, names), _set(node.right, names))
    left, right = _set(node.left, names), _set(node.right, names)
    if isinstance(node.op, ast.Mult):
        between = "" if _beside(node, left, right) else " · "
        return [*_held(left, PRODUCT), between, *_behind(right, PRODUCT)], PRODUCT
    sign, binds = _SIGNS.get(type(node.op), (" ? ", SUM))
    return [*_held(left, binds), sign, *_behind(right, binds + 1)], binds


def _beside(node: ast.BinOp, left: Typeset, right: Typeset) -> bool:
    """2x and xy stand side by side; numbers, brackets and long names take a dot."""
    if any(not isinstance(part, str) and part[1] != SYMBOL for part in left[0] + right[0]):
        return False
    first, second = plain(left[0]), plain(right[0])
    short = first.replace(".", "").isdigit() or len(first.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")) == 1
    return short and second[0].isalpha() and len(second.rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹")) == 1


def _power(base: Typeset, exponent: Typeset) -> Typeset:
    raised = plain(exponent[0]).replace("−", "-")
    is_whole = raised.lstrip("-").isdigit() and all(isinstance(part, str) for part in exponent[0])
    tail: list[Part] = [raised.translate(_SUPERSCRIPTS)] if is_whole else ["^", *_held(exponent, ATOM)]
    return [*_held(base, ATOM), *tail], POWER


def _unary(node: ast.UnaryOp, names: Mapping[str, Part]) -> Typeset:
    inner = _set(node.operand, names)
    if not isinstance(node.op, ast.USub):
        return [ast.unparse(node)], SUM
    return ["−", *_held(inner, POWER)], MINUS


def _call(node: ast.Call, names: Mapping[str, Part]) -> Typeset:
    function = _function(node.func)
    arguments = [_set(argument, names) for argument in node.args]
    if isinstance(node.func, ast.Attribute) and not _is_module(node.func.value):
        arguments.insert(0, _set(node.func.value, names))
    keywords: list[Typeset] = [([f"{each.arg}={ast.unparse(each.value)}"], ATOM) for each in node.keywords if each.arg]
    if keywords:
        return [function, "(", *_listed([*arguments, *keywords]), ")"], ATOM
    if len(arguments) == 1 and function in _BESIDE:
        return [_BESIDE[function], *_held(arguments[0], ATOM)], POWER
    if len(arguments) == 1 and function in _POWERS:
        return [*_held(arguments[0], ATOM), _POWERS[function]], POWER
    if len(arguments) == 1 and function in ("absolute", "abs"):
        return ["|", *arguments[0][0], "|"], ATOM
    return [function, "(", *_listed(arguments), ")"], ATOM


def _subscript(node: ast.Subscript, names: Mapping[str, Part]) -> Typeset:
    return [*_held(_set(node.value, names), ATOM), "[", ast.unparse(node.slice), "]"], ATOM


def _attribute(node: ast.Attribute, names: Mapping[str, Part]) -> Typeset:
    if _is_module(node.value):
        return ["π" if node.attr == "pi" else node.attr], ATOM
    return [*_held(_set(node.value, names), ATOM), "ᵀ" if node.attr == "T" else f".{node.attr}"], ATOM


def _compare(node: ast.Compare, names: Mapping[str, Part]) -> Typeset:
    """1 where it holds and 0 where it does not, as Iverson writes it: [x > y]."""
    out = ["[", *_set(node.left, names)[0]]
    for relation, other in zip(node.ops, node.comparators, strict=True):
        out += [_RELATIONS.get(type(relation), " ? "), *_set(other, names)[0]]
    return [*out, "]"], ATOM


def _function(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ast.unparse(node)


def _is_module(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in ("np", "mg", "math", "nd", "numpy", "engine")


def _listed(arguments: list[Typeset]) -> list[Part]:
    out: list[Part] = []
    for argument in arguments:
        out += [", ", *argument[0]] if out else argument[0]
    return out


def _behind(inner: Typeset, binds: int) -> list[Part]:
    """What stands behind a sign: there a minus needs brackets."""
    return _held(inner, POWER if plain(inner[0]).startswith("−") and inner[1] < ATOM else binds)


def _held(inner: Typeset, binds: int) -> list[Part]:
    return inner[0] if inner[1] >= binds else ["(", *inner[0], ")"]


_ROWS: Mapping[type, Callable[..., Typeset]] = {
    ast.Name: _name,
    ast.Constant: _constant,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Call: _call,
    ast.Subscript: _subscript,
    ast.Attribute: _attribute,
    ast.Compare: _compare,
}


class _Renamer(ast.NodeTransformer):
    """Puts expressions in the place of names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        text = self.names.get(node.id)
        return node if text is None else _tree(text) or node
