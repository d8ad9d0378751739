"""Gradients doubted, all of them: the run is repeated with one number on the way moved, a leaf's or that of any value.

Nothing here reads what a backward pass has computed, but to compare with it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from .cell import Cell
from .graph import Graph, Node
from .program import Nudge, Program
from .run import Run
from .wiggle import Verdict, brief, judged, loss_of, noise_of, step_for

MOST = 100  # cells that are checked
FEW = 12  # of one array
CLOSE = 1e-6  # relative: what differs by less agrees
BENT = 1e-3  # relative: slopes at the left and at the right that differ by more are looked at again
STEPS = tuple(10.0 ** (exponent / 2) for exponent in range(-28, 1))  # step sizes, relative to the number


@dataclass(frozen=True, slots=True)
class Doubt:
    """The gradient of a cell beside the difference quotient (f(x + h) − f(x − h)) / 2h."""

    cell: Cell
    h: float
    gradient: float
    measured: float
    verdict: Verdict
    left: float = math.nan  # the one-sided slopes, where they were measured
    right: float = math.nan


@dataclass(frozen=True, slots=True)
class Curve:
    """How the difference quotient of one cell depends on the step size."""

    cell: Cell
    number: float
    gradient: float
    h: tuple[float, ...]
    measured: tuple[float, ...]


Loss = Callable[[float], float | None]  # of what a number is moved by; None where there was no time


def cells(graph: Graph) -> list[Cell]:
    """What can be checked: the numbers of all values that have a gradient, the first ones of a large array."""
    if graph.seed is None or graph.target is None:
        return []
    found = [Cell(node.key, at) for node in graph.nodes if _is_checkable(node) for at in range(min(FEW, _size(node)))]
    return found[:MOST]


def doubts(run: Run, turn: int, again: Callable[[Program], Run]) -> Iterator[Doubt]:
    """Each of these cells, as long as there is time."""
    graph = run.turns[turn].graph
    for cell in cells(graph):
        found = _doubted(graph.nodes[cell.node], cell, _loss(run, turn, cell, again))
        if found is None:
            return
        yield found


def curve(run: Run, turn: int, cell: Cell, again: Callable[[Program], Run]) -> Curve | None:
    """One of them at many step sizes, as many as there is time for; None where it has no gradient."""
    graph = run.turns[turn].graph
    if cell.node >= len(graph.nodes) or not _is_checkable(graph.nodes[cell.node]):
        return None
    node = graph.nodes[cell.node]
    if graph.seed is None or cell.at >= _size(node):
        return None
    number, gradient = _numbers(node, cell)
    loss, scale = _loss(run, turn, cell, again), max(1.0, abs(number))
    found = {}
    for h in (step * scale for step in (*STEPS[::4], *STEPS[2::4], *STEPS[1::2])):  # few first: time may be short
        above, below = loss(h), loss(-h)
        if above is None or below is None:
            break
        found[h] = (above - below) / (2 * h)
    steps = tuple(sorted(found))
    return Curve(cell, number, gradient, steps, tuple(found[h] for h in steps))


def _is_checkable(node: Node) -> bool:
    is_float = np.dtype(node.value.dtype).kind == "f"
    is_told = node.value.numbers is not None and node.gradient is not None and node.gradient.numbers is not None
    return node.nth is not None and is_float and is_told and not node.constant


def _size(node: Node) -> int:
    return len(node.value.numbers or ())


def _numbers(node: Node, cell: Cell) -> tuple[float, float]:
    assert node.value.numbers is not None
    assert node.gradient is not None
    assert node.gradient.numbers is not None
    return float(node.value.numbers[cell.at]), float(node.gradient.numbers[cell.at])


def _loss(run: Run, turn: int, cell: Cell, again: Callable[[Program], Run]) -> Loss:
    """What backward differentiates, with that number moved; nan where the program then fails."""
    graph = run.turns[turn].graph
    nth = graph.nodes[cell.node].nth
    assert nth is not None
    program = brief(run, turn)

    def loss(by: float) -> float | None:
        return loss_of(again(replace(program, nudge=Nudge(turn, nth, cell.at, by))) if by else run, turn, graph)

    return loss


def _doubted(node: Node, cell: Cell, loss: Loss) -> Doubt | None:
    number, gradient = _numbers(node, cell)
    kind = np.dtype(node.value.dtype)
    h = step_for(number, kind)
    above, here, below = loss(h), loss(0.0), loss(-h)
    if above is None or here is None or below is None:
        return None
    measured, bend = (above - below) / (2 * h), (above - 2 * here + below) / h
    noise = noise_of(kind, (above, below), h)
    size = max(abs(measured), abs(gradient))
    is_smooth = abs(bend) <= BENT * (size or 1.0) + 4 * noise
    if is_smooth and abs(measured - gradient) <= CLOSE * size + noise:
        return Doubt(cell, h, gradient, measured, "agrees")
    places = [float(kind.type(number + k * h)) for k in (-2, -1, 0, 1, 2)]
    losses = [loss(by) for by in (-2 * h, -h, 0.0, h, 2 * h)]
    known = [each for each in losses if each is not None]
    if len(known) < len(losses):
        return None
    if not all(map(math.isfinite, (*known, gradient))):
        return Doubt(cell, h, gradient, measured, "broken")
    found = judged("", h, gradient, places, known, float(np.finfo(kind).eps))
    return Doubt(cell, h, gradient, found.measured, found.verdict, found.left, found.right)
