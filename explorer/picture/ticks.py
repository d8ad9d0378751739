"""The numbers of one run of a graph, for the page to show: a tick of a slider is this and nothing else.

What the page can work out for itself in the same arithmetic is left out where it comes to exactly what was computed:
a gradient is the last of its running totals, a running total the one before plus what arrived, what a rule passes on
with the factor 1 is what arrived, and with an operand as factor it is the product of the two.
"""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any

import numpy as np

from explorer.model.births import Birth
from explorer.model.graph import Edge, Graph
from explorer.model.nonfinite import Nonfinite, Origin, bad
from explorer.model.value import STRIP, Number, Value

EXACT = 2**53  # a browser counts exactly up to here
BORN = ("values", "contributions")  # where a nan or an inf can be born
Cell = Any
Odd = list[list]


def tick(graph: Graph) -> dict[str, Any]:
    """Values by node, contributions and running totals by their place in the sweep, and what stands beside them."""
    walked = [graph.edges[key] for key in graph.sweep]
    return {
        "values": _column(enumerate(node.value for node in graph.nodes)),
        "contributions": _contributions(graph, walked),
        "totals": _totals(graph, walked),
        "gradients": _gradients(graph, walked),
        "seed": cell(graph.seed),
        "began": [[node.key, cell(node.began)] for node in graph.nodes if node.began],
        "constants": [
            [node.key, place, cell(operand.value)]
            for node in graph.nodes
            for place, operand in enumerate(node.operands)
            if operand.node is None and operand.value
        ],
        "nonfinite": _nonfinite(graph),
    }


def cell(value: Value | None) -> Cell:
    """A number of float64 as it is; others as [dtype, number]; an array as [dtype, shape, numbers], or its extremes."""
    if value is None:
        return None
    if not value.shape:
        number = _number(value.numbers[0]) if value.numbers else None
        return number if value.dtype == "float64" and number is not None else [value.dtype, number]
    if value.numbers is not None and len(value.numbers) <= STRIP:
        return [value.dtype, value.shape, [_number(number) for number in value.numbers]]
    ends = [None if number is None else _number(number) for number in (value.low, value.high, value.mean)]
    strip = [_number(number) for number in value.strip]
    return [value.dtype, value.shape, None, *ends, value.nans, value.infs, strip]


def arrays(graph: Graph, most: int) -> dict[str, Any]:
    """The numbers, up to so many, of arrays of which a tick has extremes alone: by node, of value and gradient."""
    return {
        name: {
            node.key: [_number(number) for number in value.numbers]
            for node in graph.nodes
            if (value := getattr(node, field)) and value.numbers is not None and STRIP < len(value.numbers) <= most
        }
        for name, field in (("values", "value"), ("gradients", "gradient"))
    }


def _column(values: Iterable[tuple[int, Value | None]]) -> dict[str, Any]:
    """Plain numbers one after the other as doubles, eight bytes each; whatever is none stands beside, by its place."""
    plain: list[float] = []
    odd: Odd = []
    for place, value in values:
        number = _plain(value)
        if number is None:
            odd.append([place, cell(value)])
        else:
            plain.append(number)
    return {"plain": b64encode(np.array(plain, "<f8").tobytes()).decode(), "odd": odd}


def _contributions(graph: Graph, walked: Sequence[Edge]) -> dict[str, Any]:
    told: list[tuple[int, Value | None]] = []
    otherwise: Odd = []
    for place, (edge, sums) in enumerate(_walk(graph, walked)):
        arrived, factor = sums.get(edge.child), factor_of(graph, edge)
        if edge.formula != "1" and factor is None:
            told.append((place, edge.contribution))
        elif not _is_worked_out(graph, edge, factor, arrived):
            otherwise.append([place, cell(edge.contribution)])
    return {**_column(told), "otherwise": otherwise}


def factor_of(graph: Graph, edge: Edge) -> int | None:
    """Which operand a rule multiplies by, if it does nothing else."""
    names = [operand.name for operand in graph.nodes[edge.child].operands]
    return names.index(edge.formula) if edge.formula in names else None


