"""What flows after a step: rows of columns for the edges, their arrows, the dots and the pill. Colours are tokens."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.graph import Graph
from explorer.model.timeline import Frame
from explorer.model.value import Value

from . import card, figures
from .placement import Placement
from .shape import backward_rows, forward_rows

Row = dict[str, object]

# tier -> size of the pill's text, height, padding, most width
_PILLS = {"large": (15, 28, 20, 120), "small": (12, 20, 12, 60), "dot": (12, 20, 12, 60)}
_WIDEST = {"large": 6.0, "small": 3.5, "dot": 3.5}


class Flows:
    """All that runs between the cards of one graph in one placement."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self.forward, self.backward = forward_rows(placement), backward_rows(placement)
        self._route_of = placement.route_of()

    def edge(self, frame: Frame, row: int) -> Row:
        """One forward curve, or a trunk."""
        route = self.forward[row][0]
        if route >= 0:
            return self._value_flow(frame, (route,))
        return self._value_flow(frame, self.placement.buses[-1 - route].routes)

    def arrow(self, frame: Frame, row: int) -> Row:
        """The arrow at the end of a forward route."""
        return {"token": self._value_flow(frame, (row,))["token"]}

    def dot(self, frame: Frame, row: int) -> Row:
        """The dot at which a value splits."""
        flows = self._value_flow(frame, self.placement.buses[row].routes)
        return {"token": "strong" if flows["token"] == "strong" else "ink"}

    def _value_flow(self, frame: Frame, routes: Sequence[int]) -> Row:
        """An edge is drawn faint until the value that it leads to is known, and dark while it is being computed."""
        children = [self.graph.edges[key].child for route in routes for key in self.placement.routes[route].edges]
        if frame.step is not None and frame.step.phase == "value" and frame.step.node in children:
            return {"token": "ink", "width": 2.0}
        return {"token": "edge" if any(frame.known[child] for child in children) else "strong", "width": 1.6}

    def back(self, frame: Frame, row: int) -> Row:
        """One backward curve: there once its contribution has flowed."""
        flow = self._flow(frame, self.backward[row][0])
        return {"alpha": flow.alpha, "width": flow.width}

    def tip(self, frame: Frame, row: int) -> Row:
        """The arrow at the end of a backward route."""
        flow = self._flow(frame, row)
        return {"alpha": flow.alpha, "size": round(9 + flow.width, 1)}

    def _flow(self, frame: Frame, route: int) -> _Flow:
        flowed = [key for key in self.placement.routes[route].edges if frame.flowed[key]]
        if not flowed:
            return _Flow(0, 1.4)
        width = max(_width(self.graph.edges[key].contribution) for key in flowed)
        return _Flow(1, min(_WIDEST[self.placement.tier], width))

    def pill(self, frame: Frame, row: int) -> Row:
        """The present contribution, written beside its edge."""
        hidden = {"x": 0.0, "y": 0.0, "text": "", "width": 0.0, "height": 0.0, "font_size": 12, "alpha": 0}
        step = frame.step
        route = None if step is None or step.edge is None else self._route_of.get(step.edge)
        if step is None or step.edge is None or route is None:
            return hidden
        x, y = self.placement.routes[route].pill
        size, height, pad, room = _PILLS[self.placement.tier]
        text = card.cut(_signed(self.graph.edges[step.edge].contribution, roomy=size > 12), card.fits(room - pad, size))
        width = round(card.width(text, size) + pad)
        return hidden | {"x": round(x, 1), "y": round(y, 1), "text": text, "width": width} | {
            "height": height, "font_size": size, "alpha": 1
        }


@dataclass(frozen=True, slots=True)
class _Flow:
    alpha: int
    width: float


def _width(contribution: Value | None) -> float:
    """Wider with the logarithm of its size: 2.2 px for 1, 4.5 px for 4, never under 1.4 nor over 6."""
    size = figures.size(contribution) if contribution else 0.0
    return round(min(6.0, max(1.4, 2.2 + 1.66 * math.log(size))), 1) if size else 1.4


def _signed(contribution: Value | None, *, roomy: bool) -> str:
    """What a pill says: "+ 4", "− 0.5"."""
    if contribution is None:
        return ""
    text = figures.brief(contribution)
    if not figures.is_scalar(contribution):
        return f"+ {text}" if roomy else "+"
    return f"− {text[1:]}" if text.startswith("−") else f"+ {text}"
