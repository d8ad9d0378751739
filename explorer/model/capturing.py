"""The picture of a Turn within its time: all of it, else its end, else its end without the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from engine import Tensor, sweep

from .aiming import aimed
from .capture import Capture, Origin, Row, last_of, made_of
from .chaining import chains
from .costs import costs
from .graph import Graph
from .inspection import Inspection
from .leaves import Leaves
from .made import Made
from .mistakes import mistakes
from .moving import Moving
from .patience import AT_ONCE, NO_ROOM, NO_TIME, PART, Late, Look, Patience, in_part, unhurried, watched
from .prediction.slips import sought
from .program import Program, Spread, one_line
from .pushing import tangents
from .replay import replayed
from .sampling import samples
from .taken import Taking

Captured = tuple[Graph, Mapping[int, int]]  # a graph, and the places of tensors in it
# a field of a Graph, the field of a Program that asks for it, and what makes the one for the other
BESIDES: Sequence[tuple[str, str, Callable[..., Any]]] = (
    ("chains", "leaf", chains),
    ("tangents", "tangent", tangents),
    ("costs", "costing", lambda made, graph, seed, _, look: costs(made, graph, (), look) if graph.seed else None),
    ("mistakes", "broken", lambda made, graph, seed, _, look: mistakes(made, graph, seed, look)),
    ("sought", "question", sought),
    ("samples", "sampled", samples),
)


class Capturing:
    """Captures Turns while there is time; says what it left out."""

    def __init__(self, program: Program, tell: Callable[[Tensor], Origin], moving: Moving, leaves: Leaves) -> None:
        self.patience = Patience()
        self.left_out = ""  # of the last picture, in a sentence
        self.losses: tuple[float, ...] = ()  # of the first Turn that was swept, at the places that were asked for
        self.taking = Taking()
        self._program, self._tell, self._moving, self._leaves = program, tell, moving, leaves
        self._is_late = False  # whether there was no time even to walk through the Turn at hand

    def behind(self, roots: list[Tensor], values: int) -> Made:
        """The roots and all that they were made of, about so many values; of the first its end, where time is short."""
        self.patience.close()
        self._is_late = values > PART and self.patience.lacks_time_for(values)
        return last_of(roots[0], PART) if self._is_late else made_of(roots)

    def captured(self, made: Made, target: Tensor, seed: Any) -> Captured:
        """The graph of a Turn, as much of it as there is time for."""
        self.left_out = ""
        flows = seed is not None and not target.constant
        if self._is_late:
            self.left_out = f"{AT_ONCE} {NO_TIME}" if flows else AT_ONCE
            return self._drawn(Capture(made, self._tell), target, None)
        if flows and not self.patience.fits([tensor for tensor, _ in made]):
            flows, self.left_out = False, NO_ROOM
        from_here = seed if flows else None
        if len(made) <= PART:
            return self._drawn(Capture(made, self._tell), target, from_here)
        try:
            self.patience.begin()
            return self._drawn(Capture(made, self._tell, self.patience.look), target, from_here)
        except Late:
            self.left_out = in_part(len(made))
            return self._ending(target, from_here)

    def _ending(self, target: Tensor, seed: Any) -> Captured:
        """The end of it; a sweep goes through all of it, nevertheless, and has its time."""
        last = last_of(target, PART)
        try:
            return self._drawn(Capture(last, self._tell), target, seed, self.patience.look_again)
        except Late:
            self.left_out += f" {NO_TIME}"
            return self._drawn(Capture(last, self._tell), target, None)

    def _drawn(self, capture: Capture, target: Tensor, seed: Any, look: Look = unhurried) -> Captured:
        flows: list[tuple[Tensor, Any]] = []
        aim = None
        if seed is not None:
            target, seed, aim = aimed(capture, self._program.target, target, seed)
        cell = self._program.cell and Inspection(capture.tensors, capture.keys, self._program.cell)
        rows = () if seed is None else self._noted(watched(sweep(target, seed), look), flows)
        rows = cell.watched(rows) if cell else rows
        graph = capture.forward(target) if seed is None else capture.swept(target, seed, rows)
        known = ((tensor, flow, capture.keys[tensor.made]) for tensor, flow in flows if tensor.made in capture.keys)
        self._leaves.close((tensor, flow, graph.nodes[key]) for tensor, flow, key in known)
        if seed is not None and self._program.spread and not self.losses:
            self.losses = self._losses(capture, self._program.spread, target, seed)
        graph = self._besides(capture, graph, seed)
        names = [one_line(node.name or node.text) for node in graph.nodes] if self.taking else []
        taken = self.taking.used(capture.tensors, capture.keys, names)
        return replace(graph, aim=aim, opened=cell.opened() if cell else None, taken=taken), capture.keys

    def _losses(self, capture: Capture, spread: Spread, target: Tensor, seed: Any) -> tuple[float, ...]:
        leaves = self._leaves.at(spread.spots, (tensor for tensor, _ in capture.tensors))
        return replayed(capture.tensors, target, seed, leaves, watched(spread.places, capture.look))

    def _besides(self, capture: Capture, graph: Graph, seed: Any) -> Graph:
        """The graph with what the program asks of it besides."""
        for part, wish, computed in BESIDES:
            asked = getattr(self._program, wish)
            if asked is not None and asked is not False:
                graph = replace(graph, **{part: computed(capture.tensors, graph, seed, asked, capture.look)})
        return graph

    def _noted(self, rows: Iterable[Row], flows: list[tuple[Tensor, Any]]) -> Iterator[Row]:
        """The rows of a sweep; what flowed to leaves is written down."""
        for row in rows:
            if self._moving.is_leaf(row[0].made):
                flows.append(row[:2])
            yield row
