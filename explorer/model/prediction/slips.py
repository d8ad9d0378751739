"""What well-known slips make of a gradient, or of what flows back over one edge: found while its tensors are alive.

The slips of a whole pass are those of `mistakes`; those of one step are made here of what flows there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

import numpy as np

from ..chaining import chains
from ..graph import Edge, Graph
from ..mistakes import MISTAKES, Made
from ..patience import Look, unhurried
from ..value import value_of
from .flowing import Flowing, Found
from .forward import value_slips
from .question import Question, Slip, Sought
from .versions import arrayed

FEW = 6  # contributions of which every choice is tried
MANY_PATHS = 50  # of more paths single ones are not tried
ANOTHER = 40  # other gradients that may have been meant
KIND_OF = {"overwrite": "path", "order": "path", "upstream": "upstream", "local": "local", "broadcast": "broadcast"}


def sought(made: Made, graph: Graph, seed: Any, question: Question, look: Look = unhurried) -> Sought | None:
    """The answer to a question about a graph that was swept from `seed`, with what slips make of it.

    None where there is no such question, or where the numbers of its answer were too many to be kept.
    """
    here = Flowing(made, graph, seed, look)
    if not _is_asked(here, question):
        return None
    answer, found = ANSWERS[question.kind](here, question.key)
    whole = value_of(np.asarray(answer))
    if whole.numbers is None or (question.cell or 0) >= max(1, len(whole.numbers)):
        return None
    slips = tuple(Slip(name, value_of(np.asarray(each, dtype=np.float64)), node) for name, each, node in found)
    return Sought(question, whole, (*slips, *_alike(whole.shape, answer)))


def _is_asked(here: Flowing, question: Question) -> bool:
    """Whether it can be asked of this graph."""
    if question.kind == "value":
        return question.key < len(here.graph.nodes) and bool(here.graph.nodes[question.key].op)
    if question.kind == "gradient":
        return question.key in here.known and question.key != here.graph.target
    return question.kind in ANSWERS and question.key in here.graph.sweep


def _alike(shape: tuple[int, ...], answer: Any) -> Iterator[Slip]:
    """What can happen to any answer: a lost sign, rows for columns."""
    array = np.asarray(answer, dtype=np.float64)
    yield Slip("sign", value_of(-array))
    if len(shape) == 2 and max(shape) > 1:
        yield Slip("transposed", value_of(array.T))


def _contribution(here: Flowing, key: int) -> tuple[Any, Found]:
    return here.share(here.graph.edges[key]), _of_contribution(here, here.graph.edges[key])


def _of_contribution(here: Flowing, edge: Edge) -> Found:
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


def _local(here: Flowing, key: int) -> tuple[Any, Found]:
    return here.local(here.graph.edges[key]), _of_local(here, here.graph.edges[key])


def _of_local(here: Flowing, edge: Edge) -> Found:
    yield "times", here.share(edge), edge.child
    if (passed := here.passed(edge)) is not None:
        yield "local", passed, None
    yield from _values(here, edge.parent, edge.child)
    yield from (("sibling", here.local(each), each.parent) for each in _siblings(here, edge))


def _siblings(here: Flowing, edge: Edge) -> list[Edge]:
    """What the same value passes to its other operands."""
    return [each for key in here.graph.sweep if (each := here.graph.edges[key]).child == edge.child and key != edge.key]


def _gradient(here: Flowing, node: int) -> tuple[Any, Found]:
    whole = np.broadcast_to(np.asarray(here.known[node], dtype=np.float64), here.shape(node))
    return whole, _of_gradient(here, node, whole)


def _of_gradient(here: Flowing, node: int, whole: Any) -> Found:
    assert here.sweep is not None
    for name, kind in KIND_OF.items():
        yield kind, MISTAKES[name](here.sweep, here.seed).get(node, np.zeros(here.shape(node))), None
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


def _without_paths(here: Flowing, node: int, whole: Any) -> Iterator[Any]:
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


def _values(here: Flowing, *nodes: int | None) -> Found:
    """The value of a node for a derivative."""
    yield from (("value", np.asarray(here.made[node][0]), node) for node in nodes if node is not None)


def _value(here: Flowing, node: int) -> tuple[Any, Found]:
    return np.asarray(here.made[node][0]), value_slips(here.graph, node)


ANSWERS: Mapping[str, Callable[[Flowing, int], tuple[Any, Found]]] = {
    "contribution": _contribution,
    "local": _local,
    "gradient": _gradient,
    "value": _value,
}
