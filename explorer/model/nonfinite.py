"""Where each nan and inf of a graph was born: the first thing that has it though all that it was made of is finite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

from engine import rule_of

from .births import Birth, birth_of_contribution, birth_of_value
from .graph import Edge, Graph, Node
from .value import Value

Kind = OneOf["leaf", "constant", "value", "element", "seed", "contribution", "sum"]
_NAME = re.compile(r"\b[a-zA-Z_]\w*\b")
_WITH_THE_OTHERS = ("einsum", "matmul")  # words for rules that multiply by all the other operands


@dataclass(frozen=True, slots=True)
class Origin:
    """`what` came into the world in a leaf, a typed constant, a value, a seed, a contribution, or a gradient's sum.

    In an element where other elements of what the value was made of had it before.
    """

    kind: Kind
    what: str  # "nan" or "inf", as it was then
    node: int  # the leaf or value; the one that a constant is an operand of; the receiver of a contribution or a sum
    operand: int | None = None  # which operand of the node a constant is
    edge: int | None = None  # which edge a contribution flowed over


class Nonfinite:
    """`values` by node, `contributions` by edge: where what is not finite in them comes from."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.values: dict[int, Origin] = {}
        self.contributions: dict[int, Origin] = {}
        self._gradients: dict[int, Origin] = {}
        self.reasons: dict[str, dict[int, Birth]] = {"values": {}, "contributions": {}}
        for node in graph.nodes:
            if what := bad(node.value):
                self.values[node.key] = self._of_value(node, what)
        if graph.seed and graph.target is not None and (what := bad(graph.seed)):
            self._gradients[graph.target] = Origin("seed", what, graph.target)
        for key in graph.sweep:
            self._arrives(graph.edges[key])
        self._give_reasons()

    def is_born_in(self, node: Node) -> bool:
        """True where a value has what nothing that it was made of had."""
        origin = self.values.get(node.key)
        return origin is not None and origin.node == node.key

    def _give_reasons(self) -> None:
        """Why, where there is something to say."""
        nodes, edges = self._graph.nodes, self._graph.edges
        values = ((key, birth_of_value(self._graph, nodes[key])) for key in self.values if nodes[key].op)
        contributions = ((key, birth_of_contribution(self._graph, edges[key])) for key in self.contributions)
        self.reasons = {
            "values": {key: birth for key, birth in values if birth},
            "contributions": {key: birth for key, birth in contributions if birth},
        }

    def _of_value(self, node: Node, what: str) -> Origin:
        sources = [
            (value, self.values.get(operand.node) if operand.node is not None else None, k)
            for k, (operand, value) in enumerate(zip(node.operands, self._inputs(node), strict=True))
        ]
        if is_elementwise(node.op) and _is_new(node.value, [value for value, _, _ in sources]):
            is_first = not any(bad(value) for value, _, _ in sources)
            return Origin("value" if is_first else "element", what, node.key)
        for value, origin, k in sorted(sources, key=lambda source: bad(source[0]) != what):
            if bad(value):
                return origin or Origin("constant", bad(value), node.key, operand=k)
        return Origin("value" if node.op else "leaf", what, node.key)

    def _arrives(self, edge: Edge) -> None:
        what = bad(edge.contribution)
        if what:
            origin = self.contributions[edge.key] = self._of_contribution(edge, what)
            self._gradients.setdefault(edge.parent, origin)
        elif bad(edge.total):
            self._gradients.setdefault(edge.parent, Origin("sum", bad(edge.total), edge.parent))

    def _of_contribution(self, edge: Edge, what: str) -> Origin:
        child = self._graph.nodes[edge.child]
        if bad(child.gradient) and child.key in self._gradients:
            return self._gradients[child.key]
        for k in used(edge, child):
            operand = child.operands[k]
            value = self._inputs(child)[k]
            if bad(value):
                origin = None if operand.node is None else self.values.get(operand.node)
                return origin or Origin("constant", bad(value), child.key, operand=k)
        return Origin("contribution", what, edge.parent, edge=edge.key)

    def _inputs(self, node: Node) -> list[Value | None]:
        return [each.value if each.node is None else self._graph.nodes[each.node].value for each in node.operands]


def bad(value: Value | None) -> str:
    """ "nan" or "inf" if the value has it, else ""."""
    return "" if value is None else "nan" if value.nans else "inf" if value.infs else ""


def used(edge: Edge, child: Node) -> Iterator[int]:
    """The operands of the child that the rule's formula multiplies by."""
    names = set(_NAME.findall(edge.formula))
    others = edge.formula in _WITH_THE_OTHERS
    for k, operand in enumerate(child.operands):
        if operand.name in names or (others and k != edge.operand):
            yield k


def is_elementwise(op: str) -> bool:
    """True for an operation whose every result comes from the operands' numbers in the same place."""
    try:
        return rule_of(op).elementwise
    except KeyError:
        return False


def _is_new(value: Value, sources: Iterable[Value | None]) -> bool:
    """True where some number of an array is bad though no operand's in its place is (where the numbers are kept)."""
    known = [source for source in sources if source is not None and bad(source)]
    if value.numbers is None or any(source.numbers is None or source.shape != value.shape for source in known):
        return False
    return any(
        _is_bad(number) and not any(_is_bad(source.numbers[at]) for source in known if source.numbers)
        for at, number in enumerate(value.numbers)
    )


def _is_bad(number: float) -> bool:
    return number != number or number in (float("inf"), float("-inf"))
