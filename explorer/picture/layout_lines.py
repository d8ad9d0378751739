"""Places on a line: where the items of a row go so that they stand near their neighbours and never touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from .layout_rows import Rows

Bounds = tuple[float, float]

ROUNDS = 8
BYPASS, BYPASS_GAP = 24.0, 8.0  # an edge with its gradient beside it, and the air around it
ANCHORED = 1e6
STRAIGHT = 6.0  # how much more it matters that a bypass runs straight than that a card is centred


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much room across everything takes."""

    cards: tuple[float, ...]  # per item
    gap: float  # between two cards
    span: float  # within which all has to be; inf if there is no end to it

    def of(self, vertex: int) -> float:
        """The size of an item or a bypass."""
        return self.cards[vertex] if vertex < len(self.cards) else BYPASS

    def distance(self, one: int, other: int) -> float:
        """Between the centres of two neighbours."""
        cards = max(one, other) < len(self.cards)
        return (self.of(one) + self.of(other)) / 2 + (self.gap if cards else BYPASS_GAP)

    def bounds(self, row: Sequence[int]) -> Bounds:
        """Of the centres in a row."""
        return self.of(row[0]) / 2 - self.span / 2, self.span / 2 - self.of(row[-1]) / 2


def apart(
    wishes: Sequence[float], weights: Sequence[float], gaps: Sequence[float], bounds: Bounds = (-inf, inf)
) -> list[float]:
    """Places in rising order, at least gaps[i] between the i-th and the next, nearest to the wishes (isotonic).

    All lie within the bounds, if those are far enough apart.
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    blocks: list[list[float]] = []  # weight, mean, how many
    for wish, weight, offset in zip(wishes, weights, offsets, strict=False):
        blocks.append([weight, wish - offset, 1])
        while len(blocks) > 1 and blocks[-2][1] > blocks[-1][1]:
            weight, mean, many = blocks.pop()
            first = blocks[-1]
            first[:] = [first[0] + weight, (first[0] * first[1] + weight * mean) / (first[0] + weight), first[2] + many]
    low, high = bounds[0], max(bounds[0], bounds[1] - offsets[-1])
    level = [min(max(mean, low), high) for _, mean, many in blocks for _ in range(int(many))]
    return [at + offset for at, offset in zip(level, offsets, strict=True)]


def across(rows: Rows, sizes: Sizes, anchors: Mapping[int, float] | None = None) -> list[float]:
    """A place per vertex, around 0. Anchored items stay where they are, if they can."""
    place = [0.0] * len(rows.rank)
    gaps = [[sizes.distance(one, other) for one, other in pairwise(row)] for row in rows.order]
    for row, gap in zip(rows.order, gaps, strict=True):
        _put(place, row, apart([-sum(gap) / 2] * len(row), [1.0] * len(row), gap))
    for _ in range(ROUNDS):
        for backwards in (True, False):
            _pull(place, rows, sizes, gaps, backwards, anchors or {})
    return place


def _pull(
    place: list[float],
    rows: Rows,
    sizes: Sizes,
    gaps: Sequence[Sequence[float]],
    backwards: bool,
    anchors: Mapping[int, float],
) -> None:
    """Row by row, move everything towards its neighbours in the rows before and after."""
    items = len(sizes.cards)
    for index in reversed(range(len(rows.order))) if backwards else range(len(rows.order)):
        row, wishes, weights = rows.order[index], [], []
        for vertex in row:
            others = rows.before[vertex] + rows.after[vertex]
            pulls = [STRAIGHT if vertex >= items and other >= items else 1.0 for other in others]
            pulled = sum(pull * place[other] for pull, other in zip(pulls, others, strict=True))
            wishes.append(anchors.get(vertex, pulled / sum(pulls) if others else place[vertex]))
            weights.append(ANCHORED if vertex in anchors else sum(pulls) or 0.01)
        _put(place, row, apart(wishes, weights, gaps[index], sizes.bounds(row)))


def _put(place: list[float], row: Sequence[int], places: Sequence[float]) -> None:
    """Write down the places of one row."""
    for vertex, at in zip(row, places, strict=True):
        place[vertex] = at
