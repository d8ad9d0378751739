"""An answer of the server: its headers, its policy, the signature of its session, or why there is none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Any

from bokeh.server.tornado import BokehTornado
from bokeh.util.token import check_token_signature
from tornado.web import RequestHandler

from .admission import LATER
from .gate import Refusal, refusal
from .headers import ALWAYS, NOTHING, policed
from .notice import ELSE, Turned, notice

TOKEN = re.compile(r'"token":\s*"([^"]+)"')
ALIVE = 30  # seconds between two signs of life that a page's socket must give


def secure(server: BokehTornado) -> None:
    """See that nobody but this server can name a session, and that sockets whose page is gone are noticed."""
    if not server.sign_sessions:
        server._secret_key, server._sign_sessions = os.urandom(32), True
    server.settings.setdefault("websocket_ping_interval", ALIVE)


class Refusing(RequestHandler):
    """Says no, whatever it is asked."""

    def initialize(self, refused: Refusal) -> None:
        """Why."""
        self._refused = refused

    def prepare(self) -> None:
        """No method is asked for its own answer."""
        self.set_header("Connection", "close")
        raise turned(self._refused)


def turned(refused: Refusal) -> Turned:
    """The end of a request that is refused."""
    return Turned(refused.status, refused.title, refused.sentence)


def writing(before: Callable[..., None], handler: Any, chunk: Any) -> None:
    """A page carries its headers even when it is the very first, which was asked for before the guards were installed.

    So it may be refused even now; and if its session was not named by us, it is asked for once more.
    """
    for name, value in ALWAYS.items():
        handler.set_header(name, value)
    if handler.get_status() == 200:
        if (refused := refusal(handler.request, handler.application.websocket_origins)) is not None:
            raise turned(refused)
        if not _is_signed(handler, chunk):
            handler.redirect(handler.request.uri)
            return
    if isinstance(chunk, str):
        chunk, policy = policed(chunk, handler.request.host)
        handler.set_header("Content-Security-Policy", policy)
    before(handler, chunk)


def _is_signed(handler: Any, page: Any) -> bool:
    server = handler.application
    secure(server)
    found = TOKEN.search(page) if isinstance(page, str) else None
    return found is None or check_token_signature(found[1], secret_key=server.secret_key, signed=True)


def turned_away(_: Callable[..., None], handler: RequestHandler, status: int, **named: Any) -> None:
    """Whatever went wrong, the reader gets a page of ours and nothing of what went on."""
    error = named.get("exc_info", (None, None, None))[1]
    why = error if isinstance(error, Turned) else Turned(status, *ELSE, LATER[1])
    if why.seconds:
        handler.set_header("Retry-After", str(why.seconds))
    handler.set_header("Content-Type", "text/html; charset=utf-8")
    handler.set_header("Cache-Control", "no-store")
    handler.finish(notice(why.title, why.sentence, why.seconds))


def with_headers(before: Callable[..., None], handler: RequestHandler) -> None:
    """Until it is known what is answered, it may do nothing in a browser."""
    before(handler)
    for name, value in ALWAYS.items():
        handler.set_header(name, value)
    handler.set_header("Content-Security-Policy", NOTHING)
    handler.clear_header("Server")
