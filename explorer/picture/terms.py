"""The pieces that explanations are made of: numbers that lead to their values, operands, lists in words."""

from __future__ import annotations

from explorer.model.graph import Graph, Node, Operand
from explorer.model.value import Value

from . import card, figures
from .typeset import SYMBOL, Part, label
from .wording import phrase

_SIGNS = {1: "pos", -1: "neg", 0: "zero"}


def listed(lists: list[list[Part]]) -> list[Part]:
    """Parts with commas between, and "and" before the last."""
    out: list[Part] = []
    for at, parts in enumerate(lists):
        out += [*(phrase("and") if at and at == len(lists) - 1 else [", "] * bool(at)), *parts]
    return out


def term(value: Value | None, node: int) -> Part:
    """A number, or the strip of an array, in the colour of its sign; it leads to `node`."""
    if value is None:
        return figures.UNKNOWN
    mark = _SIGNS[figures.sign(value)]
    if figures.is_scalar(value):
        return [figures.brief(value), mark, node]
    text = figures.brief(value) if figures.is_listed(value) else figures.span(value)
    return [text, mark, node, figures.cells(value, figures.size(value))]


def brief(value: Value | None) -> str:
    """The value in a formula."""
    return figures.UNKNOWN if value is None else figures.brief(value)


def spoken(value: Value | None) -> str:
    """The value in a sentence."""
    return figures.UNKNOWN if value is None else figures.spoken(value)


def called(graph: Graph, operand: Operand) -> str:
    """The operand in a sentence."""
    return operand.text if operand.node is None else card.called(graph.nodes[operand.node])


def symbol(graph: Graph, operand: Operand) -> Part:
    """The operand in a formula."""
    if operand.node is None:
        return label(operand.text)
    node = graph.nodes[operand.node]
    return [card.symbol(node, card.EXPLAINED), SYMBOL, operand.node]


def number(graph: Graph, operand: Operand) -> Part:
    """The operand's value in place of its name."""
    if operand.node is None:
        return _counted(brief(operand.value)) if operand.value else operand.text
    return term(graph.nodes[operand.node].value, operand.node)


def _counted(text: str) -> str:
    """A condition in a formula counts as 1 or 0."""
    return {"True": "1", "False": "0"}.get(text, text)


def is_scalar(graph: Graph, node: Node) -> bool:
    """True where the node and all of its operands are single numbers: then a formula can show them."""
    operands = [o.value if o.node is None else graph.nodes[o.node].value for o in node.operands]
    return all(value is None or figures.is_scalar(value) for value in (node.value, *operands))
