"""Whose turn it is when more readers ask than can be served at once. Each asks for one thing at a time.

There are two lines. Whoever is expected to be quick waits in the one, whoever took long of late in the other: endless
loops starve nobody. Who takes long against expectation steps over while at work, and leaves the quick place to another.
In a line it is the turn of whoever stands best; among equals, of who came first.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count

from .standing import Rank

QUICK = 2 + (os.cpu_count() or 1)  # children at work that are expected to be quick: enough for all processors
SLOW = QUICK  # and others, before one more of them may begin
MOST = 24 + 2 * QUICK  # in all, with those that have stepped over


class Line:
    """So many places, and who waits for one of them."""

    def __init__(self, places: int) -> None:
        self.free = places
        self._waiting: list[tuple[Rank, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def wait(self, rank: Rank) -> asyncio.Future[None]:
        """A place, when it is the turn of one who stands so; the lowest first."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (rank, next(self._numbers), called))
        self._call()
        return called

    def leave(self) -> None:
        """A place is free again."""
        self.free += 1
        self._call()

    def _call(self) -> None:
        while self._waiting and self.free > 0:
            *_, called = heappop(self._waiting)
            if not called.done():  # else who waited has gone
                self.free -= 1
                called.set_result(None)


class Place:
    """Of one at work, until it is left."""

    def __init__(self, fair: Fair, line: Line) -> None:
        self._fair, self._line = fair, line
        self._left = False

    def step_over(self) -> None:
        """It takes long: the quick place goes to another. Nothing happens where too many have done so already."""
        if self._line is self._fair.quick and not self._left and self._fair.at_work < self._fair.most:
            self._line = self._fair.slow
            self._line.free -= 1
            self._fair.quick.leave()

    def leave(self) -> None:
        """The work is done."""
        self._left = True
        self._line.leave()


class Fair:
    """Both lines. Belongs to one event loop."""

    def __init__(self, quick: int = QUICK, slow: int = SLOW, most: int = MOST) -> None:
        self.quick, self.slow, self.most = Line(quick), Line(slow), most
        self.at_work = 0

    @asynccontextmanager
    async def place(self, rank: Rank, *, slow: bool) -> AsyncIterator[Place]:
        """A place in the quick or the slow line, when it is its turn."""
        line = self.slow if slow else self.quick
        called = line.wait(rank)
        try:
            await called
        except BaseException:
            if called.done() and not called.cancelled():
                line.leave()
            raise
        place = Place(self, line)
        self.at_work += 1
        try:
            yield place
        finally:
            self.at_work -= 1
            place.leave()
