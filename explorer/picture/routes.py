"""The ways of the lines: between columns they bend, through a column they run straight between the cards.

Everything is told along the flow and across it; `Axes` turns that into x and y of a wide or a tall room.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from .groups import Link
from .layout_rows import Rows
from .placement import Bus, Curve, Orientation, Point, Route

SPLIT = 0.36  # where in the gap between two columns a bus splits
BESIDE = 13.0  # how far beside its edge a gradient runs
PORTS = 0.57  # the part of a card's side that two arrows share
PILL = (52.0, 28.0)
STRAIGHT = 0.5  # a smaller step across is none: one long line instead of many short ones


@dataclass(frozen=True, slots=True)
class Axes:
    """Along the flow and across it, as x and y."""

    orientation: Orientation

    def point(self, along: float, across: float) -> Point:
        """(x, y)."""
        return (along, across) if self.orientation == "wide" else (across, along)

    def curve(self, points: Sequence[Point]) -> Curve:
        """A Bezier segment from four points told along and across."""
        return Curve(*(number for point in points for number in self.point(*point)))


@dataclass(frozen=True, slots=True)
class Column:
    """Where a rank's cards begin and end along the flow, and where the buses that leave it split."""

    start: float
    end: float
    split: float


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the ways depend on, told along and across."""

    rows: Rows
    links: tuple[Link, ...]
    columns: tuple[Column, ...]
    places: tuple[float, ...]  # across, per vertex
    sizes: tuple[float, ...]  # of the cards, across
    lanes: Mapping[tuple[int, int], float]  # (item, rank where it dives) -> place of its tunnel across
    axes: Axes


def routed(plan: Plan) -> tuple[tuple[Route, ...], tuple[Bus, ...]]:
    """A route per link, a bus per item with more than one."""
    branches = defaultdict(list)
    for index, link in enumerate(plan.links):
        branches[link.parent].append(index)
    shared = [item for item in sorted(branches) if len(branches[item]) > 1]
    bus_of = {item: index for index, item in enumerate(shared)}
    ports = _ports(plan)
    sides = _sides(plan, ports)
    routes = tuple(
        _route(plan, index, bus_of.get(link.parent), ports[index], sides[index])
        for index, link in enumerate(plan.links)
    )
    return routes, tuple(_bus(plan, item, tuple(branches[item])) for item in shared)


def _bus(plan: Plan, item: int, routes: tuple[int, ...]) -> Bus:
    column, place = plan.columns[plan.rows.rank[item]], plan.places[item]
    trunk = plan.axes.curve(_straight(column.end, column.split, place))
    return Bus(item, (trunk,), plan.axes.point(column.split, place), routes)


def _route(plan: Plan, index: int, bus: int | None, port: float, side: float) -> Route:
    link = plan.links[index]
    target = plan.places[link.child] + (port or -_nudge(side))
    parts = _parts(plan, link, bus is None, target, side)
    forward = tuple(plan.axes.curve(part) for part in parts)
    beside = _beside(parts, side, bus is not None)
    backward = tuple(plan.axes.curve(part) for part in beside)
    return Route(link.edges, link.parent, link.child, bus, forward, backward, _pill(plan, link, beside, side))


def _parts(plan: Plan, link: Link, single: bool, target: float, side: float) -> list[list[Point]]:
    """Straight through columns, bent between them, from the card or the dot to the card."""
    rank, here = plan.rows.rank[link.parent], plan.places[link.parent]
    start = plan.columns[rank].end if single else plan.columns[rank].split
    if single:
        here -= _nudge(side)
    parts = []
    for stop, place in _stops(plan, link, target):
        for low, high, level in _hops(plan, link.parent, rank, stop, place):
            if abs(level - here) >= STRAIGHT:
                bend = (plan.columns[low].split, here), (plan.columns[high].start, level)
                parts += [_straight(start, bend[0][0], here), _bent(*bend)]
                start, here = bend[1]
        rank = stop
    parts.append(_straight(start, plan.columns[rank].start, here))
    return [part for part in parts if part[0] != part[-1]]


def _stops(plan: Plan, link: Link, target: float) -> list[tuple[int, float]]:
    """(rank, place across) of every bypass on the way, then of the card."""
    rows, last = plan.rows, plan.rows.rank[link.child]
    ranks = range(rows.rank[link.parent] + 1, last)
    passed = [(rank, rows.bypass[link.parent, rank]) for rank in ranks if (link.parent, rank) in rows.bypass]
    return [*((rank, plan.places[vertex]) for rank, vertex in passed), (last, target)]


def _hops(plan: Plan, item: int, rank: int, stop: int, place: float) -> list[tuple[int, int, float]]:
    """One bend to the next column; through a tunnel two: into its lane and out of it."""
    if stop == rank + 1:
        return [(rank, stop, place)]
    return [(rank, rank + 1, plan.lanes[item, rank]), (stop - 1, stop, place)]


def _beside(parts: list[list[Point]], side: float, to_dot: bool) -> list[list[Point]]:
    """The same way from the child back, a little to the side."""
    ways = [_shifted(part[::-1], side) for part in reversed(parts)]
    if to_dot:
        first, second, (along, across), (_, last) = ways[-1]
        ways[-1] = [first, second, (max(along, parts[0][0][0] + 12.0), across), (parts[0][0][0] + 8.0, last - side / 4)]
    return ways


def _shifted(part: list[Point], side: float) -> list[Point]:
    """Moved across, and where it is steep also along, so that it keeps its distance there."""
    (start, first), *_, (end, last) = part
    steep = (first - last) / (hypot(end - start, last - first) or 1.0)
    aside = 0.8 * side * steep * (1 if end > start else -1)
    moves = (0.0, aside, aside, 0.0)
    return [(along + move, place + side) for (along, place), move in zip(part, moves, strict=True)]


def _pill(plan: Plan, link: Link, parts: list[list[Point]], side: float) -> Point:
    """Beside the last bend before the parent, in the gap between two columns."""
    bend = next((part for part in reversed(parts) if part[0][1] != part[-1][1]), parts[-1])
    rank = plan.rows.rank[link.parent]
    gap = plan.columns[rank].end, plan.columns[rank + 1].start
    along, (_, first), (_, last) = sum(gap) / 2, bend[0], bend[-1]
    thickness = PILL[1] if plan.axes.orientation == "wide" else PILL[0]
    aside = (thickness + abs(side)) / 2 + abs(last - first) / 8
    return plan.axes.point(along, (first + last) / 2 + (aside if side > 0 else -aside))


def _ports(plan: Plan) -> list[float]:
    """Where each link arrives on its child's side, from its middle, in the order in which the lines come in."""
    arriving = defaultdict(list)
    for index, link in enumerate(plan.links):
        arriving[link.child].append(index)
    ports = [0.0] * len(plan.links)
    for child, indices in arriving.items():
        indices.sort(key=lambda index: (_last_place(plan, plan.links[index]), index))
        many, size = len(indices), plan.sizes[child]
        spread = size * (PORTS if many < 3 else 0.76) * (many > 1)
        for at, index in enumerate(indices):
            ports[index] = spread * (at / max(1, many - 1) - 0.5) if many > 1 else 0.0
    return ports


