"""Two programs along one input that they share: the target of each and its slope at the same places."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .plot import WHOLE, Domain, Plotted, plot
from .program import Program
from .run import Run

PLACES = 1_001


@dataclass(frozen=True, slots=True)
class Input:
    """A number to look along: the element `at` of a leaf; without a name the first that both can be plotted along."""

    name: str = ""
    at: int = WHOLE


FIRST = Input()


@dataclass(frozen=True, slots=True)
class Apart:
    """The largest difference of two curves, the first place where it is, and at how many places one alone is a number.

    `most` is None where no place has both.
    """

    most: float | None
    place: float | None
    alone: int


@dataclass(frozen=True, slots=True)
class Along:
    """Both plots, and how far apart their values and their slopes are."""

    first: Plotted
    second: Plotted
    values: Apart
    slopes: Apart


def axes(first: Run, second: Run, names: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """The shapes of those inputs that both can be drawn along: leaves of both whose numbers are known, by name."""
    if first.error or second.error or second.program.starts:
        return {}
    ours, theirs = shapes(first), shapes(second)
    return {name: ours[name] for name in names if name in ours and ours[name] == theirs.get(name)}


def shapes(ran: Run) -> dict[str, tuple[int, ...]]:
    """The shape of each leaf whose numbers are known, by name."""
    return {leaf.name: leaf.value.shape for leaf in ran.leaves if leaf.value.numbers}


def along(
    first: Run,
    second: Run,
    names: Sequence[str],
    run: Callable[[Program], Run],
    seconds: float,
    wanted: Input = FIRST,
) -> Along | None:
    """Along the input that is wanted, or the first of these that both can be plotted along; None where there is none.

    A second program whose leaves have numbers that no slider gives is not plotted: each place would lose them.
    """
    known = axes(first, second, names)
    for name in [wanted.name] if wanted.name in known else known:
        at = wanted.at if name == wanted.name else WHOLE
        ours = plotted(first, Domain(name, at, points=PLACES), run, seconds)
        if ours is None:
            continue
        theirs = plotted(second, within(ours, len(ours.places)), run, seconds)
        if theirs is not None and len(theirs.places) < len(ours.places):  # again at so many, as long as that may take
            ours = plotted(first, within(ours, len(theirs.places)), run, math.inf)
        if ours is not None and theirs is not None and theirs.places[:-1] == ours.places[:-1]:
            pairs = (ours.samples.values, theirs.samples.values), (ours.samples.slopes, theirs.samples.slopes)
            return Along(ours, theirs, *(apart(ours.places, *pair) for pair in pairs))
    return None


def within(seen: Plotted, places: int) -> Domain:
    """The stretch of a plot at so many places, the program's own among them."""
    return Domain(seen.leaf.name, seen.at, seen.places[0], seen.places[-2], places - 1)


def plotted(ran: Run, domain: Domain, run: Callable[[Program], Run], seconds: float) -> Plotted | None:
    """The plot along the leaf of this name, and no other one."""
    has = any(leaf.name == domain.name and leaf.value.numbers for leaf in ran.leaves)
    return plot(ran, domain, run, seconds) if has else None


def apart(places: Sequence[float], ours: Sequence[float], theirs: Sequence[float]) -> Apart:
    """How far apart two curves are at their places; the last one, where the program stands, is none of them."""
    rows = list(zip(places[:-1], ours[:-1], theirs[:-1], strict=True))
    known = [(abs(one - other), place) for place, one, other in rows if math.isfinite(one) and math.isfinite(other)]
    alone = sum(math.isfinite(one) != math.isfinite(other) for _, one, other in rows)
    most = max((gap for gap, _ in known), default=None)
    return Apart(most, next((place for gap, place in known if gap == most), None), alone)
