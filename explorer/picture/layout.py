"""Where everything stands: layers along the flow, code order across it, the biggest cards that fit the room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from explorer.model.graph import Graph

from .groups import FEW, Item, Sketch, sketch
from .layout_fit import LANE, MARGIN, Fit, Fitter, anchors, oriented, size
from .layout_rows import Rows, rows
from .pieces import PILL, Axes, Column, Plan
from .pills import clear_of
from .placement import Box, Bus, Extent, Placement, Point, Room, Route, Stood
from .ranks import ranks
from .routes import routed

KEPT = 0.75  # the part of the boxes that must have been there before, for things to stay in their place
OFF_CENTRE = 1 / 6  # of the room: how far off the middle a kept picture may drift before all is centred again


def place(graph: Graph, room: Room, previous: Stood | None = None, *, opened: str = "", few: int = FEW) -> Placement:
    """The placement of a graph in a room. What `previous` showed too stays where it was as far as that is good.

    The same arguments always give the same answer. Above `few` nodes, groups are shown, one of them `opened`.
    """
    drawing = sketch(graph, opened, few)
    if not drawing.items:
        return Placement(room, (), (), (), Extent(0.0, 0.0, 0.0, 0.0), 1.0)
    stood = _stood(drawing, room, previous)
    links = [(link.parent, link.child) for link in drawing.links]
    order = rows(ranks(len(drawing.items), links), links, {item: at for item, (_, at) in stood.items()})
    fitter = Fitter(order, drawing.items, _splits(drawing, order), room)
    fit = fitter.fitted()
    kept = _kept(fitter, fit, stood, previous) if previous else None
    return _placed(drawing, order, kept or _centred(fit, room), room)


def _stood(drawing: Sketch, room: Room, previous: Stood | None) -> dict[int, Point]:
    """Where items of this drawing stood before, along and across."""
    if previous is None or previous.room.orientation != room.orientation:
        return {}
    before = {mark: oriented((x, y), room.orientation) for mark, x, y in previous.places}
    return {index: before[item.mark] for index, item in enumerate(drawing.items) if item.mark in before}


def _kept(fitter: Fitter, fit: Fit, stood: dict[int, Point], previous: Stood) -> Fit | None:
    """The fit with everything in its old place, where most was there before and the room still holds it well."""
    if previous.room != fitter.room or previous.scale != fit.measure.scale:
        return None
    if len(stood) < KEPT * max(len(fitter.items), len(previous.places)):
        return None
    kept = fitter.tried(fit.measure, anchors(fitter.rows, stood))
    if len(stood) == len(fitter.items) == len(previous.places):
        return kept
    drifts = (abs((low + high) / 2 - span / 2) / span for (low, high), span in _spans(kept, fitter.room))
    return kept if fitter.fits(kept) and max(drifts) <= OFF_CENTRE else None


def _centred(fit: Fit, room: Room) -> Fit:
    """In the middle of the room; what is too big for it begins at its edge."""
    margin = MARGIN[room.orientation]
    along, across = (
        max((span - (high - low)) / 2, margin) - low for (low, high), span in _spans(fit, room)
    )  # fmt: skip
    columns = tuple(Column(*(at + along for at in (column.start, column.end, column.split))) for column in fit.columns)
    return replace(fit, columns=columns, places=tuple(at + across for at in fit.places))


def _spans(fit: Fit, room: Room) -> Iterable[tuple[tuple[float, float], float]]:
    """What is taken along and across, each with what the room has at the fit's scale."""
    plane = (room.width / fit.measure.scale, room.height / fit.measure.scale)
    return zip((fit.along, fit.across), oriented(plane, room.orientation), strict=True)


def _splits(drawing: Sketch, order: Rows) -> frozenset[int]:
    """The ranks in which a value splits."""
    uses = Counter(link.parent for link in drawing.links)
    return frozenset(order.rank[item] for item, many in uses.items() if many > 1)


def _placed(drawing: Sketch, order: Rows, fit: Fit, room: Room) -> Placement:
    axes = Axes(room.orientation)
    lanes = _lanes(order, fit.across[1])
    plan = Plan(order, drawing.links, fit.columns, fit.places, fit.sizes, lanes, axes)
    boxes = tuple(_box(item, index, order, fit, axes) for index, item in enumerate(drawing.items))
    routes, buses = routed(plan)
    routes = clear_of(boxes, routes, room.orientation)
    opened = tuple((group.path, group.title) for group in drawing.opened)
    return Placement(room, boxes, routes, buses, _extent(boxes, routes, buses), fit.measure.scale, opened)


def _box(item: Item, index: int, order: Rows, fit: Fit, axes: Axes) -> Box:
    column = fit.columns[order.rank[index]]
    x, y = axes.point((column.start + column.end) / 2, fit.places[index])
    return Box(x, y, *size(item), item.nodes, item.title, item.note, item.path, item.mark)


def _lanes(order: Rows, edge: float) -> dict[tuple[int, int], float]:
    """Outside of everything, each tunnel in the nearest lane that is free over its whole length."""
    lanes: dict[tuple[int, int], float] = {}
    ends: list[int] = []
    for item, dive, rise in sorted(order.tunnels, key=lambda tunnel: tunnel[1:]):
        free = next((lane for lane, end in enumerate(ends) if end <= dive), len(ends))
        ends[free : free + 1] = [rise]
        lanes[item, dive] = edge + LANE * (free + 1)
    return lanes


def _extent(boxes: tuple[Box, ...], routes: tuple[Route, ...], buses: tuple[Bus, ...]) -> Extent:
    corners = [
        (box.x + sign * box.width / 2, box.y + sign * box.height / 2) for box in boxes for sign in (-1, 1)
    ]  # fmt: skip
    curves = [curve for route in routes for curve in (*route.forward, *route.backward)]
    curves += [curve for bus in buses for curve in (bus.trunk, *bus.line, *bus.back)]
    corners += [point for curve in curves for point in ((curve.x0, curve.y0), (curve.x1, curve.y1))]
    corners += [
        (route.pill[0] + sign * PILL[0] / 2, route.pill[1] + sign * PILL[1] / 2)
        for route in routes if route.edges for sign in (-1, 1)
    ]  # fmt: skip
    xs, ys = zip(*corners, strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys))
