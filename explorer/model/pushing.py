"""Forward mode while the tensors are alive: the tangent of each value, computed from those of its operands.

Each operation is asked for its own push-forward. Nothing here reads what the backward pass has computed, but to put it
beside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import numpy as np

import engine as mg

from .cell import Cell
from .costs import costs
from .graph import Edge, Graph, Node
from .made import Made, one_hot
from .patience import Look, unhurried
from .tangent import Push, Tangents
from .value import value_of

Arrays = dict[int, Any]  # by node


def tangents(made: Made, graph: Graph, seed: Any, cell: Cell, look: Look = unhurried) -> Tangents | None:
    """The tangents from a cell of a graph that was swept from `seed`; None where it is no such graph or cell."""
    if graph.target is None or graph.seed is None or not _is_cell(graph, cell):
        return None
    tensor, into = made[cell.node][0], operands_of(graph)
    known: Arrays = {cell.node: one_hot(tensor, cell.at)}
    pushes = [Push(cell.node, value_of(known[cell.node]), "leaf", ())]
    for node in sorted(into):
        look()
        parts = {edge.key: _part(made, edge, known) for edge in into[node] if node > cell.node}
        found = [part for part in parts.values() if part is not None]
        if found:
            known[node] = sum(found[1:], start=found[0])
            told = tuple((key, None if part is None else value_of(part)) for key, part in parts.items())
            pushes.append(Push(node, value_of(known[node]), mg.local.manner(made[node][0]), told))
    total = float((np.asarray(seed) * known.get(graph.target, 0.0)).sum())
    gradient = _gradient(graph.nodes[cell.node], cell)
    return Tangents(cell, tuple(pushes), total, gradient, costs(made, graph, known, look))


def operands_of(graph: Graph) -> Mapping[int, list[Edge]]:
    """By node: the edges into it that lead on to the target, in the order of its operands."""
    into = defaultdict(list)
    for key in graph.sweep:
        into[graph.edges[key].child].append(graph.edges[key])
    return {node: sorted(edges, key=lambda edge: edge.operand) for node, edges in into.items()}


def _is_cell(graph: Graph, cell: Cell) -> bool:
    if cell.node >= len(graph.nodes):
        return False
    node = graph.nodes[cell.node]
    return not node.constant and cell.at < int(np.prod(node.value.shape, dtype=int))


def _part(made: Made, edge: Edge, known: Arrays) -> Any:
    """What comes through one operand; None where that does not depend on the cell."""
    if edge.parent not in known:
        return None
    return np.asarray(mg.local.push_forward(made[edge.child][0], edge.operand, known[edge.parent]))


def _gradient(node: Node, cell: Cell) -> float | None:
    if node.gradient is None:
        return 0.0  # nothing flows back, since the target does not depend on it
    return None if node.gradient.numbers is None else float(node.gradient.numbers[cell.at])
