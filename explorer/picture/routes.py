"""The ways of the lines: between columns they bend, through a column they run straight between the cards.

Everything is told along the flow and across it; `Axes` turns that into x and y of a wide or a tall room.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import NamedTuple

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


@dataclass(frozen=True)
class Plan:
    """All that the ways depend on, told along and across."""

    rows: Rows
    links: tuple[Link, ...]
    columns: tuple[Column, ...]
    places: tuple[float, ...]  # across, per vertex
    sizes: tuple[float, ...]  # of the cards, across
    lanes: Mapping[tuple[int, int], float]  # (item, rank where it dives) -> place of its tunnel across
    axes: Axes

    @cached_property
    def tunnel(self) -> dict[tuple[int, int], int]:
        """(item, rank where a tunnel comes up) -> rank where it dives."""
        return {(item, rise): dive for item, dive, rise in self.rows.tunnels}


def routed(plan: Plan) -> tuple[tuple[Route, ...], tuple[Bus, ...]]:
    """A route per link, a bus per item with more than one."""
    branches = defaultdict(list)
    for index, link in enumerate(plan.links):
        branches[link.parent].append(index)
    ports = _ports(plan)
    sides = _sides(plan, ports)
    routes: dict[int, Route] = {}
    buses: list[Bus] = []
    for item in sorted(branches):
        ways = [_End(index, plan.links[index], ports[index], sides[index]) for index in branches[item]]
        if len(ways) > 1:
            bus, branched = _branched(plan, item, ways, len(buses))
            buses.append(bus)
            routes |= branched
        else:
            routes[ways[0].index] = _single(plan, ways[0])
    return tuple(routes[index] for index in range(len(plan.links))), tuple(buses)


class _End(NamedTuple):
    """Where a link arrives: beside the middle of its child's side, and on which side of it the gradient leaves."""

    index: int
    link: Link
    port: float
    side: float


def _branched(plan: Plan, item: int, ends: Sequence[_End], number: int) -> tuple[Bus, dict[int, Route]]:
    """One line past everything on the way, drawn once, and for each link the piece by which it leaves the line."""
    column, place = plan.columns[plan.rows.rank[item]], plan.places[item]
    line = _main_line(plan, item, [plan.rows.rank[end.link.child] for end in ends])
    side = BESIDE if sum(plan.places[end.link.child] - place for end in ends) >= 0 else -BESIDE
    back = [_shifted(part[::-1], side, side) for part in line.parts]
    if back:
        back[0] = _to_dot(back[0], (column.split, place), side)
    routes = {}
    for end in ends:
        joined, leaves = line.leaving[plan.rows.rank[end.link.child]]
        own = _last(
            leaves, (plan.columns[plan.rows.rank[end.link.child]].start, plan.places[end.link.child] + end.port)
        )
        home = [_shifted(own[::-1], end.side, side if joined else end.side)]
        if not joined:
            home[-1] = _to_dot(home[-1], (column.split, place), end.side)
        whole = [*home, *back[:joined][::-1]]
        routes[end.index] = Route(
            end.link.edges, item, end.link.child, number, (plan.axes.curve(own),), _curves(plan, home),
            _pill(plan, end.link, whole, end.side), joined,
        )  # fmt: skip
    trunk = plan.axes.curve(straight(column.end, column.split, place))
    dot = plan.axes.point(column.split, place)
    return Bus(item, trunk, dot, tuple(sorted(routes)), _curves(plan, line.parts), _curves(plan, back)), routes


class _Line(NamedTuple):
    """The pieces of a bus behind its dot; per rank of a user, how many of them lead there and where it leaves them."""

    parts: list[list[Point]]
    leaving: dict[int, tuple[int, Point]]


