"""What a node was made of: its operands, theirs, and so on."""

from typing import Any

from engine.backprop.node import Node, as_of, made_at, refuse_cleared
from engine.backprop.rematerialise import Gone, restore


def operands(node: Node) -> tuple[Any, ...]:
    """The operands of a node, each in the version that was used; () for a leaf."""
    if node._rule is None:
        return ()
    inputs = tuple(as_of(x, node) if isinstance(x, Node) else x for x in node._inputs)
    for x in inputs:
        if isinstance(x, Node) and type(x._data) is Gone:
            restore(x)
    return inputs


def carriers(node: Node) -> list[tuple[int, Node]]:
    """The operands that the gradient flows to, with their places."""
    if node._constant:
        return []
    partials: Any = node._rule and node._rule.partials
    return [
        (k, x) for k, x in enumerate(operands(node))
        if isinstance(x, Node) and not x._constant and partials[k] is not None
    ]


def history(root: Node) -> list[Node]:
    """All nodes that gradients of a node flow to, itself included, latest first.

    Raises InvalidBackprop if one of them was cleared after it had been used.
    """
    seen = {id(root)}
    found = [root]
    stack = [root]
    while stack:
        node = stack.pop()
        for _, parent in carriers(node):
            if id(parent) not in seen:
                refuse_cleared(parent, node)
                seen.add(id(parent))
                found.append(parent)
                stack.append(parent)
    return sorted(found, key=made_at, reverse=True)
