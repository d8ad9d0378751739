"""What changes on the screen from one step to the next, as small reversible deltas: [column, row, after, before]."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, cast

from explorer.model.graph import Graph
from explorer.model.patience import Look, unhurried
from explorer.model.timeline import Frame, Step, Timeline

from .placement import Placement
from .scene import Scene, State

MOST = 4_000  # steps that travel; a longer walk stops only where it moves on to another card
Delta = list
Name = tuple[str, str]  # source and column


def stops(graph: Graph, placement: Placement) -> tuple[int, ...]:
    """The numbers of the steps that are shown: all of them up to MOST."""
    steps = Timeline(graph).steps
    if len(steps) <= MOST:
        return tuple(step.number for step in steps)
    box_of = placement.box_of()
    ends = [one.number for one, other in pairwise(steps) if _seen(graph, box_of, one) != _seen(graph, box_of, other)]
    stride = -(-(len(ends) + 1) // MOST)
    return tuple([*ends, steps[-1].number][::-1][::stride][::-1])


def deltas(
    scene: Scene, start: State, names: Sequence[Name], shown: Sequence[int], look: Look = unhurried
) -> list[list[Delta]]:
    """Per shown step, what changes: only the rows that were touched since the one before are drawn again."""
    index = {name: at for at, name in enumerate(names)}
    present = {source: {column: list(rows) for column, rows in columns.items()} for source, columns in start.items()}
    is_shown = frozenset(shown)
    near: dict[tuple[str, int], None] = {}
    changes = []
    for step, frame in _walk(scene.graph):
        near |= dict.fromkeys(scene.touched(step))
        if step.number in is_shown:
            look()
            changes.append([delta for place in near for delta in _changed(scene, frame, present, place, index)])
            near = dict.fromkeys(scene.touched(step))
    return changes


def _seen(graph: Graph, box_of: dict[int, int], step: Step) -> tuple:
    giver = None if step.edge is None else box_of[graph.edges[step.edge].child]
    return step.phase, box_of[step.node], giver


def _changed(scene: Scene, frame: Frame, present: State, place: tuple[str, int], index: dict) -> Iterator[Delta]:
    source, row = place
    for column, after in scene.row(source, frame, row).items():
        before = present[source][column][row]
        if after != before:
            present[source][column][row] = after
            yield [index[source, column], row, after, before]


def _walk(graph: Graph) -> Iterator[tuple[Step, Frame]]:
    """The steps and frames one after the other, each frame made from the one before: the lists are written in place."""
    timeline = Timeline(graph)
    start = timeline.frame(0)
    known, gradients = list(start.known), list(start.gradients)
    waiting, flowed = list(start.waiting), list(start.flowed)
    for step in timeline.steps:
        if step.edge is not None:
            gradients[step.node] = graph.edges[step.edge].total
            waiting[step.node] -= 1
            flowed[step.edge] = True
        elif step.phase == "seed":
            gradients[step.node] = graph.seed
        else:
            known[step.node] = True
        yield step, Frame(step, *cast(Any, (known, gradients, waiting, flowed)))
