"""A Run as the page plays it: everything static once, then a small reversible delta per step. Plain JSON-able data.

A delta is [column, row, after, before], the column as its place in the scene's "names". The page applies deltas and
fills templates; every decision about what is shown has been taken here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any, cast

from explorer.model.graph import Graph, Node
from explorer.model.run import Run, Turn
from explorer.model.timeline import Frame, Step, Timeline

from . import card, figures, wording
from .layout import place
from .placement import Orientation, Placement, Room
from .scene import Scene, State
from .why import Why

ROOMS: dict[Orientation, Room] = {"wide": Room(740.0, 470.0, "wide"), "tall": Room(372.0, 376.0, "tall")}
Delta = list


def tape(run: Run, turn: int = -1, placements: Mapping[Orientation, Placement] | None = None) -> dict:
    """One Turn of `run`, ready for the page; `placements` spares the layout where the structure has not changed."""
    graph = run.turns[turn].graph if run.turns else run.graph
    placements = placements or place_both(graph)
    timeline = Timeline(graph)
    return {
        "source": run.program.source,
        "output": run.output,
        "failure": asdict(run.error) if run.error else None,
        "literals": [asdict(literal) for literal in run.literals],
        "turns": [_turn(each) for each in run.turns],
        "turn": turn % len(run.turns) if run.turns else 0,
        "target": graph.target,
        "rows": [_row(node) for node in graph.nodes],
        "edges": [[edge.parent, edge.child] for edge in graph.edges],
        "steps": _steps(graph, timeline),
        "scenes": {orientation: _scene(Scene(graph, placed), timeline) for orientation, placed in placements.items()},
        "wording": wording.table(),
    }


def place_both(graph: Graph, previous: Mapping[Orientation, Placement] | None = None) -> dict[Orientation, Placement]:
    """The graph in a wide and in a tall room."""
    return {side: place(graph, room, (previous or {}).get(side)) for side, room in ROOMS.items()}


def _turn(turn: Turn) -> dict:
    return {
        "number": turn.number,
        "loss": figures.attribute(turn.loss) if turn.loss else None,
        "parameters": [
            [parameter.name, figures.attribute(parameter.value), _attribute(parameter.gradient)]
            for parameter in turn.parameters
        ],
        "line": turn.backward.line if turn.backward else None,
    }


def _row(node: Node) -> dict:
    """A row of the table, and what a hover says; the page knows a node by its key, which is its place here."""
    gradient = "const" if node.constant else _attribute(node.gradient)
    return {
        "node": node.key,
        "name": card.called(node),
        "text": " ".join(node.text.split()),
        "operation": _operation(node),
        "value": figures.value(node.value),
        "gradient": figures.value(node.gradient) if node.gradient and not node.constant else gradient,
        "line": node.place.line if node.place else None,
        "place": asdict(node.place) if node.place else None,
        "data_value": figures.attribute(node.value),
        "data_gradient": gradient,
        "inputs": [operand.node for operand in node.operands if operand.node is not None],
    }


def _operation(node: Node) -> str:
    """The op with its options: "sum(axis=0)"; a value that was given is a leaf or a constant."""
    if not node.op:
        return "constant" if node.constant else "leaf"
    options = ", ".join(f"{name}={said}" for name, said in node.options)
    return f"{node.op}({options})" if options else node.op


def _attribute(gradient: figures.Value | None) -> str:
    return figures.attribute(gradient) if gradient else "none"


def _steps(graph: Graph, timeline: Timeline) -> list[dict]:
    why = Why(graph)
    return [
        {
            "phase": step.phase,
            "node": step.node,
            "edge": step.edge,
            "line": _line(graph, step),
            "sentence": why.sentence(step),
            "why": why.explanation(step),
        }
        for step in timeline.steps
    ]


def _line(graph: Graph, step: Step) -> int | None:
    """The line that the step is about: that of the value made, or of the value that passes its gradient on."""
    node = graph.nodes[step.node if step.edge is None else graph.edges[step.edge].child]
    return node.place.line if node.place else None


def _scene(scene: Scene, timeline: Timeline) -> dict:
    start = scene.at(timeline.frame(0))
    names = [(source, column) for source, columns in start.items() for column in columns]
    extent = scene.placement.extent
    return {
        "tier": scene.placement.tier,
        "extent": [extent.left, extent.top, extent.right, extent.bottom],
        "boxes": [list(box.nodes) for box in scene.placement.boxes],
        "routes": [list(route.edges) for route in scene.placement.routes],
        "ways": {"edges": [row[0] for row in scene.flows.forward], "backs": [row[0] for row in scene.flows.backward]},
        "shape": scene.shape,
        "start": start,
        "names": names,
        "deltas": _deltas(scene, timeline, start, names),
    }


def _deltas(scene: Scene, timeline: Timeline, start: State, names: list[tuple[str, str]]) -> list[list[Delta]]:
    """Per step, what changes: only the rows near the present and the last step are drawn again."""
    index = {name: at for at, name in enumerate(names)}
    present = {source: {column: list(rows) for column, rows in columns.items()} for source, columns in start.items()}
    deltas, last = [], None
    for step, frame in zip(timeline.steps, _Walk(scene.graph, timeline), strict=True):
        near = dict.fromkeys([*(scene.touched(last) if last else ()), *scene.touched(step)])
        deltas.append([delta for place in near for delta in _changed(scene, frame, present, place, index)])
        last = step
    return deltas


def _changed(scene: Scene, frame: Frame, present: State, place: tuple[str, int], index: dict) -> list[Delta]:
    source, row = place
    changes = []
    for column, after in scene.row(source, frame, row).items():
        before = present[source][column][row]
        if after != before:
            changes.append([index[source, column], row, after, before])
            present[source][column][row] = after
    return changes


class _Walk:
    """The frames of a timeline one after the other, each made from the one before: the lists are written in place."""

    def __init__(self, graph: Graph, timeline: Timeline) -> None:
        self.graph, self.timeline = graph, timeline

    def __iter__(self) -> Iterator[Frame]:
        start = self.timeline.frame(0)
        known, gradients = list(start.known), list(start.gradients)
        waiting, flowed = list(start.waiting), list(start.flowed)
        for step in self.timeline.steps:
            if step.edge is not None:
                gradients[step.node] = self.graph.edges[step.edge].total
                waiting[step.node] -= 1
                flowed[step.edge] = True
            elif step.phase == "seed":
                gradients[step.node] = self.graph.seed
            else:
                known[step.node] = True
            yield Frame(step, *cast(Any, (known, gradients, waiting, flowed)))