def _main_line(plan: Plan, item: int, ranks: Sequence[int]) -> _Line:
    """Straight through columns, bent between them; a piece ends where a user's way leaves."""
    rows, stops = plan.rows, sorted(set(ranks))
    here = (plan.columns[rows.rank[item]].split, plan.places[item])
    at, parts, leaving = rows.rank[item], [], {}
    start = here
    for stop in stops:
        if (dive := plan.tunnel.get((item, stop))) is not None:
            lane = plan.lanes[item, dive]
            start, here = _onward(plan, parts, start, here, (dive, lane))
            at = stop - 1
            here = (plan.columns[at].split, here[1])
        for rank in range(at + 1, stop):
            start, here = _onward(plan, parts, start, here, (rank - 1, plan.places[rows.bypass[item, rank]]))
            here = (plan.columns[rank].split, here[1])
        if start != here:
            parts.append(straight(start[0], here[0], here[1]))
        start = here
        leaving[stop] = len(parts), here
        if (item, stop) in rows.bypass:
            start, here = _onward(plan, parts, start, here, (stop - 1, plan.places[rows.bypass[item, stop]]))
            here, at = (plan.columns[stop].split, here[1]), stop
    return _Line(parts, leaving)


def _onward(
    plan: Plan, parts: list[list[Point]], start: Point, here: Point, to: tuple[int, float]
) -> tuple[Point, Point]:
    """From the end of a column to a place in the next; where a straight piece begins from now on, and where we are."""
    rank, place = to
    if abs(place - here[1]) < STRAIGHT:
        return start, here
    if start != here:
        parts.append(straight(start[0], here[0], here[1]))
    end = (plan.columns[rank + 1].start, place)
    parts.append(_bent(here, end))
    return end, end


def _last(leaves: Point, end: Point) -> list[Point]:
    """From the line into the card."""
    return straight(leaves[0], end[0], leaves[1]) if abs(end[1] - leaves[1]) < STRAIGHT else _bent(leaves, end)


def _single(plan: Plan, end: _End) -> Route:
    target = plan.places[end.link.child] + (end.port or -_nudge(end.side))
    parts = _parts(plan, end.link, target, end.side)
    home = [_shifted(part[::-1], end.side, end.side) for part in reversed(parts)]
    pill = _pill(plan, end.link, home, end.side)
    return Route(
        end.link.edges, end.link.parent, end.link.child, None, _curves(plan, parts), _curves(plan, home), pill
    )  # fmt: skip


def _curves(plan: Plan, parts: Sequence[list[Point]]) -> tuple[Curve, ...]:
    return tuple(plan.axes.curve(part) for part in parts)


def _parts(plan: Plan, link: Link, target: float, side: float) -> list[list[Point]]:
    """The way of a single link: straight through columns, bent between them, from card to card."""
    rank, here = plan.rows.rank[link.parent], plan.places[link.parent] - _nudge(side)
    start = plan.columns[rank].end
    parts = []
    for stop, place in _stops(plan, link, target):
        for low, high, level in _hops(plan, link.parent, rank, stop, place):
            if abs(level - here) >= STRAIGHT:
                bend = (plan.columns[low].split, here), (plan.columns[high].start, level)
                parts += [straight(start, bend[0][0], here), _bent(*bend)]
                start, here = bend[1]
        rank = stop
    parts.append(straight(start, plan.columns[rank].start, here))
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


def _to_dot(part: list[Point], dot: Point, side: float) -> list[Point]:
    """The same piece, its end drawn to the dot, so that what flows back is seen to come together there."""
    first, second, (along, across), (_, last) = part
    return [first, second, (max(along, dot[0] + 12.0), across), (dot[0] + 8.0, last - side / 4)]


def _shifted(part: list[Point], side: float, last_side: float) -> list[Point]:
    """Moved across, and where it is steep also along, so that it keeps its distance there."""
    (start, first), *_, (end, last) = part
    steep = (first - last) / (hypot(end - start, last - first) or 1.0)
    direction = 1 if end > start else -1
    sides = (side, side, last_side, last_side)
    moves = (0.0, 0.8 * side * steep * direction, 0.8 * last_side * steep * direction, 0.0)
    return [(along + move, place + by) for (along, place), move, by in zip(part, moves, sides, strict=True)]


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
    tunnel = plan.tunnel.get((link.parent, before + 1))
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


def straight(start: float, end: float, place: float) -> list[Point]:
    """A piece that stays where it is across."""
    third = (end - start) / 3
    return [(start, place), (start + third, place), (end - third, place), (end, place)]


def _bent(start: Point, end: Point) -> list[Point]:
    reach = (end[0] - start[0]) * 0.5
    return [start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end]
