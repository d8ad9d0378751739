"""The backward pass at speed: the same rows and the same numbers as `sweep`, without a stop at every step.

What makes it fast: numbers stay NumPy scalars; gradients of sums stay narrow until a product widens them; a second
share is added into memory that nobody else has; each node is let go as soon as it has been passed.
"""

from typing import Any

import numpy as np

from engine.backprop.forgetting import discard, has_seen_large, held
from engine.backprop.history import operands
from engine.backprop.node import Node, made_at, refuse_cleared, unlink
from engine.backprop.sweep import fitted, hooked, seed
from engine.rules import widen
from engine.rules.indexing import add_into

float64 = np.float64
ndarray = np.ndarray

PLAIN = frozenset((float, int, bool))

# What the backward pass of a number starts from.
ONE = float64(1)

# In a node's gradient, while the pass runs: it is part of the graph and nothing has reached it yet.
WAITING: Any = type("Waiting", (), {"__slots__": ()})()


def flow_back(root: Node, head: Any, index: int, keep: bool = False) -> None:
    """Leaves the gradient of every node that the root was made of in the node, and clears the graph unless kept."""
    one = ONE if type(root._data) is float64 else root._data.dtype.type(1)
    start = one if head is None else seed(root, head)
    waiting = collect(root)
    root._grad, root._own = start, False
    try:
        _empty(waiting, type(root), index, keep)
    except BaseException:
        for node in waiting:
            node._grad = None
        raise


def _empty(waiting: list[Node], kind: type[Node], index: int, keep: bool) -> None:
    """Passes gradients on, from the latest node to the earliest. Long for speed's sake: a call per node is felt."""
    pop, large = waiting.pop, has_seen_large()
    while waiting:
        node = pop()
        rule, ties = node._rule, node._ties
        if ties is not None and ties.hooks:
            node._grad = hooked(node, widen(node._grad, node._data.shape))
        if rule is not None:
            options = node._options
            if not rule.exact and (options or not rule.elementwise):
                _pass(node)
            elif rule.pair:
                g, out, (a, b) = node._grad, node._data, node._inputs
                first, second = rule.kernels
                to_a = type(a) is kind or (type(a) is not float and isinstance(a, Node))
                to_b = type(b) is kind or (type(b) is not float and isinstance(b, Node))
                x, y = a._data if to_a else a, b._data if to_b else b
                # A number made of two: written out here, since long chains of them are all that some programs do.
                if type(g) is float64 and type(out) is float64:
                    if to_a and not a._constant:
                        share = first(g, out, x, y)
                        known = a._grad
                        a._grad = share if known is WAITING else known + share
                    if to_b and not b._constant:
                        share = second(g, out, x, y)
                        known = b._grad
                        b._grad = share if known is WAITING else known + share
                else:
                    if large:
                        discard(held(node), node)
                        out = node._data
                    # Whether nothing was broadcast, except perhaps a plain number.
                    same = rule.exact or type(y) in PLAIN or type(x) in PLAIN or x.shape == y.shape
                    if to_a and not a._constant:
                        share = first(g, out, x, y)
                        _add(a, share if same else fitted(share, a, node), g)
                    if to_b and not b._constant:
                        share = second(g, out, x, y)
                        _add(b, share if same else fitted(share, b, node), g)
                    if large:
                        a = b = x = y = g = share = None  # or they would live for one more step
            elif len(node._inputs) == 1:
                g, parent = node._grad, node._inputs[0]
                kernel = rule.kernels[0]
                x, out = parent._data, node._data
                if large:
                    discard(held(node), node)
                    out = node._data
                share = kernel(g, out, x, **options) if options else kernel(g, out, x)
                if parent._grad is WAITING:
                    parent._grad, parent._own = share, share is not g
                else:
                    _add(parent, share, g)
                if large:
                    parent = x = g = share = None
            else:
                _pass(node)
        if not keep:
            node._rule, node._inputs = None, index
            if ties is not None:
                unlink(node, index)


def collect(root: Node) -> list[Node]:
    """All variable nodes that the root was made of, earliest first, waiting for their gradients."""
    kind = type(root)
    found, stack = [root], [root]
    # Gradients of before, of a graph that was retained; everything else that was used has none.
    before = [(root, root._grad)]
    root._grad = WAITING
    try:
        while stack:
            node = stack.pop()
            if node._rule is None:
                continue
            made = node.made
            for parent in node._inputs:
                # What `is` can answer it answers four times faster than isinstance.
                which = type(parent)
                if which is not kind and (which is float or which is int or not isinstance(parent, Node)):
                    continue
                if parent.made > made:
                    # An operand was updated in place since: look again, at the versions that were used.
                    node._inputs = operands(node)
                    stack.append(node)
                    break
                known = parent._grad
                if known is WAITING or parent._constant:
                    continue
                if parent._rule is None:
                    refuse_cleared(parent, node)
                else:
                    stack.append(parent)
                if known is not None:
                    before.append((parent, known))
                parent._grad = WAITING
                found.append(parent)
    except BaseException:
        for node in found:
            node._grad = None
        for node, known in before:
            node._grad = known
        raise
    found.sort(key=made_at)
    return found


def _pass(node: Node) -> None:
    rule: Any = node._rule
    g, out, inputs, options = node._grad, node._data, node._inputs, node._options
    values = [x._data if isinstance(x, Node) else x for x in inputs]
    partials, mask = rule.kernels, None
    plain = partials is rule.partials
    if plain or rule.elementwise:
        g = widen(g, out.shape)
    if rule.elementwise:
        mask, options = options.get("where"), {}
    for k, parent in enumerate(inputs):
        if isinstance(parent, Node) and not parent._constant and partials[k] is not None:
            if rule.op == "getitem" and type(parent._grad) is ndarray and _owns_all(parent):
                # As loops over the parts of an array need it: not an array of mostly zeros for each part.
                add_into(parent._grad, g, **options)
                continue
            share = partials[k](g, out, *values, **options)
            if mask is not None:
                share = np.where(mask, share, 0)
            if plain or rule.elementwise:
                share = fitted(share, parent, node)
            _add(parent, share, g if rule.fresh else share)


def _add(parent: Node, share: Any, g: Any) -> None:
    """Adds a share to what the parent has; in place where the memory is the parent's own."""
    known = parent._grad
    if known is WAITING:
        parent._grad, parent._own = share, share is not g
    elif type(known) is ndarray and parent._own and known.base is None and (
            known.shape == share.shape and known.dtype == share.dtype):
        known += share
    else:
        parent._grad, parent._own = known + share, True


def _owns_all(node: Node) -> bool:
    """Whether a node's gradient is in memory of its own, an element for each of its value's."""
    known, data = node._grad, node._data
    return node._own and known.base is None and known.shape == data.shape and known.dtype == data.dtype
