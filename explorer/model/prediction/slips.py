"""What well-known slips make of a gradient, or of what flows back over one edge: found while its tensors are alive.

The slips of a whole pass are those of `mistakes`; those of one step are made here of what flows there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

import engine as mg

from ..chaining import chains
from ..graph import Edge, Graph
from ..mistakes import MISTAKES, Arrays, Made, Pass, right
from ..patience import Look, unhurried
from ..value import value_of
from .forward import value_slips
from .question import Question, Slip, Sought
from .versions import arrayed, earlier

FEW = 6  # contributions of which every choice is tried
MANY_PATHS = 50  # of more paths single ones are not tried
ANOTHER = 40  # other gradients that may have been meant
KIND_OF = {"overwrite": "path", "order": "path", "upstream": "upstream", "local": "local", "broadcast": "broadcast"}
Found = Iterator[tuple[str, Any, int | None]]  # the slip's name, what it gives, the node that was mistaken for another


def sought(made: Made, graph: Graph, seed: Any, question: Question, look: Look = unhurried) -> Sought | None:
    """The answer to a question about a graph that was swept from `seed`, with what slips make of it.

    None where there is no such question, or where the numbers of its answer were too many to be kept.
    """
    here = _Here(made, graph, seed, look)
    if not here.has(question):
        return None
    answer, found = ANSWERS[question.kind](here, question.key)
    whole = value_of(np.asarray(answer))
    if whole.numbers is None or (question.cell or 0) >= max(1, len(whole.numbers)):
        return None
    slips = tuple(Slip(name, value_of(np.asarray(each, dtype=np.float64)), node) for name, each, node in found)
    return Sought(question, whole, (*slips, *_alike(whole.shape, answer)))


def _alike(shape: tuple[int, ...], answer: Any) -> Iterator[Slip]:
    """What can happen to any answer: a lost sign, rows for columns."""
    array = np.asarray(answer, dtype=np.float64)
    yield Slip("sign", value_of(-array))
    if len(shape) == 2 and max(shape) > 1:
        yield Slip("transposed", value_of(array.T))


class _Here:
    """What flows in a graph, asked for edge by edge."""

    def __init__(self, made: Made, graph: Graph, seed: Any, look: Look) -> None:
        self.made, self.graph, self.seed, self.look = made, graph, seed, look
        self.is_swept = graph.target is not None and graph.seed is not None
        self.sweep = Pass(made, graph, look) if self.is_swept else None
        self.known: Arrays = right(self.sweep, seed) if self.sweep else {}

    def has(self, question: Question) -> bool:
        """Whether it can be asked of this graph."""
        if question.kind == "value":
            return question.key < len(self.graph.nodes) and bool(self.graph.nodes[question.key].op)
        if question.kind == "gradient":
            return question.key in self.known and question.key != self.graph.target
        return question.kind in ANSWERS and question.key in self.graph.sweep

    def arrived(self, edge: Edge) -> np.ndarray:
        """The gradient of the value that passes something on over an edge."""
        return np.broadcast_to(np.asarray(self.known[edge.child], dtype=np.float64), self.shape(edge.child))

    def shape(self, node: int) -> tuple[int, ...]:
        """That of a value."""
        return self.made[node][0].shape

    def back(self, edge: Edge, gradient: Any) -> Any:
        """What flows over an edge of a gradient."""
        assert self.sweep is not None
        return np.asarray(self.sweep.back(edge, gradient), dtype=np.float64)

    def share(self, edge: Edge) -> Any:
        """What rightly flows over it."""
        return self.back(edge, self.arrived(edge))

    def local(self, edge: Edge) -> Any:
        """The same without what arrived."""
        return self.back(edge, np.ones(self.shape(edge.child)))

    def into(self, node: int) -> list[Edge]:
        """The edges that a gradient comes over, in the order of arrival."""
        return [self.graph.edges[key] for key in self.graph.sweep if self.graph.edges[key].parent == node]

    def passed(self, edge: Edge) -> np.ndarray | None:
        """What arrived, handed on as it is: added up where the receiver was copied; None where it does not fit."""
        arrived, shape = self.arrived(edge), self.shape(edge.parent)
        extra = arrived.ndim - len(shape)
        if extra < 0:
            return None
        padded = (1,) * extra + shape
        if any(small not in (1, large) for small, large in zip(padded, arrived.shape, strict=True)):
            return None
        axes = tuple(axis for axis, size in enumerate(padded) if size == 1)
        return arrived.sum(axis=axes, keepdims=True).reshape(shape)

    def stale(self, edge: Edge) -> Found:
        """What flows over it where an operand still has the numbers that its name stood for before."""
        child, call = self.made[edge.child]
        operands = self.graph.nodes[edge.child].operands
        for at, operand in enumerate(operands if call else ()):
            old = None if operand.node is None else earlier(self.graph, operand.node)
            if old is None or call is None:
                continue
            values = [np.asarray(x) for x in call.inputs]
            values[at] = old.astype(values[at].dtype)
            yield "stale", mg.local.pull_back(child, edge.operand, self.arrived(edge), values), operand.node

    def uncopied(self, edge: Edge) -> Found:
        """What comes back to the copies of a broadcast operand, not added up: of the first copy, or of all."""
        slopes = mg.local.slopes(self.made[edge.child][0], edge.operand)
        small, large = self.shape(edge.parent), self.shape(edge.child)
        if slopes is None or small == large:
            return
        each = self.arrived(edge) * slopes
        padded = (1,) * (len(large) - len(small)) + small
        first = tuple(slice(0, 1) if size == 1 else slice(None) for size in padded)
        yield "broadcast", each[first].reshape(small), None
        yield "broadcast", each, None


def _contribution(here: _Here, key: int) -> tuple[Any, Found]:
    return here.share(here.graph.edges[key]), _of_contribution(here, here.graph.edges[key])


def _of_contribution(here: _Here, edge: Edge) -> Found:
    yield "upstream", here.local(edge), None
    if (passed := here.passed(edge)) is not None:
        yield "local", passed, None
    yield from _values(here, edge.parent, edge.child)
    yield from here.uncopied(edge)
    yield from here.stale(edge)
    for other in here.into(edge.parent):
        if other.key != edge.key:
            yield "term", here.share(other), other.child
    if len(here.into(edge.parent)) > 1:
        yield "sum", here.known[edge.parent], edge.parent
    yield from (("sibling", here.share(each), each.parent) for each in _siblings(here, edge))


def _local(here: _Here, key: int) -> tuple[Any, Found]:
    return here.local(here.graph.edges[key]), _of_local(here, here.graph.edges[key])


def _of_local(here: _Here, edge: Edge) -> Found:
    yield "times", here.share(edge), edge.child
    if (passed := here.passed(edge)) is not None:
        yield "local", passed, None
    yield from _values(here, edge.parent, edge.child)
    yield from (("sibling", here.local(each), each.parent) for each in _siblings(here, edge))


def _siblings(here: _Here, edge: Edge) -> list[Edge]:
    """What the same value passes to its other operands."""
    return [each for key in here.graph.sweep if (each := here.graph.edges[key]).child == edge.child and key != edge.key]


def _gradient(here: _Here, node: int) -> tuple[Any, Found]:
    whole = np.broadcast_to(np.asarray(here.known[node], dtype=np.float64), here.shape(node))
    return whole, _of_gradient(here, node, whole)


def _of_gradient(here: _Here, node: int, whole: Any) -> Found:
    assert here.sweep is not None
    for name, wrong in MISTAKES.items():
        yield KIND_OF[name], wrong(here.sweep, here.seed).get(node, np.zeros(here.shape(node))), None
    edges = here.into(node)
    shares = [here.share(edge) for edge in edges]
    yield from (("path", each, None) for each in _partial_sums(shares))
    yield from (("path", each, None) for each in _without_paths(here, node, whole))
    if len(shares) > 1:
        yield from (("sign", whole - 2 * share, None) for share in shares)
    yield from _in_one_place("upstream", shares, [here.local(edge) for edge in edges])
    yield from _in_one_place("local", shares, [here.passed(edge) for edge in edges])
    for edge in edges:
        yield from here.uncopied(edge)
        yield from ((name, whole - here.share(edge) + old, at) for name, old, at in here.stale(edge))
    yield from _values(here, node, here.graph.target)
    others = [key for key in here.known if key not in (node, here.graph.target) and here.graph.nodes[key].name]
    yield from (("another", here.known[key], key) for key in others[:ANOTHER])


def _partial_sums(shares: Sequence[Any]) -> Iterator[Any]:
    """Some of the contributions, but not all: any choice of few, of many the single ones, and all but one."""
    count = len(shares)
    sizes = range(1, count) if count <= FEW else sorted({1, count - 1})
    for size in sizes if count > 1 else ():
        yield from (sum(chosen) for chosen in combinations(shares, size))


def _without_paths(here: _Here, node: int, whole: Any) -> Iterator[Any]:
    """Without one whole path from the target, and one path alone."""
    found = chains(here.made, here.graph, here.seed, node, here.look)
    if found is None or not 1 < found.count <= MANY_PATHS:
        return
    shares = [share for chain in found.told if (share := arrayed(chain.share)) is not None]
    yield from shares
    yield from (whole - share for share in shares)


def _in_one_place(name: str, shares: Sequence[Any], wrong: Sequence[Any]) -> Found:
    """The sum with a slip in all of the contributions, or in one of them."""
    if all(each is not None for each in wrong) and wrong:
        yield name, sum(wrong), None
    whole = sum(shares)
    for share, each in zip(shares, wrong, strict=True):
        if each is not None and len(shares) > 1:
            yield name, whole - share + each, None


def _values(here: _Here, *nodes: int | None) -> Found:
    """The value of a node for a derivative."""
    yield from (("value", np.asarray(here.made[node][0]), node) for node in nodes if node is not None)


def _value(here: _Here, node: int) -> tuple[Any, Found]:
    return np.asarray(here.made[node][0]), value_slips(here.graph, node)


ANSWERS: Mapping[str, Callable[[_Here, int], tuple[Any, Found]]] = {
    "contribution": _contribution,
    "local": _local,
    "gradient": _gradient,
    "value": _value,
}
