"""The code register: one contribution as a line of NumPy that could be run, the program's own texts in it."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from copy import deepcopy

from explorer.model.graph import Edge, Graph
from explorer.model.nonfinite import is_elementwise

from .code_names import CodeNames, index_of
from .functions import as_numpy, is_numpys
from .shares import share
from .trees import parsed

RESHAPED = ("reshape", "ravel", "squeeze", "expand_dims", "flatten")  # whose gradient goes back into the old shape


class Code:
    """The code register of a graph."""

    def __init__(self, graph: Graph, names: CodeNames | None = None) -> None:
        self._graph, self._names = graph, names or CodeNames(graph)

    def line(self, edge: Edge) -> str:
        """The line that adds the share that flowed over an edge; "" where there is none."""
        line = self.by_formula(edge) or self._adding(edge, self._by_jacobian(edge, self._operands(edge)))
        return line and line + self._names.aside(line)

    def by_formula(self, edge: Edge) -> str:
        """The same in NumPy alone; "" where the rule has no formula in it."""
        child, parent = (self._graph.nodes[key] for key in (edge.child, edge.parent))
        if child.op == "getitem" and index_of(child):
            given, receives = self._names.gradient(child), self._names.gradient(parent)
            return f"np.add.at({receives}, np.s_[{index_of(child)}], {given})"
        return self._adding(edge, self._by_formula(edge, self._operands(edge)))

    def _adding(self, edge: Edge, share: str) -> str:
        return share and f"{self._names.gradient(self._graph.nodes[edge.parent])} += {share}"

    def _operands(self, edge: Edge) -> dict[str, str]:
        child = self._graph.nodes[edge.child]
        operands = {each.name: self._names.operand(each) or self._names.counted(each) for each in child.operands}
        return operands | {"g": self._names.gradient(child), "result": self._names.of(child)}

    def _by_formula(self, edge: Edge, operands: Mapping[str, str]) -> str:
        tree = parsed(_formula(self._graph, edge))
        if tree is not None and not is_numpys(edge_op := self._graph.nodes[edge.child].op):
            tree = _Result(edge_op, operands["result"]).visit(deepcopy(tree))
        if tree is None or any(not operands.get(name, name) for name in _names_in(tree)):
            return ""
        return ast.unparse(_Renamer(operands).visit(deepcopy(tree)))

    def _by_jacobian(self, edge: Edge, operands: Mapping[str, str]) -> str:
        """What arrives times all partial derivatives: of every operation that can be called."""
        child, at = self._graph.nodes[edge.child], edge.operand
        z = self._names.new()
        texts = [z if k == at else operands[each.name] for k, each in enumerate(child.operands)]
        call = self._names.computed(child, texts)
        if not call:
            return ""
        slopes = f"mg.jacobian(lambda {z}: {call})({operands[child.operands[at].name]})"
        axes = len(child.value.shape)
        return f"np.tensordot({operands['g']}, {slopes}, {axes})" if axes else f"{operands['g']} * {slopes}"


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


def _as_numpy(formula: str) -> str:
    """cos(x) as np.cos(x): what a program would have to write."""
    tree = parsed(formula)
    return formula if tree is None else ast.unparse(as_numpy(tree))


def _names_in(tree: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _tuple(axes: list[int]) -> str:
    return str(axes[0]) if len(axes) == 1 else str(tuple(axes))


class _Renamer(ast.NodeTransformer):
    """Puts expressions in the place of names."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        text = self.names.get(node.id)
        return node if text is None else deepcopy(parsed(text)) or node


class _Result(ast.NodeTransformer):
    """Puts the value itself in the place of the call that made it: r * (1 - r), not sigmoid(x) * (1 - sigmoid(x))."""

    def __init__(self, op: str, result: str) -> None:
        self.op, self.result = op, result

    def visit_Call(self, node: ast.Call) -> ast.expr:
        if isinstance(node.func, ast.Name) and node.func.id == self.op:
            return deepcopy(parsed(self.result)) or node
        return self.generic_visit(node)  # type: ignore[return-value]
