"""The numbers that a value had before: what somebody computes with who has not noticed the update."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ..graph import Graph
from ..value import Value


def arrayed(value: Value) -> np.ndarray | None:
    """The numbers of a Value in its shape; None where they were not kept."""
    return None if value.numbers is None else np.array(value.numbers, dtype=np.float64).reshape(value.shape)


def earlier(graph: Graph, node: int) -> np.ndarray | None:
    """The numbers that the name of a node stood for before; None where it had no others, or none of that shape."""
    return next(iter(_earlier(graph, node)), None)


def _earlier(graph: Graph, node: int) -> Iterator[np.ndarray]:
    own = graph.nodes[node]
    versions = [each for each in graph.nodes[:node] if each.name is not None and each.name == own.name]
    for value in (own.began, *(each.value for each in reversed(versions))):
        array = None if value is None else arrayed(value)
        if array is not None and array.shape == own.value.shape:
            yield array
