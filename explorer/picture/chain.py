"""The chain rule of one contribution, spelled out: which rule, which numbers, what it adds to. Knows no template."""

from __future__ import annotations

import math
from functools import cached_property

from explorer.model.births import is_elementwise
from explorer.model.graph import Edge, Graph, Node

from . import card, figures, wording
from .births import Origins
from .code import code_line, code_name
from .shares import share
from .terms import called, is_scalar, number, symbol, term
from .typeset import Part, typeset
from .wording import Filling, phrase

Fillings = dict[str, Filling]

_ARRIVED, _COMING = 3, 2  # contributions that "x so far" spells out up to the present one, and after it


class Chain:
    """Explains the contributions of one graph."""

    def __init__(self, graph: Graph, origins: Origins, checkable: frozenset[int]) -> None:
        self.graph, self._origins, self._checkable = graph, origins, checkable

    def explained(self, edge: Edge) -> Fillings:
        """The terms of the explanation: rule, numbers in place, result, the sum so far, a way to doubt it."""
        parent, child = self.graph.nodes[edge.parent], self.graph.nodes[edge.child]
        return {
            "parent": card.called(parent),
            "child": card.called(child),
            "target": self._target,
            "uses": self._uses(parent),
            "way": [[self._way(child), "strong", None]],
            "d_parent": [[card.partial(self.graph, parent), "node", parent.key]],
            "d_child": [[card.partial(self.graph, child), "back", child.key]],
            "local": f"∂{card.spelled(child)}/∂{card.held(parent, card.EXPLAINED)}",
            "given": [term(child.gradient, child.key)],
            "result": [term(edge.contribution, parent.key)],
            "rule": self._rule(edge, child),
            "code_parent": code_name(parent),
            **self._share(edge, parent, child),
            **self._code(edge, child),
            **self._slope(edge, parent, child),
            **self._sums(edge),
            **self._summed(parent, child),
            **self._origins.of_contribution(edge),
            **self._check(edge, parent),
        }

    def _rule(self, edge: Edge, child: Node) -> Filling:
        """What people call the rule; of a product, why the other factor is a factor."""
        if child.op == "multiply" and len(child.operands) == 2:
            other = child.operands[1 - edge.operand]
            why = "constant factor" if other.node is None else "held"
            return [[phrase(why, other=called(self.graph, other))[0], "soft", None]]
        title = edge.title.replace("the chain rule for", str(phrase("derivative of")[0]))
        return [[phrase("rule", title=title)[0], "soft", None]] if title else ""

    def _share(self, edge: Edge, parent: Node, child: Node) -> Fillings:
        """The rule's share of what arrived: in symbols and with numbers in place, or in words."""
        given, made = term(child.gradient, child.key), share(self.graph, edge)
        if not made.formula:
            return {"how": made.how, "plain": "", "no_share": ""}
        symbols: dict[str, Part] = {o.name: symbol(self.graph, o) for o in child.operands}
        fillings: Fillings = {"share": typeset(made.formula, symbols | {"g": given})}
        if is_scalar(self.graph, child):
            numbers: dict[str, Part] = {o.name: number(self.graph, o) for o in child.operands}
            return fillings | {"numbers": typeset(made.formula, numbers | {"g": given})}
        if is_elementwise(child.op):
            fillings |= {"factor": typeset(edge.formula, symbols), "copies": ""}
            if self._copied(parent, child):
                fillings["share"] = ["Σ (", *typeset(made.formula, symbols | {"g": given}), ")"]
                fillings["copies"] = phrase("copies", parent=card.called(parent))
        else:
            fillings["product"] = ""
        return fillings | {"plain": ""}

    def _code(self, edge: Edge, child: Node) -> Fillings:
        """The same as NumPy code that could be run, where there is a short one."""
        line = code_line(self.graph, edge)
        if line:
            return {"code_line": line}
        symbols: dict[str, Part] = {o.name: symbol(self.graph, o) for o in child.operands}
        return {"no_code": share(self.graph, edge).how or phrase("times", factor=typeset(edge.formula, symbols))}

    def _slope(self, edge: Edge, parent: Node, child: Node) -> Fillings:
        given, result = child.gradient, edge.contribution
        if not (given and result and figures.is_scalar(given) and figures.is_scalar(result)):
            return {}
        arrived, passed = float(figures.scalar(given)), float(figures.scalar(result))
        if not (math.isfinite(arrived) and math.isfinite(passed) and arrived):
            return {"unmoved": ""}
        uses = sum(operand.node == parent.key for operand in child.operands)
        nudged = card.called(parent) if uses == 1 else phrase("one use", parent=card.called(parent))[0]
        said: Fillings = {
            "slope": figures.number(passed / arrived, trim=True),
            "nudged": str(nudged),
            "moves": _moves(passed / arrived),
        }
        is_first = child.key == self.graph.target and arrived == 1 and len(self._into.get(child.key, ())) == 0
        return said | ({"at_target": ""} if is_first else {"onward": _moves(arrived)})

    def _uses(self, parent: Node) -> str:
        uses = len(self._into.get(parent.key, ()))
        if uses == 1:
            return str(phrase("used once", parent=card.called(parent))[0])
        return str(phrase("used", parent=card.called(parent), places=wording.count(uses))[0])

    def _way(self, child: Node) -> str:
        exponent = child.operands[1].text if child.op == "power" and len(child.operands) > 1 else None
        return wording.way(child.op, exponent)

    def _sums(self, edge: Edge) -> Fillings:
        """What the parent has received so far, and through what; what is still to come."""
        arrivals = self._into[edge.parent]
        at = arrivals.index(edge)
        start = max(0, at + 1 - _ARRIVED)
        parts: list[Part] = ["… + "] if start else []
        for arrived in arrivals[start : at + 1]:
            parts += [term(arrived.contribution, arrived.child), " ", self._through("through", arrived), " + "]
        for coming in arrivals[at + 1 : at + 1 + _COMING]:
            when = "next" if self._position[coming.key] == self._position[edge.key] + 1 else "later"
            parts += ["… ", self._through(when, coming), " + "]
        parts.pop()
        if len(arrivals) > 1 and at + 1 == len(arrivals) and edge.total:
            parts += [" = ", term(edge.total, edge.parent)]
        rest = len(arrivals) - at - 1 - _COMING
        if rest > 0:
            parts += [" ", *phrase("more", count=rest)]
        return {"so_far": parts, "total": [term(edge.total, edge.parent)]}

    def _through(self, name: str, edge: Edge) -> Part:
        text = phrase(name, child=card.called(self.graph.nodes[edge.child]))[0]
        return [text, "soft", edge.child]

    def _copied(self, parent: Node, child: Node) -> list[int]:
        """The axes along which broadcasting copied the parent; on the way back they are summed."""
        return _broadcast_axes(parent.value.shape, child.value.shape) if is_elementwise(child.op) else []

    def _summed(self, parent: Node, child: Node) -> Fillings:
        axes = self._copied(parent, child)
        if not axes:
            return {}
        listed = ", ".join(map(str, axes))
        name = "every axis" if not parent.value.shape else "axis" if len(axes) == 1 else "axes"
        shapes = {"parent_shape": str(parent.value.shape), "child_shape": str(child.value.shape)}
        over = phrase(name, axes=listed)
        return {"summed": phrase("summed", parent=card.called(parent), child=card.called(child), axes=over, **shapes)}

    def _check(self, edge: Edge, parent: Node) -> Fillings:
        """Offered as soon as the gradient is complete, and not before: it would be given away."""
        if parent.key not in self._checkable or self._into[edge.parent][-1] is not edge:
            return {}
        return {"check": [[phrase("check", parent=card.called(parent))[0], "check", parent.key]]}

    @cached_property
    def _into(self) -> dict[int, list[Edge]]:
        """Node key -> the edges over which its gradient arrives, in the order of arrival."""
        arrivals: dict[int, list[Edge]] = {}
        for key in self.graph.sweep:
            edge = self.graph.edges[key]
            arrivals.setdefault(edge.parent, []).append(edge)
        return arrivals

    @cached_property
    def _position(self) -> dict[int, int]:
        return {key: at for at, key in enumerate(self.graph.sweep)}

    @property
    def _target(self) -> str:
        if self.graph.target is None:
            return "f"
        node = self.graph.nodes[self.graph.target]
        return card.symbol(node)


def _moves(slope: float) -> str:
    """What a value does when another is increased by a tiny h."""
    if not slope:
        return str(phrase("stays")[0])
    size = figures.number(abs(slope), trim=True)
    return str(phrase("rises" if slope > 0 else "falls", by="" if size == "1" else size)[0])


def _broadcast_axes(small: tuple[int, ...], large: tuple[int, ...]) -> list[int]:
    padded = (1,) * (len(large) - len(small)) + small
    if len(padded) != len(large):
        return []
    return [axis for axis, (had, has) in enumerate(zip(padded, large, strict=True)) if had == 1 and has != 1]
