"""What an operand's share of a gradient is: an expression in g, the gradient that arrives, or words.

The rules of elementwise operations say their factor of g. Of others, wording.json has a table.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from explorer.model.graph import Edge, Graph, Node
from explorer.model.nonfinite import is_elementwise
from explorer.model.value import Value

from . import wording


class Share(NamedTuple):
    """`formula` is Python in g and the names of the operands, "" where there is none; `how` says it in words."""

    formula: str
    how: str


def share(graph: Graph, edge: Edge) -> Share:
    """The share that flowed over an edge."""
    child, parent = graph.nodes[edge.child], graph.nodes[edge.parent]
    how = in_words(child.op, edge.operand)
    if is_elementwise(child.op):
        return Share(f"g * ({edge.formula})", "")
    if child.op == "mean":
        return Share(f"g / {_averaged(parent, child)}", how)
    axes = [str(len(_value(graph, child, k).shape)) for k in range(len(child.operands))]
    found = wording.table()["share"].get(" ".join([child.op, *axes[:2]]) if len(axes) > 1 else child.op)
    return Share(found[edge.operand] if found and edge.operand < len(found) else "", how)


def in_words(op: str, operand: int) -> str:
    """What becomes of the gradient on its way through an operation, where that is no factor."""
    ways = wording.table()["how"]
    return ways.get(f"{op} {operand}") or ways.get(op) or ways[""].replace("{op}", op)


def _value(graph: Graph, child: Node, k: int) -> Value:
    operand = child.operands[k]
    value = operand.value if operand.node is None else graph.nodes[operand.node].value
    return value or child.value


def _averaged(parent: Node, child: Node) -> int:
    """How many elements went into each mean."""
    return math.prod(parent.value.shape) // max(math.prod(child.value.shape), 1)
