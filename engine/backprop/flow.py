"""The backward pass at speed: the same rows and the same numbers as `sweep`, without a stop at every step.

What makes it fast: numbers stay NumPy scalars; gradients of sums stay narrow until a product widens them; a second
share is added into memory that nobody else has; each node is let go as soon as it has been passed.
"""

from typing import Any

import numpy as np

from engine.backprop.node import Node, made_at, operands, refuse_cleared, unlink
from engine.backprop.sweep import fitted, hooked, seed
from engine.rules import widen

float64 = np.float64
ndarray = np.ndarray

# In a node's gradient, while the pass runs: it is part of the graph and nothing has reached it yet.
WAITING: Any = type("Waiting", (), {"__slots__": ()})()


def flow_back(root: Node, head: Any, index: int, keep: bool = False) -> None:
    """Leaves the gradient of every node that the root was made of in the node, and clears the graph unless kept."""
    start = root._data.dtype.type(1) if head is None else seed(root, head)
    waiting = collect(root)
    root._grad, root._own = start, False
    kind = type(root)
    while waiting:
        node = waiting.pop()
        ties, rule = node._ties, node._rule
        if ties is not None and ties.hooks:
            node._grad = hooked(node, widen(node._grad, node._data.shape))
        if rule is not None:
            g, out = node._grad, node._data
            if rule.pair and type(g) is float64 and type(out) is float64 and not node._options:
                # A number made of two: written out here, since long chains of them are all that some programs do.
                a, b = node._inputs
                to_a, to_b = type(a) is kind, type(b) is kind
                x, y = a._data if to_a else a, b._data if to_b else b
                if to_a and not a._constant:
                    share = rule.kernels[0](g, out, x, y)
                    known = a._grad
                    a._grad = share if known is WAITING else known + share
                if to_b and not b._constant:
                    share = rule.kernels[1](g, out, x, y)
                    known = b._grad
                    b._grad = share if known is WAITING else known + share
            elif rule.elementwise and not node._options:
                _pass_elementwise(node, rule.kernels)
            else:
                _pass(node)
        if keep:
            continue
        node._rule = None
        node._inputs = index
        if ties is not None:
            unlink(node, index)


def collect(root: Node) -> list[Node]:
    """All variable nodes that the root was made of, earliest first, waiting for their gradients."""
    kind = type(root)
    found, stack = [root], [root]
    root._grad = WAITING
    try:
        while stack:
            node = stack.pop()
            if node._rule is None:
                continue
            made = node.made
            for parent in node._inputs:
                # What `is` can answer it answers four times faster than isinstance.
                if type(parent) is not kind and (type(parent) is float or not isinstance(parent, Node)):
                    continue
                if parent.made > made:
                    # An operand was updated in place since: look again, at the versions that were used.
                    node._inputs = operands(node)
                    stack.append(node)
                    break
                if parent._grad is WAITING or parent._constant:
                    continue
                if parent._rule is None:
                    refuse_cleared(parent, node)
                parent._grad = WAITING
                found.append(parent)
                stack.append(parent)
    except BaseException:
        for node in found:
            node._grad = None
        raise
    found.sort(key=made_at)
    return found


def _pass_elementwise(node: Node, kernels: Any) -> None:
    g, out, inputs = node._grad, node._data, node._inputs
    if len(inputs) == 1:
        parent = inputs[0]
        share = kernels[0](g, out, parent._data)
        _add(parent, share, share is not g)
        return
    values = [x._data if isinstance(x, Node) else x for x in inputs]
    for parent, kernel in zip(inputs, kernels):  # noqa: B905  (its check costs as much as the rest of the loop)
        if isinstance(parent, Node) and not parent._constant and kernel is not None:
            share = kernel(g, out, *values)
            if parent._data.shape != out.shape:
                share = fitted(share, parent, node)
            _add(parent, share, share is not g)


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
            share = partials[k](g, out, *values, **options)
            if mask is not None:
                share = np.where(mask, share, 0)
            if plain or rule.elementwise:
                share = fitted(share, parent, node)
            _add(parent, share, rule.fresh and share is not g)


def _add(parent: Node, share: Any, own: bool) -> None:
    """Adds a share to what the parent has; in place where the memory is the parent's own."""
    known = parent._grad
    if known is WAITING:
        parent._grad = share
        parent._own = own and type(share) is ndarray and share.base is None
    elif type(known) is ndarray and parent._own and known.shape == share.shape and known.dtype == share.dtype:
        known += share
    else:
        parent._grad = known + share
        parent._own = True
