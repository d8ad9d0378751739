"""The backward pass at speed: the same rows and the same numbers as `sweep`, without a stop at every step.

What makes it fast: numbers stay NumPy scalars; gradients of sums stay narrow until a product widens them; a second
contribution is added into memory that nobody else has; each node is let go as soon as it has been passed.
"""

from typing import Any

import numpy as np

from engine.backprop.history import operands
from engine.backprop.node import Node, clear, made_at, refuse_cleared
from engine.backprop.rematerialise import discard, has_seen_large, held
from engine.backprop.sweep import fitted, hooked, seed
from engine.rules import rule_of, widen
from engine.rules.indexing import add_into
from engine.rules.table import ONE, TWO, unchanged

float64, ndarray = np.float64, np.ndarray

PLAIN = frozenset((float, int, bool))
MULTIPLY, GETITEM = rule_of("multiply"), rule_of("getitem")

# What the backward pass of a number starts from.
UNIT = float64(1)

# In a node's gradient, while the pass runs: it is part of the graph and nothing has reached it yet.
WAITING: Any = type("Waiting", (), {"__slots__": ()})()


def flow_back(root: Node, output_gradient: Any, index: int, keep: bool = False) -> None:
    """Leaves the gradient of every node that the root was made of in the node, and clears the graph unless kept."""
    if output_gradient is not None:
        start = seed(root, output_gradient)
    elif type(root._data) is float64 or root._data.dtype.char == "d":
        start = UNIT
    else:
        start = root._data.dtype.type(1)
    waiting, recorded = collect(root)
    root._grad, root._own = start, False
    try:
        _empty(waiting, type(root), index, keep)
    except BaseException:
        for node in waiting:
            node._grad = None
        raise
    if not keep:
        for constant in recorded:
            clear(constant, index)


def _empty(waiting: list[Node], kind: type[Node], index: int, keep: bool) -> None:
    """Passes gradients on, from the latest node to the earliest. Long for speed's sake: a call per node is felt."""
    large = has_seen_large()
    while waiting:
        node = waiting.pop()
        rule, ties = node._rule, node._ties
        if ties is not None:
            if ties.hooks:
                node._grad, node._own = hooked(node, widen(node._grad, node._data.shape)), False
            if ties.past and not keep:
                ties.past = ()
        if rule is None:
            if not keep:
                node._inputs = index
            continue
        lane = rule.lane
        if lane is TWO and not node._options:
            g, out, (a, b) = node._grad, node._data, node._inputs
            first, second = rule.kernels
            # What `is` can answer it answers four times faster than isinstance.
            which = type(b)
            to_a = type(a) is kind or isinstance(a, Node)
            to_b = which is kind or (which is not float and which is not int and isinstance(b, Node))
            x, y = a._data if to_a else a, b._data if to_b else b
            # A number made of two: written out here, since long chains of them are all that some programs do.
            if type(g) is float64 and type(out) is float64 and not rule.exact:
                if to_a and not a._constant:
                    contribution = g if first is unchanged else first(g, out, x, y)
                    known = a._grad
                    a._grad = contribution if known is WAITING else known + contribution
                if to_b and not b._constant:
                    contribution = g if second is unchanged else second(g, out, x, y)
                    known = b._grad
                    b._grad = contribution if known is WAITING else known + contribution
            else:
                if large:
                    discard(held(node), node)
                    out = node._data
                # Whether nothing was broadcast, except perhaps a plain number.
                same = rule.exact or type(y) in PLAIN or type(x) in PLAIN or x.shape == y.shape
                # Nothing needs to be multiplied by the 1 that a pass starts from.
                product = g is UNIT and rule is MULTIPLY and type(x) is type(y) is ndarray
                if to_a and not a._constant:
                    contribution = g if first is unchanged else y if product else first(g, out, x, y)
                    if not same:
                        contribution = fitted(contribution, a, node)
                    if a._grad is WAITING:
                        a._grad, a._own = contribution, contribution is not g and not product
                    else:
                        _add(a, contribution)
                if to_b and not b._constant:
                    contribution = g if second is unchanged else x if product else second(g, out, x, y)
                    if not same:
                        contribution = fitted(contribution, b, node)
                    if b._grad is WAITING:
                        b._grad, b._own = contribution, contribution is not g and not product
                    else:
                        _add(b, contribution)
                if large:
                    a = b = x = y = g = contribution = None  # or they would live for one more step
        elif lane is ONE and (rule.exact or not node._options):
            g, out, parent, options = node._grad, node._data, node._inputs[0], node._options
            if large:
                discard(held(node), node)
                out = node._data
            kernel = rule.kernels[0]
            contribution = kernel(g, out, parent._data, **options) if options else kernel(g, out, parent._data)
            if parent._grad is WAITING:
                parent._grad, parent._own = contribution, contribution is not g
            else:
                _add(parent, contribution)
            if large:
                parent = g = contribution = None
        else:
            _pass(node)
        if not keep:
            node._rule = node._hold = None
            node._inputs = index


def collect(root: Node) -> tuple[list[Node], list[Node]]:
    """All nodes that gradients of the root flow to, earliest first, waiting for them; and constants with a history.

    Long for speed's sake, too.
    """
    kind = type(root)
    found, stack = [root], [root]
    recorded = []
    # Gradients of before, of a graph that was retained; everything else that was used has none.
    before = [(root, root._grad)]
    root._grad = WAITING
    try:
        while stack:
            node = stack.pop()
            rule, made = node._rule, node.made
            if rule is None:
                continue
            for parent in _carriers(node) if rule.flat else node._inputs:
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
                if known is WAITING:
                    continue
                if parent._constant:
                    if parent._rule is not None:
                        recorded.append(parent)
                    continue
                if parent._rule is not None:
                    stack.append(parent)
                elif parent._inputs is not None:
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
    return found, recorded


def _carriers(node: Node) -> list[Any]:
    """The operands that can get a contribution."""
    rule: Any = node._rule
    return [x for x, partial in zip(node._inputs, rule.partials, strict=True) if partial is not None]


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
            if rule is GETITEM and type(parent._grad) is ndarray and _owns_all(parent):
                # As loops over the parts of an array need it: not an array of mostly zeros for each part.
                add_into(parent._grad, g, **options)
                continue
            contribution = partials[k](g, out, *values, **options)
            if mask is not None:
                contribution = np.where(mask, contribution, 0)
            if plain or rule.elementwise:
                contribution = fitted(contribution, parent, node)
            if parent._grad is WAITING:
                parent._grad, parent._own = contribution, rule.fresh and contribution is not g
            else:
                _add(parent, contribution)


def _add(parent: Node, contribution: Any) -> None:
    """Adds a contribution to what the parent has; in place where the memory is the parent's own."""
    if parent._constant:
        return  # the only operand of what is variable because its caller said so
    known = parent._grad
    if type(known) is ndarray and parent._own and known.base is None and (
            known.shape == contribution.shape and known.dtype is contribution.dtype):
        known += contribution
    else:
        parent._grad, parent._own = known + contribution, True


def _owns_all(node: Node) -> bool:
    """Whether a node's gradient is in memory of its own, an element for each of its value's."""
    known, data = node._grad, node._data
    return node._own and known.base is None and known.shape == data.shape and known.dtype == data.dtype
