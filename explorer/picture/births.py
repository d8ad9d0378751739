"""Where a nan or an inf came into the world, said in a sentence."""

from __future__ import annotations

from explorer.model.births import Birth, Births, bad
from explorer.model.graph import Edge, Graph, Node

from . import card
from .typeset import SYMBOL
from .wording import Filling, phrase

Fillings = dict[str, Filling]


class Origins:
    """Names where what is not finite comes from."""

    def __init__(self, graph: Graph) -> None:
        self.graph, self._births = graph, Births(graph)

    def of_value(self, node: Node) -> Fillings:
        """Of a value: born here, or earlier."""
        birth = self._births.values.get(node.key)
        is_here = birth is not None and birth.node == node.key and birth.kind != "constant"
        return self._said(birth, bad(node.value), is_here=is_here)

    def of_contribution(self, edge: Edge) -> Fillings:
        """Of a contribution: in a value that it was multiplied with, or on its way."""
        birth = self._births.contributions.get(edge.key)
        is_here = birth is not None and birth.edge == edge.key
        return self._said(birth, bad(edge.contribution), is_here=is_here)

    def _said(self, birth: Birth | None, what: str, *, is_here: bool) -> Fillings:
        if birth is None:
            return {}
        place = self._place(birth, is_here=is_here)
        name = "is born" if birth.what == what else "comes of"
        return {"born": phrase(name, what=what, before=birth.what, place=place)}

    def _place(self, birth: Birth, *, is_here: bool) -> list:
        node = self.graph.nodes[birth.node]
        line = node.place.line if node.place else None
        said: Fillings = {
            "node": [[card.called(node), SYMBOL, node.key]],
            "line": "" if line is None else phrase("on line", line=line),
            "constant": "" if birth.operand is None else node.operands[birth.operand].text,
        }
        if birth.edge is not None:
            edge = self.graph.edges[birth.edge]
            child, parent = self.graph.nodes[edge.child], self.graph.nodes[edge.parent]
            said |= {"child": card.called(child), "parent": card.called(parent)}
        return phrase(f"{birth.kind} here" if is_here else birth.kind, **said)
