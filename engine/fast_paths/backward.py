"""Backward: the same rows and the same numbers as `sweep`, without a stop at every step.

What makes it fast: gradients stand in the nodes themselves; they stay as narrow as they come (one number for many)
until a product widens them; a further contribution is added into memory that nobody else has; each node is let go as
soon as it has been passed.
"""

from typing import Any

import numpy as np

from engine.backprop import Node, clear, operands
from engine.backprop.node import made_at, refuse_cleared, unlink
from engine.backprop.rematerialise import discard, has_seen_large, held
from engine.backprop.sweep import fitted, hooked, seed
from engine.rules import RULES, Rule, rule_of, widen
from engine.rules.indexing import add_into
from engine.rules.table import unchanged

float64, ndarray = np.float64, np.ndarray
MULTIPLY, GETITEM = rule_of("multiply"), rule_of("getitem")

# What the backward pass of a number starts from.
UNIT = float64(1)

# In a node's gradient, while the pass runs: it is part of the graph and nothing has reached it yet.
WAITING: Any = type("Waiting", (), {"__slots__": ()})()


def flow_back(root: Node, output_gradient: Any, index: int, keep: bool = False) -> None:
    """Leaves the gradient of every node that the root was made of in the node, and clears the graph unless kept."""
    if output_gradient is not None:
        start = seed(root, output_gradient)
    else:
        start = UNIT if root._data.dtype.char == "d" else root._data.dtype.type(1)
    waiting, constants = collect(root)
    root._grad, root._own = start, False
    large = has_seen_large()
    try:
        while waiting:
            node = waiting.pop()
            if large:
                discard(held(node), node)
            if node._ties is not None and node._ties.hooks:
                node._grad, node._own = hooked(node, widen(node._grad, node._data.shape)), False
            rule = node._rule
            if rule is not None:
                (pass_on if node._options else SHORT.get(rule, pass_on))(node, rule)
            if not keep:
                node._rule = node._hold = None
                node._inputs = index
                if node._ties is not None:
                    unlink(node, index)
    except BaseException:
        for node in waiting:
            node._grad = None
        raise
    if not keep:
        for constant in constants:
            clear(constant, index)


def pass_on(node: Node, rule: Any) -> None:
    """Adds to the gradient of each operand what comes back to it through a node."""
    g, out, inputs, options = node._grad, node._data, node._inputs, node._options
    kernels, elementwise, mask = rule.kernels, rule.elementwise, None
    values = [x._data if isinstance(x, Node) else x for x in inputs]
    full = kernels is rule.partials and not elementwise
    if full:
        g = widen(g, out.shape)
    elif elementwise:
        mask, options = options.get("where"), {}
    for k, parent in enumerate(inputs):
        if not isinstance(parent, Node) or parent._constant or rule.partials[k] is None:
            continue
        if rule is GETITEM and owns_all(parent):
            # As loops over the parts of an array need it: not an array of mostly zeros for each part.
            add_into(parent._grad, g, **options)
            continue
        contribution = kernels[k](g, out, *values, **options)
        if mask is not None:
            contribution = np.where(mask, contribution, 0)
        if full or elementwise:
            contribution = fitted(contribution, parent, node)
        give(parent, contribution, rule.fresh and contribution is not g)


def pass_on_to_one(node: Node, rule: Any) -> None:
    """The same for an elementwise function of one operand."""
    g, parent = node._grad, node._inputs[0]
    if not parent._constant:
        contribution = rule.kernels[0](g, node._data, parent._data)
        give(parent, contribution, contribution is not g)


def pass_on_to_two(node: Node, rule: Any) -> None:
    """The same for an elementwise function of two operands: what most nodes are."""
    g, out = node._grad, node._data
    a, b = node._inputs
    first, second = rule.kernels
    x = a._data if isinstance(a, Node) else a
    y = b._data if isinstance(b, Node) else b
    numbers = type(out) is float64 and type(g) is float64
    # Nothing needs to be multiplied by the 1 that a pass starts from: that would be memory, too.
    product = g is UNIT and rule is MULTIPLY and type(x) is type(y) is ndarray
    if isinstance(a, Node) and not a._constant:
        contribution = g if first is unchanged else y if product else first(g, out, x, y)
        if not numbers and x.shape != out.shape:
            contribution = fitted(contribution, a, node)
        if a._grad is WAITING:
            a._grad, a._own = contribution, contribution is not g and not product
        else:
            give(a, contribution, contribution is not g and not product)
    if isinstance(b, Node) and not b._constant:
        contribution = g if second is unchanged else x if product else second(g, out, x, y)
        if not numbers and y.shape != out.shape:
            contribution = fitted(contribution, b, node)
        if b._grad is WAITING:
            b._grad, b._own = contribution, contribution is not g and not product
        else:
            give(b, contribution, contribution is not g and not product)


# The rows that have one of these ways, where they are called without options.
SHORT: dict[Rule, Any] = {
    rule: {1: pass_on_to_one, 2: pass_on_to_two}[len(rule.operands)]
    for rule in RULES.values() if rule.elementwise and not rule.gaps and len(rule.operands) < 3
}


def give(parent: Node, contribution: Any, own: bool) -> None:
    """Adds to a gradient, in place where the memory is the node's own; `own`: whether the contribution's is its own."""
    known = parent._grad
    if known is WAITING:
        parent._grad, parent._own = contribution, own
    elif type(known) is ndarray and parent._own and known.base is None and (
            known.shape == contribution.shape and known.dtype is contribution.dtype):
        known += contribution
    else:
        parent._grad, parent._own = known + contribution, True


def owns_all(node: Node) -> bool:
    """Whether a node's gradient is in memory of its own, an element for each of its value's."""
    known, data = node._grad, node._data
    return (type(known) is ndarray and node._own and known.base is None
            and known.shape == data.shape and known.dtype == data.dtype)


def collect(root: Node) -> tuple[list[Node], list[Node]]:
    """All nodes that gradients of the root flow to, earliest first, waiting for them; and constants with a history."""
    found, stack = [root], [root]
    constants: list[Node] = []
    # Gradients of before, of a graph that was retained; everything else that was used has none.
    before = [(root, root._grad)]
    root._grad = WAITING
    try:
        while stack:
            node = stack.pop()
            rule, made = node._rule, node.made
            if rule is None:
                continue
            for parent in carried(node) if rule.gaps else node._inputs:
                if not isinstance(parent, Node):
                    continue
                if parent.made > made:
                    # An operand was updated in place since: look again, at the versions that were used.
                    node._inputs = operands(node)
                    stack.append(node)
                    break
                known = parent._grad
                if known is WAITING:
                    continue
                if parent._rule is not None:
                    (constants if parent._constant else stack).append(parent)
                if parent._constant:
                    continue
                refuse_cleared(parent, node)
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
    if len(found) == 2:
        found.reverse()
    else:
        found.sort(key=made_at)
    return found, constants


def carried(node: Node) -> list[Any]:
    """The operands that can get a contribution."""
    rule: Any = node._rule
    return [x for x, partial in zip(node._inputs, rule.partials, strict=True) if partial is not None]
