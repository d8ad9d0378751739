"""Where a nan or an inf came into the world, said in a sentence."""

from __future__ import annotations

from functools import cached_property

from explorer.model.graph import Edge, Graph, Node
from explorer.model.value import Value

from . import card
from .typeset import SYMBOL
from .wording import Filling, phrase

Fillings = dict[str, Filling]


class Births:
    """Names the first value that is not finite."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def of_value(self, node: Node) -> Fillings:
        """Of a value: born here, or earlier."""
        what, first = _what(node.value), self._first
        if not what or first is None:
            return {}
        return {"born": _said("born" if first.key == node.key else "born earlier", what, first)}

    def of_contribution(self, edge: Edge) -> Fillings:
        """Of a contribution: in a value that it was multiplied with, or on its way."""
        what = _what(edge.contribution)
        if not what or _what(self.graph.nodes[edge.child].gradient):
            return {}
        if self._first is not None:
            return {"born": _said("born earlier", what, self._first)}
        child, parent = (card.called(self.graph.nodes[key]) for key in (edge.child, edge.parent))
        return {"born": phrase("born on the way", what=what, child=child, parent=parent)}

    @cached_property
    def _first(self) -> Node | None:
        return next((node for node in self.graph.nodes if _what(node.value)), None)


def _said(name: str, what: str, node: Node) -> list:
    line = node.place.line if node.place else "?"
    return phrase(name, what=what, node=[[card.called(node), SYMBOL, node.key]], line=line)


def _what(value: Value | None) -> str:
    return "" if value is None else "nan" if value.nans else "inf" if value.infs else ""
