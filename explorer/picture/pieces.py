"""The pieces that lines are made of: straight through columns, bent between them, and beside them what flows back.

Everything is told along the flow and across it; `Axes` turns that into x and y of a wide or a tall room.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import hypot
from typing import NamedTuple

from .groups import Link
from .layout_rows import Rows
from .placement import Curve, Orientation, Point

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


class End(NamedTuple):
    """Where a link arrives: beside the middle of its child's side, and on which side of it the gradient leaves."""

    at: int  # of the link
    link: Link
    port: float
    side: float


def straight(start: float, end: float, place: float) -> list[Point]:
    """A piece that stays where it is across."""
    third = (end - start) / 3
    return [(start, place), (start + third, place), (end - third, place), (end, place)]


def bent(start: Point, end: Point) -> list[Point]:
    reach = (end[0] - start[0]) * 0.5
    return [start, (start[0] + reach, start[1]), (end[0] - reach, end[1]), end]


def shifted(part: list[Point], side: float, last_side: float) -> list[Point]:
    """Moved across, and where it is steep also along, so that it keeps its distance there."""
    (start, first), *_, (end, last) = part
    steep = (first - last) / (hypot(end - start, last - first) or 1.0)
    direction = 1 if end > start else -1
    sides = (side, side, last_side, last_side)
    moves = (0.0, 0.8 * side * steep * direction, 0.8 * last_side * steep * direction, 0.0)
    return [(along + move, place + by) for (along, place), move, by in zip(part, moves, sides, strict=True)]


def to_dot(part: list[Point], dot: Point, side: float) -> list[Point]:
    """The same piece, its end drawn to the dot, so that what flows back is seen to come together there."""
    first, second, (along, across), (_, last) = part
    return [first, second, (max(along, dot[0] + 12.0), across), (dot[0] + 8.0, last - side / 4)]


def curves(plan: Plan, parts: Sequence[list[Point]]) -> tuple[Curve, ...]:
    return tuple(plan.axes.curve(part) for part in parts)


def pill_beside(plan: Plan, link: Link, parts: list[list[Point]], side: float) -> Point:
    """Beside the last bend before the parent, in the gap between two columns."""
    bend = next((part for part in reversed(parts) if part[0][1] != part[-1][1]), parts[-1])
    rank = plan.rows.rank[link.parent]
    gap = plan.columns[rank].end, plan.columns[rank + 1].start
    along, (_, first), (_, last) = sum(gap) / 2, bend[0], bend[-1]
    thickness = PILL[1] if plan.axes.orientation == "wide" else PILL[0]
    aside = (thickness + abs(side)) / 2 + abs(last - first) / 8
    return plan.axes.point(along, (first + last) / 2 + (aside if side > 0 else -aside))
