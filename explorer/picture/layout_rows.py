"""In which order the items of each rank stand beside each other, so that few lines cross. Knows no sizes.

A value used more than once is one bus: on its way to far users it passes each rank between once, as a bypass that
stands in the row like an item. Where two uses lie more than TUNNEL ranks apart it goes around the picture instead.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .ranks import Link

TUNNEL = 16  # ranks
WORK = 400_000  # segments looked at in all sweeps: a budget that does not depend on the machine
SWEEPS = (4, 24)  # at least, at most

Order = list[list[int]]
Centre = Callable[[Sequence[float]], float]


@dataclass(frozen=True, slots=True)
class Rows:
    """Vertices are the items and, numbered on from them, the bypasses; `order` has them row by row."""

    rank: tuple[int, ...]  # per vertex
    owner: tuple[int, ...]  # per vertex: the item itself, or the one whose value passes by
    before: tuple[tuple[int, ...], ...]  # per vertex: neighbours in the rank before
    after: tuple[tuple[int, ...], ...]
    order: tuple[tuple[int, ...], ...]
    bypass: Mapping[tuple[int, int], int]  # (item, rank) -> vertex
    tunnels: tuple[tuple[int, int, int], ...]  # item, rank where it dives, rank where it comes up

    @property
    def crossings(self) -> int:
        """How many pairs of lines cross between neighbouring rows."""
        return _crossings([list(row) for row in self.order], self.after)


def rows(rank: Sequence[int], links: Sequence[Link], wish: Mapping[int, float] | None = None) -> Rows:
    """Rows with few crossings. `wish` (item -> earlier place across) wins wherever it crosses no more lines."""
    vertices = _Vertices(rank, links)
    before, after = vertices.neighbours()
    start = _start(vertices.rank)
    found = _untangled(start, before, after)
    if wish and not _agree(found, wish):
        kept = _wished(start, before, after, wish)
        found = kept if _crossings(kept, after) <= _crossings(found, after) else found
    return Rows(
        tuple(vertices.rank), tuple(vertices.owner), before, after,
        tuple(map(tuple, found)), vertices.bypass, tuple(vertices.tunnels),
    )  # fmt: skip


class _Vertices:
    """Items and bypasses while they are being counted out."""

    def __init__(self, rank: Sequence[int], links: Sequence[Link]) -> None:
        self.rank, self.owner = list(rank), list(range(len(rank)))
        self.bypass: dict[tuple[int, int], int] = {}
        self.tunnels: list[tuple[int, int, int]] = []
        self.segments: list[Link] = []
        users = defaultdict(list)
        for parent, child in links:
            users[parent].append(child)
        for item in sorted(users):
            self._lead(item, users[item])

    def neighbours(self) -> tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...]]:
        """Per vertex those in the rank before it, and those in the rank after it."""
        before: list[list[int]] = [[] for _ in self.rank]
        after: list[list[int]] = [[] for _ in self.rank]
        for left, right in self.segments:
            before[right].append(left)
            after[left].append(right)
        return tuple(map(tuple, before)), tuple(map(tuple, after))

    def _lead(self, item: int, users: list[int]) -> None:
        here, last = item, max(self.rank[user] for user in users)
        stops = sorted({self.rank[user] for user in users})
        for rank in self._stations(item, stops):
            adjacent = rank == self.rank[here] + 1
            reached = [user for user in users if self.rank[user] == rank]
            onward = [self._pass(item, rank)] if rank < last else []
            self.segments += [(here, vertex) for vertex in reached + onward if adjacent]
            here = onward[0] if onward else here

    def _stations(self, item: int, stops: list[int]) -> list[int]:
        """The ranks in which the bus is on the page."""
        found: list[int] = []
        here = self.rank[item]
        for stop in stops:
            if stop - here > TUNNEL:
                self.tunnels.append((item, here, stop))
            found += [stop] if stop - here > TUNNEL else range(here + 1, stop + 1)
            here = stop
        return found

    def _pass(self, item: int, rank: int) -> int:
        vertex = self.bypass[item, rank] = len(self.rank)
        self.rank.append(rank)
        self.owner.append(item)
        return vertex


def _start(rank: Sequence[int]) -> Order:
    order: Order = [[] for _ in range(max(rank, default=-1) + 1)]
    for vertex, row in enumerate(rank):
        order[row].append(vertex)
    return order


def _untangled(start: Order, before: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> Order:
    """Sweep from the last row to the first and back; keep the first best order seen."""
    order, best, fewest = start, start, _crossings(start, after)
    segments = sum(map(len, after))
    least, most = SWEEPS
    for sweep in range(max(least, min(most, WORK // (segments + 1)))):
        backwards = sweep % 2 == 0
        centre = _mean if sweep % 4 < 2 else _median
        order = _swept(order, after if backwards else before, backwards, centre)
        order = _exchanged(order, before, after)
        crossings = _crossings(order, after)
        if crossings < fewest or best is start:
            best, fewest = order, crossings
        if fewest == 0:
            break
    return best


def _swept(order: Order, towards: Sequence[Sequence[int]], backwards: bool, centre: Centre) -> Order:
    order = [list(row) for row in order]
    place = _places(order)
    for row in reversed(order) if backwards else order:
        moving = [vertex for vertex in row if towards[vertex]]
        moving.sort(key=lambda vertex: centre(sorted(place[other] for other in towards[vertex])))
        again = iter(moving)
        row[:] = [next(again) if towards[vertex] else vertex for vertex in row]
        place.update((vertex, at) for at, vertex in enumerate(row))
    return order


def _exchanged(order: Order, before: Sequence[Sequence[int]], after: Sequence[Sequence[int]]) -> Order:
    """Swap neighbours as long as that crosses fewer lines."""
    order = [list(row) for row in order]
    place = _places(order)
    for row in order:
        ways = {vertex: [sorted(place[other] for other in side[vertex]) for side in (before, after)] for vertex in row}
        for at in range(len(row) - 1):
            one, other = row[at], row[at + 1]
            if _crossed(ways[other], ways[one]) < _crossed(ways[one], ways[other]):
                row[at], row[at + 1] = other, one
        place.update((vertex, at) for at, vertex in enumerate(row))
    return order


def _wished(
    start: Order, before: Sequence[Sequence[int]], after: Sequence[Sequence[int]], wish: Mapping[int, float]
) -> Order:
    """The order of earlier places; what is new stands where its neighbours are."""
    place = dict(wish)
    for row, side in [*((row, before) for row in start), *((row, after) for row in reversed(start))]:
        for vertex in row:
            known = [place[other] for other in side[vertex] if other in place]
            if vertex not in place and known:
                place[vertex] = _mean(known)
    last = max(place.values(), default=0.0)
    return [sorted(row, key=lambda vertex: place.get(vertex, last)) for row in start]


def _agree(order: Order, wish: Mapping[int, float]) -> bool:
    """True when no row stands in another order than before."""
    rows = ([wish[vertex] for vertex in row if vertex in wish] for row in order)
    return all(row == sorted(row) for row in rows)


def _crossings(order: Order, after: Sequence[Sequence[int]]) -> int:
    place = _places(order)
    return sum(_inversions([at for vertex in row for at in sorted(place[other] for other in after[vertex])])
               for row in order)  # fmt: skip


def _inversions(sequence: Sequence[int]) -> int:
    seen: list[int] = []
    found = 0
    for number in sequence:
        found += len(seen) - bisect_left(seen, number + 1)
        insort(seen, number)
    return found


def _crossed(upper: list[list[int]], lower: list[list[int]]) -> int:
    """Crossings between the lines of two neighbours of which `upper` stands first."""
    return sum(bisect_left(under, at) for over, under in zip(upper, lower, strict=True) for at in over)


def _places(order: Order) -> dict[int, int]:
    return {vertex: at for row in order for at, vertex in enumerate(row)}


def _mean(places: Sequence[float]) -> float:
    return sum(places) / len(places)


def _median(places: Sequence[float]) -> float:
    middle = len(places) // 2
    return places[middle] if len(places) % 2 else (places[middle - 1] + places[middle]) / 2
