"""The chain rule: from the gradient of a result to the gradients of all that it was made of.

Knows nodes and rules, not tensors: an array that remembers how it was made is whatever extends Node.
"""

from collections.abc import Iterator
from operator import attrgetter
from typing import Any

import numpy as np

from engine.errors import InvalidBackprop
from engine.rules.shapes import fold
from engine.rules.table import Rule

_made = attrgetter("made")


class Node:
    """A value and how it was made: all that the chain rule needs to know."""

    __slots__ = ("__weakref__", "_constant", "_data", "_grad", "_inputs", "_options", "_rule", "_ties", "made")

    made: int
    _data: Any
    _rule: Rule | None
    # The operands; or, once the graph was cleared, the index at which that happened; None for a leaf.
    _inputs: Any
    _options: dict[str, Any]
    _constant: bool
    _grad: Any
    _ties: Any


def as_of(node: Node, made: int) -> Node:
    """The version of a node that existed when the node with that index was made."""
    if node.made < made:
        return node
    return next(version for version in reversed(node._ties.past) if version.made < made)


def operands(node: Node) -> tuple[Any, ...]:
    """The operands of a node, each in the version that was used; () for a leaf."""
    if node._rule is None:
        return ()
    return tuple(as_of(x, node.made) if isinstance(x, Node) else x for x in node._inputs)


def history(root: Node) -> list[Node]:
    """All variable nodes that a node was made of, itself included, latest first."""
    seen = {id(root)}
    found = [root]
    stack = [root]
    while stack:
        node = stack.pop()
        for parent in operands(node):
            if isinstance(parent, Node) and not parent._constant and id(parent) not in seen:
                _refuse_cleared(parent, node)
                seen.add(id(parent))
                found.append(parent)
                stack.append(parent)
    return sorted(found, key=_made, reverse=True)


def _refuse_cleared(parent: Node, node: Node) -> None:
    if parent._rule is None and parent._inputs is not None and parent._inputs > node.made:
        raise InvalidBackprop(
            f"backward: an operand of {node._rule.op if node._rule else 'a tensor'} of shape {np.shape(parent._data)} "
            "belongs to a graph that an earlier backward() or clear_graph() cleared. "
            "Compute the result anew, or keep the graph with backward(retain_graph=True)."
        )


def sweep(root: Any, head: Any = None, create_graph: bool = False) -> Iterator[tuple[Any, Any, tuple[Any, ...]]]:
    """The backward pass, step by step, latest tensor first: (tensor, gradient, contributions).

    The gradient is complete when it is yielded. Contributions are (parent, operand's place, share), one for each
    operand that is not constant. With `create_graph` gradients are tensors that can be differentiated again.
    Stores nothing and clears nothing. Raises InvalidBackprop where the graph was cleared before.
    """
    nodes = history(root)
    gradients = {id(root): np.ones(np.shape(root._data), root._data.dtype) if head is None else head}
    for node in nodes:
        gradient = gradients.pop(id(node))
        contributions = tuple(shares(node, gradient, create_graph))
        for parent, _, share in contributions:
            known = gradients.get(id(parent))
            gradients[id(parent)] = share if known is None else known + share
        yield node, gradient, contributions


def shares(node: Node, gradient: Any, create_graph: bool = False) -> Iterator[tuple[Any, int, Any]]:
    """What a node passes to each of its variable operands."""
    if node._rule is None:
        return
    inputs = operands(node)
    values = inputs if create_graph else tuple(x._data if isinstance(x, Node) else x for x in inputs)
    out = node if create_graph else node._data
    for k, parent in enumerate(inputs):
        if isinstance(parent, Node) and not parent._constant:
            partial = node._rule.partials[k]
            if partial is not None:
                share = partial(gradient, out, *values, **node._options)
                yield parent, k, fold(share, np.shape(parent._data))
