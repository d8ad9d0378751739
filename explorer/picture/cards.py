"""What every card shows after a step: a row of columns per box. Texts are cut to size, colours are tokens."""

from __future__ import annotations

from bisect import bisect_right

from explorer.model.births import Births
from explorer.model.graph import Graph, Node
from explorer.model.timeline import Frame, Step
from explorer.model.value import Value

from . import card, figures
from .placement import Box, Placement

Row = dict[str, object]

_TINTS = {1: "pos-tint", -1: "neg-tint", 0: "done"}
_STRONG = {1: "pos", -1: "neg", 0: "edge"}


class Cards:
    """The cards of one graph in one placement."""

    def __init__(self, graph: Graph, placement: Placement) -> None:
        self.graph, self.placement = graph, placement
        self._births = Births(graph)
        self.last = len(graph.nodes) + (graph.seed is not None) * (1 + len(graph.sweep))
        self._reached = self._first_arrivals()
        self._largest = max((_size(node.gradient) for node in graph.nodes), default=0.0)

    def row(self, frame: Frame, row: int) -> Row:
        """The columns of one card."""
        box = self.placement.boxes[row]
        if len(box.nodes) > 1:
            return self._group(frame, row)
        node = self.graph.nodes[box.nodes[0]]
        known, so_far, waiting = frame.known[node.key], frame.gradients[node.key], frame.waiting[node.key]
        ended = frame.step is not None and frame.step.number == self.last and self.graph.seed is not None
        footer = card.gradient(node, so_far, waiting=waiting, ended=ended)
        born = known and self._births.is_born_in(node)
        note = ("⚠ " if born else "") + card.note(node)
        return {
            **self._lines(box, node, note),
            **_value(box, node.value, known=known),
            "strip": figures.cells(node.value, figures.size(node.value)) if known else (),
            **self._footer(box, node, footer),
            "gradient": figures.cells(so_far, self._largest) if so_far and not _is_covered(box, waiting) else (),
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

    def _group(self, frame: Frame, row: int) -> Row:
        box = self.placement.boxes[row]
        room, sizes = box.width - 2 * card.PADDING[box.tier], card.SIZES[box.tier]
        number = 0 if frame.step is None else frame.step.number
        known = bisect_right(box.nodes, number - 1)
        done = bisect_right(self._reached[row], number)
        count = f"{known} of {len(box.nodes)}" if 0 < known < len(box.nodes) else f"{len(box.nodes)} values"
        footer = f"{done} of {len(box.nodes)}" if done else figures.UNKNOWN
        is_large = box.tier == "large"
        return {
            "title": card.cut(box.title, card.fits(room, sizes[0])),
            "note": "",
            "value": card.cut(count if is_large else str(len(box.nodes)), card.fits(room, 12)),
            "value_size": 12,
            "strip": (),
            "partial": "∂" if is_large else "",
            "footer": footer if is_large else "",
            "gradient": (),
            "footer_fill": "back-tint" if done else "done",
            "hatch": " ",
            "text": "ink" if known else "soft",
            **self._frame_of(frame, box, known=bool(known), heavy=self.graph.target in box.nodes),
        }

    def _first_arrivals(self) -> list[list[int]]:
        """Per box, in order: the steps after which one more of its values has a gradient."""
        seed = len(self.graph.nodes) + 1
        first = {} if self.graph.seed is None or self.graph.target is None else {self.graph.target: seed}
        for number, key in enumerate(self.graph.sweep, start=seed + 1):
            first.setdefault(self.graph.edges[key].parent, number)
        return [sorted(first[key] for key in box.nodes if key in first) for box in self.placement.boxes]

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


def _footer_fill(box: Box, node: Node, so_far: Value | None, waiting: int) -> str:
    if so_far is None or node.constant:
        return "done"
    if waiting:
        return "back-tint" if box.tier == "large" else "back"
    if box.tier == "large":
        return _TINTS[figures.sign(so_far)]
    return "done" if so_far.strip else _STRONG[figures.sign(so_far)]  # a strip shows the signs of an array


def _is_covered(box: Box, waiting: int) -> bool:
    """A small card has room for one thing in its foot: that more is to come, or the strip."""
    return box.tier == "small" and waiting > 0


def _value(box: Box, value: Value, *, known: bool) -> Row:
    """The value in the largest size in which all of it fits; an array's shape leaves room for its strip."""
    largest, room = card.SIZES[box.tier][2], box.width - 2 * card.PADDING[box.tier]
    if box.tier == "dot" or (box.tier == "small" and known and value.strip):
        return {"value": "", "value_size": 12}
    sizes = [size for size in (largest, 14, 12) if size <= largest and (figures.is_scalar(value) or size < 17)]
    wanted = figures.value(value)
    size = next((size for size in sizes if len(wanted) <= card.fits(room, size)), sizes[-1])
    return {"value": card.value(value, card.fits(room, size)) if known else figures.UNKNOWN, "value_size": size}


def _size(gradient: Value | None) -> float:
    return figures.size(gradient) if gradient else 0.0
