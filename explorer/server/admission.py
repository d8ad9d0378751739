"""Lets readers in one at a time, with pauses for those who are inside, and no more of them than there are seats.

Opening a page keeps the server's loop busy; a whole class that arrives at once must not stop those who work already.
Addresses come in in turn: whoever asks for a hundred pages waits behind those who ask for one.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Awaitable, Callable
from typing import TypeVar

from .notice import Turned

LONGEST_WAIT = 90.0  # seconds before being let in; whoever waits longer is told to come again
LONGEST_PAUSE = 0.5  # seconds
ROUNDS = 5  # of the loop, until what follows from an opened page has been done
LATER = (10, 25)  # seconds after which to come again: not all at the same moment

Opened = TypeVar("Opened")


class Closed(Turned):
    """No way in at this moment."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__(503, title, sentence, random.randint(*LATER))


class Admission:
    """Whoever comes says from where; `waiting` are those who have not had their turn yet."""

    def __init__(self) -> None:
        self.waiting: Counter[str] = Counter()
        self._lines: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._turning = False

    async def enter(
        self, whose: str, opening: Callable[[], Awaitable[Opened]], *, gone: Callable[[], bool] = lambda: False
    ) -> Opened:
        """What `opening` returns, when it is this one's turn; raises Closed after a long wait.

        Whoever is `gone` by then is not let in: nobody would sit there.
        """
        self.waiting[whose] += 1
        try:
            await self._turn(whose)
        finally:
            self.waiting[whose] -= 1
            self.waiting += Counter()  # which forgets those of whom nobody waits
        began = time.monotonic()
        try:
            if gone():
                raise crowded()
            return await opening()
        finally:
            self._after = asyncio.ensure_future(self._pause(began))

    async def _turn(self, whose: str) -> None:
        if not self._turning:
            self._turning = True
            return
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._lines.setdefault(whose, deque()).append(called)
        try:
            await asyncio.wait_for(called, LONGEST_WAIT)
        except TimeoutError:
            raise crowded() from None
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():
                self._next()
            raise

    async def _pause(self, began: float) -> None:
        """The next turn: when the page has been written, and half as long after it as it took."""
        for _ in range(ROUNDS):
            await asyncio.sleep(0)
        await asyncio.sleep(min((time.monotonic() - began) / 2, LONGEST_PAUSE))
        self._next()

    def _next(self) -> None:
        """Call the first of the line that was not called for the longest time."""
        while self._lines:
            whose, line = self._lines.popitem(last=False)
            called = line.popleft()
            if line:
                self._lines[whose] = line
            if not called.done():
                called.set_result(None)
                return
        self._turning = False


def full(seats: int) -> Closed:
    """Every seat is taken."""
    readers = "One reader is" if seats == 1 else f"{seats} readers are"
    return Closed("Every seat is taken", f"{readers} here at the moment, as many as this server takes at once.")


def shared(seats: int) -> Closed:
    """Every seat that one address may have is taken."""
    readers = "One reader is" if seats == 1 else f"{seats} readers are"
    return Closed("Many are here from your address", f"{readers} here from it, as many as one address may send.")


def crowded() -> Closed:
    """Too many came at the same time."""
    return Closed("Many are coming in", "The server opens one page after the other, and yours was not reached yet.")
