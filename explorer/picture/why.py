"""Why a step gives what it gives: the fillings for its sentence and for its explanation. Knows no template."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property

from explorer.model.graph import Edge, Graph, Node, Operand
from explorer.model.timeline import Step
from explorer.model.value import Value

from . import card, figures, wording
from .typeset import Part, is_atom, simplified, typeset
from .wording import Filling, phrase

Fillings = dict[str, Filling]
Said = tuple[str, Fillings]

_LISTED = 4  # contributions that "x so far" spells out on either side of the present one
_SIGNS = {1: "pos", -1: "neg", 0: "zero"}


class Why:
    """Words for every step of one graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._symbols = {node.key: card.symbol(node.name, node.text) for node in graph.nodes}

    def sentence(self, step: Step) -> Said:
        """Which sentence, and what it says."""
        node = self.graph.nodes[step.node]
        if step.phase == "seed":
            return "seed", {"node": card.called(node), "value": _spoken(self.graph.seed)}
        if step.edge is None:
            return "value", {"node": card.called(node), "value": figures.spoken(node.value)}
        edge = self.graph.edges[step.edge]
        child = card.called(self.graph.nodes[edge.child])
        return "contribution", {"child": child, "parent": card.called(node), "value": _spoken(edge.contribution)}

    def explanation(self, step: Step) -> Said:
        """Which explanation, and its terms."""
        if step.phase == "seed":
            return "seed", self._seed(self.graph.nodes[step.node])
        if step.edge is not None:
            return "contribution", self._contribution(self.graph.edges[step.edge])
        node = self.graph.nodes[step.node]
        if node.op:
            return "value", self._computed(node)
        return "constant" if node.constant else "leaf", self._made(node)

    # values

    def _made(self, node: Node) -> Fillings:
        fillings: Fillings = {
            "node": card.called(node),
            "symbol": self._symbols[node.key],
            "value": [_term(node.value, node.key)],
            "code": card.called(node),
            "source": node.text,
            **self._born_value(node),
        }
        if node.place:
            fillings["line"] = node.place.line
        if self.graph.seed is not None and not node.constant and self._into.get(node.key):
            fillings["partial"] = card.partial(self.graph, node)
        return fillings

    def _computed(self, node: Node) -> Fillings:
        expression = wording.table()["expression"].get(node.op)
        names = [operand.name for operand in node.operands]
        formula = expression if expression and set(names) <= {"x", "y"} else f"{node.op}({', '.join(names)})"
        fillings = self._made(node) | {
            "inputs": self._listed(node.operands),
            "inputs_valued": self._valued(node.operands),
            "expression": typeset(formula, {o.name: self._operand(o) for o in node.operands}),
            "code_line": f"{node.name} = {node.text}" if node.name else node.text,
        }
        if all(figures.is_scalar(value) for value in self._values(node)):
            fillings["numbers"] = typeset(formula, {o.name: self._operand_value(o) for o in node.operands})
        return fillings

    def _listed(self, operands: tuple[Operand, ...]) -> list[Part]:
        texts = list(dict.fromkeys(self._called(o) for o in operands))
        return _and([[text] for text in texts])

    def _valued(self, operands: tuple[Operand, ...]) -> list[Part]:
        nodes = {o.node: o for o in operands if o.node is not None}.values()
        return _and([phrase("is", node=self._called(o), value=[self._operand_value(o)]) for o in nodes] or [["…"]])

    def _called(self, operand: Operand) -> str:
        return operand.text if operand.node is None else card.called(self.graph.nodes[operand.node])

    def _operand(self, operand: Operand) -> Part:
        if operand.node is None:
            return operand.text
        return [self._symbols[operand.node], "node", operand.node]

    def _operand_value(self, operand: Operand) -> Part:
        if operand.node is None:
            return _brief(operand.value) if operand.value else operand.text
        return _term(self.graph.nodes[operand.node].value, operand.node)

    def _values(self, node: Node) -> Iterator[Value]:
        yield node.value
        for operand in node.operands:
            value = operand.value if operand.node is None else self.graph.nodes[operand.node].value
            if value is not None:
                yield value

    # the way back

    def _seed(self, node: Node) -> Fillings:
        seed = self.graph.seed
        fillings: Fillings = {
            "node": card.called(node),
            "code": card.called(node),
            "partial": card.partial(self.graph, node),
            "value": [_term(seed, node.key)] if seed else "",
        }
        fillings["scalar" if figures.is_scalar(node.value) else "array"] = ""
        return fillings

    def _contribution(self, edge: Edge) -> Fillings:
        parent, child = self.graph.nodes[edge.parent], self.graph.nodes[edge.child]
        return {
            "parent": card.called(parent),
            "child": card.called(child),
            "target": self._target,
            "uses": self._uses(parent),
            "way": [[self._way(child), "strong", None]],
            "d_parent": [[card.partial(self.graph, parent), "node", parent.key]],
            "d_child": [[card.partial(self.graph, child), "back", child.key]],
            "local": f"∂{card.held(child)}/∂{card.held(parent)}",
            "given": [_term(child.gradient, child.key)],
            "result": [_term(edge.contribution, parent.key)],
            "rule": [[phrase("rule", title=edge.title)[0], "soft", None]] if edge.title else "",
            "code_parent": parent.name or f"({parent.text})",
            "code_child": child.name or f"({card.called(child)})",
            **self._factor(edge, child),
            **self._slope(edge, child),
            **self._sums(edge),
            **self._summed(parent, child),
            **self._born_contribution(edge, child),
            **self._check(edge, parent),
        }

    def _factor(self, edge: Edge, child: Node) -> Fillings:
        """The rule's formula: in symbols, with numbers in place, and as code."""
        in_words = wording.table()["formula"].get(edge.formula)
        if in_words:
            return {"formula": in_words, "code_formula": edge.formula, "plain": ""}
        constants = {o.name: o.text for o in child.operands if o.node is None}
        formula = simplified(edge.formula, constants)
        fillings: Fillings = {
            "formula": typeset(formula, {o.name: self._operand(o) for o in child.operands}),
            "code_formula": typeset_code(formula, {o.name: self._called(o) for o in child.operands}),
        }
        if not all(figures.is_scalar(value) for value in self._values(child)):
            return fillings | {"plain": ""}
        return fillings | {"numbers": typeset(formula, {o.name: self._operand_value(o) for o in child.operands})}

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
        start = max(0, at + 1 - _LISTED)
        parts: list[Part] = ["… + "] if start else []
        for arrived in arrivals[start : at + 1]:
            parts += [_term(arrived.contribution, arrived.child), " ", self._through("through", arrived), " + "]
        for coming in arrivals[at + 1 : at + 1 + _LISTED]:
            when = "next" if self._position[coming.key] == self._position[edge.key] + 1 else "later"
            parts += ["… ", self._through(when, coming), " + "]
        parts.pop()
        if len(arrivals) > 1 and at + 1 == len(arrivals) and edge.total:
            parts += [" = ", _term(edge.total, edge.parent)]
        rest = len(arrivals) - at - 1 - _LISTED
        if rest > 0:
            parts += [" ", *phrase("more", count=rest)]
        return {"so_far": parts, "total": [_term(edge.total, edge.parent)]}

    def _through(self, name: str, edge: Edge) -> Part:
        text = phrase(name, child=card.called(self.graph.nodes[edge.child]))[0]
        return [text, "soft", edge.child]

    def _summed(self, parent: Node, child: Node) -> Fillings:
        """Broadcasting copied the parent along some axes; on the way back they are summed."""
        axes = _broadcast_axes(parent.value.shape, child.value.shape)
        if child.op in ("sum", "mean", "max", "min", "einsum", "matmul", "reshape", "getitem") or not axes:
            return {}
        listed = ", ".join(map(str, axes))
        name = "every axis" if not parent.value.shape else "axis" if len(axes) == 1 else "axes"
        shapes = {"parent_shape": str(parent.value.shape), "child_shape": str(child.value.shape)}
        over = phrase(name, axes=listed)
        return {"summed": phrase("summed", parent=card.called(parent), child=card.called(child), axes=over, **shapes)}

    def _check(self, edge: Edge, parent: Node) -> Fillings:
        arrivals = self._into[edge.parent]
        is_checkable = not parent.op and parent.name and parent.gradient and figures.is_scalar(parent.value)
        if not is_checkable or not self._is_scalar_target:
            return {}
        total = [[_brief(parent.gradient), "strong", parent.key]]
        said: dict[str, Filling] = {"parent": card.called(parent), "target": self._target, "total": total}
        if arrivals[-1] is edge:
            return {"check": phrase("check", **said)}
        everything = phrase("both" if len(arrivals) == 2 else "all")
        return {"check": phrase("check later", all=everything, **said)}

    # where a nan or an inf came from

    def _born_value(self, node: Node) -> Fillings:
        what = _what(node.value)
        if not what or self._first_bad is None:
            return {}
        name = "born" if self._first_bad.key == node.key else "born earlier"
        return {"born": self._born(name, what, self._first_bad)}

    def _born_contribution(self, edge: Edge, child: Node) -> Fillings:
        what = _what(edge.contribution)
        if not what:
            return {}
        if _what(child.gradient):
            return {}
        if self._first_bad is not None:
            return {"born": self._born("born earlier", what, self._first_bad)}
        parent = self.graph.nodes[edge.parent]
        return {
            "born": phrase("born on the way", what=what, child=card.called(child), parent=card.called(parent))
        }

    def _born(self, name: str, what: str, node: Node) -> list[Part]:
        line = node.place.line if node.place else "?"
        return phrase(name, what=what, node=[[card.called(node), "node", node.key]], line=line)

    @cached_property
    def _first_bad(self) -> Node | None:
        return next((node for node in self.graph.nodes if _what(node.value)), None)

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
        return "f" if self.graph.target is None else self._symbols[self.graph.target]

    @property
    def _is_scalar_target(self) -> bool:
        return self.graph.target is not None and figures.is_scalar(self.graph.nodes[self.graph.target].value)


