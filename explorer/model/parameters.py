"""Which values of a Turn descent moves. Knows no tensor."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .graph import Graph, Node
from .turn import Parameter
from .value import Value, summary

KEPT = 100  # elements of a parameter whose numbers are kept


def parameters(graph: Graph, leaves: Iterable[int], rebound: Mapping[str, int]) -> tuple[Parameter, ...]:
    """The newest version of each named leaf, and of each name of `rebound`: a parameter of the Turn before.

    `leaves` are keys of nodes that the program made as such; `rebound` gives the node that a name stands for now.
    """
    newest: dict[str, Node] = {}
    for node in (graph.nodes[key] for key in leaves):
        if node.name and not node.constant and newest.get(node.name, node).version <= node.version:
            newest[node.name] = node
    newest.update((name, graph.nodes[key]) for name, key in rebound.items())
    return tuple(parameter(name, node.value, node.gradient) for name, node in newest.items())


def parameter(name: str, value: Value, gradient: Value | None) -> Parameter:
    """A Parameter that is light enough to be kept for every Turn."""
    return Parameter(name, summary(value, KEPT), None if gradient is None else summary(gradient, KEPT))
