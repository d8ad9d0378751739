"""The backward pass as a generator: readable, watchable, differentiable; it stores nothing and clears nothing."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from engine import errors
from engine.backprop.history import carriers, history, operands
from engine.backprop.node import Node, clear, unlink
from engine.rules import broadcastable, unbroadcast, widen

Contribution = tuple[Any, int, Any]
Step = tuple[Any, Any, tuple[Contribution, ...]]


def sweep(root: Any, output_gradient: Any = None, create_graph: bool = False) -> Iterator[Step]:
    """The steps of the backward pass, latest tensor first: (tensor, gradient, contributions).

    The gradient is complete when it is yielded. Contributions are (parent, operand's place, value), in operand order,
    one for each operand that is not constant. With `create_graph` gradients are tensors, to be differentiated again.
    Raises InvalidBackprop where the graph was cleared before, ValueError for an output gradient of a wrong shape.
    """
    nodes = history(root)
    gradients = {id(root): seed(root, output_gradient, create_graph)}
    for node in nodes:
        gradient = hooked(node, gradients.pop(id(node)))
        if create_graph and not isinstance(gradient, Node):  # of a hook, or of a partial that is flat
            gradient = type(root)(np.broadcast_to(gradient, node._data.shape), dtype=node._data.dtype, constant=True)
        contributions = tuple(contributions_of(node, gradient, create_graph))
        for parent, _, contribution in contributions:
            known = gradients.get(id(parent))
            gradients[id(parent)] = contribution if known is None else known + contribution
        yield node, gradient, contributions


def leave_gradients(
    root: Any, output_gradient: Any, index: int, keep: bool = False, create_graph: bool = False
) -> None:
    """Leaves the gradient of every node that the root was made of in the node, and clears the graph unless kept."""
    steps = [*sweep(root, output_gradient, create_graph)]
    for node, gradient, _ in steps:
        node._grad, node._own = gradient, False
    if not keep:
        constants = [x for node, _, _ in steps for x in operands(node) if isinstance(x, Node) and x._constant]
        for node, _, _ in steps:
            unlink(node, index)
        for constant in constants:
            clear(constant, index)


def seed(root: Any, output_gradient: Any, create_graph: bool = False) -> Any:
    """The gradient that the backward pass starts from, in the root's shape and type: ones, unless told otherwise."""
    shape, dtype = root._data.shape, root._data.dtype
    if isinstance(output_gradient, Node):
        if create_graph:
            return output_gradient
        output_gradient = output_gradient._data
    given = np.ones((), dtype) if output_gradient is None else np.asarray(output_gradient, dtype)
    if not broadcastable(given.shape, shape):
        raise errors.bad_output_gradient(given.shape, shape)
    full = widen(given, shape) if shape else given.reshape(())[()]
    return type(root)(full, constant=True) if create_graph else full


def hooked(node: Node, gradient: Any) -> Any:
    """The gradient after the node's hooks have seen it."""
    if node._ties is not None:
        for hook in node._ties.hooks:
            answer = hook(gradient)
            if answer is None:
                continue
            if isinstance(gradient, Node) and isinstance(answer, Node):
                gradient = answer
            else:  # a number, a list, an array; and where no graph is created the numbers of a tensor
                answer = np.asarray(answer._data if isinstance(answer, Node) else answer, node._data.dtype)
                gradient = np.broadcast_to(answer, node._data.shape)[()]
    return gradient


def contributions_of(node: Node, gradient: Any, create_graph: bool = False) -> Iterator[Contribution]:
    """What a node passes to each operand that gradients flow to."""
    rule: Any = node._rule
    if rule is None:
        return
    inputs = operands(node)
    values = inputs if create_graph else tuple(x._data if isinstance(x, Node) else x for x in inputs)
    out = node if create_graph else node._data
    options = {} if rule.elementwise else node._options
    for k, parent in carriers(node):
        contribution = rule.partials[k](gradient, out, *values, **options)
        if rule.elementwise and "where" in node._options:
            contribution = np.where(node._options["where"], contribution, 0)
        yield parent, k, fitted(contribution, parent, node)


def fitted(contribution: Any, parent: Node, node: Node) -> Any:
    """A contribution in its operand's shape: summed over the places that the operand was broadcast to."""
    shape = parent._data.shape
    if node._rule is not None and node._rule.elementwise:
        full = node._data.shape
        return contribution if shape == full else unbroadcast(widen(contribution, full), shape)
    if np.shape(contribution) == shape:
        return contribution
    if not parent._data.size:
        return np.zeros(shape, parent._data.dtype)
    if not broadcastable(np.shape(contribution), shape):
        raise errors.misfit(node._rule.op if node._rule else "an operation", np.shape(contribution), shape)
    return widen(contribution, shape)