def _is_worked_out(graph: Graph, edge: Edge, factor: int | None, arrived: Value | None) -> bool:
    """Whether the page comes to the same contribution, with the factor 1 or an operand's value."""
    if factor is None:
        return _is_same(edge.contribution, arrived)
    operand = graph.nodes[edge.child].operands[factor]
    by = operand.value if operand.node is None else graph.nodes[operand.node].value
    numbers = [_plain(each) for each in (arrived, by, edge.contribution)]
    if any(number is None for number in numbers):
        return False
    first, second, third = numbers
    return _is_equal(first * second, third)


def _totals(graph: Graph, walked: Sequence[Edge]) -> Odd:
    """The running totals that are no plain sum of what arrived."""
    return [
        [place, cell(edge.total)]
        for place, (edge, sums) in enumerate(_walk(graph, walked))
        if not _is_sum(sums.get(edge.parent), edge.contribution, edge.total)
    ]


def _walk(graph: Graph, walked: Sequence[Edge]) -> Iterator[tuple[Edge, dict[int, Value | None]]]:
    """Each edge, and by node what had arrived before it."""
    sums = _before(graph)
    for edge in walked:
        yield edge, sums
        sums[edge.parent] = edge.total


def _gradients(graph: Graph, walked: Sequence[Edge]) -> Odd:
    """The gradients that are not the last of their running totals."""
    last = _before(graph) | {edge.parent: edge.total for edge in walked}
    return [
        [node.key, cell(node.gradient)] for node in graph.nodes if not _is_same(last.get(node.key), node.gradient)
    ]  # fmt: skip


def _before(graph: Graph) -> dict[int, Value | None]:
    return {} if graph.target is None else {graph.target: graph.seed}


def _is_sum(before: Value | None, more: Value | None, total: Value | None) -> bool:
    if before is None:
        return _is_same(more, total)
    numbers = [_plain(each) for each in (before, more, total)]
    if any(number is None for number in numbers):
        return False
    first, second, third = numbers
    return _is_equal(first + second, third)


def _is_same(one: Value | None, other: Value | None) -> bool:
    if one is None or other is None:
        return one is other
    first, second = _plain(one), _plain(other)
    if first is None or second is None:
        return one == other and str(one.numbers) == str(other.numbers)
    return _is_equal(first, second)


def _plain(value: Value | None) -> Any:
    return value.numbers[0] if value and value.dtype == "float64" and not value.shape and value.numbers else None


def _is_equal(one: float, other: float) -> bool:
    """The same double, its sign included."""
    return (one != one and other != other) or (
        one == other and (one != 0 or math.copysign(1, one) == math.copysign(1, other))
    )


def _number(number: Number) -> Cell:
    """What JSON has no number for is a text."""
    if isinstance(number, float):
        return number if math.isfinite(number) else repr(number)
    return number if abs(number) <= EXACT else str(number)


def _nonfinite(graph: Graph) -> dict[str, Any]:
    """Where what is not finite came into the world: by node and by edge; of most graphs there is nothing to tell."""
    every = chain(
        (graph.seed,),
        (node.value for node in graph.nodes),
        (value for edge in graph.edges for value in (edge.contribution, edge.total)),
    )
    if not any(map(bad, every)):
        return {name: {} for name in BORN}
    found = Nonfinite(graph)
    return {
        name: {key: _told(origin, found.reasons[name].get(key)) for key, origin in getattr(found, name).items()}
        for name in BORN
    }


def _told(origin: Origin, birth: Birth | None) -> dict[str, Any]:
    """Where, and why as far as that is known."""
    if birth is None:
        return asdict(origin)
    numbers = [_number(number) for number in birth.numbers]
    arrived = None if birth.arrived is None else _number(birth.arrived)
    return {**asdict(origin), "birth": {**asdict(birth), "numbers": numbers, "arrived": arrived}}
