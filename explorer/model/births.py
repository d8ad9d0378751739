"""Why a number stops being one where it does: the first place of it, what stood there, and a reason that is sure."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from engine import rule_of

from .graph import Edge, Graph, Node
from .value import Value

Test = Callable[..., bool]  # of the operands' numbers in one place
Table = Mapping[str, tuple[tuple[str, Test], ...]]


@dataclass(frozen=True, slots=True)
class Birth:
    """A reason by its name; the place in the value's array, flat; the operands' numbers there; what did arrive.

    `unused` is the `where` that does not take the number for which it happens.
    """

    why: str
    at: int
    numbers: tuple[float, ...]
    arrived: float | None = None
    unused: int | None = None


LOG = (("log of zero", lambda x: x == 0), ("log of negative", lambda x: x < 0))
ROUND = (("beyond one", lambda x: abs(x) > 1),)
VALUES: Table = {
    "log": LOG,
    "log2": LOG,
    "log10": LOG,
    "sqrt": (("root of negative", lambda x: x < 0),),
    "divide": (("zero by zero", lambda x, y: x == y == 0), ("by zero", lambda x, y: y == 0)),
    "reciprocal": (("by zero", lambda x: x == 0),),
    "power": (
        ("zero to negative", lambda x, y: x == 0 and y < 0),
        ("negative to fraction", lambda x, y: x < 0 and y != round(y)),
    ),
    "arcsin": ROUND,
    "arccos": ROUND,
    "multiply": (("zero times infinite", lambda x, y: math.isinf(x or y or 0.0) and 0 in (x, y)),),
    "subtract": (("infinite from infinite", lambda x, y: math.isinf(x) and x == y),),
    "add": (("infinite from infinite", lambda x, y: math.isinf(x) and x == -y),),
}
# where the local derivative by an operand is no finite number though all operands are
SLOPES: Mapping[str, Test] = {
    "log": lambda x: x == 0,
    "log2": lambda x: x == 0,
    "log10": lambda x: x == 0,
    "sqrt": lambda x: x == 0,
    "cbrt": lambda x: x == 0,
    "divide": lambda x, y: y == 0,
    "reciprocal": lambda x: x == 0,
    "power": lambda x, y: x == 0 and y < 1 and y != 0,
    "arcsin": lambda x: abs(x) == 1,
    "arccos": lambda x: abs(x) == 1,
}

GROWING = {"exp", "exp2", "expm1", "square", "sinh", "cosh"}  # may give more than the largest number
KNOWN = {*VALUES, *SLOPES, *GROWING}  # made place by place of their operands


def birth_of_value(graph: Graph, node: Node) -> Birth | None:
    """Why a value has a nan or an inf in a place where its operands had none of that kind; None where nobody knows."""
    if not node.value.shape and any(each is not None and each.nans for each in _values(graph, node)):
        return None  # one number, of one that was none
    value, known = numbers(node.value), _operands(graph, node)
    if value is None or known is None:
        return None
    for at in np.flatnonzero(~np.isfinite(value)):
        here = tuple(float(operand[at]) for operand in known)
        if any(map(math.isnan, here)):
            continue
        for why, is_so in VALUES.get(node.op, ()):
            if is_so(*here):
                return Birth(why, int(at), here)
        if math.isinf(value[at]) and all(map(math.isfinite, here)):
            return Birth("too large", int(at), here)
    return None


def birth_of_contribution(graph: Graph, edge: Edge) -> Birth | None:
    """Why what flows over an edge has a nan or an inf though what arrived had none in that place."""
    child, parent = graph.nodes[edge.child], graph.nodes[edge.parent]
    if child.gradient is None or edge.contribution is None or child.op not in SLOPES:
        return None
    if not child.value.shape and child.gradient.nans:
        return None
    gradient, known = numbers(child.gradient), _operands(graph, child)
    if gradient is None or known is None:
        return None
    if child.op == "power" and edge.operand:
        return None  # by the exponent it is finite
    flows = numbers(edge.contribution)
    for at in range(len(gradient)):
        here = tuple(float(operand[at]) for operand in known)
        is_alike = child.value.shape == parent.value.shape
        if not SLOPES[child.op](*here) or not math.isfinite(gradient[at]):
            continue
        if is_alike and flows is not None and math.isfinite(flows[at]):
            continue
        arrived = float(gradient[at])
        unused = _unused(graph, child, at) if arrived == 0 else None
        return Birth("infinite slope" if arrived else "nothing arrives", at, here, arrived, unused)
    return None


def numbers(value: Value) -> np.ndarray | None:
    """The numbers of a Value, flat; None where they were not kept."""
    return None if value.numbers is None else np.array(value.numbers, dtype=np.float64)


def _values(graph: Graph, node: Node) -> list[Value | None]:
    return [each.value if each.node is None else graph.nodes[each.node].value for each in node.operands]


def _operands(graph: Graph, node: Node) -> list[np.ndarray] | None:
    """The numbers of all operands, for each place of the result; None where a result is not made place by place."""
    if node.op not in KNOWN or len(node.operands) != len(rule_of(node.op).operands):
        return None
    found = []
    for value in _values(graph, node):
        flat = None if value is None else numbers(value)
        if value is None or flat is None:
            return None
        try:
            found.append(np.broadcast_to(flat.reshape(value.shape), node.value.shape).ravel())
        except ValueError:
            return None
    return found


def _unused(graph: Graph, child: Node, at: int) -> int | None:
    """The `where` that is the only one to use a value, and does not take its number in that place."""
    uses = [edge for edge in graph.edges if edge.parent == child.key]
    if not uses or any(not _drops(graph, edge, child, at) for edge in uses):
        return None
    return uses[0].child


def _drops(graph: Graph, edge: Edge, child: Node, at: int) -> bool:
    where = graph.nodes[edge.child]
    if where.op != "where" or edge.operand not in (1, 2) or where.value.shape != child.value.shape:
        return False
    condition = where.operands[0]
    value = condition.value if condition.node is None else graph.nodes[condition.node].value
    flat = None if value is None else numbers(value)
    if value is None or flat is None:
        return False
    taken = np.broadcast_to(flat.reshape(value.shape), where.value.shape).ravel()[at]
    return bool(taken) == (edge.operand == 2)
