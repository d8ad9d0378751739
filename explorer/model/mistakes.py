"""The backward pass done wrong on purpose: one well-known mistake at a time, beside the right gradients.

These passes are their own: they ask each operation for what flows back through it alone, and never touch the tensors'
gradients, the program or a descent.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

import engine as mg

from .graph import Edge, Graph
from .made import Made
from .mistake import Mistake
from .patience import Look, unhurried
from .value import Value, value_of

Arrays = dict[int, Any]  # by node


class Pass:
    """What all passes know of a graph: its tensors, and the edges by the value that passes something on over them."""

    def __init__(self, made: Made, graph: Graph, look: Look) -> None:
        assert graph.target is not None
        self.made, self.graph, self.target, self._look = made, graph, graph.target, look
        self.edges: dict[int, list[Edge]] = {}
        for key in graph.sweep:
            self.edges.setdefault(graph.edges[key].child, []).append(graph.edges[key])

    def back(self, edge: Edge, gradient: Any) -> Any:
        """What rightly flows over an edge."""
        return self.into(edge.child, edge.operand, gradient)

    def into(self, node: int, operand: int, gradient: Any) -> Any:
        """What flows to an operand of a value, be it a constant; None where the rule has nothing for it."""
        self._look()
        child = self.made[node][0]
        return mg.local.pull_back(child, operand, np.asarray(gradient, child.dtype))

    def shape(self, node: int) -> tuple[int, ...]:
        """That of a value."""
        return self.made[node][0].shape

    def swept(self, seed: Any, back: Callable[[Edge, Any], Any], add: Callable[[Any, Any], Any] = np.add) -> Arrays:
        """The gradients of a pass in the right order, whatever flows over its edges and however it is added."""
        gradients: Arrays = {self.target: seed}
        for node in sorted(self.edges, reverse=True):
            for edge in self.edges[node] if node in gradients else ():
                more = back(edge, gradients[node])
                known = gradients.get(edge.parent)
                gradients[edge.parent] = more if known is None else add(known, more)
        return gradients


def right(sweep: Pass, seed: Any) -> Arrays:
    """No mistake."""
    return sweep.swept(seed, sweep.back)


def overwritten(sweep: Pass, seed: Any) -> Arrays:
    """`=` instead of `+=`: the last contribution stays."""
    return sweep.swept(seed, sweep.back, lambda _, more: more)


def without_upstream(sweep: Pass, seed: Any) -> Arrays:
    """What arrived is forgotten: local derivatives only."""
    return sweep.swept(seed, lambda edge, gradient: sweep.back(edge, np.ones_like(np.asarray(gradient))))


def without_local(sweep: Pass, seed: Any) -> Arrays:
    """Local derivatives are forgotten: what arrived is passed on as it is, where it has the shape for that."""

    def back(edge: Edge, gradient: Any) -> Any:
        is_alike = sweep.shape(edge.child) == sweep.shape(edge.parent)
        return np.asarray(gradient) if is_alike else sweep.back(edge, gradient)

    return sweep.swept(seed, back)


def in_wrong_order(sweep: Pass, seed: Any) -> Arrays:
    """A value hands on as soon as something has arrived, and never again: what comes later is lost to those before."""
    gradients: Arrays = {sweep.target: seed}
    waiting, met = deque([sweep.target]), {sweep.target}
    while waiting:
        node = waiting.popleft()
        for edge in sweep.edges.get(node, ()):
            more = sweep.back(edge, gradients[node])
            known = gradients.get(edge.parent)
            gradients[edge.parent] = more if known is None else known + more
            if edge.parent not in met:
                met.add(edge.parent)
                waiting.append(edge.parent)
    return gradients


def unsummed(sweep: Pass, seed: Any) -> Arrays:
    """What went to the copies of a broadcast operand is not added up: the first copy's share is taken for all."""

    def back(edge: Edge, gradient: Any) -> Any:
        slopes = mg.local.slopes(sweep.made[edge.child][0], edge.operand)
        small, large = sweep.shape(edge.parent), sweep.shape(edge.child)
        if slopes is None or small == large:
            return sweep.back(edge, gradient)
        each = np.asarray(gradient) * slopes
        axes = (1,) * (len(large) - len(small)) + small
        first = tuple(slice(0, 1) if size == 1 else slice(None) for size in axes)
        return each[first].reshape(small)

    return sweep.swept(seed, back)


def into_constants(sweep: Pass, seed: Any) -> Arrays:
    """Constants are not skipped: they get gradients like variables, and whoever moves all that has one moves them."""
    gradients = right(sweep, seed)
    for node in sorted(sweep.edges, reverse=True):
        for at, operand in enumerate(sweep.graph.nodes[node].operands if node in gradients else ()):
            if operand.node is None or not sweep.graph.nodes[operand.node].constant:
                continue
            more = sweep.into(node, at, gradients[node])
            if more is not None:
                gradients[operand.node] = gradients.get(operand.node, 0) + more
    return gradients


MISTAKES: Mapping[str, Callable[[Pass, Any], Arrays]] = {
    "overwrite": overwritten,
    "upstream": without_upstream,
    "local": without_local,
    "order": in_wrong_order,
    "broadcast": unsummed,
    "constants": into_constants,
}


def mistakes(made: Made, graph: Graph, seed: Any, look: Look = unhurried) -> tuple[Mistake, ...]:
    """Each of these mistakes in a graph that was swept from `seed`."""
    if graph.target is None or graph.seed is None:
        return ()
    sweep = Pass(made, graph, look)
    known = right(sweep, seed)
    return tuple(Mistake(name, tuple(_others(known, wrong(sweep, seed)))) for name, wrong in MISTAKES.items())


def _others(right: Arrays, wrong: Arrays) -> Iterator[tuple[int, Value]]:
    """The gradients that are others than the right ones, or that should not be there at all."""
    for node in sorted({**right, **wrong}):
        found = wrong.get(node, np.zeros(()))
        if node not in right or not _is_same(found, right[node]):
            yield node, value_of(np.asarray(found))


def _is_same(one: Any, other: Any) -> bool:
    return np.shape(one) == np.shape(other) and np.array_equal(one, other, equal_nan=True)
