"""What flows back over one edge of a graph, rightly and by a slip, asked for while its tensors are alive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

import engine as mg

from ..graph import Edge, Graph
from ..mistakes import Arrays, Made, Pass, right
from ..patience import Look
from .versions import earlier

Found = Iterator[tuple[str, Any, int | None]]  # the slip's name, what it gives, the node that was mistaken for another


class Flowing:
    """What flows in a graph, asked for edge by edge."""

    def __init__(self, made: Made, graph: Graph, seed: Any, look: Look) -> None:
        self.made, self.graph, self.seed, self.look = made, graph, seed, look
        self.is_swept = graph.target is not None and graph.seed is not None
        self.sweep = Pass(made, graph, look) if self.is_swept else None
        self.known: Arrays = right(self.sweep, seed) if self.sweep else {}

    def arrived(self, edge: Edge) -> np.ndarray:
        """The gradient of the value that passes something on over an edge."""
        return np.broadcast_to(np.asarray(self.known[edge.child], dtype=np.float64), self.shape(edge.child))

    def shape(self, node: int) -> tuple[int, ...]:
        """That of a value."""
        return self.made[node][0].shape

    def back(self, edge: Edge, gradient: Any) -> Any:
        """What flows over an edge of a gradient."""
        assert self.sweep is not None
        return np.asarray(self.sweep.back(edge, gradient), dtype=np.float64)

    def share(self, edge: Edge) -> Any:
        """What rightly flows over it."""
        return self.back(edge, self.arrived(edge))

    def local(self, edge: Edge) -> Any:
        """The same without what arrived."""
        return self.back(edge, np.ones(self.shape(edge.child)))

    def into(self, node: int) -> list[Edge]:
        """The edges that a gradient comes over, in the order of arrival."""
        return [self.graph.edges[key] for key in self.graph.sweep if self.graph.edges[key].parent == node]

    def passed(self, edge: Edge) -> np.ndarray | None:
        """What arrived, handed on as it is: added up where the receiver was copied; None where it does not fit."""
        arrived, shape = self.arrived(edge), self.shape(edge.parent)
        extra = arrived.ndim - len(shape)
        if extra < 0:
            return None
        padded = (1,) * extra + shape
        if any(small not in (1, large) for small, large in zip(padded, arrived.shape, strict=True)):
            return None
        axes = tuple(axis for axis, size in enumerate(padded) if size == 1)
        return arrived.sum(axis=axes, keepdims=True).reshape(shape)

    def stale(self, edge: Edge) -> Found:
        """What flows over it where an operand still has the numbers that its name stood for before."""
        child, call = self.made[edge.child]
        operands = self.graph.nodes[edge.child].operands
        for at, operand in enumerate(operands if call else ()):
            old = None if operand.node is None else earlier(self.graph, operand.node)
            if old is None or call is None:
                continue
            values = [np.asarray(x) for x in call.inputs]
            values[at] = old.astype(values[at].dtype)
            yield "stale", mg.local.pull_back(child, edge.operand, self.arrived(edge), values), operand.node

    def uncopied(self, edge: Edge) -> Found:
        """What comes back to the copies of a broadcast operand, not added up: of the first copy, or of all."""
        slopes = mg.local.slopes(self.made[edge.child][0], edge.operand)
        small, large = self.shape(edge.parent), self.shape(edge.child)
        if slopes is None or small == large:
            return
        each = self.arrived(edge) * slopes
        padded = (1,) * (len(large) - len(small)) + small
        first = tuple(slice(0, 1) if size == 1 else slice(None) for size in padded)
        yield "broadcast", each[first].reshape(small), None
        yield "broadcast", each, None
