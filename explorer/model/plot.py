"""A value of a program along one number of a leaf, with its slope: all places in one run, or a run for each."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from .confine.clock import spent
from .descent.many import SAME, decides
from .graph import Graph
from .leaves import Leaf
from .program import Element, Program, Start, Target
from .run import Run
from .samples import Gap, Samples
from .turn import Turn

TRIED = (0.13, 0.77)  # where, from the first place to the last, a run of its own must say the same
FEWEST = 9  # places, where each is a run of its own
MOST_ALONE = 400
USUAL_POINTS = 2_000
WHOLE = -1
LEAST_REACH = 5.0  # to either side of the number
TINY = 1e-12  # of the largest slope: differences below are rounding

Runs = Callable[[Program], Run]


@dataclass(frozen=True, slots=True)
class Domain:
    """What to plot: along the element `at` of the leaf `name`, from `low` to `high`, at so many `points`.

    Without such a leaf it is the first one; without ends, a stretch around the number that it has. Where `at` is WHOLE
    and the value is made of the leaf element by element, the elements themselves are the points. `of` is the value, the
    program's target where it is None; or it is one of the program's functions, called as `f(x)`. `beside` are the names
    of others that are wanted at the same places, `twice` asks for the second derivative. With a leaf `up` it is the
    value over two numbers, the other one being that leaf's at `up_at`, from `bottom` to `top`.
    """

    name: str = ""
    at: int = WHOLE
    low: float | None = None
    high: float | None = None
    points: int = USUAL_POINTS
    of: Target | None = None
    beside: tuple[str, ...] = ()
    twice: bool = True
    up: str = ""
    up_at: int = 0
    bottom: float | None = None
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Plotted:
    """The places along a number of a leaf, and what is there; the last place is where the program itself stands.

    `runs` is how many runs that took, `graph` the one whose nodes the gaps name.
    """

    leaf: Leaf
    at: int
    places: tuple[float, ...]
    samples: Samples
    runs: int
    graph: Graph


def plot(ran: Run, domain: Domain, run: Runs, seconds: float) -> Plotted | None:
    """As many points as were asked for, or as `seconds` suffice for; None where there is no such leaf, or no slope."""
    known = [leaf for leaf in ran.leaves if leaf.value.numbers]
    leaf = next((leaf for leaf in known if leaf.name == domain.name), known[0] if known else None)
    if leaf is None or ran.swept is None:
        return None
    if domain.at == WHOLE and len(leaf.value.shape) == 1 and leaf.value.shape[0] >= FEWEST:
        itself = _Elements(ran, leaf, domain, run).plotted()
        if itself:
            return itself
    line = _Line(ran, leaf, domain, run)
    together = None if decides(ran.program.source) else line.together(domain.points)
    if together and line.agrees(together):
        return together
    return line.one_by_one(seconds)


class _Elements:
    """All elements of a leaf, each of which makes one element of the value: they are the places."""

    def __init__(self, ran: Run, leaf: Leaf, domain: Domain, run: Runs) -> None:
        numbers = [each for each in leaf.value.numbers or () if math.isfinite(each)] or [0.0]
        low = min(numbers) if domain.low is None else domain.low
        high = max(numbers) if domain.high is None else domain.high
        self._places = np.linspace(low, high if high > low else low + 1, leaf.value.shape[0])
        self._leaf, self._run, self._program = leaf, run, sampled_along(ran, leaf, domain, 0)

    def plotted(self) -> Plotted | None:
        """The plot; None where an element of the value depends on more than its own element of the leaf."""
        turn, found = self._with(self._places)
        if found is None or turn is None or not all(map(partial(self._is_alone, found), self._tried())):
            return None
        middle = len(self._places) // 2
        values, slopes, bends = ((*each, each[middle]) if each else () for each in _curves(found))
        samples = replace(found, values=values, slopes=slopes, bends=bends)
        places = (*self._places.tolist(), float(self._places[middle]))
        return Plotted(self._leaf, WHOLE, places, samples, 1, turn.graph)

    def _tried(self) -> list[int]:
        return [round(part * (len(self._places) - 1)) for part in TRIED]

    def _is_alone(self, found: Samples, at: int) -> bool:
        """Whether that element stays what it is when all others are like it."""
        _, same = self._with(np.full(len(self._places), self._places[at]))
        pairs = zip(_curves(found)[:2], _curves(same)[:2], strict=True) if same else ()
        return same is not None and all(_is_same([one[at]], [other[at]]) for one, other in pairs)

    def _with(self, numbers: np.ndarray) -> tuple[Turn | None, Samples | None]:
        turn = self._run(replace(self._program, starts=(Start(self._leaf.spot, tuple(numbers.tolist())),))).swept
        return turn, turn.graph.samples if turn and not is_missed(turn) else None


def _curves(samples: Samples) -> tuple[tuple[float, ...], ...]:
    return samples.values, samples.slopes, samples.bends


def stretch(now: float, low: float | None, high: float | None) -> tuple[float, float]:
    """From where to where: around the number that is there, where no end is asked for."""
    reach = max(LEAST_REACH, 2 * abs(now)) if math.isfinite(now) else LEAST_REACH
    return now - reach if low is None else low, now + reach if high is None else high


def sampled_along(ran: Run, leaf: Leaf, domain: Domain, at: int) -> Program:
    """The program that has its target read off along that element, and nothing asked of it besides."""
    assert ran.swept is not None
    until, nth = ran.swept.number if ran.swept.backward else -1, ran.swept.graph.nodes[leaf.node].nth
    sampled = None if nth is None else Element(nth, at, domain.twice)
    return replace(ran.program.unasked(), until=until, target=domain.of or ran.program.target, sampled=sampled)


class _Line:
    """One number of a leaf that takes many values, the others staying as they are."""

    def __init__(self, ran: Run, leaf: Leaf, domain: Domain, run: Runs) -> None:
        at = max(0, min(domain.at, len(leaf.value.numbers or ()) - 1))
        self._program = sampled_along(ran, leaf, domain, at)
        self._numbers = np.array(leaf.value.numbers, float)
        self._leaf, self._at, self._run, self._points = leaf, at, run, domain.points
        self._low, self._high = stretch(float(self._numbers[self._at]), domain.low, domain.high)

    def _places(self, points: int) -> np.ndarray:
        return np.append(np.linspace(self._low, self._high, points), self._numbers[self._at])

    def together(self, points: int) -> Plotted | None:
        """All places in one run, of a leaf that has one axis more; None where the program does not take that."""
        places = self._places(points)
        numbers = np.repeat(self._numbers[:, None], len(places), axis=1)
        numbers[self._at] = places
        start = Start(self._leaf.spot, tuple(numbers.ravel().tolist()), len(places))
        turn = self._run(replace(self._program, starts=(start,))).swept
        found = turn.graph.samples if turn and not is_missed(turn) else None
        return Plotted(self._leaf, self._at, tuple(places.tolist()), found, 1, turn.graph) if turn and found else None

    def agrees(self, together: Plotted) -> bool:
        """Whether a few runs of one place each say the same."""
        last = len(together.places) - 1
        tried = [round(part * last) for part in TRIED]
        alone = [self._alone(together.places[at]) for at in tried]
        values, slopes = ([each[at] for at in tried] for each in (together.samples.values, together.samples.slopes))
        return _is_same(values, [one.value for one in alone]) and _is_same(slopes, [one.slope for one in alone])

    def one_by_one(self, seconds: float) -> Plotted | None:
        """A run for each place, as many as there is time for."""
        began = spent()
        if all(self._alone(place).graph is None for place in self._places(len(TRIED))):
            return None
        each = max((spent() - began) / len(TRIED), 1e-6)
        points = max(FEWEST, int(min(self._points, MOST_ALONE, seconds / each)))
        found = [self._alone(place) for place in self._places(points)]
        graph = next((one.graph for one in found if one.graph), None)
        if graph is None:
            return None
        gaps = tuple(_gaps([one.graph for one in found if one.graph and not np.isfinite(one.value)]))
        read = Samples(tuple(one.value for one in found), tuple(one.slope for one in found), (), gaps)
        return Plotted(self._leaf, self._at, tuple(self._places(points).tolist()), read, len(found), graph)

    def _alone(self, place: float) -> _Place:
        numbers = self._numbers.copy()
        numbers[self._at] = place
        ran = self._run(replace(self._program, starts=(Start(self._leaf.spot, tuple(numbers.tolist())),)))
        turn = ran.swept
        value = turn.differentiated if turn and not ran.error and not is_missed(turn) else None
        leaf = next((leaf for leaf in ran.leaves if leaf.spot == self._leaf.spot), None)
        if turn is None or value is None or not value.numbers or leaf is None or not leaf.gradient.numbers:
            return _Place(float("nan"), float("nan"), None)
        return _Place(float(value.numbers[0]), float(leaf.gradient.numbers[self._at]), turn.graph)


@dataclass(frozen=True, slots=True)
class _Place:
    value: float
    slope: float
    graph: Graph | None


def is_missed(turn: Turn) -> bool:
    """Whether it is about another value than the one that was asked for."""
    return turn.graph.aim is not None and turn.graph.aim.missed in ("gone", "constant")


def _is_same(quick: list[float], alone: list[float]) -> bool:
    scale = max((abs(each) for each in alone if math.isfinite(each)), default=0.0)
    return bool(np.allclose(quick, alone, rtol=SAME, atol=TINY * scale, equal_nan=True))


def _gaps(graphs: list[Graph]) -> Iterator[Gap]:
    """What had nan or inf first, by how often."""
    firsts = (next((n for n in graph.nodes if n.op and (n.value.nans or n.value.infs)), None) for graph in graphs)
    found = Counter((node.key, bool(node.value.nans)) for node in firsts if node)
    return (Gap(key, "nan" if is_nan else "inf", count) for (key, is_nan), count in found.most_common(4))