def _last_place(plan: Plan, link: Link) -> float:
    """Where the line is across just before it arrives."""
    before = plan.rows.rank[link.child] - 1
    vertex = plan.rows.bypass.get((link.parent, before), link.parent)
    tunnel = next((dive for item, dive, up in plan.rows.tunnels if item == link.parent and up == before + 1), None)
    return plan.places[vertex] if tunnel is None else plan.lanes[link.parent, tunnel]


def _sides(plan: Plan, ports: Sequence[float]) -> list[float]:
    """How far, and to which side across, each gradient runs: between two arrows of a card, and outside of a fan."""
    arriving = Counter(link.child for link in plan.links)
    sides = []
    for link, port in zip(plan.links, ports, strict=True):
        many = arriving[link.child]
        outward = plan.places[link.child] >= plan.places[link.parent]
        towards = port <= 0 if many > 1 else outward
        distance = min(BESIDE, 0.42 * plan.sizes[link.child] / max(2, many))
        sides.append(distance if towards else -distance)
    return sides


def _nudge(side: float) -> float:
    """A single line leaves its card a little off the middle, so that what flows back arrives beside it."""
    return side * 0.5


def _straight(start: float, end: float, place: float) -> list[Point]:
    third = (end - start) / 3
    return [(start, place), (start + third, place), (end - third, place), (end, place)]


def _bent(start: Point, end: Point) -> list[Point]:
    reach = (end[0] - start[0]) * 0.5
    return [start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end]
