"""The chain rule of one contribution, spelled out: which rule, which numbers, what it adds to. Knows no template."""

from __future__ import annotations

import math
from functools import cached_property

from explorer.model.graph import Edge, Graph, Node

from . import card, figures, wording
from .births import Origins
from .terms import called, is_scalar, number, symbol, term
from .typeset import Part, is_atom, renamed, typeset
from .wording import Filling, phrase

Fillings = dict[str, Filling]

_ARRIVED, _COMING = 3, 2  # contributions that "x so far" spells out up to the present one, and after it
# what changes shapes by itself: the explanation of broadcasting does not apply
_RESHAPES = ("sum", "mean", "max", "min", "einsum", "matmul", "reshape", "getitem")


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
            "local": f"∂{card.spelled(child)}/∂{card.held(parent)}",
            "given": [term(child.gradient, child.key)],
            "result": [term(edge.contribution, parent.key)],
            "rule": [[phrase("rule", title=edge.title)[0], "soft", None]] if edge.title else "",
            "code_parent": parent.name or f"({parent.text})",
            "code_child": child.name or f"({card.called(child)})",
            **self._factor(edge, child),
            **self._slope(edge, child),
            **self._sums(edge),
            **self._summed(parent, child),
            **self._origins.of_contribution(edge),
            **self._check(edge, parent),
        }

    def _factor(self, edge: Edge, child: Node) -> Fillings:
        """The rule's formula: in symbols, with numbers in place, and as code."""
        in_words = wording.table()["formula"].get(edge.formula)
        if in_words:
            return {"formula": in_words, "code_formula": edge.formula, "plain": ""}
        symbols = {o.name: symbol(self.graph, o) for o in child.operands} | _averaged(
            self.graph.nodes[edge.parent], child
        )
        fillings: Fillings = {
            "formula": typeset(edge.formula, symbols),
            "code_formula": _code(edge.formula, {o.name: called(self.graph, o) for o in child.operands}),
        }
        if not is_scalar(self.graph, child):
            return fillings | {"plain": ""}
        return fillings | {"numbers": typeset(edge.formula, {o.name: number(self.graph, o) for o in child.operands})}

    def _slope(self, edge: Edge, child: Node) -> Fillings:
        given, result = child.gradient, edge.contribution
        if given and result and figures.is_scalar(given) and figures.is_scalar(result):
            numbers = float(figures.scalar(given)), float(figures.scalar(result))
            if all(map(math.isfinite, numbers)) and numbers[0]:
                return {"slope": figures.number(numbers[1] / numbers[0], trim=True)}
        return {"no_slope": ""}

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

    def _summed(self, parent: Node, child: Node) -> Fillings:
        """Broadcasting copied the parent along some axes; on the way back they are summed."""
        axes = _broadcast_axes(parent.value.shape, child.value.shape)
        if child.op in _RESHAPES or not axes:
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


def _code(formula: str, names: dict[str, str]) -> str:
    code = renamed(formula, {name: text for name, text in names.items() if text != name})
    return code if is_atom(code) else f"({code})"


def _averaged(parent: Node, child: Node) -> dict[str, Part]:
    """What a mean calls n: how many elements went into one."""
    if child.op != "mean":
        return {}
    return {"n": str(math.prod(parent.value.shape) // max(math.prod(child.value.shape), 1))}


def _broadcast_axes(small: tuple[int, ...], large: tuple[int, ...]) -> list[int]:
    padded = (1,) * (len(large) - len(small)) + small
    if len(padded) != len(large):
        return []
    return [axis for axis, (had, has) in enumerate(zip(padded, large, strict=True)) if had == 1 and has != 1]
