"""The loss around a walk, over one direction or a plane of two: what the program itself gives there, nothing fitted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ..confine.clock import spent
from ..program import Program
from ..run import Run
from .many import Places, Way
from .way import moving

FEWEST = 5  # points a side
LARGEST_PART = 0.95  # of the time that few places take, for what many would take but once
ALONG = 12  # times as many, where there is one direction only


@dataclass(frozen=True, slots=True)
class Plane:
    """Where to look: from `origin`, all numbers that move, flat, along one or two directions, from `low` to `high` of
    each, at up to `size` points a side. `turned` are the leaves that a walk was told to turn.
    """

    origin: tuple[float, ...]
    ways: tuple[tuple[float, ...], ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    size: int
    turned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landscape:
    """The losses on a grid, a row for each step of the second direction; nan where the program has none."""

    axes: tuple[tuple[float, ...], ...]
    losses: tuple[float, ...]


def landscape(ran: Run, plane: Plane, run: Callable[[Program], Run], seconds: float) -> Landscape | None:
    """As fine as was asked for, and as `seconds` suffice for; None where the plane is not one of this program."""
    leaves = moving(ran.leaves, plane.turned)
    if not leaves or len(plane.origin) != sum(len(leaf.value.numbers or ()) for leaf in leaves):
        return None
    origin, ways = np.array(plane.origin), np.array(plane.ways)

    def places(size: int) -> np.ndarray:
        axes = np.meshgrid(*_axes(plane, size))
        return origin + np.stack([axis.ravel() for axis in axes], axis=1) @ ways

    inside = Places(ran, leaves, run)
    way = inside.ways(places(FEWEST))
    few = places(FEWEST)
    once, many = _taken(way, few[:1]), _taken(way, few)
    each = (many - min(once, LARGEST_PART * many)) / (len(few) - 1)
    size = _affordable(plane, each, seconds - once)
    losses = way(places(size))
    if not len(losses):
        return None
    return Landscape(tuple(tuple(axis.tolist()) for axis in _axes(plane, size)), tuple(losses.tolist()))


def _taken(way: Way, places: np.ndarray) -> float:
    """How many seconds these places take."""
    began = spent()
    way(places)
    return spent() - began


def points_of(plane: Plane, size: int) -> int:
    """How many points a side there are for a size: more where there is one side only."""
    return size if len(plane.ways) > 1 else ALONG * (size - 1) + 1


def _axes(plane: Plane, size: int) -> list[np.ndarray]:
    count = points_of(plane, size)
    return [np.linspace(low, high, count) for low, high in zip(plane.low, plane.high, strict=True)]


def _affordable(plane: Plane, each: float, seconds: float) -> int:
    """The size whose runs, one after the other, take so many seconds."""
    runs = max(1.0, seconds / max(each, 1e-6))
    size = int(runs**0.5) if len(plane.ways) > 1 else 1 + int(runs / ALONG)
    return max(FEWEST, min(plane.size, size))
