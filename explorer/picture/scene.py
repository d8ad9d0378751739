"""The columns a figure needs after each step: texts, and tokens in place of colours. Knows no Bokeh and no page.

`Scene(graph, placement).shape` holds what no step changes, `.at(frame)` what steps change: by source, column and row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from explorer.model.graph import Graph
from explorer.model.timeline import Frame, Step

from .cards import Cards
from .flows import Flows
from .placement import Placement
from .shape import Columns, shape

Row = dict[str, object]
State = dict[str, Columns]


class Scene:
    """The picture of one graph in one placement."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self.shape = shape(placement)
        self.cards, self.flows = Cards(graph, placement), Flows(graph, placement)
        # source -> how many rows it has, and what draws one
        self._sources: dict[str, tuple[int, Callable[[Frame, int], Row]]] = {
            "cards": (len(placement.boxes), self.cards.row),
            "routes": (len(placement.routes), self.flows.route),
            "buses": (len(placement.buses), self.flows.bus),
            "pill": (1, self.flows.pill),
        }

    def at(self, frame: Frame) -> State:
        """source -> column -> one entry per row, as it is after `frame.step`."""
        return {
            source: _columns([draw(frame, row) for row in range(count)])
            for source, (count, draw) in self._sources.items()
        }

    def row(self, source: str, frame: Frame, row: int) -> Row:
        """One row of one source."""
        return self._sources[source][1](frame, row)

    def touched(self, step: Step) -> Iterator[tuple[str, int]]:
        """The (source, row) pairs that can look different while, or just after, `step` is the present one."""
        yield "pill", 0
        yield "cards", self._box_of[step.node]
        if step.edge is not None:
            yield "cards", self._box_of[self.graph.edges[step.edge].child]
        for route in self._routes_near(step):
            yield "routes", route
            bus = self.placement.routes[route].bus
            if bus is not None:
                yield "buses", bus
        if step.number == self.cards.last:  # values that no gradient reached say so
            yield from (("cards", row) for row in range(len(self.placement.boxes)))

    def _routes_near(self, step: Step) -> Sequence[int]:
        if step.phase == "value":
            return self._inputs.get(step.node, ())
        route = None if step.edge is None else self._route_of.get(step.edge)
        return () if route is None else (route,)

    @cached_property
    def _inputs(self) -> dict[int, list[int]]:
        """Node key -> the routes that lead to it."""
        routes: dict[int, list[int]] = {}
        for route, children in enumerate(self.flows.into):
            for child in children:
                routes.setdefault(child, []).append(route)
        return routes

    @cached_property
    def _box_of(self) -> dict[int, int]:
        return self.placement.box_of()

    @cached_property
    def _route_of(self) -> dict[int, int]:
        return self.placement.route_of()


def _columns(rows: Sequence[Row]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
