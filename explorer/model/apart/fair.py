"""Whose turn it is when more readers ask than can be served at once. Each asks for one thing at a time.

There are two lines. Whoever is expected to be quick waits in the one, whoever took long of late in the other: endless
loops starve nobody. A quick place is never kept: who takes long against expectation, of the processor or only of
everybody's time, steps over while at work and leaves the place to another, whatever else goes on. In a line it is the
turn of whoever stands best; among equals, of who came first; and now and then of who has waited longest.
"""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count

from .priority import BRIEF, ENDLESS, KEPT, NEW, Priority, Rank

QUICK = 2 + (os.cpu_count() or 1)  # children at work that are expected to be quick: enough for all processors
SLOW = QUICK  # and others, before one more of them may begin
MOST = 1_000  # in all, with those that have stepped over: more than a server has seats


OLDEST = 4  # places of which one goes to who has waited longest


class Line:
    """So many places, and who waits for one of them."""

    def __init__(self, places: int) -> None:
        self.free = places
        self._best: list[tuple[Rank, int, asyncio.Future[None]]] = []
        self._oldest: deque[asyncio.Future[None]] = deque()
        self._numbers, self._calls = count(), count(1)

    def wait(self, rank: Rank) -> asyncio.Future[None]:
        """A place, when it is the turn of one who stands so; the lowest first."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heappush(self._best, (rank, next(self._numbers), called))
        self._oldest.append(called)
        self._call()
        return called

    def leave(self) -> None:
        """A place is free again."""
        self.free += 1
        self._call()

    def _call(self) -> None:
        while self.free > 0 and (called := self._next()) is not None:
            self.free -= 1
            called.set_result(None)

    def _next(self) -> asyncio.Future[None] | None:
        """Whose turn it is; those who have had theirs, or have gone, are passed over."""
        while self._oldest and self._oldest[0].done():
            self._oldest.popleft()
        while self._best and self._best[0][-1].done():
            heappop(self._best)
        if not self._best:
            return None
        return self._best[0][-1] if next(self._calls) % OLDEST else self._oldest[0]


class Turn:
    """Of one at work, until it is over."""

    def __init__(self, line: Line, *, quick: bool) -> None:
        self._line, self._left, self._quick = line, False, quick
        self._began = asyncio.get_running_loop().time()
        self.seconds = 0.0

    def used(self, seconds: float) -> None:
        """It has taken so many seconds of the processor so far."""
        self.seconds = max(self.seconds, seconds)
        if seconds >= BRIEF:
            self.step_over()

    def step_over(self) -> None:
        """It takes long: a quick place goes to another."""
        if self._quick:
            self._leave()

    def end(self) -> None:
        """It is over; who had to be ended, or nearly, counts by the clock on the wall: it may have had little else."""
        took = asyncio.get_running_loop().time() - self._began
        if took >= ENDLESS:
            self.seconds = max(self.seconds, took)
        self._leave()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self._line.leave()


class Fair:
    """Both lines. Belongs to one event loop."""

    def __init__(self, quick: int = QUICK, slow: int = SLOW) -> None:
        self.quick, self.slow = Line(quick), Line(slow)

    @asynccontextmanager
    async def turn(self, priority: Priority) -> AsyncIterator[Turn]:
        """A turn of one who stands so; a quick one keeps its place for KEPT seconds at most."""
        loop, line = asyncio.get_running_loop(), self.slow if priority.is_slow else self.quick
        called = line.wait(priority.rank(loop.time()))
        try:
            await called
        except BaseException:
            if called.done() and not called.cancelled():
                line.leave()
            raise
        turn = Turn(line, quick=line is self.quick)
        late = loop.call_later(KEPT, turn.step_over)
        try:
            yield turn
        finally:
            late.cancel()
            turn.end()


class Reader:
    """One who asks, and what is known of how long it takes."""

    def __init__(self, fair: Fair, priority: Priority = NEW) -> None:
        self._fair, self.priority = fair, priority

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """When it is this one's."""
        turn = None
        try:
            async with self._fair.turn(self.priority) as turn:
                yield turn
        finally:
            if turn is not None:  # else it went while it waited
                self.priority = self.priority.after(turn.seconds, asyncio.get_running_loop().time())
