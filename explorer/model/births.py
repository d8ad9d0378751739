"""Where nan and inf were born: the values and contributions that have them though nothing that made them did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .graph import Graph, Node
from .value import Value


class Births(NamedTuple):
    """Node key -> "nan" or "inf" for values; edge key -> the same for contributions."""

    values: Mapping[int, str]
    contributions: Mapping[int, str]


def births(graph: Graph) -> Births:
    """All births of a graph; a leaf that is nan already is one."""
    values = {node.key: born(node.value, _inputs(graph, node)) for node in graph.nodes}
    flows = {
        edge.key: born(edge.contribution, _around(graph, graph.nodes[edge.child]))
        for edge in graph.edges
        if edge.contribution is not None
    }
    return Births(_only(values), _only(flows))


def born(value: Value, sources: Iterable[Value | None]) -> str:
    """ "nan" or "inf" if the value has it and no source has; else "". An inf that becomes a nan is a birth of nan."""
    known = [source for source in sources if source is not None]
    if value.nans and not any(source.nans for source in known):
        return "nan"
    if value.infs and not any(source.infs or source.nans for source in known):
        return "inf"
    return ""


def _inputs(graph: Graph, node: Node) -> list[Value | None]:
    return [each.value if each.node is None else graph.nodes[each.node].value for each in node.operands]


def _around(graph: Graph, child: Node) -> list[Value | None]:
    """All that a contribution is computed from: the child's gradient, its operands and its value."""
    return [child.gradient, child.value, *_inputs(graph, child)]


def _only(found: Mapping[int, str]) -> dict[int, str]:
    return {key: word for key, word in found.items() if word}
