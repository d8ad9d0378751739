"""What of a graph no number changes: its values and edges, their texts as trees, which rule leads back over which edge.

Plain JSON-able data, once per digest; the page puts numbers in place, names things and tells them in sentences.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Any

from explorer.model.enclosing import bare
from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.layers import is_of_gradient
from explorer.model.nonfinite import is_elementwise
from explorer.model.patience import Look, unhurried
from explorer.model.timeline import length
from explorer.model.value import Value

from . import wording
from .code import Code
from .code_names import index_of
from .groups import FEW
from .shares import share
from .ticks import factor_of
from .trees import Tree, parsed, tree

_MODULE = re.compile(r"\b(?:np|numpy|mg|engine|math|nd|nnet)\.(?=[A-Za-z])")
DIGEST = 16  # letters
CODED = 4_000  # steps; of a longer walk there is no code


def facts(graph: Graph, look: Look = unhurried) -> dict[str, Any]:
    """The facts of a graph, with the digest that tells them from all others. `look` is called now and then."""
    table = _Facts(graph, look)
    return {
        "nodes": [table.node(node) for node in graph.nodes],
        "edges": [table.edge(edge) for edge in graph.edges],
        "sweep": list(graph.sweep),
        "target": graph.target,
        "seeded": graph.seed is not None and graph.target is not None,
        "texts": table.texts.rows,
        "calls": table.calls.rows,
        "kinds": table.kinds.rows,
        "rules": table.rules.rows,
        "codes": table.codes.rows,
    }


def digest(graph: Graph) -> str:
    """A short name of all that `facts`, and a layout, depend on."""
    is_grouped = len(graph.nodes) > FEW
    nodes = [
        (node.name, node.mark, node.op, node.text, node.place, node.constant,
         tuple(map(bare, node.group)) if is_grouped else is_of_gradient(node) and node.group[-1:],
         node.options, node.changed, node.began is None, _kind(node.value),
         [(each.name, each.text, each.node, each.value and _kind(each.value)) for each in node.operands])
        for node in graph.nodes
    ]  # fmt: skip
    edges = [(edge.parent, edge.child, edge.operand, edge.formula, edge.title) for edge in graph.edges]
    told = repr((nodes, edges, graph.sweep, graph.target, graph.seed is None))
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST]


class _Table:
    """Rows that are alike stand once and are called by their number."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._number: dict[Hashable, int] = {}

    def of(self, key: Hashable, row: Callable[[], Any]) -> int:
        """The number of the row that `key` stands for, made where it is the first."""
        if key not in self._number:
            self._number[key] = len(self.rows)
            self.rows.append(row())
        return self._number[key]


class _Facts:
    def __init__(self, graph: Graph, look: Look) -> None:
        self._graph, self._look = graph, look
        self.texts, self.calls, self.kinds, self.rules, self.codes = (_Table() for _ in range(5))
        self._code = Code(graph) if length(graph) <= CODED else None

    def node(self, node: Node) -> list:
        """Text, name, mark, call, kind, place, operands, and what else there is to say of few."""
        self._look()
        place = node.place
        more = {"constant": node.constant, "began": node.began is not None, "changed": node.changed}
        more["layer"] = is_of_gradient(node)
        return [
            self._text(node.text),
            node.name,
            node.mark,
            self._call(node),
            self._kind(node.value),
            [place.line, place.column, place.end_line, place.end_column] if place else None,
            [self._operand(operand) for operand in node.operands],
            {name: is_so for name, is_so in more.items() if is_so} or 0,
        ]

    def edge(self, edge: Edge) -> list:
        """Parent, child, operand, rule, code."""
        self._look()
        graph = self._graph
        child = graph.nodes[edge.child]
        kinds = tuple(_kind(_value(graph, operand) or child.value) for operand in child.operands)
        rule = self.rules.of((child.op, edge.formula, edge.title, edge.operand, kinds), lambda: _rule(graph, edge))
        line = self._code.line(edge) if self._code else ""
        code = self.codes.of(line, lambda: line)
        return [edge.parent, edge.child, edge.operand, rule, code]

    def _text(self, text: str) -> int:
        text = " ".join(text.split())
        return self.texts.of(text, lambda: [text, tree(_MODULE.sub("", text))])

    def _operand(self, operand: Operand) -> int:
        """A node's key; below zero the number of a constant's text."""
        return operand.node if operand.node is not None else -1 - self._text(operand.text)

    def _kind(self, value: Value) -> int:
        return self.kinds.of(_kind(value), lambda: [value.dtype, list(value.shape)])

    def _call(self, node: Node) -> int:
        """Op, operands' names, options, and what it computes as a tree in these names; -1 for what was given."""
        if not node.op:
            return -1
        names = tuple(operand.name for operand in node.operands)
        index = index_of(node) if node.op == "getitem" else ""
        key = (node.op, names, node.options, index)
        return self.calls.of(
            key, lambda: [node.op, names, [f"{name}={said}" for name, said in node.options], _computed(node, index)]
        )


def _computed(node: Node, index: str) -> Tree | None:
    if index:
        return tree(f"x[{index}]")
    names = [operand.name for operand in node.operands]
    options = [f"{name}={said}" for name, said in node.options if parsed(said) is not None]
    known = wording.table()["expression"].get(node.op)
    return tree(known if known and set(names) <= {"x", "y"} else f"{node.op}({', '.join(names + options)})")


def _rule(graph: Graph, edge: Edge) -> dict[str, Any]:
    child = graph.nodes[edge.child]
    made = share(graph, edge)
    return {
        "one": edge.formula == "1",
        "times": factor_of(graph, edge),
        "title": edge.title,
        "factor": tree(edge.formula),
        "share": tree(made.formula) if made.formula else None,
        "how": made.how,
        "elementwise": is_elementwise(child.op),
    }


def _value(graph: Graph, operand: Operand) -> Value | None:
    return operand.value if operand.node is None else graph.nodes[operand.node].value


def _kind(value: Value) -> tuple[str, tuple[int, ...]]:
    return value.dtype, value.shape


def as_json(found: object) -> str:
    """JSON as browsers read it: nan and inf have no place there, and a page that met them would show nothing."""
    return json.dumps(found, allow_nan=False, separators=(",", ":"), ensure_ascii=False)
