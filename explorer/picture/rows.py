"""The rows of the table "Graph": a value each, with what its cells say as the walk goes on. Knows no page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import asdict

from explorer.model.graph import Graph, Node
from explorer.model.patience import Look, unhurried, watched
from explorer.model.timeline import Timeline
from explorer.model.value import Value

from . import card, figures


def rows(graph: Graph, shown: Sequence[int], look: Look = unhurried) -> list[dict]:
    """A row per node in order of making; `shown` are the numbers of the steps at which the page can stop.

    `known` and the firsts of `gradients` count the shown steps from 1: from there on the cells say so. The attributes
    hold the finished Run's numbers whatever the step. `look` is called at every row, and may end it.
    """
    said = _gradients(graph)
    return [_row(node, shown, said[node.key]) for node in watched(graph.nodes, look)]


def _row(node: Node, shown: Sequence[int], said: Sequence[tuple[int, str]]) -> dict:
    return {
        "node": node.key,
        "name": card.called(node),
        "text": " ".join(node.text.split()),
        "operation": _operation(node),
        "value": figures.value(node.value),
        "known": _at(shown, node.key + 1),
        "gradients": [[_at(shown, number), text] for number, text in said],
        "line": node.place.line if node.place else None,
        "place": asdict(node.place) if node.place else None,
        "data_value": figures.attribute(node.value),
        "data_gradient": "const" if node.constant else attribute(node.gradient),
        "inputs": [operand.node for operand in node.operands if operand.node is not None],
    }


def attribute(gradient: Value | None) -> str:
    """The gradient as a row's attribute says it."""
    return figures.attribute(gradient) if gradient else "none"


def _gradients(graph: Graph) -> list[list[tuple[int, str]]]:
    """Per node, the numbers of the steps that change what is known of its gradient, each with the new text."""
    said: list[list[tuple[int, str]]] = [[(0, "const")] if node.constant else [] for node in graph.nodes]
    timeline = Timeline(graph)
    waiting = list(timeline.frame(0).waiting)
    for step in timeline.steps:
        if step.phase == "value":
            continue
        gradient = graph.seed if step.edge is None else graph.edges[step.edge].total
        waiting[step.node] -= step.edge is not None
        if gradient:
            said[step.node].append((step.number, figures.value(gradient) + " + …" * (waiting[step.node] > 0)))
    if graph.seed is not None:
        for texts in said:
            texts += [] if texts else [(len(timeline.steps), "none")]
    return said


def _at(shown: Sequence[int], number: int) -> int:
    return bisect_left(shown, number) + 1 if number else 0


def _operation(node: Node) -> str:
    """The op with its options: "sum(axis=0)"; a value that was given is a leaf or a constant."""
    if not node.op:
        return "constant" if node.constant else "leaf"
    options = ", ".join(f"{name}={said}" for name, said in node.options)
    return f"{node.op}({options})" if options else node.op
