"""The end of a graph that is too large to be drawn in time: its last values, and the first part of the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from .graph import Edge, Graph, Node, Operand


def ending(graph: Graph, most: int) -> Graph:
    """The `most` last values up to the target, and what they were made of, which count as leaves there."""
    end = len(graph.nodes) if graph.target is None else graph.target + 1
    last = graph.nodes[max(0, end - most) : end]
    used = {one.node for node in last for one in node.operands if one.node is not None}
    keys = sorted(used | {node.key for node in last})
    places = {key: place for place, key in enumerate(keys)}
    inner = {node.key for node in last}
    nodes = tuple(_placed(graph.nodes[key], places, is_leaf=key not in inner) for key in keys)
    walked = (graph.edges[key] for key in graph.sweep or range(len(graph.edges)))
    kept = [edge for edge in walked if edge.child in inner]
    edges = tuple(_moved(edge, key, places) for key, edge in enumerate(kept))
    target = None if graph.target is None else places[graph.target]
    aim = graph.aim and replace(graph.aim, own=places.get(graph.aim.own, -1))
    left, nulled = (tuple(places[key] for key in some if key in places) for some in (graph.kept, graph.nulled))
    sweep = tuple(range(len(edges))) if graph.sweep else ()
    return Graph(nodes, edges, target, graph.seed, sweep, aim=aim, choices=graph.choices, kept=left, nulled=nulled)


def _placed(node: Node, places: Mapping[int, int], *, is_leaf: bool) -> Node:
    if is_leaf:
        return replace(node, key=places[node.key], op="", operands=(), options=())
    return replace(node, key=places[node.key], operands=tuple(_found(one, places) for one in node.operands))


def _found(operand: Operand, places: Mapping[int, int]) -> Operand:
    return operand if operand.node is None else replace(operand, node=places[operand.node])


def _moved(edge: Edge, key: int, places: Mapping[int, int]) -> Edge:
    return replace(edge, key=key, parent=places[edge.parent], child=places[edge.child])
