"""A small descent that a mistake in the backward pass drives, beside the right one: from the same numbers, at one rate.

It is told here alone: no other walk, no link and no text ever hears of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from ..graph import Graph, Node
from ..mistakes import MISTAKES
from ..patience import Late
from ..program import Program, Spot, Start
from ..run import Run
from ..unnulled import NAME as NULLING
from ..value import KEPT, Value
from .rates import rate_of
from .way import moving

STEPS = 20
ROUNDING = 1e-2  # of half precision; what a program changes itself it changes by more
RATE = 0.1  # where neither the reader nor the program says another

NAMES = (*MISTAKES, NULLING)

Runs = Callable[[Program], Run]
Arrays = dict[Spot, np.ndarray]
Slopes = Callable[[Run], Arrays]  # of all that a step moves


@dataclass(frozen=True, slots=True)
class Astray:
    """The losses of both walks, from the same start on: fewer than STEPS + 1 where a walk cannot go on."""

    name: str
    rate: float
    right: tuple[float, ...]
    wrong: tuple[float, ...]


def astray(ran: Run, name: str, run: Runs, rate: float | None = None) -> Astray | None:
    """Both walks of a program that has run; None where no number of it can be moved, or no time is left."""
    first = ran.swept
    if first is None or not _is_known(ran):
        return None
    program = replace(ran.program.unasked(), turn=-1, until=first.number if first.backward else -1)
    rate = rate_in(ran) if rate is None else rate
    try:
        right = tuple(_walk(program, run, rate, _right))
        wrong = tuple(_walk(replace(program, broken=True), run, rate, _wrong(name)))
    except Late:
        return None
    return Astray(name, rate, right, wrong)


def _is_known(ran: Run) -> bool:
    """Whether all of the graph is there, and all numbers that either walk may move."""
    values = [leaf.value for leaf in ran.leaves] + [leaf.gradient for leaf in ran.leaves]
    constants = [node.value for node in _graph(ran).nodes if node.constant and not node.op]
    is_small = all(value.numbers is not None and len(value.numbers) <= KEPT for value in values)
    return bool(values) and not ran.left_out and is_small and all(value.numbers is not None for value in constants)


def rate_in(ran: Run) -> float:
    """The rate of the program's own loop, if it has one by a name."""
    name = rate_of(ran.program.source, ran.literals)
    known = {literal.name: literal.number for literal in ran.literals} | dict(ran.program.overrides)
    return known.get(name or "", RATE)


def _walk(program: Program, run: Runs, rate: float, slopes: Slopes) -> Iterator[float]:
    """The losses: the last one is that of the place from which no step leads on."""
    places: Arrays = {}
    for _ in range(STEPS + 1):
        starts = tuple(Start(spot, tuple(place.ravel().tolist())) for spot, place in places.items())
        ran = run(replace(program, starts=starts))
        if ran.late:
            raise Late
        turn = ran.swept
        if ran.error is not None or turn is None or turn.differentiated is None or not turn.differentiated.numbers:
            return
        stands = _stands(ran)
        if any(not _is_there(stands.get(spot), place) for spot, place in places.items()):
            return  # the program itself has changed it
        yield float(turn.differentiated.numbers[0])
        moved = slopes(ran)
        if not moved or not all(np.isfinite(each).all() for each in moved.values()):
            return
        places = {spot: stands[spot] - rate * slope for spot, slope in moved.items()}


def _is_there(stand: np.ndarray | None, place: np.ndarray) -> bool:
    """Whether a leaf is where it was told to start, as far as its type has digits."""
    return stand is not None and stand.shape == place.shape and np.allclose(stand, place, rtol=ROUNDING, atol=0)


def _stands(ran: Run) -> Arrays:
    """Where all leaves are, constants among them."""
    leaves = {leaf.spot: _array(leaf.value) for leaf in ran.leaves}
    return {spot: _array(node.value) for spot, node in _constants(_graph(ran))} | leaves


def _right(ran: Run) -> Arrays:
    return {leaf.spot: _array(leaf.gradient) for leaf in moving(ran.leaves)}


def _wrong(name: str) -> Slopes:
    """What a mistake moves, and by which gradients."""
    return Unnulled() if name == NULLING else lambda ran: _mistaken(ran, name)


class Unnulled:
    """The gradients of all turns so far, added up."""

    def __init__(self) -> None:
        self._sums: Arrays = {}

    def __call__(self, ran: Run) -> Arrays:
        """Those that a step uses."""
        self._sums = {spot: self._sums.get(spot, 0.0) + slope for spot, slope in _right(ran).items()}
        return self._sums


def _mistaken(ran: Run, name: str) -> Arrays:
    graph = _graph(ran)
    others: Mapping[int, Value] = next((dict(each.gradients) for each in graph.mistakes if each.name == name), {})
    slopes = {
        leaf.spot: _like(others[leaf.node], leaf.value) if leaf.node in others else _array(leaf.gradient)
        for leaf in moving(ran.leaves)
    }
    constants = {spot: _array(others[node.key]) for spot, node in _constants(graph) if node.key in others}
    return slopes | constants


def _graph(ran: Run) -> Graph:
    assert ran.swept is not None
    return ran.swept.graph


def _constants(graph: Graph) -> Iterator[tuple[Spot, Node]]:
    """The constants that a text makes of real numbers."""
    counts: Counter[tuple[int, int]] = Counter()
    for node in graph.nodes:
        if node.op or node.place is None:
            continue
        where = node.place.line, node.place.column
        if node.constant and node.value.dtype.startswith("float"):
            yield Spot(*where, counts[where]), node
        counts[where] += 1


def _like(gradient: Value, value: Value) -> np.ndarray:
    """A gradient as large as what it is to move: a mistake may have left a single number for all of it."""
    return np.broadcast_to(_array(gradient), value.shape)


def _array(value: Value) -> np.ndarray:
    if value.numbers is None:
        return np.full(value.shape, np.nan)
    return np.array(value.numbers, float).reshape(value.shape)
