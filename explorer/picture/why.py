"""Why a step gives what it gives: the fillings for its sentence and for its explanation. Knows no template."""

from __future__ import annotations

from explorer.model.graph import Graph, Node, Operand
from explorer.model.timeline import Step
from explorer.model.value import Value

from . import card, figures, wording
from .births import Origins
from .chain import Chain
from .code import assigned, code_name, index_of
from .terms import called, is_scalar, listed, number, spoken, symbol, term
from .typeset import Part, parsed, typeset
from .wording import Filling, phrase

Fillings = dict[str, Filling]
Said = tuple[str, Fillings]


class Why:
    """Words for every step of one graph."""

    def __init__(self, graph: Graph, checkable: frozenset[int] = frozenset()) -> None:
        """`checkable` are the leaves whose gradients the page can have measured."""
        self.graph = graph
        self._origins = Origins(graph)
        self._chain = Chain(graph, self._origins, checkable)
        self._receives = frozenset(graph.edges[key].parent for key in graph.sweep)

    def sentence(self, step: Step) -> Said:
        """Which sentence, and what it says."""
        node = self.graph.nodes[step.node]
        if step.phase == "seed":
            return "seed", {"node": card.called(node), "value": spoken(self.graph.seed)}
        if step.edge is None:
            return "value", {"node": card.called(node), "value": figures.spoken(node.value)}
        edge = self.graph.edges[step.edge]
        child = card.called(self.graph.nodes[edge.child])
        return "contribution", {"child": child, "parent": card.called(node), "value": spoken(edge.contribution)}

    def explanation(self, step: Step) -> Said:
        """Which explanation, and its terms."""
        if step.phase == "seed":
            return "seed", self._seed(self.graph.nodes[step.node])
        if step.edge is not None:
            return "contribution", self._chain.explained(self.graph.edges[step.edge])
        node = self.graph.nodes[step.node]
        if node.op:
            return "value", self._computed(node)
        return self._given(node), self._made(node)

    def _given(self, node: Node) -> str:
        """How a value that was not computed came to be what it is."""
        if node.constant:
            return "constant"
        if node.began:
            return "moved"
        return "leaf" if parsed(node.text) is not None else "updated"

    def _made(self, node: Node) -> Fillings:
        fillings: Fillings = {
            "node": card.called(node),
            "symbol": card.symbol(node),
            "value": [term(node.value, node.key)],
            "code_line": assigned(node),
            **self._origins.of_value(node),
        }
        if node.began:
            fillings["began"] = [term(node.began, node.key)]
            fillings["by"] = phrase("line has changed", line=node.changed) if node.changed else phrase("was changed")
        fillings["holds" if _is_many(node.value) else "is"] = ""
        if node.place:
            fillings["line"] = node.place.line
        if self.graph.seed is not None and not node.constant and node.key in self._receives:
            fillings["partial"] = card.partial(self.graph, node)
        return fillings

    def _computed(self, node: Node) -> Fillings:
        formula = _formula(node)
        fillings = self._made(node) | {
            "inputs": self._listed(node.operands),
            "inputs_valued": self._valued(node.operands),
        }
        expression = typeset(formula, {o.name: symbol(self.graph, o) for o in node.operands})
        fillings["expression"] = expression
        fillings["named" if node.name else "unnamed"] = ""
        if is_scalar(self.graph, node):
            fillings["numbers"] = typeset(formula, {o.name: number(self.graph, o) for o in node.operands})
        return fillings

    def _listed(self, operands: tuple[Operand, ...]) -> list[Part]:
        texts = list(dict.fromkeys(called(self.graph, o) for o in operands))
        return listed([[text] for text in texts])

    def _valued(self, operands: tuple[Operand, ...]) -> list[Part]:
        nodes = {o.node: o for o in operands if o.node is not None}.values()
        said = [phrase(self._verb(o), node=called(self.graph, o), value=[number(self.graph, o)]) for o in nodes]
        return listed(said or [["…"]])

    def _verb(self, operand: Operand) -> str:
        return "holds" if operand.node is not None and _is_many(self.graph.nodes[operand.node].value) else "is"

    def _seed(self, node: Node) -> Fillings:
        seed = self.graph.seed
        fillings: Fillings = {
            "node": card.called(node),
            "code": code_name(node),
            "partial": card.partial(self.graph, node),
            "value": [term(seed, node.key)] if seed else "",
            "target": card.target(self.graph),
        }
        is_plain = seed is not None and seed.low == seed.high == 1
        fillings[("scalar" if figures.is_scalar(node.value) else "array") if is_plain else "head"] = ""
        return fillings


def _is_many(value: Value) -> bool:
    """True for an array whose numbers are not said one by one."""
    return not (figures.is_scalar(value) or figures.is_listed(value))


def _formula(node: Node) -> str:
    """What the node computes, in the names of its operands."""
    if node.op == "getitem" and index_of(node):
        return f"x[{index_of(node)}]"
    names = [operand.name for operand in node.operands]
    options = [f"{name}={said}" for name, said in node.options if parsed(said) is not None]
    known = wording.table()["expression"].get(node.op)
    return known if known and set(names) <= {"x", "y"} else f"{node.op}({', '.join(names + options)})"
