"""The lines of values that are used more than once: one line past all of its users, from which each way leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .pieces import STRAIGHT, End, Plan, bent, curves, pill_beside, shifted, straight, to_dot
from .placement import Bus, Point, Route

BESIDE = 13.0  # how far beside its edge a gradient runs


def branched(plan: Plan, item: int, ends: Sequence[End], number: int) -> tuple[Bus, dict[int, Route]]:
    """One line past everything on the way, drawn once, and for each link the piece by which it leaves the line."""
    column, place = plan.columns[plan.rows.rank[item]], plan.places[item]
    line = _main_line(plan, item, [plan.rows.rank[end.link.child] for end in ends])
    side = BESIDE if sum(plan.places[end.link.child] - place for end in ends) >= 0 else -BESIDE
    back = [shifted(part[::-1], side, side) for part in line.parts]
    if back:
        back[0] = to_dot(back[0], (column.split, place), side)
    routes = {}
    for end in ends:
        joined, leaves = line.leaving[plan.rows.rank[end.link.child]]
        own = _last(
            leaves, (plan.columns[plan.rows.rank[end.link.child]].start, plan.places[end.link.child] + end.port)
        )
        home = [shifted(own[::-1], end.side, side if joined else end.side)]
        if not joined:
            home[-1] = to_dot(home[-1], (column.split, place), end.side)
        whole = [*home, *back[:joined][::-1]]
        routes[end.at] = Route(
            end.link.edges, item, end.link.child, number, (plan.axes.curve(own),), curves(plan, home),
            pill_beside(plan, end.link, whole, end.side), joined,
        )  # fmt: skip
    trunk = plan.axes.curve(straight(column.end, column.split, place))
    dot = plan.axes.point(column.split, place)
    return Bus(item, trunk, dot, tuple(sorted(routes)), curves(plan, line.parts), curves(plan, back)), routes


class _Line(NamedTuple):
    """The pieces of a bus behind its dot; per rank of a user, how many of them lead there and where it leaves them."""

    parts: list[list[Point]]
    leaving: dict[int, tuple[int, Point]]


def _main_line(plan: Plan, item: int, ranks: Sequence[int]) -> _Line:
    """Straight through columns, bent between them; a piece ends where a user's way leaves."""
    rows, stops = plan.rows, sorted(set(ranks))
    here = (plan.columns[rows.rank[item]].split, plan.places[item])
    at, leaving = rows.rank[item], {}
    parts: list[list[Point]] = []
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
    parts.append(bent(here, end))
    return end, end


def _last(leaves: Point, end: Point) -> list[Point]:
    """From the line into the card."""
    return straight(leaves[0], end[0], leaves[1]) if abs(end[1] - leaves[1]) < STRAIGHT else bent(leaves, end)
