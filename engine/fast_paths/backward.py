"""Backward: the same rows and the same numbers as `sweep`, without a stop at every step.

What makes it fast: gradients stand in the nodes themselves; they stay as narrow as they come (one number for many)
until a product widens them; a further contribution is added into memory that nobody else has; each node is let go as
soon as it has been passed.
"""

from typing import Any

import numpy as np

from engine.backprop import Node, clear, operands
from engine.backprop.node import as_of, made_at, refuse_cleared, unlink
from engine.backprop.rematerialise import discard, has_seen_large, held
from engine.backprop.sweep import fitted, hooked, seed
from engine.rules import rule_of, widen
from engine.rules.indexing import add_into
from engine.rules.table import unchanged

float64, ndarray = np.float64, np.ndarray
# What is no node, known at a third of the cost of asking whether it is one.
NUMBERS = frozenset((float, int, bool, float64))
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
        double = type(root._data) is float64 or root._data.dtype.char == "d"
        start = UNIT if double else root._data.dtype.type(1)
    waiting: list[Node] = [root]
    constants: list[Node] = []
    # Gradients of before, of a graph that was retained; everything else that was used has none.
    before = [(root, root._grad)]
    try:
        collect(waiting, constants, before)
        root._grad, root._own = start, False
        pass_all_on(waiting, index, keep)
    except BaseException:
        for node in waiting:
            node._grad = None
        for node, known in before:
            node._grad = known
        raise
    if not keep:
        for constant in constants:
            clear(constant, index)


def pass_all_on(waiting: list[Node], index: int, keep: bool) -> None:
    """Passes on the gradients of nodes that stand earliest first, the latest first; lets each go, unless it is kept."""
    large = has_seen_large()
    while waiting:
        node = waiting.pop()
        rule, ties = node._rule, node._ties
        if large:
            discard(held(node), node)
        if ties is not None and ties.hooks:
            node._grad, node._own = hooked(node, widen(node._grad, node._data.shape)), False
        if rule is not None:
            arity = 0 if node._options else rule.arity
            if arity == 2:
                pass_on_to_two(node, rule)
            elif arity == 1:
                pass_on_to_one(node, rule)
            else:
                pass_on(node, rule)
        if keep:
            continue
        if ties is not None:
            unlink(node, index)
        elif rule is not None:
            node._rule = node._hold = None
        node._inputs = index


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
    g, out, (a, b) = node._grad, node._data, node._inputs
    first, second = rule.kernels
    common, kind, other = type(node), type(a), type(b)
    to_a = kind is common or (kind not in NUMBERS and isinstance(a, Node))
    to_b = other is common or (other not in NUMBERS and isinstance(b, Node))
    x, y = a._data if to_a else a, b._data if to_b else b
    if type(out) is not float64 or type(g) is not float64:
        same = other in NUMBERS or kind in NUMBERS or (type(x) is type(y) and x.shape == y.shape)
        # Nothing needs to be multiplied by the 1 that a pass starts from: that would be memory, too.
        product = g is UNIT and rule is MULTIPLY and type(x) is type(y) is ndarray
        if to_a and not a._constant:
            pass_to(a, y if product else first(g, out, x, y), node, same, product)
        if to_b and not b._constant:
            pass_to(b, x if product else second(g, out, x, y), node, same, product)
        return
    # A number made of numbers, as in long chains: nothing to fit, and no call that can be saved.
    if to_a and not a._constant:
        contribution = g if first is unchanged else first(g, out, x, y)
        a._grad, a._own = contribution if a._grad is WAITING else a._grad + contribution, False
    if to_b and not b._constant:
        contribution = g if second is unchanged else second(g, out, x, y)
        b._grad, b._own = contribution if b._grad is WAITING else b._grad + contribution, False


def pass_to(parent: Node, contribution: Any, node: Node, same: bool, shared: bool) -> None:
    """Adds a contribution to an operand's gradient; `same`: it fits; `shared`: its memory is another's."""
    if not same:
        contribution = fitted(contribution, parent, node)
    own = contribution is not node._grad and not shared
    if parent._grad is WAITING:
        parent._grad, parent._own = contribution, own
    else:
        give(parent, contribution, own)


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


def collect(found: list[Node], constants: list[Node], before: list[tuple[Node, Any]]) -> None:
    """Finds all nodes that gradients flow to from the one that is there, and lets them wait; earliest first.

    Beside them the constants that have a history, and the nodes that have a gradient of before. Raises InvalidBackprop
    at a node that was cleared after it had been used.
    """
    root = found[0]
    root._grad, common = WAITING, type(root)
    for node in found:  # which grows as it is walked along
        rule, made = node._rule, node.made
        if rule is None:
            continue
        for parent in carried(node) if rule.gaps else node._inputs:
            kind = type(parent)
            if kind is not common and (kind in NUMBERS or not isinstance(parent, Node)):
                continue
            if parent.made > made:  # it was updated in place since
                node._inputs = operands(node)
                parent = as_of(parent, node)
            known = parent._grad
            if known is WAITING:
                continue
            if parent._constant:
                if parent._rule is not None:
                    constants.append(parent)
                continue
            if parent._rule is None and parent._inputs is not None:
                refuse_cleared(parent, node)
            if known is not None:
                before.append((parent, known))
            parent._grad = WAITING
            found.append(parent)
    if len(found) == 2:
        found.reverse()
    else:
        found.sort(key=made_at)


def carried(node: Node) -> list[Any]:
    """The operands that can get a contribution."""
    rule: Any = node._rule
    return [x for x, partial in zip(node._inputs, rule.partials, strict=True) if partial is not None]
