"""Which card comes next on the way back: whether the one that was chosen can pass its gradient on by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal as OneOf
from typing import NamedTuple

from ..graph import Edge, Graph

Choice = OneOf["right", "also", "waits", "done", "leaf", "constant", "unreached"]


class Chosen(NamedTuple):
    """What there is to say of a choice; of a value that still waits, through which value something is to come."""

    said: Choice
    node: int | None = None


def chosen(graph: Graph, key: int, node: int) -> Chosen:
    """Of a node that was chosen as the one that passes on next, where rightly something flows over the edge `key`."""
    walked = [graph.edges[each] for each in graph.sweep]
    at = graph.sweep.index(key)
    done, coming = walked[:at], walked[at:]
    if graph.edges[key].child == node:
        return Chosen("right")
    if not any(edge.child == node for edge in coming):
        return Chosen(_ended(graph, done, node))
    if node != graph.target and not any(edge.parent == node for edge in done):
        return Chosen("unreached", _giver(coming, node))
    giver = _giver(coming, node)
    return Chosen("also") if giver is None else Chosen("waits", giver)


def _ended(graph: Graph, done: Iterable[Edge], node: int) -> Choice:
    """Why nothing more flows from a node."""
    if any(edge.child == node for edge in done):
        return "done"
    return "constant" if graph.nodes[node].constant else "leaf"


def _giver(coming: Iterable[Edge], node: int) -> int | None:
    return next((edge.child for edge in coming if edge.parent == node), None)
