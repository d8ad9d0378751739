"""Whose turn it is when more readers ask than can be served at once. Each asks for one thing at a time.

Who took long the last times waits behind those who did not, the longer the oftener, and all of them together hold no
more than some of the places: endless loops starve nobody. Among the others it is the turn of who has had least of late,
so that whoever asks without end, for however little, stands behind those who ask now and then; of these, whoever was
quick all the time goes before those of whom nothing is known yet. Among equals, who came first.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from heapq import heappop, heappush
from itertools import count

AT_ONCE = max(16, 4 * (os.cpu_count() or 1))  # children at work: more than cores, so that a loop keeps nobody waiting
LONG = 1.5  # seconds of work from which on a turn counts as long
PATIENCE = 5  # long turns that are remembered at most
SLIGHT = 0.5  # seconds; smaller differences in what one has had make none
HALF = 10.0  # seconds after which half of what one has had is forgotten


class Fair:
    """So many places, of which those who are late may hold some. Belongs to one event loop."""

    def __init__(self, places: int, for_the_late: int) -> None:
        self._free, self._free_for_the_late = places, for_the_late
        self._waiting: list[tuple[tuple[float, ...], int, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def place(self, lateness: int, had: float = 0.0) -> AsyncIterator[None]:
        """A place, when it is the turn of one who is so late and has had so many seconds of late."""
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        rank = max(0, lateness), had // SLIGHT, min(0, lateness)
        heappush(self._waiting, (rank, next(self._numbers), lateness, called))
        self._call()
        try:
            await called
            yield
        finally:
            if called.done() and not called.cancelled():
                self._leave(lateness)

    def _leave(self, lateness: int) -> None:
        self._free += 1
        self._free_for_the_late += lateness > 0
        self._call()

    def _call(self) -> None:
        while self._waiting and self._free and (not self._waiting[0][0][0] or self._free_for_the_late):
            _, _, lateness, called = heappop(self._waiting)
            if called.done():  # who waited has gone
                continue
            self._free -= 1
            self._free_for_the_late -= lateness > 0
            called.set_result(None)


def later(lateness: int, seconds: float) -> int:
    """The lateness after one more turn of so many seconds: down by one for a short one, which earns trust below zero;
    up by one for a long one, which costs all of the trust."""
    return max(1, min(PATIENCE, lateness + 1)) if seconds >= LONG else max(-PATIENCE, lateness - 1)


def left(had: float, ago: float) -> float:
    """What counts still of the seconds that one has had, so many seconds after."""
    return had * 0.5 ** (ago / HALF)
