"""Runs lines of the code register with the names bound to the values that are shown."""

from __future__ import annotations

import ast

import numpy as np

import engine as mg
from explorer.model.graph import Edge, Graph, Node
from explorer.model.value import Value
from explorer.picture.code import Code
from explorer.picture.code_names import CodeNames


def array(value: Value) -> np.ndarray:
    """The numbers that are shown of a value."""
    return np.array(value.numbers, dtype=value.dtype).reshape(value.shape)


class Bound(ast.NodeTransformer):
    """Puts values[text] and gradients[text] in the place of what is called so in code."""

    def __init__(self, values: dict[str, np.ndarray], gradients: dict[str, np.ndarray]) -> None:
        self.values, self.gradients = values, gradients

    def visit(self, node: ast.AST) -> ast.AST:
        if isinstance(node, ast.Attribute) and node.attr == "grad":
            return item("gradients", ast.unparse(node.value), node.ctx)
        if isinstance(node, ast.expr) and ast.unparse(node) in self.values:
            return item("values", ast.unparse(node), ast.Load())
        return self.generic_visit(node)


def item(table: str, key: str, place: ast.expr_context) -> ast.Subscript:
    return ast.Subscript(ast.Name(table, ast.Load()), ast.Constant(key), place)


class Executed:
    """A graph whose lines can be run: values by their names in code, constants by the names they are typed with."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self.code, self.names = graph, Code(graph), CodeNames(graph)
        self.values = {self.text(node): array(node.value) for node in graph.nodes if shown(node.value)}
        self.values = {text: numbers for text, numbers in self.values.items() if self.is_name(text)}
        for operand in (each for node in graph.nodes for each in node.operands):
            if operand.node is None and shown(operand.value) and operand.text.isidentifier():
                self.values.setdefault(operand.text, array(operand.value))
            if operand.node is None and shown(operand.value) and not self.names.operand(operand):
                self.values[self.names.counted(operand)] = array(operand.value)

    def text(self, node: Node) -> str:
        """What a value is called in code."""
        return ast.unparse(ast.parse(self.names.of(node)))

    def is_name(self, text: str) -> bool:
        """Whether it is no more than a name, or the lasting name of what stands in a container."""
        return text.isidentifier() or any(text == node.name for node in self.graph.nodes) or "[" in text.split("(")[0]

    def can_be_run(self, edge: Edge) -> bool:
        """Whether all that it takes is shown."""
        child, parent = self.graph.nodes[edge.child], self.graph.nodes[edge.parent]
        operands = [each.value if each.node is None else self.graph.nodes[each.node].value for each in child.operands]
        return all(map(shown, [child.value, child.gradient, parent.value, edge.contribution, *operands]))

    def contribution(self, edge: Edge, line: str) -> np.ndarray:
        """What the line adds to the parent's gradient."""
        child, parent = self.graph.nodes[edge.child], self.graph.nodes[edge.parent]
        gradients = {self.text(child): array(child.gradient), self.text(parent): np.zeros(parent.value.shape)}
        assert len(gradients) == 2, f"two values of one name: {line}"
        tree = ast.fix_missing_locations(Bound(self.values, gradients).visit(ast.parse(line)))
        exec(compile(tree, "line", "exec"), {"np": np, "mg": mg, "gradients": gradients, "values": self.values})
        return np.asarray(gradients[self.text(parent)])


def shown(value: Value | None) -> bool:
    return value is not None and value.numbers is not None
