"""The ways of all lines of a plan: those of values that are used once, and where each arrives at its card."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from .buses import BESIDE, branched
from .groups import Link
from .pieces import STRAIGHT, End, Plan, bent, curves, pill_beside, shifted, straight
from .placement import Bus, Point, Route

PORTS = 0.57  # the part of a card's side that two arrows share


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
        ways = [End(index, plan.links[index], ports[index], sides[index]) for index in branches[item]]
        if len(ways) > 1:
            bus, ways_of = branched(plan, item, ways, len(buses))
            buses.append(bus)
            routes |= ways_of
        else:
            routes[ways[0].at] = _single(plan, ways[0])
    return tuple(routes[index] for index in range(len(plan.links))), tuple(buses)


def _single(plan: Plan, end: End) -> Route:
    target = plan.places[end.link.child] + (end.port or -nudge(end.side))
    parts = _parts(plan, end.link, target, end.side)
    home = [shifted(part[::-1], end.side, end.side) for part in reversed(parts)]
    pill = pill_beside(plan, end.link, home, end.side)
    return Route(
        end.link.edges, end.link.parent, end.link.child, None, curves(plan, parts), curves(plan, home), pill
    )  # fmt: skip


def _parts(plan: Plan, link: Link, target: float, side: float) -> list[list[Point]]:
    """The way of a single link: straight through columns, bent between them, from card to card."""
    rank, here = plan.rows.rank[link.parent], plan.places[link.parent] - nudge(side)
    start = plan.columns[rank].end
    parts = []
    for stop, place in _stops(plan, link, target):
        for low, high, level in _hops(plan, link.parent, rank, stop, place):
            if abs(level - here) >= STRAIGHT:
                bend = (plan.columns[low].split, here), (plan.columns[high].start, level)
                parts += [straight(start, bend[0][0], here), bent(*bend)]
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


def nudge(side: float) -> float:
    """A single line leaves its card a little off the middle, so that what flows back arrives beside it."""
    return side * 0.5
