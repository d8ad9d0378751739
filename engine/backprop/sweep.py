"""The backward pass as a generator: readable, watchable, differentiable; it stores nothing and clears nothing."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine import errors
from engine.backprop.history import carriers, history, operands
from engine.backprop.node import Node
from engine.rules import broadcastable, unbroadcast, widen

Contribution = tuple[Any, int, Any]
Step = tuple[Any, Any, tuple[Contribution, ...]]


def sweep(root: Any, head: Any = None, create_graph: bool = False) -> Iterator[Step]:
    """The steps of the backward pass, latest tensor first: (tensor, gradient, contributions).

    The gradient is complete when it is yielded. Contributions are (parent, operand's place, share), in operand order,
    one for each operand that is not constant. With `create_graph` gradients are tensors, to be differentiated again.
    Raises InvalidBackprop where the graph was cleared before, ValueError for a head of a wrong shape.
    """
    nodes = history(root)
    gradients = {id(root): seed(root, head, create_graph)}
    for node in nodes:
        gradient = hooked(node, gradients.pop(id(node)))
        contributions = tuple(shares(node, gradient, create_graph))
        for parent, _, share in contributions:
            known = gradients.get(id(parent))
            gradients[id(parent)] = share if known is None else known + share
        yield node, gradient, contributions


def seed(root: Any, head: Any, create_graph: bool = False) -> Any:
    """The gradient that the backward pass starts from, in the root's shape and type: ones, unless told otherwise."""
    shape, dtype = root._data.shape, root._data.dtype
    if isinstance(head, Node):
        if create_graph:
            return head
        head = head._data
    head = np.ones((), dtype) if head is None else np.asarray(head, dtype)
    if not broadcastable(head.shape, shape):
        raise errors.bad_head(head.shape, shape)
    full = widen(head, shape) if shape else head.reshape(())[()]
    return type(root)(full, constant=True) if create_graph else full


def hooked(node: Node, gradient: Any) -> Any:
    """The gradient after the node's hooks have seen it."""
    if node._ties is not None:
        for hook in node._ties.hooks:
            answer = hook(gradient)
            gradient = gradient if answer is None else answer
    return gradient


def shares(node: Node, gradient: Any, create_graph: bool = False) -> Iterator[Contribution]:
    """What a node passes to each operand that gradients flow to."""
    rule: Any = node._rule
    if rule is None:
        return
    inputs = operands(node)
    values = inputs if create_graph else tuple(x._data if isinstance(x, Node) else x for x in inputs)
    out = node if create_graph else node._data
    options = {} if rule.elementwise else node._options
    for k, parent in carriers(node):
        share = rule.partials[k](gradient, out, *values, **options)
        if rule.elementwise and "where" in node._options:
            share = np.where(node._options["where"], share, 0)
        yield parent, k, fitted(share, parent, node)


def fitted(share: Any, parent: Node, node: Node) -> Any:
    """A share in its operand's shape: summed over the places that the operand was broadcast to."""
    shape = parent._data.shape
    if node._rule is not None and node._rule.elementwise:
        full = node._data.shape
        return share if shape == full else unbroadcast(widen(share, full), shape)
    if np.shape(share) == shape:
        return share
    if not broadcastable(np.shape(share), shape):
        raise errors.misfit(node._rule.op if node._rule else "an operation", np.shape(share), shape)
    return widen(share, shape)
