"""What comes in over a page's socket: so much at a time, of the kinds that a page sends, and nothing of any other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bokeh.protocol.exceptions import ProtocolError

from .admission import Closed
from .message_filter import KINDS, Refused, filtered
from .rate_limit import RateLimit

LOG = logging.getLogger("explorer")
TRY_LATER, NOT_UNDERSTOOD = 1013, 1002  # why a socket is closed


@dataclass(frozen=True, slots=True)
class Listening:
    """What one connection may send: bytes per message; pieces and, as volume, bytes a second."""

    message: int = 2 * 2**20
    pieces: int = 600  # a message has three
    volume: int = 512 * 1024

    async def hear(self, _: object, handler: Any, fragment: str | bytes) -> None:
        """One piece of a message. Whoever sends what no page sends loses this connection, and nobody else notices."""
        await asyncio.sleep(self._patience(handler, len(fragment)))
        try:
            message = await handler.receiver.consume(fragment)
            if message is not None:
                await _answer(handler, message)
            elif handler.receiver._partial is not None:
                raise Refused("it announces more pieces than its three")
        except Exception as error:
            LOG.warning("a message was not understood: %.200r", error)
            handler.close(NOT_UNDERSTOOD, "not understood")

    def _patience(self, handler: Any, size: int) -> float:
        if not hasattr(handler, "paces"):
            handler.paces = RateLimit(self.pieces, 2 * self.pieces), RateLimit(self.volume, 2 * self.message)
        pieces, volume = handler.paces
        return max(pieces.wait(1), volume.wait(size))


def opening(before: Callable[..., Any], handler: Any, *given: Any, **named: Any) -> Any:
    """What is no token of ours is worth one line, and no trace of what went on."""
    try:
        return before(handler, *given, **named)
    except ProtocolError as error:
        LOG.warning("a socket was refused: %.200s", error)
        return None


async def connecting(before: Callable[..., Awaitable[None]], handler: Any, token: str) -> None:
    """A socket that finds no seat, or says something else than a token of ours, is closed with the reason."""
    try:
        handler.set_nodelay(True)  # else the second part of an answer waits for the first to be acknowledged: 40 ms
        await before(handler, token)
    except Closed as closed:
        handler.close(TRY_LATER, closed.title)
    except Exception as error:
        LOG.warning("a socket was not opened: %.200r", error)
        handler.close(NOT_UNDERSTOOD)


async def _answer(handler: Any, message: Any) -> None:
    if message.msgtype not in KINDS:
        raise Refused(f"{message.msgtype} is not for pages")
    if message.msgtype == "PATCH-DOC":
        message.content = _let_through(handler, message)
    await handler.send_message(await handler.handler.handle(message, handler.connection))


def _let_through(handler: Any, message: Any) -> dict[str, Any]:
    """The patch without what may not pass; a wrong-typed one changes nothing and is noted in one line."""
    frames = {root.data.id for root in handler.connection.session.document.roots if hasattr(root, "data")}
    try:
        return filtered(message.content, frames)
    except Refused as refused:
        LOG.warning("a patch was left out: %s", refused)
        return {"events": []}