def typeset_code(formula: str, names: dict[str, str]) -> str:
    """The formula as Python, operands by the names they have in the program."""
    code = simplified(formula, {name: text for name, text in names.items() if text != name})
    return code if is_atom(code) else f"({code})"


def _and(lists: list[list[Part]]) -> list[Part]:
    out: list[Part] = []
    for at, parts in enumerate(lists):
        out += [*(phrase("and") if at and at == len(lists) - 1 else [", "] * bool(at)), *parts]
    return out


def _term(value: Value | None, node: int) -> Part:
    if value is None:
        return figures.UNKNOWN
    mark = _SIGNS[figures.sign(value)]
    if figures.is_scalar(value):
        return [figures.brief(value), mark, node]
    return [figures.span(value), mark, node, figures.cells(value, figures.size(value))]


def _brief(value: Value | None) -> str:
    return figures.UNKNOWN if value is None else figures.brief(value)


def _spoken(value: Value | None) -> str:
    return figures.UNKNOWN if value is None else figures.spoken(value)


def _what(value: Value | None) -> str:
    return "" if value is None else "nan" if value.nans else "inf" if value.infs else ""


def _broadcast_axes(small: tuple[int, ...], large: tuple[int, ...]) -> list[int]:
    padded = (1,) * (len(large) - len(small)) + small
    if len(padded) != len(large):
        return []
    return [axis for axis, (had, has) in enumerate(zip(padded, large, strict=True)) if had == 1 and has != 1]
