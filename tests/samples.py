"""What tests of several rooms begin with: Runs by hand, for those that need neither engine nor evaluator, and time."""

from __future__ import annotations

from explorer.model.confine import Limits
from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.program import Literal, Place, Program
from explorer.model.run import Parameter, Run, Turn
from explorer.model.value import value_of

UNHURRIED = Limits(seconds=60.0)  # the machine may be busy
SOURCE = """\
import engine as mg
x = mg.tensor(2.0)
y = mg.tensor(4.0)
f = x * y + x ** 2
f.backward()
"""


def two_uses() -> Run:
    """f = x*y + x**2 at (2, 4), as the recorder makes it: 5 nodes, 5 edges, 11 steps."""
    graph = two_uses_graph()
    x, y = graph.nodes[0], graph.nodes[1]
    parameters = tuple(Parameter(str(node.name), node.value, node.gradient) for node in (x, y))
    turn = Turn(0, graph, graph.nodes[4].value, parameters, Place(5, 1, 5, 13))
    literals = (Literal("x", 2.0, Place(2, 15, 2, 18)), Literal("y", 4.0, Place(3, 15, 3, 18)))
    return Run(Program(SOURCE), None, "", (turn,), {}, literals)


def two_uses_graph() -> Graph:
    """The graph of f = x*y + x**2; edges are numbered as they are walked."""
    nodes = (
        _leaf(0, "x", 2.0, Place(2, 5, 2, 19), 8.0),
        _leaf(1, "y", 4.0, Place(3, 5, 3, 19), 2.0),
        _call(2, None, "multiply", "x * y", Place(4, 5, 4, 10), 8.0, (("x", "x", 0), ("y", "y", 1))),
        _call(3, None, "power", "x ** 2", Place(4, 13, 4, 19), 4.0, (("x", "x", 0), ("y", "2", None))),
        _call(4, "f", "add", "x * y + x ** 2", Place(4, 5, 4, 19), 12.0, (("x", "x * y", 2), ("y", "x ** 2", 3))),
    )
    edges = (
        _edge(0, 2, 4, 0, "1", "the sum rule", 1.0, 1.0),
        _edge(1, 3, 4, 1, "1", "the sum rule", 1.0, 1.0),
        _edge(2, 0, 3, 0, "2*x", "the power rule", 4.0, 4.0),
        _edge(3, 0, 2, 0, "y", "the product rule", 4.0, 8.0),
        _edge(4, 1, 2, 1, "x", "the product rule", 2.0, 2.0),
    )
    return Graph(nodes, edges, target=4, seed=value_of(1.0), sweep=(0, 1, 2, 3, 4))


def _leaf(key: int, name: str, number: float, place: Place, gradient: float) -> Node:
    text = f"mg.tensor({number})"
    return Node(key, name, 1, "", text, place, value_of(number), False, (), (), (), value_of(gradient))


def _call(
    key: int, name: str | None, op: str, text: str, place: Place, number: float, inputs: tuple[tuple, ...]
) -> Node:
    operands = tuple(
        Operand(label, typed, node, value_of(int(typed)) if node is None else None) for label, typed, node in inputs
    )
    return Node(key, name, 1, op, text, place, value_of(number), False, operands, (), (), value_of(1.0))


def _edge(
    key: int, parent: int, child: int, operand: int, formula: str, title: str, contribution: float, total: float
) -> Edge:
    return Edge(key, parent, child, operand, formula, title, value_of(contribution), value_of(total))
