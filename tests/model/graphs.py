"""Random graphs for properties: every wiring and every order of making that the recorder could produce."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.program import Place
from explorer.model.value import Value, value_of

floats = st.floats().map(lambda number: number if number == number else math.nan)  # one of the many that are no number
numbers = floats | st.integers(-(2**40), 2**40) | st.booleans()
values = numbers.map(value_of) | st.lists(floats, max_size=40).map(value_of)
places = st.builds(Place, st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))


@st.composite
def graphs(draw: st.DrawFn, most: int = 12) -> Graph:
    """A graph of up to `most` nodes; the target is the last one, and all that it depends on has been swept."""
    inputs = [draw(st.lists(st.integers(0, key - 1), max_size=3)) if key else [] for key in range(draw(sizes(most)))]
    nodes = tuple(_node(draw, key, parents) for key, parents in enumerate(inputs))
    if not nodes:
        return Graph((), (), None, None, ())
    edges = tuple(_edges(draw, inputs))
    return Graph(nodes, edges, len(nodes) - 1, draw(st.none() | values), tuple(edge.key for edge in edges))


def sizes(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)


def _node(draw: st.DrawFn, key: int, parents: list[int]) -> Node:
    operands = tuple(Operand("x", f"n{parent}", parent) for parent in parents)
    name = draw(st.none() | st.sampled_from(["x", "ℒ", "w"]))
    op = "add" if parents else ""
    return Node(key, name, 1, op, f"n{key}", draw(st.none() | places), draw(values), False, operands, (), (), None)


def _edges(draw: st.DrawFn, inputs: list[list[int]]) -> list[Edge]:
    reached, edges, totals = {len(inputs) - 1}, [], {}
    for child in reversed(range(len(inputs))):
        if child not in reached:
            continue
        for operand, parent in enumerate(inputs[child]):
            reached.add(parent)
            contribution: Value = draw(values)
            totals[parent] = draw(values) if parent in totals else contribution
            edges.append(Edge(len(edges), parent, child, operand, "1", "", contribution, totals[parent]))
    return edges
