"""The columns a figure needs after each step: texts, and tokens in place of colours. Knows no Bokeh and no page.

`Scene(graph, placement).shape` holds what no step changes, `.at(frame)` what steps change: by source, column and row.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.model.graph import Graph, Node
from explorer.model.timeline import Frame, Step
from explorer.model.value import Value

from . import card, figures
from .placement import Box, Placement
from .shape import Columns, backward_rows, forward_rows, shape

Row = dict[str, object]
State = dict[str, Columns]

# tier -> size of the pill's text, height, padding, most width
_PILLS = {"large": (15, 28, 20, 120), "small": (12, 20, 12, 60), "dot": (12, 20, 12, 60)}
SIGNS = {1: "pos-tint", -1: "neg-tint", 0: "done"}
STRONG = {1: "pos", -1: "neg", 0: "edge"}


class Scene:
    """The picture of one graph in one placement."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self.shape = shape(placement)
        self._box_of, self._route_of = placement.box_of(), placement.route_of()
        self.forward, self.backward = forward_rows(placement), backward_rows(placement)
        self._largest = max((_size(node.gradient) for node in graph.nodes), default=0.0)
        self.last = len(graph.nodes) + (graph.seed is not None) * (1 + len(graph.sweep))
        self._rows_of = {
            "edges": _rows_of(self.forward),
            "backs": _rows_of(self.backward),
        }
        self._draw = {
            "cards": (len(placement.boxes), self._card),
            "edges": (len(self.forward), self._edge),
            "backs": (len(self.backward), self._back),
            "arrows": (len(placement.routes), self._arrow),
            "tips": (len(placement.routes), self._tip),
            "dots": (len(placement.buses), self._dot),
            "pill": (1, self._pill),
        }

    def at(self, frame: Frame) -> State:
        """source -> column -> one entry per row, as it is after `frame.step`."""
        return {
            source: _columns([draw(frame, row) for row in range(count)]) for source, (count, draw) in self._draw.items()
        }

    def row(self, source: str, frame: Frame, row: int) -> Row:
        """One row of one source."""
        return self._draw[source][1](frame, row)

    def touched(self, step: Step) -> Iterator[tuple[str, int]]:
        """The (source, row) pairs that can look different while, or just after, `step` is the present one."""
        yield "pill", 0
        yield "cards", self._box_of[step.node]
        for edge in self._edges_near(step):
            for end in (edge.parent, edge.child):
                yield "cards", self._box_of[end]
            route = self._route_of.get(edge.key)
            if route is not None:
                yield from self._route_rows(route)

    def _edges_near(self, step: Step) -> Sequence:
        if step.edge is not None:
            return [self.graph.edges[step.edge]]
        return self._inputs.get(step.node, ()) if step.phase == "value" else ()

    def _route_rows(self, route: int) -> Iterator[tuple[str, int]]:
        yield "arrows", route
        yield "tips", route
        for source, rows in self._rows_of.items():
            for row in rows.get(route, ()):
                yield source, row
        bus = self.placement.routes[route].bus
        if bus is not None:
            yield "dots", bus
            for row in self._rows_of["edges"].get(-1 - bus, ()):
                yield "edges", row

    # cards

    def _card(self, frame: Frame, row: int) -> Row:
        box = self.placement.boxes[row]
        if len(box.nodes) > 1:
            return self._group(frame, box)
        node = self.graph.nodes[box.nodes[0]]
        known, so_far, waiting = frame.known[node.key], frame.gradients[node.key], frame.waiting[node.key]
        ended = frame.step is not None and frame.step.number == self.last and self.graph.seed is not None
        footer = card.gradient(node, so_far, waiting=waiting, ended=ended)
        born = known and self._born_bad(node)
        note = ("⚠ " if born else "") + card.note(node)
        return {
            **self._lines(box, node, note),
            **_value(box, node.value, known=known),
            "strip": figures.cells(node.value, figures.size(node.value)) if known else (),
            **self._footer(box, node, footer),
            "gradient": figures.cells(so_far, self._largest) if so_far else (),
            "footer_fill": _footer_fill(box, node, so_far, waiting),
            "hatch": "/" if node.constant else " ",
            "text": "ink" if known else "soft",
            **self._frame_of(frame, box, known=known, heavy=born or node.key == self.graph.target),
        }

    def _lines(self, box: Box, node: Node, note: str) -> Row:
        room = box.width - 2 * card.PADDING[box.tier]
        sizes = card.SIZES[box.tier]
        if box.tier == "dot":
            return {"title": "", "note": ""}
        if box.tier == "small":
            return {"title": card.title(node, card.fits(room, sizes[0])), "note": ""}
        left = room - card.width(note, sizes[1]) - 4
        return {"title": card.title(node, card.fits(left, sizes[0])), "note": note}

    def _footer(self, box: Box, node: Node, footer: str) -> Row:
        if box.tier != "large":
            return {"partial": "", "footer": ""}
        room = card.fits(box.width - 2 * card.PADDING[box.tier], card.SIZES[box.tier][3])
        taken = max(len(footer), 0 if figures.is_scalar(node.value) else 5)
        return {"partial": card.partial(self.graph, node, room - taken - 1), "footer": card.cut(footer, room)}

    def _group(self, frame: Frame, box: Box) -> Row:
        room, sizes = box.width - 2 * card.PADDING[box.tier], card.SIZES[box.tier]
        done = sum(frame.gradients[key] is not None for key in box.nodes)
        known = sum(frame.known[key] for key in box.nodes)
        count = f"{known} of {len(box.nodes)}" if 0 < known < len(box.nodes) else f"{len(box.nodes)} values"
        footer = f"{done} of {len(box.nodes)}" if done else figures.UNKNOWN
        is_large = box.tier == "large"
        return {
            "title": card.cut(box.title, card.fits(room, sizes[0])),
            "note": "",
            "value": card.cut(count if is_large else str(len(box.nodes)), card.fits(room, 12 if is_large else sizes[2])),
            "value_size": 12 if is_large else sizes[2],
            "strip": (),
            "partial": "∂" if is_large else "",
            "footer": footer if is_large else "",
            "gradient": (),
            "footer_fill": "back-tint" if done else "done",
            "hatch": " ",
            "text": "ink" if known else "soft",
            **self._frame_of(frame, box, known=bool(known), heavy=self.graph.target in box.nodes),
        }

    def _frame_of(self, frame: Frame, box: Box, *, known: bool, heavy: bool) -> Row:
        """Fill and border; the present step's card is lit, and so are both ends of a contribution."""
        giver, receiver = self._ends(frame.step)
        lit = giver in box.nodes
        return {
            "fill": "now-tint" if lit else "card" if known else "paper",
            "border": ("ink" if heavy else "edge") if known else "strong",
            "weight": 2.0 if heavy and known else 1.4,
            "now": 1 if lit or receiver in box.nodes else 0,
        }

    def _ends(self, step: Step | None) -> tuple[int | None, int | None]:
        if step is None:
            return None, None
        return (step.node, None) if step.edge is None else (self.graph.edges[step.edge].child, step.node)

    def _born_bad(self, node: Node) -> bool:
        """True where a nan or an inf came into the world: it is in the value and in none of the operands."""
        inputs = [self.graph.nodes[o.node].value if o.node is not None else o.value for o in node.operands]
        return _is_bad(node.value) and not any(_is_bad(value) for value in inputs if value is not None)

    # edges

    def _edge(self, frame: Frame, row: int) -> Row:
        route = self.forward[row][0]
        if route >= 0:
            return self._value_flow(frame, (route,))
        return self._value_flow(frame, self.placement.buses[-1 - route].routes)

    def _arrow(self, frame: Frame, row: int) -> Row:
        return {"token": self._value_flow(frame, (row,))["token"]}

    def _dot(self, frame: Frame, row: int) -> Row:
        flows = self._value_flow(frame, self.placement.buses[row].routes)
        return {"token": "strong" if flows["token"] == "strong" else "ink"}

    def _value_flow(self, frame: Frame, routes: Sequence[int]) -> Row:
        """An edge is drawn faint until the value that it leads to is known, and dark while it is being computed."""
        children = [self.graph.edges[key].child for route in routes for key in self.placement.routes[route].edges]
        if frame.step is not None and frame.step.phase == "value" and frame.step.node in children:
            return {"token": "ink", "width": 2.0}
        return {"token": "edge" if any(frame.known[child] for child in children) else "strong", "width": 1.6}

    def _back(self, frame: Frame, row: int) -> Row:
        flow = self._flow(frame, self.backward[row][0])
        return {"alpha": flow.alpha, "width": flow.width}

    def _tip(self, frame: Frame, row: int) -> Row:
        flow = self._flow(frame, row)
        return {"alpha": flow.alpha, "size": round(9 + flow.width, 1)}

    def _flow(self, frame: Frame, route: int) -> _Flow:
        flowed = [key for key in self.placement.routes[route].edges if frame.flowed[key]]
        if not flowed:
            return _Flow(0, 1.4)
        widest = 6.0 if self.placement.tier == "large" else 3.5
        return _Flow(1, min(widest, max(_width(self.graph.edges[key].contribution) for key in flowed)))

    def _pill(self, frame: Frame, row: int) -> Row:
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

    @property
    def _inputs(self) -> dict[int, list]:
        """Node key -> the edges that lead into it."""
        if not hasattr(self, "_into"):
            self._into: dict[int, list] = {}
            for edge in self.graph.edges:
                self._into.setdefault(edge.child, []).append(edge)
        return self._into


