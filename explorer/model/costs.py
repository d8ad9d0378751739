"""How many multiplications the derivatives of a graph cost, backward and forward.

Counted are the products of what arrives over an edge, backward a gradient and forward a tangent, and the partial
derivatives of that one operation: one product for each pair of cells, of the operand and of the result, that it
links. That is one for each element of an elementwise result, m·n·k for a product of (m, k) and (k, n), one for each
number that a sum adds. A product by 1 counts as well; computing the values and the partial derivatives, and adding
up, does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np

import engine as mg
from engine import Tensor

from .graph import Graph
from .made import Made, one_hot
from .patience import Look
from .tangent import Costs

Along = Callable[[np.ndarray], np.ndarray]  # what an operation makes of a tangent, or of a gradient
MOST = 2_000  # cells that are sent through an operation one by one
LARGEST = 4_000_000  # pairs of cells that are looked at
ALIKE = 1e-6  # relative: two numbers that are one, but for rounding


def costs(made: Made, graph: Graph, reached: Collection[int], look: Look) -> Costs:
    """Of a graph that was swept; `reached` are the nodes that depend on the cell at hand."""
    walked = [graph.edges[key] for key in graph.sweep]
    weights = [links(made[edge.child][0], edge.operand, look) for edge in walked]
    cells = _cells_behind(graph)
    once = [weight for edge, weight in zip(walked, weights, strict=True) if edge.parent in reached]
    every = [weight and weight * cells[edge.parent] for edge, weight in zip(walked, weights, strict=True)]
    return Costs(_sum(weights), _sum(every), cells[graph.target], _sum(once))


def _sum(weights: Sequence[int | None]) -> int | None:
    known = [weight for weight in weights if weight is not None]
    return sum(known) if len(known) == len(weights) else None


def _cells_behind(graph: Graph) -> dict[int | None, int]:
    """By node: how many cells all the leaves have that it depends on."""
    leaves = [node for node in graph.nodes if not node.op and not node.constant and node.gradient is not None]
    sizes = [int(np.prod(node.value.shape, dtype=int)) for node in leaves]
    of_size: dict[int, int] = defaultdict(int)  # the leaves of each size, as bits
    behind: dict[int | None, int] = defaultdict(int)
    for bit, (leaf, size) in enumerate(zip(leaves, sizes, strict=True)):
        of_size[size] |= 1 << bit
        behind[leaf.key] |= 1 << bit
    for edge in sorted((graph.edges[key] for key in graph.sweep), key=lambda edge: edge.child):
        behind[edge.child] |= behind[edge.parent]
    found: dict[int | None, int] = defaultdict(int)
    for node, bits in behind.items():
        found[node] = sum(size * (bits & mask).bit_count() for size, mask in of_size.items())
    return found


def links(result: Tensor, operand: int, look: Look) -> int | None:
    """How many pairs of cells an operation links; None where they are too many to be counted."""
    look()
    manner = mg.local.manner(result)
    if manner == "elementwise":
        return int(result.size)
    assert result.creator is not None, "an edge leads to what was computed"
    shapes = [np.shape(x) for x in result.creator.inputs]
    if manner == "multilinear":
        return _of_product(result, operand, [np.ones(shape) for shape in shapes])
    back: Along = lambda gradient: np.asarray(mg.local.pull_back(result, operand, gradient))  # noqa: E731
    forth: Along = lambda tangent: np.asarray(mg.local.push_forward(result, operand, tangent))  # noqa: E731
    ways = ((back, result.shape), (forth, shapes[operand]))
    for along, shape in ways:
        if (found := _picked(along, shape, result.dtype)) is not None:
            return found
    return _one_by_one(*min(ways, key=lambda way: np.prod(way[1])), result.dtype, look)


def _of_product(result: Tensor, operand: int, ones: list[np.ndarray]) -> int:
    """Of factors that are all 1 each product is 1; the same pair may have several, and then each pair has as many."""
    if not result.size:
        return 0
    cell = np.zeros(result.shape)
    cell.flat[0] = 1
    many = np.max(mg.local.pull_back(result, operand, cell, ones), initial=0)
    every = np.sum(mg.local.push_forward(result, operand, ones[operand], ones))
    return round(float(every / many)) if many else round(float(every))


def _picked(along: Along, shape: tuple[int, ...], dtype: Any) -> int | None:
    """The pairs of what gives each cell one cell of what it gets, times a number; None of any other operation."""
    given = np.random.default_rng(0).uniform(1, 2, shape).astype(dtype)
    scale, found = along(np.ones(shape, dtype)), along(given)
    is_linked = scale != 0
    if found[~is_linked].any():
        return None
    order = np.sort(given, axis=None)
    ratios = found[is_linked] / scale[is_linked]
    if not ratios.size:
        return 0
    above = np.clip(np.searchsorted(order, ratios), 1, max(order.size - 1, 1))
    near = np.minimum(*(np.abs(order[np.clip(at, 0, order.size - 1)] - ratios) for at in (above, above - 1)))
    return int(is_linked.sum()) if (near <= ALIKE * np.abs(ratios)).all() else None


def _one_by_one(along: Along, shape: tuple[int, ...], dtype: Any, look: Look) -> int | None:
    size = int(np.prod(shape, dtype=int))
    if size > MOST:
        return None
    links = 0
    for at in range(size):
        look()
        found = along(one_hot(np.empty(shape, dtype), at))
        if found.size * size > LARGEST:
            return None
        links += int(np.count_nonzero(found))
    return links
