"""Large values that nobody can ask for any more and that no rule needs are let go; all else is as if they were there.

In `sum(x*y + z)` the product is used up once the sum is known: nothing but the graph refers to it, and the gradient is
computed without it. If somebody comes by another way (a creator, a second derivative) it is computed again, as by
T. Chen and others (2016).
"""

from sys import getrefcount
from typing import Any

import numpy as np

from engine.backprop.node import Node, as_of, made_at

# Elements of a value that is worth it: looking takes two microseconds, as adding up some thousand numbers does.
MANY = 1 << 15

ndarray = np.ndarray


class Gone:
    """In place of values that were let go: their shape and type."""

    __slots__ = ("dtype", "ndim", "shape", "size")

    def __init__(self, values: Any) -> None:
        self.dtype, self.ndim = values.dtype, values.ndim
        self.shape, self.size = values.shape, values.size


def references(nodes: Any, k: int) -> int:
    """How many references there are to a node, seen from where the nodes are."""
    return getrefcount(nodes[k])


# To an object that nobody has but a single sequence, whatever this version of Python counts.
ALONE = references((object(),), 0)


def held(node: Any) -> int:
    """How many references there are to a node of a caller's."""
    return references((node,), 0)


def _known_here() -> int:
    node = object()
    return held(node)


ONLY_HERE = _known_here()


# Whether any large value was used since the last backward pass: if not, that need not look for what could go.
_large = False


def has_seen_large() -> bool:
    """Whether any large value was used since this was asked before."""
    global _large
    seen, _large = _large, False
    return seen


def lighten(node: Node) -> None:
    """Lets go of a node's operands whose values are not needed: to be called when the node itself is used."""
    global _large
    _large = True
    inputs, rule = node._inputs, node._rule
    if rule is None:
        return
    for k in range(len(inputs)):
        if is_forgettable(inputs[k]) and references(inputs, k) == ALONE and k not in _used(node):
            inputs[k]._data = Gone(inputs[k]._data)


def is_forgettable(x: Any) -> bool:
    """Whether a value is large, can be computed again, and is needed neither by its own rule nor by a relative."""
    return (isinstance(x, Node) and type(x._data) is ndarray and x._data.size >= MANY and x._rule is not None
            and not x._constant and x._ties is None and x.__weakref__ is None  # type: ignore[attr-defined]
            and -1 not in _used(x) and "where" not in x._options)


def _used(node: Node) -> frozenset[int]:
    """The places of what the node's contributions are computed from."""
    needed = node._rule.needed  # type: ignore[union-attr]
    variable = [places for places, x in zip(needed, node._inputs, strict=False)
                if isinstance(x, Node) and not x._constant]
    return frozenset().union(*variable)


def discard(references: int, node: Node) -> None:
    """Lets go of a node's own value in the backward pass, where only its gradient is left to be passed on."""
    if references == ONLY_HERE and is_forgettable(node):
        node._data = Gone(node._data)


def restore(node: Node) -> None:
    """Computes a value again, and before it those that it is made of and that are gone as well."""
    gone, stack = {}, [node]
    while stack:
        found = stack.pop()
        gone[found.made] = found
        stack += [x for x in _operands(found) if isinstance(x, Node) and type(x._data) is Gone and x.made not in gone]
    for found in sorted(gone.values(), key=made_at):
        values = [x._data if isinstance(x, Node) else x for x in _operands(found)]
        found._data = found._rule.forward(*values, **found._options)  # type: ignore[union-attr]


def _operands(node: Node) -> list[Any]:
    return [as_of(x, node) if isinstance(x, Node) else x for x in node._inputs]
