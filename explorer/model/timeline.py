"""What happens next, and what the picture shows after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

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

    def __init__(self, graph: Graph) -> None:
        raise NotImplementedError

    steps: tuple[Step, ...]

    def frame(self, number: int) -> Frame:
        """The picture after step `number`; 0 is before anything, len(steps) shows the whole Run."""
        raise NotImplementedError
