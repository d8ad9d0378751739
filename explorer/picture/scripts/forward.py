"""Functions that NumPy has not, as it would compute them; what is the same in every script's forward lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.model.graph import Graph, Node
from explorer.model.value import Value

WRITTEN: Mapping[str, str] = {
    "sigmoid": "1 / (1 + np.exp(-{x}))",
    "elu": "np.where({x} > 0, {x}, {alpha} * (np.exp({x}) - 1))",
    "sec": "1 / np.cos({x})",
    "csc": "1 / np.sin({x})",
    "cot": "1 / np.tan({x})",
    "sech": "1 / np.cosh({x})",
    "csch": "1 / np.sinh({x})",
    "coth": "1 / np.tanh({x})",
    "arcsec": "np.arccos(1 / {x})",
    "arccsc": "np.arcsin(1 / {x})",
    "arccot": "np.arctan(1 / {x})",
    "arccsch": "np.arcsinh(1 / {x})",
    "arccoth": "np.arctanh(1 / {x})",
    "softmax": "np.exp({x} - np.max({x}, axis={axis}, keepdims=True))"
    " / np.sum(np.exp({x} - np.max({x}, axis={axis}, keepdims=True)), axis={axis}, keepdims=True)",
    "logsoftmax": "{x} - np.max({x}, axis={axis}, keepdims=True)"
    " - np.log(np.sum(np.exp({x} - np.max({x}, axis={axis}, keepdims=True)), axis={axis}, keepdims=True))",
}


def behind(graph: Graph) -> list[Node]:
    """The target and all that it was made of, in the order of making."""
    found, ahead = set(), [graph.target] if graph.target is not None else []
    while ahead:
        key = ahead.pop()
        if key in found:
            continue
        found.add(key)
        ahead.extend(operand.node for operand in graph.nodes[key].operands if operand.node is not None)
    return [graph.nodes[key] for key in sorted(found)]


def operands(graph: Graph, node: Node) -> Iterator[Value | None]:
    """What went into a value."""
    for operand in node.operands:
        yield operand.value if operand.node is None else graph.nodes[operand.node].value


def is_ones(seed: Value | None) -> bool:
    """Whether the way back begins with ones: nothing has to be said of it."""
    return seed is None or set(seed.numbers or ()) == {1}
