"""A Run as the page plays it: everything static once, then a small reversible delta per step. Plain JSON-able data.

A delta is [column, row, after, before], the column as its place in the scene's "names". The page applies deltas and
fills templates; every decision about what is shown has been taken here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from explorer.model.graph import Graph
from explorer.model.patience import Look, unhurried, watched
from explorer.model.run import Run, Turn
from explorer.model.timeline import Step, Timeline
from explorer.model.wiggle import offers

from . import figures, wording
from .deltas import deltas, stops
from .layout import place
from .placement import Orientation, Placement, Room
from .plots import plots
from .rows import attribute, rows
from .scene import Scene
from .shape import ways
from .why import Why

ROOMS: dict[Orientation, Room] = {"wide": Room(740.0, 470.0, "wide"), "tall": Room(372.0, 416.0, "tall")}


def tape(
    run: Run,
    turn: int = -1,
    placements: Mapping[Orientation, Placement] | None = None,
    look: Look = unhurried,
) -> dict:
    """One Turn of `run`, ready for the page; `placements` spares the layout where the structure has not changed.

    `look` is called at every step of the work, and may end it.
    """
    graph = run.turns[turn].graph if run.turns else run.graph
    placements = placements or place_both(graph)
    shown = stops(graph, placements["wide"])
    return {
        "source": run.program.source,
        "output": run.output,
        "plots": plots(run.figures),
        "failure": asdict(run.error) if run.error else None,
        "left_out": run.left_out,
        "literals": [asdict(literal) for literal in run.literals],
        "turns": [_turn(each) for each in run.turns],
        "turn": turn % len(run.turns) if run.turns else 0,
        "target": graph.target,
        "rows": rows(graph, shown, look),
        "edges": [[edge.parent, edge.child] for edge in graph.edges],
        "steps": _steps(graph, shown, frozenset(offers(run, graph)), look),
        "scenes": {side: _scene(Scene(graph, placement), shown, look) for side, placement in placements.items()},
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
            [parameter.name, figures.attribute(parameter.value), attribute(parameter.gradient)]
            for parameter in turn.parameters
        ],
        "line": turn.backward.line if turn.backward else None,
    }


def _steps(
    graph: Graph, shown: Sequence[int], checkable: frozenset[int], look: Look
) -> list[dict]:
    why, steps = Why(graph, checkable), Timeline(graph).steps
    return [
        {
            "phase": step.phase,
            "node": step.node,
            "edge": step.edge,
            "line": _line(graph, step),
            "sentence": why.sentence(step),
            "why": why.explanation(step),
        }
        for step in watched((steps[number - 1] for number in shown), look)
    ]


def _line(graph: Graph, step: Step) -> int | None:
    """The line that the step is about: that of the value made, or of the value that passes its gradient on."""
    node = graph.nodes[step.node if step.edge is None else graph.edges[step.edge].child]
    return node.place.line if node.place else None


def _scene(scene: Scene, shown: Sequence[int], look: Look) -> dict:
    start = scene.at(Timeline(scene.graph).frame(0))
    names = [(source, column) for source, columns in start.items() for column in columns]
    extent = scene.placement.extent
    return {
        "tier": scene.placement.tier,
        "extent": [extent.left, extent.top, extent.right, extent.bottom],
        "boxes": [list(box.nodes) for box in scene.placement.boxes],
        "routes": [list(route.edges) for route in scene.placement.routes],
        "ways": ways(scene.placement),
        "shape": scene.shape,
        "start": start,
        "names": names,
        "deltas": deltas(scene, start, names, shown, look),
    }
