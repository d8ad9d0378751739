"""Forward mode: tangents pushed along a recorded graph, from the earliest value to the latest, in one pass.

The same table of rules serves. An elementwise partial is the same factor forwards and backwards; a linear function is
its own tangent; a product is linear in each factor; of any other rule the partial, which is linear in g, is transposed.
"""

from typing import Any

import numpy as np

from engine.backprop import history, operands, sweep
from engine.rules.table import perform
from engine.tensor import Tensor


def push(root: Tensor, tangents: dict[int, Any], create_graph: bool) -> Any:
    """The tangent of a tensor, given the tangents of some that it was made of, by their index; 0 if it has none.

    With `create_graph` tangents are tensors, to be differentiated again.
    """
    tangents = dict(tangents)
    for node in reversed([] if root.constant else history(root)):
        inputs = operands(node)
        if node.made in tangents:
            continue
        known = {k: tangents[x.made] for k, x in enumerate(inputs) if isinstance(x, Tensor) and x.made in tangents}
        if known:
            tangents[node.made] = tangent_of(node, inputs, known, create_graph)
    return tangents.get(root.made, 0.0)


def tangent_of(node: Any, inputs: tuple[Any, ...], known: dict[int, Any], create_graph: bool) -> Any:
    """The tangent of a node, given those of some of its operands, by place."""
    values = inputs if create_graph else tuple(x._data if isinstance(x, Tensor) else x for x in inputs)
    if node._rule.linear:
        parts = [known[k] if k in known else np.zeros_like(np.asarray(x)) for k, x in enumerate(values)]
        return perform(node._rule, *parts, **node._options)
    total: Any = None
    for k, tangent in known.items():
        part = _along(node, k, tangent, values, create_graph)
        total = part if total is None else total + part
    return total


def _along(node: Any, k: int, tangent: Any, values: tuple[Any, ...], create_graph: bool) -> Any:
    """The part of a tangent that comes through one operand."""
    rule, options, shape = node._rule, node._options, node.shape
    out = node if create_graph else node._data
    if rule.multilinear:
        return perform(rule, *values[:k], tangent, *values[k + 1:], **options)
    if rule.partials[k] is None:
        return np.zeros(shape, node.dtype)
    if not rule.elementwise:
        return _transposed(lambda g: rule.partials[k](g, out, *values, **options), node, tangent, create_graph)
    part = np.broadcast_to(rule.partials[k](tangent, out, *values), shape)
    return np.where(options["where"], part, 0) if "where" in options else part


def _transposed(partial: Any, node: Any, tangent: Any, create_graph: bool) -> Any:
    """J t, from the partial g -> J^T g: the gradient by g of its product with t."""
    g = Tensor(np.zeros(node.shape, node.dtype), constant=False)
    contribution = partial(g)
    product = np.sum(np.multiply(contribution, tangent))
    if isinstance(product, Tensor) and not product.constant:
        for step, gradient, _ in sweep(product, create_graph=create_graph):
            if step.made == g.made:
                return gradient
            if step.made < g.made:
                break
    return np.zeros(node.shape, node.dtype)
