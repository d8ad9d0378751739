"""A placement as the page gets it: boxes, and the pieces of the lines between them. Plain JSON-able data."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from .placement import Curve, Placement

_numbers = attrgetter("x0", "y0", "cx0", "cy0", "cx1", "cy1", "x1", "y1")


def drawing(placement: Placement, name: str) -> dict[str, Any]:
    """Where everything stands, under a name of its own; the page works out from this what each glyph needs."""
    extent = placement.extent
    return {
        "name": name,
        "opened": list(placement.opened),
        "orientation": placement.room.orientation,
        "extent": [extent.left, extent.top, extent.right, extent.bottom],
        "boxes": [
            [*_short((box.x, box.y, box.width, box.height)), list(box.nodes), box.title, box.note, box.path]
            for box in placement.boxes
        ],
        "routes": [
            {
                "edges": list(route.edges),
                "ends": [route.parent, route.child],
                "bus": route.bus,
                "joined": route.joined,
                "forward": _curves(route.forward),
                "backward": _curves(route.backward),
                "pill": _short(route.pill),
            }
            for route in placement.routes
        ],
        "buses": [
            {
                "trunk": _curves((bus.trunk,)),
                "dot": _short(bus.dot),
                "routes": list(bus.routes),
                "line": _curves(bus.line),
                "back": _curves(bus.back),
            }
            for bus in placement.buses
        ],
    }


def _curves(curves: Sequence[Curve]) -> list[list[float]]:
    return [_short(_numbers(curve)) for curve in curves]


def _short(numbers: Sequence[float]) -> list[float]:
    return [round(number, 1) for number in numbers]
