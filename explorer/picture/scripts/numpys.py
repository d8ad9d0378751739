"""A Turn as a script for NumPy alone: what was computed, line by line, and then the gradient, a contribution a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from explorer.model.graph import Edge, Graph, Node
from explorer.model.value import Value

from ..code import Code
from .forward import WRITTEN, behind, is_ones, operands
from .names import NoEqualError, ScriptNames, told
from .slopes import ROWS, Flow

TOO_MANY = "has more numbers than a script carries along: its data are not known here"
NO_FORWARD = "`{op}` has no equal in NumPy, or picks by an array that is not kept"
NO_BACKWARD = "the way back through `{op}` cannot be written in a line of NumPy"


def lines(graph: Graph) -> list[str]:
    """The lines of the script; NoEqualError where a value has no equal."""
    return [*_Script(graph).lines()]


class _Script:
    def __init__(self, graph: Graph) -> None:
        self._graph, self._names = graph, ScriptNames(graph)
        self._code = Code(graph, self._names)
        self._nodes = behind(graph)

    def lines(self) -> Iterator[str]:
        leaves = [node for node in self._nodes if not node.op]
        made = [f"{self._names.of(leaf)} = {_array(leaf, leaf.value)}" for leaf in leaves]
        forward = [self._forward(node) for node in self._nodes if node.op]
        backward = [*self._backward()]
        given = [f"{name} = {_array(self._nodes[-1], value)}" for name, value in self._names.given.items()]
        yield from ("import numpy as np", "", "# what is given", *made, *given)
        yield from ("", "# forward", *forward)
        yield from ("", "# backward: every gradient begins at 0 and gathers what flows back to it", *backward)
        yield ""
        yield from (f'print("d/d{_said(leaf)}:", {self._names.gradient(leaf)})' for leaf in leaves if not leaf.constant)

    def _forward(self, node: Node) -> str:
        texts = [self._names.operand(operand) for operand in node.operands]
        if not all(texts):
            raise NoEqualError(node, TOO_MANY if _is_large(self._graph, node) else NO_FORWARD.format(op=node.op))
        where = f"  # line {node.place.line}" if node.place else ""
        return f"{self._names.of(node)} = {self._computed(node, texts)}{where}"

    def _computed(self, node: Node, texts: list[str]) -> str:
        if node.op in WRITTEN:
            named = {operand.name: text for operand, text in zip(node.operands, texts, strict=True)}
            return WRITTEN[node.op].format(**named, axis=dict(node.options).get("axis", "-1"))
        call = self._names.computed(node, texts)
        if not _is_plain(call):
            raise NoEqualError(node, NO_FORWARD.format(op=node.op))
        return call

    def _backward(self) -> Iterator[str]:
        of, gradient = self._names.of, self._names.gradient
        target, seed = self._nodes[-1], self._graph.seed
        yield from (f"{gradient(n)} = np.zeros_like({of(n)})" for n in self._nodes if not n.constant and n != target)
        yield (
            f"{gradient(target)} = np.ones_like({of(target)})"
            if is_ones(seed)
            else f"{gradient(target)} = {_array(target, seed)}"
        )
        yield from (self._adding(self._graph.edges[key]) for key in self._graph.sweep)

    def _adding(self, edge: Edge) -> str:
        child, parent = (self._graph.nodes[key] for key in (edge.child, edge.parent))
        row = ROWS.get(child.op)
        share = row(self._flow(edge, child)) if row else ""
        line = f"{self._names.gradient(parent)} += {share}" if share else self._code.by_formula(edge)
        if not _is_plain(line.partition(" += ")[2] or line):
            raise NoEqualError(child, NO_BACKWARD.format(op=child.op))
        return line

    def _flow(self, edge: Edge, child: Node) -> Flow:
        texts = tuple(self._names.operand(operand) for operand in child.operands)
        shapes = tuple(value.shape if value else () for value in operands(self._graph, child))
        return Flow(child, self._names.gradient(child), self._names.of(child), texts, shapes, edge.operand)


def _array(node: Node, value: Value | None) -> str:
    if value is None or value.numbers is None:
        raise NoEqualError(node, TOO_MANY)
    kind = "" if value.dtype in ("float64", "int64", "bool") else f", dtype=np.{value.dtype}"
    return f"np.array({told(value)}{kind})" if 0 not in value.shape else f"np.zeros({value.shape}{kind})"


def _is_large(graph: Graph, node: Node) -> bool:
    return any(value is None or value.numbers is None for value in operands(graph, node))


def _is_plain(text: str) -> bool:
    """Whether all that is called is NumPy's, or a method."""
    if not text:
        return False
    called = (ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return all(name == "range" or ("." in name and not name.startswith("mg.")) for name in called)


def _said(node: Node) -> str:
    return (node.name or "").replace('"', "'")
