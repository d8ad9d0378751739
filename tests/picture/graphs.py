"""Graphs of any wiring for the layout, which looks at structure only: all values are alike."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.program import Place
from explorer.model.value import Value
from explorer.picture.placement import Room

ONE = Value("float64", (), (1.0,), 1.0, 1.0, 1.0, 0, 0, ())
ROOMS = (Room(740, 540), Room(640, 440), Room(390, 420, "tall"))

Wiring = Sequence[Sequence[int]]  # per node: what it was made from


def graph(wiring: Wiring, names: Sequence[str] = (), constants: frozenset[int] = frozenset(), turn: int = 0) -> Graph:
    """Node k is made from the nodes wiring[k]; nothing flows back to constants; with `turn`, loops of that many."""
    labels = [*names, *(f"v{key}" for key in range(len(names), len(wiring)))]
    nodes = tuple(
        Node(
            key, labels[key], 1, "add" if parents else "", labels[key], Place(key % 40 + 1, 1, key % 40 + 1, 9), ONE,
            key in constants, tuple(Operand("x", labels[parent], parent) for parent in parents), (),
            (f"for line 2, turn {key // turn}",) if turn else (), ONE,
        )
        for key, parents in enumerate(wiring)
    )  # fmt: skip
    uses = [
        (parent, child, operand)
        for child in reversed(range(len(wiring)))
        for operand, parent in enumerate(wiring[child])
        if parent not in constants
    ]
    edges = tuple(Edge(key, *use, "1", "", ONE, ONE) for key, use in enumerate(uses))
    return Graph(nodes, edges, len(nodes) - 1 if nodes else None, ONE, tuple(range(len(edges))))


@st.composite
def wirings(draw: st.DrawFn, most: int = 20, reach: int = 20) -> list[list[int]]:
    """Any acyclic wiring in order of making, leaves and repeated operands included."""
    size = draw(st.integers(1, most))
    return [draw(st.lists(st.integers(max(0, key - reach), key - 1), max_size=3)) if key else [] for key in range(size)]


def chain(length: int, leaf: bool = True) -> list[list[int]]:
    """One leaf, then each node made from the one before, and from the leaf too if asked."""
    return [[], *([key - 1, 0] if leaf else [key - 1] for key in range(1, length))]


TWO_USES = graph([[], [], [0, 1], [0], [2, 3]], ["x", "y", "x * y", "x ** 2", "f"])
