"""Where the glyphs of a placement stand: the columns that no step changes. Knows no values and no words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from operator import attrgetter

from .card import PADDING, SIZES
from .placement import Box, Curve, Placement

Columns = dict[str, list]

CURVE = ("x0", "y0", "cx0", "cy0", "cx1", "cy1", "x1", "y1")
_numbers = attrgetter(*CURVE)
ARROW = 10.0  # size of a forward arrow's triangle
# tier -> middles of title and value, and top and height of the footer, from the card's top
_LINES = {"large": (19, 40, 56, 27), "small": (11, 24, 32, 4), "dot": (7, 7, 0, 0)}
# tier -> how far the footer stays from the card's sides
_INSET = {"large": 1.5, "small": 7, "dot": 7}
# tier -> heat strips: middle and height of the value's, width (0: the footer's) and height of the gradient's
_STRIPS = {"large": (51, 5, 44, 11), "small": (24, 10, 0, 4), "dot": (7, 0, 0, 0)}


def shape(placement: Placement) -> dict[str, Columns]:
    """source -> column -> one entry per row, for everything that stays where it is."""
    return {
        "cards": _columns([_card(box) for box in placement.boxes]),
        "edges": _curves(forward_rows(placement)),
        "backs": _curves(backward_rows(placement)),
        "arrows": _columns([_tip(route.forward[-1], ARROW) for route in placement.routes]),
        "tips": _columns([_tip(route.backward[-1], ARROW * 1.3) for route in placement.routes]),
        "dots": {"x": [bus.dot[0] for bus in placement.buses], "y": [bus.dot[1] for bus in placement.buses]},
    }


def forward_rows(placement: Placement) -> list[tuple[int, Curve]]:
    """(route, curve) for each forward segment, then (-1 - bus, curve) for each trunk; cut where the arrow begins."""
    rows = [(at, curve) for at, route in enumerate(placement.routes) for curve in _cut(route.forward, ARROW * 0.8)]
    return rows + [(-1 - at, curve) for at, bus in enumerate(placement.buses) for curve in bus.trunk]


def backward_rows(placement: Placement) -> list[tuple[int, Curve]]:
    """(route, curve) for each backward segment, cut where the arrow begins."""
    return [(at, curve) for at, route in enumerate(placement.routes) for curve in _cut(route.backward, ARROW)]


def ways(placement: Placement) -> dict[str, list[int]]:
    """Which route each curve belongs to; -1 - bus for a trunk."""
    return {
        "edges": [way for way, _ in forward_rows(placement)],
        "backs": [way for way, _ in backward_rows(placement)],
    }


def _card(box: Box) -> dict[str, float]:
    left, top, pad = box.x - box.width / 2, box.y - box.height / 2, PADDING[box.tier]
    title, value, footer, deep = _LINES[box.tier]
    sizes, wide = SIZES[box.tier], box.width - 2 * _INSET[box.tier]
    strip, tall, across, low = _STRIPS[box.tier]
    right = left + box.width - (pad if across else _INSET[box.tier])
    return {
        "x": box.x,
        "y": box.y,
        "width": box.width,
        "height": box.height,
        "left": left + pad,
        "right": left + box.width - pad,
        "title_y": top + title,
        "value_y": top + value,
        "footer_y": top + footer + deep / 2,
        "footer_width": wide,
        "footer_height": deep,
        "strip_y": top + strip,
        "strip_height": tall,
        "gradient_left": right - (across or wide),
        "gradient_right": right,
        "gradient_height": low,
        "title_size": sizes[0],
        "note_size": sizes[1],
        "footer_size": sizes[3],
    }


def _curves(rows: Iterable[tuple[int, Curve]]) -> Columns:
    return _columns([dict(zip(CURVE, _numbers(curve), strict=True)) for _, curve in rows], CURVE)


def _columns(rows: Sequence[dict], names: Iterable[str] = ()) -> Columns:
    names = rows[0] if rows else names
    return {name: [round(row[name], 1) for row in rows] for name in names}


def _tip(curve: Curve, size: float) -> dict[str, float]:
    """A triangle whose point touches the curve's end; the angle counts as Bokeh's do, for a triangle that points up."""
    away = _direction(curve)
    back = size * 0.577
    return {
        "x": curve.x1 - away[0] * back,
        "y": curve.y1 - away[1] * back,
        "angle": math.atan2(-away[1], away[0]) - math.pi / 2,
    }


def _direction(curve: Curve) -> tuple[float, float]:
    """The unit vector in which the curve arrives."""
    for x, y in ((curve.cx1, curve.cy1), (curve.cx0, curve.cy0), (curve.x0, curve.y0)):
        length = math.hypot(curve.x1 - x, curve.y1 - y)
        if length > 1e-6:
            return (curve.x1 - x) / length, (curve.y1 - y) / length
    return 1.0, 0.0


def _cut(curves: tuple[Curve, ...], length: float) -> tuple[Curve, ...]:
    """The same way, its last curve ending `length` px earlier: a wide line must not show beside its arrow."""
    away = _direction(curves[-1])
    last = curves[-1]
    dx, dy = away[0] * length, away[1] * length
    ended = replace(last, cx1=last.cx1 - dx, cy1=last.cy1 - dy, x1=last.x1 - dx, y1=last.y1 - dy)
    return (*curves[:-1], ended)
