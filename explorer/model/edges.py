"""From two nodes to the Edge between them, with the rule's formula for it in words that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engine import rule_of

from .formulas import fitted
from .graph import Edge, Node, Operand
from .operands import literal
from .value import Value


def unswept(nodes: Sequence[Node]) -> Iterator[tuple[Node, int]]:
    """Each value that has no gradient, with the places of its operands that may have one, in a sweep's order."""
    for node in reversed(nodes):
        for k, operand in enumerate(node.operands if node.gradient is None else ()):
            if operand.node is not None and not nodes[operand.node].constant:
                yield node, k


def edge(key: int, child: Node, operand: int, contribution: Value | None, total: Value | None) -> Edge:
    """The Edge into one operand of a node, with the rule's formula for it."""
    parent = child.operands[operand].node
    assert parent is not None, "constants have no edges"
    formula, title = rule_in_words(child, operand)
    return Edge(key, parent, child.key, operand, formula, title, contribution, total)


def rule_in_words(child: Node, operand: int) -> tuple[str, str]:
    """Formula and title of the rule for one operand, with the numbers typed in the program put in."""
    try:
        rule = rule_of(child.op)
    except KeyError:
        return "", ""
    numbers = tuple((each.name, repr(_number(each))) for each in child.operands if _number(each) is not None)
    return fitted(rule.formulas[operand], numbers), rule.title


def _number(operand: Operand) -> float | None:
    """The number that an operand is, if the program has it typed there; not one that has a name."""
    value = operand.value
    if value is None or value.shape or not value.numbers or literal(operand.text) is None:
        return None
    return value.numbers[0]
