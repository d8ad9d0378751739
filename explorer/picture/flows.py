"""What flows after a step: a row for each route, each bus and the pill. Colours are tokens."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from explorer.model.graph import Graph
from explorer.model.timeline import Frame
from explorer.model.value import Value

from . import card, figures
from .placement import Placement

Row = dict[str, object]

# tier -> size of the pill's text, height, padding, most width
_PILLS = {"large": (15, 28, 20, 120), "small": (12, 20, 12, 72), "dot": (12, 20, 12, 72)}
_LEAST = 48.0  # px that a pill may always take
_WIDEST = {"large": 6.0, "small": 3.5, "dot": 3.5}
_HIDDEN = {"x": 0.0, "y": 0.0, "text": "", "width": 0.0, "height": 0.0, "font_size": 12, "alpha": 0}


class Flows:
    """All that runs between the cards of one graph in one placement."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self._route_of = placement.route_of()
        # the values that each route, and each bus with all its branches, leads to
        self.into = [_children(graph, placement, (at,)) for at in range(len(placement.routes))]
        self._of_bus = [_children(graph, placement, bus.routes) for bus in placement.buses]
        # per route: when its contributions arrive, and how wide it is after each
        position = {key: at for at, key in enumerate(graph.sweep, start=1)}
        swept = [sorted((position[key], key) for key in route.edges if key in position) for route in placement.routes]
        self._arrivals = [[at for at, _ in arrivals] for arrivals in swept]
        self._widths = [[*accumulate((self._wide(key) for _, key in arrivals), max)] for arrivals in swept]

    def route(self, frame: Frame, row: int) -> Row:
        """The edge or edges of one route: faint until computed, dark in that step; dashed back once it has flowed."""
        arrived = bisect_right(self._arrivals[row], _arrived(self.graph, frame))
        width = self._widths[row][arrived - 1] if arrived else 1.4
        return {**_value_flow(frame, self.into[row]), "alpha": int(arrived > 0), "back": width}

    def bus(self, frame: Frame, row: int) -> Row:
        """The trunk of one bus and the dot at which it splits."""
        return _value_flow(frame, self._of_bus[row])

    def _wide(self, edge: int) -> float:
        return min(_WIDEST[self.placement.tier], _width(self.graph.edges[edge].contribution))

    def pill(self, frame: Frame, row: int) -> Row:
        """The present contribution, written beside its edge."""
        step = frame.step
        route = None if step is None or step.edge is None else self._route_of.get(step.edge)
        if step is None or step.edge is None or route is None:
            return dict(_HIDDEN)
        x, y = self.placement.routes[route].pill
        size, height, pad, room = _PILLS[self.placement.tier]
        length = card.fits(min(room, self._gap(route)) - pad, size)
        text = _signed(self.graph.edges[step.edge].contribution, length)
        width = round(card.width(text, size) + pad)
        words: Row = {"text": text, "width": width, "font_size": size, "alpha": 1}
        return {"x": round(x, 1), "y": round(y, 1), "height": height, **words}

    def _gap(self, route: int) -> float:
        """The px that a pill may take between the two cards of a route that runs across; below, there is room."""
        way = self.placement.routes[route]
        parent, child = self.placement.boxes[way.parent], self.placement.boxes[way.child]
        if self.placement.room.orientation == "tall":
            return math.inf
        return max(abs(child.x - parent.x) - (parent.width + child.width) / 2 + 12, _LEAST)


def _children(graph: Graph, placement: Placement, routes: Sequence[int]) -> dict[int, None]:
    """The values that the routes lead to, in order of making. A constant's way has no edge, yet leads to a card."""
    found: set[int] = set()
    for route in (placement.routes[at] for at in routes):
        found.update(graph.edges[key].child for key in route.edges)
        if not route.edges:
            found.update(placement.boxes[route.child].nodes)
    return dict.fromkeys(sorted(found))


def _value_flow(frame: Frame, children: dict[int, None]) -> Row:
    """An edge is drawn faint until the first value that it leads to is known, and dark while one is being computed."""
    if frame.step is not None and frame.step.phase == "value" and frame.step.node in children:
        return {"token": "ink", "width": 2.0}
    first = next(iter(children), None)
    return {"token": "strong" if first is None or not frame.known[first] else "edge", "width": 1.6}


def _arrived(graph: Graph, frame: Frame) -> int:
    """How many contributions have flowed: they come after all values and the seed."""
    return 0 if frame.step is None else frame.step.number - len(graph.nodes) - 1


def _width(contribution: Value | None) -> float:
    """Wider with the logarithm of its size: 2.2 px for 1, 4.5 px for 4, never under 1.4 nor over 6."""
    size = figures.size(contribution) if contribution else 0.0
    return round(min(6.0, max(1.4, 2.2 + 1.66 * math.log(size))), 1) if size else 1.4


def _signed(contribution: Value | None, length: int) -> str:
    """What a pill says in about `length` characters: "+ 4", "− 0.5", "+ [2, 3]"; an array may be a bare "+"."""
    if contribution is None:
        return ""
    if not figures.is_scalar(contribution):
        text = f"+ {figures.brief(contribution)}"
        return text if len(text) <= length else "+"
    number = figures.scalar(contribution)
    texts = [figures.number(number, trim=True, digits=digits) for digits in (figures.DIGITS, 2, 1)]
    signed = [f"− {text[1:]}" if text.startswith("−") else f"+ {text}" for text in texts]
    return next((text for text in signed if len(text) <= length), signed[-1])
