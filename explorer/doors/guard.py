"""Puts the doors into Panel's server. They replace methods of its handlers, so they hold for any server of the process.

Written against the versions that pyproject.toml pins; tests/server/ holds each of them against a running server.
"""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from weakref import WeakSet

from bokeh.server.contexts import ApplicationContext
from panel.io.server import ComponentResourceHandler, DocHandler, WSHandler
from tornado.web import HTTPError, RequestHandler

from explorer.model.isolate import weakness

from .headers import ALWAYS, NOTHING, policed
from .notice import ELSE, notice
from .pace import Pace
from .sift import KINDS, Refused, sifted
from .turnstile import LATER, Closed, Turnstile

LOG = logging.getLogger("explorer")
LEFT = 5_000  # ms without a connection after which a seat may be given to another, when seats are short
TRY_LATER, NOT_UNDERSTOOD = 1013, 1002  # why a socket is closed


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much the server takes: readers, and from each connection bytes per message, pieces and bytes a second."""

    sessions: int = 250
    message: int = 2 * 2**20
    pieces: int = 600  # a message has three
    bytes: int = 512 * 1024


_standing: list[Allowance] = []
_rooms: WeakSet[ApplicationContext] = WeakSet()  # one per address of the page; their readers share the seats


def stand(allowance: Allowance | None = None) -> bool:
    """Put the doors up, once in a process; whether it was this call that did."""
    if _standing:
        return False
    allowance = allowance or Allowance()
    _standing.append(allowance)
    replace(ApplicationContext, "create_session_if_needed", partial(_entering, Turnstile(allowance.sessions)))
    replace(DocHandler, "write", _writing)
    replace(DocHandler, "write_error", _turned_away)
    replace(RequestHandler, "set_default_headers", _with_headers)
    replace(ComponentResourceHandler, "parse_url_path", _finding)
    replace(WSHandler, "_async_open", _connecting)
    replace(WSHandler, "on_message", partial(_hearing, allowance))
    WSHandler.max_message_size = property(lambda _: allowance.message)  # type: ignore[assignment, method-assign]
    return True


def warn() -> None:
    """Say on the terminal what the wall around programs lacks on this machine, if it lacks anything."""
    if missing := weakness():
        LOG.warning("%s Serve people whom you know.", missing)


def replace(owner: type, name: str, door: Callable[..., Any]) -> None:
    """Let `door(before, self, ...)` stand for a method, where `before` is the one that it replaces."""
    before = getattr(owner, name)
    setattr(owner, name, lambda self, *given, **named: door(before, self, *given, **named))


async def _entering(
    turnstile: Turnstile, before: Callable[..., Awaitable[Any]], context: Any, name: str, *given: Any
) -> Any:
    """A session that exists is found at once; a new one needs a seat and its turn."""
    opening = partial(before, context, name, *given)
    if name in context._sessions or name in context._pending_sessions:
        return await opening()
    _rooms.add(context)
    if _taken() + turnstile.waiting >= turnstile.seats:
        for room in list(_rooms):
            await room._cleanup_sessions(LEFT)
    return await turnstile.enter(_taken(), opening, gone=partial(_has_left, given[0] if given else None))


def _taken() -> int:
    return sum(len(room._sessions) for room in _rooms)


def _has_left(request: Any) -> bool:
    """Whether who asked for a page has closed the connection meanwhile; a socket says so by itself."""
    stream = getattr(getattr(request, "connection", None), "stream", None)
    return stream is not None and stream.closed() and "Upgrade" not in request.headers


def _writing(before: Callable[..., None], handler: RequestHandler, chunk: Any) -> None:
    """A page carries its headers even when it is the very first, which came in before the doors stood."""
    for name, value in ALWAYS.items():
        handler.set_header(name, value)
    if isinstance(chunk, str):
        chunk, policy = policed(chunk, handler.request.host)
        handler.set_header("Content-Security-Policy", policy)
    before(handler, chunk)


def _turned_away(_: Callable[..., None], handler: RequestHandler, status: int, **named: Any) -> None:
    error = named.get("exc_info", (None, None, None))[1]
    (title, sentence), seconds = ELSE, LATER[1]
    if isinstance(error, Closed):
        title, sentence, seconds = error.title, error.sentence, error.seconds
        handler.set_header("Retry-After", str(seconds))
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.finish(notice(title, sentence, seconds))


def _with_headers(before: Callable[..., None], handler: RequestHandler) -> None:
    before(handler)
    for name, value in ALWAYS.items():
        handler.set_header(name, value)
    handler.set_header("Content-Security-Policy", NOTHING)
    handler.clear_header("Server")


def _finding(before: Callable[..., str], handler: RequestHandler, path: str) -> str:
    """Panel would import whatever module an address names; only those that are here already are looked into."""
    if path.split("/")[0] not in sys.modules:
        raise HTTPError(404)
    return before(handler, path)


async def _connecting(before: Callable[..., Awaitable[None]], handler: Any, token: str) -> None:
    try:
        handler.set_nodelay(True)  # else the second part of an answer waits for the first to be acknowledged: 40 ms
        await before(handler, token)
    except Closed as closed:
        handler.close(TRY_LATER, closed.title)
    except Exception as error:
        LOG.warning("a socket was not opened: %.200r", error)
        handler.close(NOT_UNDERSTOOD)


async def _hearing(allowance: Allowance, _: object, handler: Any, fragment: str | bytes) -> None:
    """One piece of a message. Whoever sends what no page sends loses this connection, and nobody else notices."""
    await asyncio.sleep(_patience(handler, allowance, len(fragment)))
    try:
        message = await handler.receiver.consume(fragment)
        if message is not None:
            await _answer(handler, message)
    except Exception as error:
        LOG.warning("a message was not understood: %.200r", error)
        handler.close(NOT_UNDERSTOOD, "not understood")


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
        return sifted(message.content, frames)
    except Refused as refused:
        LOG.warning("a patch was left out: %s", refused)
        return {"events": []}


def _patience(handler: Any, allowance: Allowance, size: int) -> float:
    if not hasattr(handler, "paces"):
        handler.paces = Pace(allowance.pieces, 2 * allowance.pieces), Pace(allowance.bytes, 2 * allowance.message)
    pieces, volume = handler.paces
    return max(pieces.wait(1), volume.wait(size))
