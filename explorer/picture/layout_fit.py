"""How far apart the cards are, and the scale at which the room holds them: the largest there is, filling most of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from statistics import median

from .groups import Item
from .layout_lines import ANCHORED, BYPASS, Sizes, across, apart
from .layout_rows import Rows
from .pieces import Column
from .placement import CARD, GROUP, Orientation, Room

SPLIT = 0.36  # where in the gap between two columns a bus splits
MARGIN = {"wide": 18.0, "tall": 10.0}
SCALES = (1.0, 0.8, 0.66)  # at which cards show all that they have to say
RANK_GAP = (40.0, 132.0)
CARD_GAP = (40.0, 104.0)
PANNED = 72.0  # between ranks, where the room is too small anyway
FILL_ALONG, FILL_ACROSS = 0.9, 0.62  # together about two thirds of the room, with the pills
LANE = 28.0  # between two tunnels


@dataclass(frozen=True, slots=True)
class Measure:
    """One choice of scale and gaps."""

    scale: float  # the smaller, the larger is the plane that the room shows
    rank_gap: float
    card_gap: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A Measure carried out: columns along, places across, still around an arbitrary origin."""

    measure: Measure
    columns: tuple[Column, ...]
    places: tuple[float, ...]  # across, per vertex
    sizes: tuple[float, ...]  # across, per item

    @property
    def along(self) -> tuple[float, float]:
        """From the first column's start to the last one's end."""
        return self.columns[0].start, self.columns[-1].end

    @property
    def across(self) -> tuple[float, float]:
        """From the outermost card or bypass to the other."""
        sizes = [*self.sizes, *[BYPASS] * (len(self.places) - len(self.sizes))]
        low = min(place - size / 2 for place, size in zip(self.places, sizes, strict=True))
        return low, max(place + size / 2 for place, size in zip(self.places, sizes, strict=True))


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where kept items stood: per item across, per rank along."""

    across: Mapping[int, float]
    along: Mapping[int, float]


class Fitter:
    """Tries measures on rows in a room."""

    def __init__(self, rows: Rows, items: Sequence[Item], splits: frozenset[int], room: Room) -> None:
        self.rows, self.items, self.splits, self.room = rows, items, splits, room

    def fitted(self) -> Fit:
        """The largest scale at which all fits the room, spread out in it; else as close as is good, to be panned."""
        for scale in SCALES:
            closest = Measure(scale, RANK_GAP[0], CARD_GAP[0])
            if self._length(closest) <= self._inner(scale)[0] and self.fits(self.tried(closest)):
                return self._spread(closest)
        return self.tried(Measure(1.0, PANNED, CARD_GAP[0]))

    def tried(self, measure: Measure, anchors: Anchors | None = None) -> Fit:
        """The rows at this measure; anchored items stay where they were if they can."""
        cards = tuple(self._size(item)[1] for item in self.items)
        sizes = Sizes(cards, measure.card_gap, inf if anchors else self._room_across(cards, measure))
        places = across(self.rows, sizes, anchors.across if anchors else None)
        return Fit(measure, self._columns(measure, anchors), tuple(places), cards)

    def fits(self, fit: Fit) -> bool:
        """True when nothing has to be panned."""
        spans = (high - low for low, high in (fit.along, fit.across))
        return all(span <= inner for span, inner in zip(spans, self._inner(fit.measure.scale), strict=True))

    def _room_across(self, cards: tuple[float, ...], measure: Measure) -> float:
        """The room, where every row can be squeezed into it; else no end."""
        sizes = Sizes(cards, measure.card_gap, inf)
        lengths = (
            sum(sizes.distance(one, other) for one, other in pairwise(row)) + (sizes.of(row[0]) + sizes.of(row[-1])) / 2
            for row in self.rows.order
        )
        inner = self._inner(measure.scale)[1]
        return inner if max(lengths) <= inner else inf

    def _spread(self, closest: Measure) -> Fit:
        length, ranks = self._length(closest), len(self.rows.order)
        share = (FILL_ALONG * self._span(0, closest.scale) - length) / max(1, ranks - 1)
        rank_gap = closest.rank_gap + max(0.0, min(share, RANK_GAP[1] - closest.rank_gap))
        low, high = CARD_GAP
        high = min(high, rank_gap + (high - low) / 3)
        best = self.tried(replace(closest, rank_gap=rank_gap))
        for _ in range(6):
            middle = (low + high) / 2
            fit = self.tried(Measure(closest.scale, rank_gap, middle))
            wide = fit.across[1] - fit.across[0] > FILL_ACROSS * self._span(1, closest.scale)
            low, high, best = (low, middle, best) if wide else (middle, high, fit)
        return best

    def _columns(self, measure: Measure, anchors: Anchors | None) -> tuple[Column, ...]:
        widths = [
            max((self._size(self.items[vertex])[0] for vertex in row if vertex < len(self.items)), default=0.0)
            for row in self.rows.order
        ]
        pitches = [(one + other) / 2 + measure.rank_gap for one, other in pairwise(widths)]
        known = anchors.along if anchors else {}
        wishes = [known.get(rank, 0.0) for rank in range(len(widths))]
        for rank in range(1, len(widths)):
            wishes[rank] = known.get(rank, wishes[rank - 1] + pitches[rank - 1])
        centres = apart(wishes, [ANCHORED if rank in known else 0.01 for rank in range(len(widths))], pitches)
        return tuple(
            Column(at - width / 2, at + width / 2, at + width / 2 + SPLIT * measure.rank_gap * (rank in self.splits))
            for rank, (at, width) in enumerate(zip(centres, widths, strict=True))
        )

    def _length(self, measure: Measure) -> float:
        columns = self._columns(measure, None)
        return columns[-1].end - columns[0].start

    def _size(self, item: Item) -> tuple[float, float]:
        return oriented(size(item), self.room.orientation)

    def _span(self, axis: int, scale: float) -> float:
        return oriented((self.room.width, self.room.height), self.room.orientation)[axis] / scale

    def _inner(self, scale: float) -> tuple[float, float]:
        margin = 2 * MARGIN[self.room.orientation]
        return self._span(0, scale) - margin, self._span(1, scale) - margin


def size(item: Item) -> tuple[float, float]:
    """Width and height of its card."""
    return GROUP if item.group else CARD


def oriented(pair: tuple[float, float], orientation: Orientation) -> tuple[float, float]:
    """(x, y) as (along, across), and back."""
    return pair if orientation == "wide" else (pair[1], pair[0])


def anchors(rows: Rows, stood: Mapping[int, tuple[float, float]]) -> Anchors:
    """From where items stood: (along, across) each."""
    ranks: dict[int, list[float]] = {}
    for item, (along, _) in stood.items():
        ranks.setdefault(rows.rank[item], []).append(along)
    return Anchors({item: at for item, (_, at) in stood.items()}, {rank: median(at) for rank, at in ranks.items()})
