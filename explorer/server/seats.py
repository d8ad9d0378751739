"""Who gets a seat: sessions are opened one after the other, in turn by address, and no more of them than there are."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from weakref import WeakSet

from bokeh.server.contexts import ApplicationContext

from .admission import Admission, full, shared
from .quota import Quota, household

LEFT = 5_000  # ms without a connection after which a seat may be given to another, when seats are short


class Seats:
    """`seats` in all, and what each address may have of them."""

    def __init__(self, seats: int, quota: Quota) -> None:
        self._seats, self._quota = seats, quota
        self._admission = Admission()
        self._rooms: WeakSet[ApplicationContext] = WeakSet()  # one per path of the page; they share the seats

    async def enter(self, before: Callable[..., Awaitable[Any]], context: Any, name: str, *given: Any) -> Any:
        """A session that exists is found at once; a new one needs a seat and its turn; raises Closed without them."""
        opening = partial(before, context, name, *given)
        if name in context._sessions or name in context._pending_sessions:
            return await opening()
        self._rooms.add(context)
        request = given[0] if given else None
        whose = getattr(request, "remote_ip", "") or ""
        await self._find(whose)
        session = await self._admission.enter(household(whose), opening, gone=partial(_has_left, request))
        self._quota.sits(whose, session)
        return session

    async def _find(self, whose: str) -> None:
        """Leave if there is no seat, not even one whose reader has left."""
        if self._refusal(whose):
            for room in list(self._rooms):
                await room._cleanup_sessions(LEFT)
        if (refusal := self._refusal(whose)) is not None:
            raise refusal

    def _refusal(self, whose: str) -> Exception | None:
        inside = [session for room in self._rooms for session in room._sessions.values()]
        waiting = self._admission.waiting
        if len(inside) + waiting.total() >= self._seats:
            return full(self._seats)
        if not self._quota.has_room(whose, inside, waiting[household(whose)]):
            return shared(self._quota.seats)
        return None


def _has_left(request: Any) -> bool:
    """Whether who asked for a page has closed the connection meanwhile; a socket says so by itself."""
    stream = getattr(getattr(request, "connection", None), "stream", None)
    return stream is not None and stream.closed() and "Upgrade" not in request.headers
