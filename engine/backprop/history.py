"""What a node was made of: its operands, theirs, and so on."""

from typing import Any

from engine.backprop.forgetting import Gone, restore
from engine.backprop.node import Node, as_of, made_at, refuse_cleared


def operands(node: Node) -> tuple[Any, ...]:
    """The operands of a node, each in the version that was used; () for a leaf."""
    if node._rule is None:
        return ()
    inputs = tuple(as_of(x, node) if isinstance(x, Node) else x for x in node._inputs)
    for x in inputs:
        if isinstance(x, Node) and type(x._data) is Gone:
            restore(x)
    return inputs


def history(root: Node) -> list[Node]:
    """All variable nodes that a node was made of, itself included, latest first.

    Raises InvalidBackprop if one of them was cleared after it had been used.
    """
    seen = {id(root)}
    found = [root]
    stack = [root]
    while stack:
        node = stack.pop()
        for parent in operands(node):
            if isinstance(parent, Node) and not parent._constant and id(parent) not in seen:
                refuse_cleared(parent, node)
                seen.add(id(parent))
                found.append(parent)
                stack.append(parent)
    return sorted(found, key=made_at, reverse=True)
