"""Where everything of a graph stands: frozen plain data in CSS pixels at scale 1, y growing down.

Made by layout.place; read by whoever draws. Knows positions and sizes, no values, no words, no colours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

Point = tuple[float, float]
Orientation = OneOf["wide", "tall"]

CARD = (144.0, 84.0)  # width and height of a single node's card
GROUP = (216.0, 84.0)


@dataclass(frozen=True, slots=True)
class Room:
    """The space there is to draw in. A wide one is filled from left to right, a tall one from top to bottom."""

    width: float
    height: float
    orientation: Orientation = "wide"


@dataclass(frozen=True, slots=True)
class Curve:
    """One cubic Bezier segment; the names are those of the columns that draw it."""

    x0: float
    y0: float
    cx0: float
    cy0: float
    cx1: float
    cy1: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Box:
    """A card around its centre (x, y). It stands for one node, or for all nodes of a group."""

    x: float
    y: float
    width: float
    height: float
    nodes: tuple[int, ...]  # node keys; more than one only for a group
    title: str  # of a group: "line 3", "for, line 3"; "" for a single node
    note: str  # how much is in a group: "49 turns"
    path: str  # what opens a group
    mark: str  # what it is, told apart from all other boxes; survives an edit elsewhere in the program


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one edge, or of all edges between two groups.

    `forward` runs from the parent (from where it leaves its bus, if it has one) to the child's card and ends where the
    tip of its arrow belongs. `backward` runs beside it from the child's card back to there.
    """

    edges: tuple[int, ...]  # edge keys; none for the use of a constant: nothing flows back over it
    parent: int  # index of a box
    child: int
    bus: int | None  # index of the bus it branches from
    forward: tuple[Curve, ...]
    backward: tuple[Curve, ...]
    pill: Point  # centre of the contribution's pill
    joined: int = 0  # how many pieces of its bus's `line` it shares, counted from the dot


@dataclass(frozen=True, slots=True)
class Bus:
    """What a value used more than once shares: a trunk from its card to the one dot where it splits, and a line on.

    `line` leads from the dot past all near users to the far ones; `back`, piece by piece, runs beside it to the dot.
    """

    box: int  # index of the value's box
    trunk: Curve
    dot: Point
    routes: tuple[int, ...]  # indices of the branches
    line: tuple[Curve, ...] = ()
    back: tuple[Curve, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """The rectangle that holds everything drawn."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Stood:
    """All of a placement that the next one needs: where what stood, by its mark."""

    room: Room
    scale: float
    places: tuple[tuple[str, float, float], ...]  # mark, x, y of each box


@dataclass(frozen=True, slots=True)
class Placement:
    """Boxes in the order of making, routes in the order of their first edge; centred in the room where it fits."""

    room: Room
    boxes: tuple[Box, ...]
    routes: tuple[Route, ...]
    buses: tuple[Bus, ...]
    extent: Extent
    scale: float  # at which the room holds all of it; 1 where it does not, and has to be panned
    opened: tuple[tuple[str, str], ...] = ()  # path and title of the groups that are open, outermost first

    @property
    def fits(self) -> bool:
        """True when the whole extent lies in the room: no panning."""
        return self.extent.width <= self.room.width and self.extent.height <= self.room.height

    @property
    def stood(self) -> Stood:
        """What the next placement needs of this one."""
        return Stood(self.room, self.scale, tuple((box.mark, box.x, box.y) for box in self.boxes))

    def forward(self, route: int) -> tuple[Curve, ...]:
        """The whole way of a route from its dot, or from its parent's card, to its child's card."""
        way = self.routes[route]
        return way.forward if way.bus is None else (*self.buses[way.bus].line[: way.joined], *way.forward)

    def backward(self, route: int) -> tuple[Curve, ...]:
        """The whole way back."""
        way = self.routes[route]
        return way.backward if way.bus is None else (*way.backward, *self.buses[way.bus].back[: way.joined][::-1])

    def box_of(self) -> dict[int, int]:
        """Node key -> index of the box that shows it."""
        return {node: index for index, box in enumerate(self.boxes) for node in box.nodes}

    def route_of(self) -> dict[int, int]:
        """Edge key -> index of its route; an edge inside a group has none."""
        return {edge: index for index, route in enumerate(self.routes) for edge in route.edges}
