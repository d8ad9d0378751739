"""The leaves of a run: which is which from one run to the next, and the numbers that a descent has them start from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine import Tensor

from .capture import spread
from .graph import Node
from .parameters import told_apart
from .program import Place, Spot, Start
from .value import Value, value_of

ROOM = 200_000  # numbers of all leaves together


@dataclass(frozen=True, slots=True)
class Leaf:
    """A variable leaf when its Turn closed; the numbers are kept whole, or not at all where leaves are too many."""

    spot: Spot
    name: str  # as typed; its text where it has no name
    value: Value
    gradient: Value
    node: int = -1  # its node in the graph of that Turn


class Leaves:
    """Knows each leaf of one run as it is made. It holds no tensor."""

    def __init__(self, starts: Iterable[Start]) -> None:
        self._starts = {start.spot: start for start in starts}
        self._spots: dict[int, Spot] = {}
        self._counts: Counter[tuple[int, int]] = Counter()
        self.first: tuple[Leaf, ...] = ()  # those of the first Turn that has any

    def meet(self, tensor: Tensor, place: Place) -> None:
        """A leaf was made: it gets its number in the text, and the start that was meant for it."""
        where = place.line, place.column
        spot = self._spots[tensor.made] = Spot(*where, self._counts[where])
        self._counts[where] += 1
        start = self._starts.get(spot)
        if start is not None and len(start.numbers) == tensor.size * (start.places or 1):
            shape = tensor.shape if start.places is None else (*tensor.shape, start.places)
            tensor.data = np.array(start.numbers, tensor.dtype).reshape(shape)

    def spot(self, tensor: Tensor) -> Spot:
        """Which leaf one is that was met."""
        return self._spots[tensor.made]

    def at(self, spots: Iterable[Spot], tensors: Iterable[Tensor]) -> list[Tensor]:
        """Those of some tensors that are the leaves of these spots, in their order."""
        found = {self._spots.get(tensor.made): tensor for tensor in tensors}
        return [found[spot] for spot in spots if spot in found]

    def close(self, swept: Iterable[tuple[Tensor, Any, Node]]) -> None:
        """A Turn was swept: its tensors, what flowed back to each, and their nodes."""
        if self.first:
            return
        found = sorted((each for each in swept if each[0].made in self._spots), key=lambda each: each[2].key)
        kept = ROOM if sum(tensor.size for tensor, _, _ in found) <= ROOM else 0
        names = told_apart([(node.name, node.version, node.text) for _, _, node in found])
        self.first = tuple(
            Leaf(
                self._spots[tensor.made],
                name,
                value_of(np.asarray(tensor), kept),
                value_of(np.asarray(spread(flow, tensor), tensor.dtype), kept),
                node.key,
            )
            for name, (tensor, flow, node) in zip(names, found, strict=True)
        )
