"""Finds the chains of a leaf while its tensors are alive: counted all, followed one by one up to a limit.

Along each edge the gradient goes through that one operation alone, so that the shares of all paths add up to the leaf's
gradient. Of numbers only, the largest shares among any number of paths are found as the largest products: at each value
the best of those that come through each of its uses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

import engine as mg

from .chain import Chain, Chains
from .graph import Edge, Graph
from .made import Made
from .patience import Look, unhurried
from .value import value_of

MOST = 200  # chains that are told


class _Partial(NamedTuple):
    """A path from the target that has come as far as one value."""

    share: Any
    edges: tuple[int, ...]
    factors: tuple[float, ...]


class _Best(NamedTuple):
    """The largest shares that have come to one value: over which edge each, and which of the best before it was."""

    shares: np.ndarray
    edges: np.ndarray
    origins: np.ndarray

    @staticmethod
    def of(arrived: Sequence[tuple[int, np.ndarray]]) -> _Best:
        """The largest of what has arrived over some edges; nan counts as large, so that it is seen."""
        shares = np.concatenate([each for _, each in arrived])
        edges = np.concatenate([np.full(len(each), key) for key, each in arrived])
        origins = np.concatenate([np.arange(len(each)) for _, each in arrived])
        order = np.argsort(-np.nan_to_num(np.abs(shares), nan=np.inf), kind="stable")[:MOST]
        return _Best(shares[order], edges[order], origins[order])


def chains(made: Made, graph: Graph, seed: Any, leaf: int, look: Look = unhurried) -> Chains | None:
    """The chains of the node `leaf` of a graph that was swept from `seed`; None where it is no such graph or node."""
    if graph.target is None or graph.seed is None or leaf >= len(graph.nodes):
        return None
    behind = _behind(graph, leaf)
    count = _counted(graph, behind, leaf)
    search = _Search(made, behind, look)
    begin = _Partial(seed, (), ())
    if count <= MOST:
        found = list(search.every(graph.target, leaf, begin)) if count else []
        is_largest = True
    elif is_largest := _are_numbers(graph, behind, leaf):
        found = search.largest(graph.target, leaf, float(np.asarray(seed)))
    else:
        found = [one for one, _ in zip(search.every(graph.target, leaf, begin), range(MOST), strict=False)]
    found.sort(key=lambda one: -float(np.abs(one.share).sum()))
    told = tuple(Chain(one.edges, one.factors, value_of(np.asarray(one.share))) for one in found)
    return Chains(leaf, count, told, _rest(graph, leaf, found) if count > len(found) else None, is_largest)


def _behind(graph: Graph, leaf: int) -> Mapping[int, list[Edge]]:
    """By node: the edges into it on which one comes from the target to the leaf."""
    assert graph.target is not None
    after, on_way = {leaf}, defaultdict(list)
    for edge in sorted(graph.edges, key=lambda edge: edge.child):
        if edge.parent in after and edge.child <= graph.target:
            after.add(edge.child)
            on_way[edge.child].append(edge)
    return on_way


def _counted(graph: Graph, behind: Mapping[int, list[Edge]], leaf: int) -> int:
    assert graph.target is not None
    ways: dict[int, int] = defaultdict(int, {graph.target: 1})
    for node in range(graph.target, leaf, -1):
        for edge in behind.get(node, ()) if ways[node] else ():
            ways[edge.parent] += ways[node]
    return ways[leaf]


def _are_numbers(graph: Graph, behind: Mapping[int, list[Edge]], leaf: int) -> bool:
    return all(not graph.nodes[node].value.shape for node in (leaf, *behind))


def _rest(graph: Graph, leaf: int, found: Sequence[_Partial]) -> Any:
    gradient = graph.nodes[leaf].gradient
    if gradient is None or gradient.numbers is None:
        return None
    whole = np.array(gradient.numbers, dtype=np.float64).reshape(gradient.shape)
    return value_of(whole - sum(np.asarray(one.share, dtype=np.float64) for one in found))


class _Search:
    def __init__(self, made: Made, behind: Mapping[int, list[Edge]], look: Look) -> None:
        self._made, self._behind, self._look = made, behind, look
        self._factors: dict[int, float] = {}  # by edge
        self._children = {edge.key: edge.child for edges in behind.values() for edge in edges}

    def every(self, node: int, leaf: int, so_far: _Partial) -> Iterator[_Partial]:
        """All paths, one after the other."""
        waiting = [(node, so_far)]
        while waiting:
            at, partial = waiting.pop()
            if at == leaf:
                yield partial
                continue
            waiting.extend((edge.parent, self._on(partial, edge)) for edge in reversed(self._behind.get(at, ())))

    def largest(self, target: int, leaf: int, seed: float) -> list[_Partial]:
        """The paths with the largest products: an edge's factor changes nothing in the order of what comes over it."""
        arrived: dict[int, list[tuple[int, np.ndarray]]] = defaultdict(list, {target: [(-1, np.array([seed]))]})
        best: dict[int, _Best] = {}
        for node in range(target, leaf - 1, -1):
            if node not in arrived:
                continue
            self._look()
            best[node] = _Best.of(arrived.pop(node))
            for edge in self._behind.get(node, ()):
                arrived[edge.parent].append((edge.key, best[node].shares * self._factor(edge)))
        return [self._traced(best, leaf, at) for at in range(len(best[leaf].shares))]

    def _traced(self, best: Mapping[int, _Best], leaf: int, at: int) -> _Partial:
        """The path that one of the best shares of the leaf came by."""
        share, node, edges = float(best[leaf].shares[at]), leaf, list[int]()
        while (key := int(best[node].edges[at])) >= 0:
            edges.append(key)
            node, at = self._children[key], int(best[node].origins[at])
        edges.reverse()
        return _Partial(share, tuple(edges), tuple(self._factors[key] for key in edges))

    def _on(self, partial: _Partial, edge: Edge) -> _Partial:
        """One edge further."""
        self._look()
        child, parent = self._made[edge.child][0], self._made[edge.parent][0]
        if child.shape or parent.shape:
            share = mg.local.pull_back(child, edge.operand, np.asarray(partial.share, child.dtype))
            return _Partial(share, (*partial.edges, edge.key), ())
        factor = self._factor(edge)
        factors = (*partial.factors, factor) if len(partial.factors) == len(partial.edges) else ()
        return _Partial(partial.share * factor, (*partial.edges, edge.key), factors)

    def _factor(self, edge: Edge) -> float:
        if edge.key not in self._factors:
            child = self._made[edge.child][0]
            self._factors[edge.key] = float(mg.local.pull_back(child, edge.operand, np.ones((), child.dtype)))
        return self._factors[edge.key]
