"""Lets readers in one at a time, with pauses for those who are inside, and no more of them than there are seats.

Opening a page keeps the server's loop busy; a whole class that arrives at once must not stop those who work already.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from tornado.web import HTTPError

LONGEST_WAIT = 90.0  # seconds before the door; whoever waits longer is told to come again
LONGEST_PAUSE = 0.5  # seconds
ROUNDS = 5  # of the loop, until what follows from an opened page has been done
LATER = (10, 25)  # seconds after which to come again: not all at the same moment

Opened = TypeVar("Opened")


class Closed(HTTPError):
    """No way in at this moment; `sentence` says why, `seconds` when to come again."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(503, reason="Service Unavailable")
        self.title, self.sentence = title, sentence
        self.seconds = random.randint(*LATER)


class Turnstile:
    """`seats`: how many may be inside, counting those who are on their way in."""

    def __init__(self, seats: int) -> None:
        self.seats = seats
        self.waiting = 0
        self._turn = asyncio.Lock()

    async def enter(
        self, taken: int, opening: Callable[[], Awaitable[Opened]], *, gone: Callable[[], bool] = lambda: False
    ) -> Opened:
        """What `opening` returns, when it is this one's turn; raises Closed without a seat or after a long wait.

        Whoever is `gone` by then is not let in: nobody would sit there.
        """
        if taken + self.waiting >= self.seats:
            raise full(self.seats)
        self.waiting += 1
        try:
            await self._wait()
        finally:
            self.waiting -= 1
        began = time.monotonic()
        try:
            if gone():
                raise crowded()
            return await opening()
        finally:
            self._after = asyncio.ensure_future(self._pause(began))

    async def _pause(self, began: float) -> None:
        """The next turn: when the page has been written, and half as long after it as it took."""
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        await asyncio.sleep(min((time.monotonic() - began) / 2, LONGEST_PAUSE))
        self._turn.release()

    async def _wait(self) -> None:
        try:
            await asyncio.wait_for(self._turn.acquire(), LONGEST_WAIT)
        except TimeoutError:
            raise crowded() from None


def full(seats: int) -> Closed:
    """Every seat is taken."""
    readers = "One reader is" if seats == 1 else f"{seats} readers are"
    return Closed("Every seat is taken", f"{readers} here at the moment, as many as this server takes at once.")


def crowded() -> Closed:
    """Too many came at the same time."""
    return Closed("Many are coming in", "The server opens one page after the other, and yours was not reached yet.")
