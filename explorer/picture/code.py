"""The code register: one contribution as a line of NumPy that could be run, the program's own texts in it."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from copy import deepcopy

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.nonfinite import is_elementwise

from .shares import share
from .trees import parsed

RESHAPED = ("reshape", "ravel", "squeeze", "expand_dims", "flatten")  # whose gradient goes back into the old shape
_BUILT_IN = ("abs",)


def code_line(graph: Graph, edge: Edge) -> str:
    """The line that adds the share that flowed over an edge; "" where none is short."""
    child, parent = graph.nodes[edge.child], graph.nodes[edge.parent]
    names = {operand.name: _code_text(graph, operand) for operand in child.operands} | {"g": f"{code_name(child)}.grad"}
    if child.op == "getitem" and index_of(child):
        return f"np.add.at({code_name(parent)}.grad, {index_of(child)}, {names['g']})"
    formula = _formula(graph, edge)
    tree = parsed(formula)
    if tree is None or any(not names.get(name, name) for name in _names_in(tree)):
        return ""
    return f"{code_name(parent)}.grad += {renamed(formula, names)}"


def code_name(node: Node) -> str:
    """A value in code: its name, or the text that made it in brackets."""
    text = " ".join(node.text.split())
    return node.name or (text if isinstance(parsed(text), ast.Call | ast.Subscript) else f"({text})")


def index_of(child: Node) -> str:
    """The index in the text of a value that picks elements: "0" of x[0]; "" where there is none."""
    tree = parsed(child.text)
    if not isinstance(tree, ast.Subscript) or isinstance(tree.slice, ast.Slice):
        return ""
    return ast.unparse(tree.slice)


def summed(code: str, small: tuple[int, ...], large: tuple[int, ...]) -> str:
    """The code with the sums over all axes along which an operand was copied."""
    if small == large or len(small) > len(large):
        return code
    if not small:
        return f"np.sum({code})"
    extra = len(large) - len(small)
    if extra:
        code = f"np.sum({code}, axis={_tuple([*range(extra)])})"
    kept = [axis for axis, size in enumerate(small) if size == 1 and large[axis + extra] != 1]
    return f"np.sum({code}, axis={_tuple(kept)}, keepdims=True)" if kept else code


def _formula(graph: Graph, edge: Edge) -> str:
    """The share in g and the names of the operands, as NumPy, in the operand's shape."""
    child, parent = graph.nodes[edge.child], graph.nodes[edge.parent]
    formula = "g" if edge.formula == "1" and is_elementwise(child.op) else share(graph, edge).formula
    if is_elementwise(child.op):
        return summed(_as_numpy(formula), parent.value.shape, child.value.shape)
    x = child.operands[edge.operand].name
    if child.op in RESHAPED:
        return f"np.reshape(g, {x}.shape)"
    if child.op in ("sum", "mean"):
        small = math.prod(child.value.shape) == 1
        return f"np.broadcast_to({formula or 'g'}, {x}.shape)" if small and not child.value.shape else ""
    return _as_numpy(formula)


def _code_text(graph: Graph, operand: Operand) -> str:
    """The operand as it stands in the program; "" where that is no expression."""
    if operand.node is not None and graph.nodes[operand.node].name:
        return graph.nodes[operand.node].name or ""
    text = operand.text if operand.node is None else graph.nodes[operand.node].text
    return text if parsed(text) is not None else ""


def _as_numpy(formula: str) -> str:
    """cos(x) as np.cos(x): what a program would have to write."""
    tree = parsed(formula)
    return formula if tree is None else ast.unparse(_Prefixed().visit(ast.parse(formula, mode="eval")))


def _names_in(tree: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _tuple(axes: list[int]) -> str:
    return str(axes[0]) if len(axes) == 1 else str(tuple(axes))


def renamed(formula: str, names: Mapping[str, str]) -> str:
    """The formula as Python, its operands by the names they have in the program."""
    found = parsed(formula)
    return formula if found is None else ast.unparse(_Renamer(names).visit(deepcopy(found)))


class _Renamer(ast.NodeTransformer):
    """Puts expressions in the place of names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        text = self.names.get(node.id)
        return node if text is None else deepcopy(parsed(text)) or node


class _Prefixed(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id not in _BUILT_IN:
            node.func = ast.Attribute(ast.Name("np", ast.Load()), node.func.id, ast.Load())
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        if node.id in ("pi", "nan"):
            return ast.Attribute(ast.Name("np", ast.Load()), node.id, ast.Load())
        return node
