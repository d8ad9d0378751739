"""The values and gradients of two graphs beside each other: which are the same, and by how much the others differ."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal as OneOf

import numpy as np

from .graph import Graph, Node
from .program import one_line
from .value import Number, Value

ROUNDING = 1_000  # times the spacing of numbers: what comes of another order of the same operations
Verdict = OneOf["same", "summary", "rounding", "differs", "odd", "shape", "only"]
Of = OneOf["value", "gradient"]
Pair = tuple[Number, Number]
Nodes = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One value, or its gradient, in two graphs.

    `verdict`: "same"; "summary", if as much as is known of large arrays is the same; "rounding", by no more than that;
    "differs"; "odd", where one is nan or infinite and the other not so; "shape"; "only", if one of them has it alone.
    `relative` is the largest difference, as a share of the larger of the two numbers, `at` the element where it is
    (in C order), `pair` the numbers there; `count` is how many elements differ.
    """

    title: str
    of: Of
    nodes: Nodes
    verdict: Verdict
    relative: float | None = None
    at: int | None = None
    pair: Pair | None = None
    count: int = 0


Title = tuple[str, int]  # what a node is called, and how many before it are called so
Join = tuple[str, Node | None, Node | None]


def differences(first: Graph, second: Graph) -> tuple[Difference, ...]:
    """A row for each value and each gradient that either graph has, in the order of the first, then of the second."""
    return tuple(row for join in joined(first, second) for row in told(*join))


def joined(first: Graph, second: Graph) -> list[Join]:
    """The nodes of both by what they are called; the targets belong together, whatever they are called."""
    ours, theirs = titled(first), titled(second)
    partners = {ours[title]: node for title, node in theirs.items() if title in ours}
    ends = first.target, second.target
    if None not in ends and ends[0] not in partners and ends[1] not in partners.values():
        partners[ends[0]] = ends[1]  # type: ignore[index, assignment]
    taken = set(partners.values())
    both = [beside(title, first.nodes[key], second, partners.get(key)) for (title, _), key in ours.items()]
    return [*both, *((title, None, second.nodes[key]) for (title, _), key in theirs.items() if key not in taken)]


def beside(title: str, node: Node, second: Graph, key: int | None) -> Join:
    """A node of the first graph and its partner, called by both names where they have two."""
    other = None if key is None else second.nodes[key]
    name = title if other is None else called(other)
    return title if name == title else f"{title} | {name}", node, other


def titled(graph: Graph) -> dict[Title, int]:
    """What each node is called, in the order of making."""
    counts, found = Counter[str](), dict[Title, int]()
    for node in graph.nodes:
        found[called(node), counts[called(node)]] = node.key
        counts[called(node)] += 1
    return found


def called(node: Node) -> str:
    """Its name, with the version where there are several; its text where it has none."""
    return f"{node.name}{node.mark}" if node.name else one_line(node.text)


def told(title: str, one: Node | None, other: Node | None) -> Iterator[Difference]:
    """The rows of one value: its numbers, then its gradient where either graph has one."""
    keys = one.key if one else None, other.key if other else None
    yield compared(title, "value", keys, one.value if one else None, other.value if other else None)
    ours, theirs = one.gradient if one else None, other.gradient if other else None
    if ours or theirs:
        yield compared(title, "gradient", keys, ours, theirs)


def compared(title: str, of: Of, nodes: Nodes, one: Value | None, other: Value | None) -> Difference:
    """Two Values beside each other, at least one of which is there."""
    if one is None or other is None:
        return Difference(title, of, nodes, "only")
    if one.shape != other.shape:
        return Difference(title, of, nodes, "shape")
    if one.numbers is None or other.numbers is None:
        return by_summary(Difference(title, of, nodes, "summary"), one, other)
    return by_number(Difference(title, of, nodes, "same"), one, other)


def by_number(row: Difference, one: Value, other: Value) -> Difference:
    """The row with what differs, element by element."""
    ours, theirs = (np.array(each.numbers, float) for each in (one, other))
    differ = np.array([not alike(*pair) for pair in zip(one.numbers or (), other.numbers or (), strict=True)], bool)
    if not differ.any():
        return row
    gaps = np.where(differ, gap(ours, theirs), 0.0)
    at = int(np.argmax(gaps))
    found = replace(row, at=at, pair=(one.numbers[at], other.numbers[at]), count=int(differ.sum()))  # type: ignore[index]
    if math.isinf(gaps[at]):
        return replace(found, verdict="odd")
    largest = max(abs(end) for value in (one, other) for end in (value.low, value.high) if end is not None)
    with np.errstate(over="ignore", invalid="ignore"):
        is_rounding = bool((np.abs(ours - theirs)[differ] <= spacing(one, other) * largest).all())
    return replace(found, verdict="rounding" if is_rounding else "differs", relative=float(gaps[at]))


def by_summary(row: Difference, one: Value, other: Value) -> Difference:
    """The row with what differs of two arrays that are too large to be kept: extremes, mean, what is not finite."""
    if (one.nans, one.infs) != (other.nans, other.infs):
        return replace(row, verdict="odd")
    ours, theirs = ((each.low, each.high, each.mean, *each.strip) for each in (one, other))
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=True) if a is not None and b is not None and not alike(a, b)]
    if not pairs:
        return row
    known = np.array(pairs, np.float64)
    largest = float(gap(known[:, 0], known[:, 1]).max())
    return replace(row, verdict="rounding" if largest <= spacing(one, other) else "differs", relative=largest)


def alike(one: Number, other: Number) -> bool:
    """Whether two numbers are the same, up to the last digit; nan is nan."""
    return one == other or (one != one and other != other)


def gap(ours: np.ndarray, theirs: np.ndarray) -> np.ndarray:
    """How far numbers are apart, as a share of the larger; infinite where one is not finite and not the other."""
    with np.errstate(all="ignore"):
        largest = np.maximum(np.abs(ours), np.abs(theirs))
        found = np.abs(ours / largest - theirs / largest)
    odd = ~(np.isfinite(ours) & np.isfinite(theirs))
    return np.where(odd, np.inf, np.where(largest == 0, 0.0, found))


def spacing(one: Value, other: Value) -> float:
    """The difference, as a share, that rounding alone may make; whole numbers are not rounded."""
    kinds = [np.dtype(value.dtype) for value in (one, other)]
    return max((ROUNDING * float(np.finfo(kind).eps) for kind in kinds if kind.kind == "f"), default=0.0)
