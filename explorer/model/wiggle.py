"""A gradient doubted: the program is run again with one of its numbers a little larger and a little smaller."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal as OneOf

import numpy as np

from .graph import Graph, Node
from .program import Literal, Place, Program
from .run import Run

Verdict = OneOf["agrees", "differs", "kink", "unsettled", "broken", "slow"]
Offers = Mapping[int, tuple[Literal, ...]]

SETTLED = 1e-3  # two central differences that differ by a smaller part are one number
ROUNDING = 50  # units in the last place that a program's rounding may amount to
CLOSE = 1e-6  # relative: what agrees need not agree better than this


@dataclass(frozen=True, slots=True)
class Wiggled:
    """What came of wiggling one number by h: the difference quotients, and how they compare with the gradient."""

    name: str
    h: float
    gradient: float
    verdict: Verdict
    measured: float = math.nan  # (f(x+h) - f(x-h)) / 2h
    error: float = math.inf  # how far from the true slope that may be
    twice: float = math.nan  # the same with 2h
    left: float = math.nan
    right: float = math.nan


def offers(run: Run, graph: Graph) -> Offers:
    """The leaves that can be checked, each with its literals: those that still hold the numbers that are typed."""
    if graph.seed is None or graph.target is None:
        return {}
    numbers = dict(run.program.overrides)
    now = [replace(literal, number=numbers.get(literal.name, literal.number)) for literal in run.literals]
    found = {node.key: _typed_in(node, now) for node in graph.nodes if not node.op and node.gradient}
    return {key: typed for key, typed in found.items() if typed}


def wiggle(run: Run, turn: int, node: int, again: Callable[[Program], Run]) -> tuple[Wiggled, ...]:
    """Each number of a leaf of a Turn's graph, wiggled; none if it cannot be. A run without Turns took too long."""
    graph = run.turns[turn].graph if 0 <= turn < len(run.turns) else None
    typed = offers(run, graph).get(node, ()) if graph else ()
    if graph is None or not typed:
        return ()
    leaf = graph.nodes[node]
    gradients = leaf.gradient.numbers if leaf.gradient else None
    if gradients is None:
        return ()
    loss = _losses(run, turn, again)
    kind = np.dtype(leaf.value.dtype)
    return tuple(_wiggled(each, float(g), kind, loss) for each, g in zip(typed, gradients, strict=True))


def _typed_in(node: Node, literals: Iterable[Literal]) -> tuple[Literal, ...]:
    """The literals that a leaf is made of, if they are all of its numbers."""
    inside = tuple(each for each in literals if node.place and _is_within(each.place, node.place))
    numbers = node.value.numbers
    if numbers is None or len(inside) != len(numbers) or len(node.value.shape) > 1:
        return ()
    kind = np.dtype(node.value.dtype)
    is_same = all(kind.type(each.number) == number for each, number in zip(inside, numbers, strict=True))
    return inside if kind.kind == "f" and is_same else ()


def _is_within(part: Place, whole: Place) -> bool:
    first, last = (part.line, part.column), (part.end_line, part.end_column)
    return (whole.line, whole.column) <= first and last <= (whole.end_line, whole.end_column)


Loss = Callable[[str, float], float | None]


def _losses(run: Run, turn: int, again: Callable[[Program], Run]) -> Loss:
    """(name, number) -> what backward differentiates, with that number in the program; None if it took too long."""
    program, graph = brief(run, turn), run.turns[turn].graph

    def loss(name: str, number: float) -> float | None:
        overrides = tuple({**dict(program.overrides), name: number}.items())
        return loss_of(again(replace(program, overrides=overrides)), turn, graph)

    return loss


def brief(run: Run, turn: int) -> Program:
    """The program as far as the loss of a Turn: no more of it is run, and kept, than has to be."""
    there = run.turns[turn]
    is_own = there.graph.aim is None and there.backward is not None
    return replace(run.program.unasked(), turn=turn, until=turn, graphless=is_own)


def loss_of(run: Run, turn: int, known: Graph) -> float | None:
    """What backward differentiates there; nan where the program fails or another target is found, None if it took too
    long."""
    if run.late:
        return None
    there = run.turns[turn] if turn < len(run.turns) and not run.error else None
    found = there.differentiated if there and _is_about(there.graph, known) else None
    return _weight(known) * float(found.numbers[0]) if found and found.numbers else math.nan


def _weight(graph: Graph) -> float:
    """What a single number is multiplied with before it is differentiated; the loss of an array has its head in it."""
    is_one = graph.aim is None and graph.seed is not None and not graph.seed.shape
    return float(graph.seed.numbers[0]) if is_one and graph.seed and graph.seed.numbers else 1.0


def _is_about(graph: Graph, known: Graph) -> bool:
    """Whether the target that a reader has asked for is the same in another run."""
    if known.aim is None:
        return True
    return graph.aim is not None and (graph.target, graph.aim.missed) == (known.target, known.aim.missed)


def _wiggled(typed: Literal, gradient: float, kind: np.dtype, loss: Loss) -> Wiggled:
    x, h = typed.number, step_for(typed.number, kind)
    places = [float(kind.type(x + k * h)) for k in (-2, -1, 0, 1, 2)]
    losses = [loss(typed.name, place) for place in places]
    blank = Wiggled(typed.name, h, gradient, "slow")
    if any(each is None for each in losses):
        return blank
    once = [each for each in losses if each is not None]
    if not all(map(math.isfinite, (*once, gradient))):
        return replace(blank, verdict="broken")
    return judged(typed.name, h, gradient, places, once, float(np.finfo(kind).eps))


def judged(name: str, h: float, gradient: float, x: list[float], f: list[float], eps: float) -> Wiggled:
    """What five values of f say about a gradient, at x − 2h, x − h, x, x + h and x + 2h."""

    def slope(a: int, b: int) -> float:
        return (f[b] - f[a]) / (x[b] - x[a])

    measured, twice, left, right = slope(1, 3), slope(0, 4), slope(1, 2), slope(2, 3)
    noise = _noise(eps, f, x[3] - x[1])
    size = max(abs(left), abs(right), abs(gradient))
    bend, further = right - left, slope(2, 4) - slope(0, 2)
    error = abs(twice - measured) + noise
    verdict: Verdict = "agrees" if abs(measured - gradient) <= error + CLOSE * size else "differs"
    if abs(twice - measured) > SETTLED * max(abs(twice), abs(measured)) + 4 * noise:
        verdict = "unsettled"
    elif abs(bend) > SETTLED * size + 4 * noise and abs(further) < 1.5 * abs(bend):
        verdict = "kink"
    return Wiggled(name, h, gradient, verdict, measured, error, twice, left, right)


def noise_of(kind: np.dtype, f: Iterable[float], h: float) -> float:
    """How far from the true slope rounding may bring (f(x + h) − f(x − h)) / 2h."""
    return _noise(float(np.finfo(kind).eps), f, 2 * h)


def _noise(eps: float, f: Iterable[float], width: float) -> float:
    return ROUNDING * eps * max(map(abs, f)) / width


def step_for(x: float, kind: np.dtype) -> float:
    """A power of ten near the cube root of the smallest relative step: there rounding and bending are both small."""
    scale = math.floor(math.log10(abs(x))) if abs(x) > 1 else 0
    return 10.0 ** (round(math.log10(np.finfo(kind).eps) / 3) + scale)
