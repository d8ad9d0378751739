"""What slips make of a value on the way forward: the operand itself, another operation, an operand's old numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from ..graph import Graph
from .versions import arrayed, earlier

OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "power": np.power,
}


@np.errstate(all="ignore")
def value_slips(graph: Graph, node: int) -> Iterator[tuple[str, Any, int | None]]:
    """Each slip by its name, what it gives, and the node that was mistaken for another."""
    own = graph.nodes[node]
    values = [each.value if each.node is None else graph.nodes[each.node].value for each in own.operands]
    arrays = [None if value is None else arrayed(value) for value in values]
    for operand, array in zip(own.operands, arrays, strict=True):
        if array is not None and operand.node is not None:
            yield "operand", array, operand.node
    if own.op not in OPERATIONS or len(arrays) != 2 or arrays[0] is None or arrays[1] is None:
        return
    first, second = arrays[0], arrays[1]
    for at, operand in enumerate(own.operands):
        old = None if operand.node is None else earlier(graph, operand.node)
        if old is not None:
            yield "stale", OPERATIONS[own.op](*((old, second) if at == 0 else (first, old))), operand.node
    for name, other in OPERATIONS.items():
        if name != own.op:
            yield "operation", other(first, second), None
    yield "exchanged", OPERATIONS[own.op](second, first), None
