"""Which values of a Turn descent moves. Knows no tensor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

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


def labels(parameter: Parameter) -> list[str]:
    """What the numbers of a parameter are called: its name, or w[0], w[1] for the elements of an array."""
    shape = parameter.value.shape
    return [f"{parameter.name}[{', '.join(map(str, at))}]" for at in np.ndindex(shape)] if shape else [parameter.name]


def gradients(parameters: tuple[Parameter, ...]) -> Iterator[tuple[str, float]]:
    """Name and gradient of each number."""
    for parameter in parameters:
        gradient = parameter.gradient
        if gradient is not None and gradient.numbers is not None:
            yield from zip(labels(parameter), gradient.numbers, strict=True)
