"""A value of a program over two numbers of its leaves, with its gradient: on a grid, in one run where that can be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from .confine.clock import spent
from .descent.many import SAME, decides
from .leaves import Leaf
from .plot import Domain, is_missed, sampled_along, stretch
from .program import Program, Start
from .run import Run

SIDE = 41  # places a side
FEWEST = 5  # places a side, where each is a run of its own
TRIED = (0.0, 0.13, 0.41, 0.77, 1.0)  # where a run of its own must say the same

Runs = Callable[[Program], Run]
Cells = tuple[tuple[Leaf, int], tuple[Leaf, int]]


@dataclass(frozen=True, slots=True)
class Heat:
    """What the value is at each place of a grid, a row for each number of the second leaf, and its gradient there; the
    last place is where the program itself stands. `runs` is how many runs that took.
    """

    cells: Cells
    axes: tuple[tuple[float, ...], tuple[float, ...]]
    here: tuple[float, float]
    values: tuple[float, ...]
    slopes: tuple[tuple[float, ...], tuple[float, ...]]
    runs: int
    run: Run  # one of them: it knows what the value is called


def heat(ran: Run, domain: Domain, run: Runs, seconds: float) -> Heat | None:
    """None where there are no two such numbers, or no slope."""
    cells = _cells(ran, domain)
    if cells is None or ran.swept is None:
        return None
    grid = _Grid(ran, cells, domain, run)
    together = None if decides(ran.program.source) else grid.together(SIDE)
    return together if together and grid.agrees(together) else grid.one_by_one(seconds)


def _cells(ran: Run, domain: Domain) -> Cells | None:
    known = {leaf.name: leaf for leaf in reversed(ran.leaves) if leaf.value.numbers}
    first = known.get(domain.name) or next(iter(reversed(known.values())), None)
    second = known.get(domain.up)
    if first is None or second is None:
        return None
    at, up = (
        max(0, min(each, len(leaf.value.numbers or ()) - 1))
        for leaf, each in ((first, domain.at), (second, domain.up_at))
    )
    return None if (first, at) == (second, up) else ((first, at), (second, up))


class _Grid:
    def __init__(self, ran: Run, cells: Cells, domain: Domain, run: Runs) -> None:
        self._cells, self._run = cells, run
        self._program = sampled_along(ran, cells[0][0], domain, cells[0][1])
        self._here = np.array([leaf.value.numbers[at] for leaf, at in cells if leaf.value.numbers], float)
        ends = ((domain.low, domain.high), (domain.bottom, domain.top))
        self._ends = [stretch(float(now), *each) for now, each in zip(self._here, ends, strict=True)]

    def _axes(self, side: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
        across, up = (tuple(np.linspace(low, high, side).tolist()) for low, high in self._ends)
        return across, up

    def _places(self, side: int) -> np.ndarray:
        x, y = np.meshgrid(*self._axes(side))
        return np.append(np.stack([x.ravel(), y.ravel()], axis=1), [self._here], axis=0)

    def _starts(self, places: np.ndarray) -> tuple[Start, ...]:
        """Each leaf with so many places of its numbers."""
        found: dict[int, tuple[Leaf, np.ndarray]] = {}
        for (leaf, at), numbers in zip(self._cells, places.T, strict=True):
            every = found.get(
                leaf.node, (leaf, np.repeat(np.array(leaf.value.numbers, float)[:, None], len(places), axis=1))
            )
            every[1][at] = numbers
            found[leaf.node] = every
        return tuple(Start(leaf.spot, tuple(each.ravel().tolist()), len(places)) for leaf, each in found.values())

    def together(self, side: int) -> Heat | None:
        """All places in one run, of leaves that have one axis more; None where the program does not take that."""
        places = self._places(side)
        ran = self._run(replace(self._program, starts=self._starts(places)))
        turn = ran.swept
        samples = turn.graph.samples if turn and not ran.error and not is_missed(turn) else None
        slopes = [self._slope(ran, leaf, at, len(places)) for leaf, at in self._cells]
        if samples is None or None in slopes:
            return None
        here = (float(self._here[0]), float(self._here[1]))
        return Heat(self._cells, self._axes(side), here, samples.values, (slopes[0] or (), slopes[1] or ()), 1, ran)

    def _slope(self, ran: Run, leaf: Leaf, at: int, places: int) -> tuple[float, ...] | None:
        """What flowed back to that number at each place."""
        found = next((each.gradient.numbers for each in ran.leaves if each.spot == leaf.spot), None)
        if not found or len(found) != places * len(leaf.value.numbers or ()):
            return None
        return tuple(map(float, found[at * places : (at + 1) * places]))

    def agrees(self, together: Heat) -> bool:
        """Whether a few runs of one place each say the same."""
        places = self._places(SIDE)
        tried = [round(part * (len(places) - 1)) for part in TRIED]
        alone = np.array([self._alone(places[at]) for at in tried])
        quick = np.array([[each[at] for each in (together.values, *together.slopes)] for at in tried])
        return bool(np.allclose(quick, alone, rtol=SAME, atol=1e-12, equal_nan=True))

    def one_by_one(self, seconds: float) -> Heat | None:
        """A run for each place, as many as there is time for."""
        began = spent()
        if not np.isfinite([self._alone(place) for place in self._places(2)]).any():
            return None
        each = max((spent() - began) / 5, 1e-6)
        side = max(FEWEST, min(SIDE, int((seconds / each) ** 0.5)))
        found = np.array([self._alone(place) for place in self._places(side)]).T.tolist()
        here = (float(self._here[0]), float(self._here[1]))
        ran = self._run(self._program)
        return Heat(
            self._cells, self._axes(side), here, tuple(found[0]), (tuple(found[1]), tuple(found[2])), side**2, ran
        )

    def _alone(self, place: np.ndarray) -> list[float]:
        """The value and both slopes there; nan where there are none."""
        starts = self._starts(place[None])
        ran = self._run(
            replace(self._program, sampled=None, starts=tuple(replace(each, places=None) for each in starts))
        )
        turn = ran.swept
        value = turn.differentiated if turn and not ran.error and not is_missed(turn) else None
        slopes = [self._slope(ran, leaf, at, 1) for leaf, at in self._cells]
        if value is None or not value.numbers or None in slopes:
            return [float("nan")] * 3
        return [float(value.numbers[0]), *(each[0] for each in slopes if each)]
