"""What happens next, and what the picture shows after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal as OneOf

import numpy as np

from .graph import Graph
from .value import Value

Phase = OneOf["value", "seed", "contribution"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens. `node` is the value made, the seeded target, or the receiver of a contribution."""

    number: int  # from 1
    phase: Phase
    node: int
    edge: int | None  # the edge that a contribution flows over


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known after a step; tuples run parallel to graph.nodes and graph.edges."""

    step: Step | None  # None only for frame(0): nothing has happened
    known: tuple[bool, ...]  # the value has been computed
    gradients: tuple[Value | None, ...]  # the sum of what has arrived so far; None: nothing yet
    waiting: tuple[int, ...]  # contributions still to come
    flowed: tuple[bool, ...]  # per edge: its contribution has arrived


class Timeline:
    """All steps of a graph: one per value in order of making, the seed, one per contribution in sweep order."""

    steps: tuple[Step, ...]

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self.steps = tuple(_steps(graph))
        walked = [graph.edges[key] for key in graph.sweep]
        self._receivers = np.array([edge.parent for edge in walked], dtype=np.intp)
        self._arrivals = [(edge.parent, edge.total) for edge in walked]
        self._expected = self._received(len(walked))

    def frame(self, number: int) -> Frame:
        """The picture after step `number`; 0 is before anything, len(steps) shows the whole Run."""
        if not 0 <= number <= len(self.steps):
            raise IndexError(f"step {number} of {len(self.steps)}")
        nodes = len(self._graph.nodes)
        made = min(number, nodes)
        seeded = number > nodes
        arrived = max(0, number - nodes - 1)
        return Frame(
            step=self.steps[number - 1] if number else None,
            known=(True,) * made + (False,) * (nodes - made),
            gradients=self._gradients(seeded, arrived),
            waiting=tuple((self._expected - self._received(arrived)).tolist()),
            flowed=self._flowed(arrived),
        )

    def _received(self, arrived: int) -> np.ndarray:
        return np.bincount(self._receivers[:arrived], minlength=len(self._graph.nodes))

    def _gradients(self, seeded: bool, arrived: int) -> tuple[Value | None, ...]:
        latest: dict[int | None, Value | None] = {self._graph.target: self._graph.seed} if seeded else {}
        latest.update(self._arrivals[:arrived])
        return tuple(map(latest.get, range(len(self._graph.nodes))))

    def _flowed(self, arrived: int) -> tuple[bool, ...]:
        done = frozenset(self._graph.sweep[:arrived])
        return tuple(map(done.__contains__, range(len(self._graph.edges))))


def length(graph: Graph) -> int:
    """How many steps a graph has."""
    is_seeded = graph.seed is not None and graph.target is not None
    return len(graph.nodes) + (1 + len(graph.sweep) if is_seeded else 0)


def _steps(graph: Graph) -> Iterator[Step]:
    for node in graph.nodes:
        yield Step(node.key + 1, "value", node.key, None)
    if graph.seed is None or graph.target is None:
        return
    seed = len(graph.nodes) + 1
    yield Step(seed, "seed", graph.target, None)
    for number, key in enumerate(graph.sweep, start=seed + 1):
        yield Step(number, "contribution", graph.edges[key].parent, key)