@dataclass(frozen=True, slots=True)
class _Flow:
    alpha: int
    width: float


def _columns(rows: Sequence[Row]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _rows_of(rows: Sequence[tuple]) -> dict[int, list[int]]:
    of: dict[int, list[int]] = {}
    for row, (route, _) in enumerate(rows):
        of.setdefault(route, []).append(row)
    return of


def _footer_fill(box: Box, node: Node, so_far: Value | None, waiting: int) -> str:
    if so_far is None or node.constant:
        return "done"
    if waiting:
        return "back-tint" if box.tier == "large" else "back"
    return (SIGNS if box.tier == "large" else STRONG)[figures.sign(so_far)]


def _value(box: Box, value: Value, *, known: bool) -> Row:
    """The value in the largest size in which all of it fits; an array's shape leaves room for its strip."""
    largest, room = card.SIZES[box.tier][2], box.width - 2 * card.PADDING[box.tier]
    if box.tier == "dot":
        return {"value": "", "value_size": 12}
    sizes = [size for size in (largest, 14, 12) if size <= largest and (figures.is_scalar(value) or size < 17)]
    wanted = figures.value(value)
    size = next((size for size in sizes if len(wanted) <= card.fits(room, size)), sizes[-1])
    return {"value": card.value(value, card.fits(room, size)) if known else figures.UNKNOWN, "value_size": size}


def _size(gradient: Value | None) -> float:
    return figures.size(gradient) if gradient else 0.0


def _is_bad(value: Value) -> bool:
    return bool(value.nans or value.infs)


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
