"""Puts the guards into Panel's server. They replace methods of its handlers: they hold for any server of the process.

Written against the versions that pyproject.toml pins; tests/server/ holds each of them against a running server.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bokeh.server.contexts import ApplicationContext
from bokeh.server.tornado import BokehTornado
from panel.io.server import AutoloadJsHandler, ComponentResourceHandler, DocHandler, WSHandler
from tornado.httpserver import HTTPServer
from tornado.web import HTTPError, RequestHandler

from explorer.model.isolate import weakness

from . import names
from .gate import Refusal, is_ours, refusal
from .messages import Listening, connecting, opening
from .quota import Quota
from .responses import Refusing, secure, turned_away, with_headers, writing
from .seats import Seats

LOG = logging.getLogger("explorer")
SLOWEST = 10  # seconds until a request must have been said, or a line on which nothing is said is closed
LONGEST = 64 * 1024  # bytes of a request
TOO_MANY = Refusal(429, "Too many requests", "Your address asks for more than this server can give. Try again soon.")


@dataclass(frozen=True, slots=True)
class Allowance:
    """How much the server takes: readers in all, readers from one address, and what each connection may send."""

    sessions: int = 250
    each: int = 60
    listening: Listening = field(default_factory=Listening)


_installed: list[Allowance] = []


def install_guards(allowance: Allowance | None = None) -> bool:
    """Install them, once in a process; whether it was this call that did."""
    if _installed:
        return False
    allowance = allowance or Allowance()
    _installed.append(allowance)
    quota = Quota(allowance.each)
    replace(HTTPServer, "handle_stream", partial(_lining, quota))
    replace(BokehTornado, "find_handler", partial(_asking, quota))
    replace(ApplicationContext, "create_session_if_needed", Seats(allowance.sessions, quota).enter)
    for handler in (DocHandler, AutoloadJsHandler, Refusing):
        replace(handler, "write", writing)
        replace(handler, "write_error", turned_away)
    replace(RequestHandler, "set_default_headers", with_headers)
    replace(ComponentResourceHandler, "parse_url_path", _finding)
    replace(WSHandler, "check_origin", _knocking)
    replace(WSHandler, "open", opening)
    replace(WSHandler, "_async_open", connecting)
    replace(WSHandler, "on_message", allowance.listening.hear)
    WSHandler.max_message_size = property(lambda _: allowance.listening.message)  # type: ignore[assignment, method-assign]
    return True


def warn() -> None:
    """Say on the terminal what the wall around programs lacks on this machine, if it lacks anything."""
    if missing := weakness():
        LOG.warning("%s Serve people whom you know.", missing)


def replace(owner: type, name: str, guard: Callable[..., Any]) -> None:
    """Let `guard(before, self, ...)` stand for a method, where `before` is the one that it replaces."""
    before = getattr(owner, name)
    setattr(owner, name, lambda self, *given, **named: guard(before, self, *given, **named))


def _lining(quota: Quota, before: Callable[..., None], server: HTTPServer, stream: Any, address: Any) -> None:
    """A connection: whoever says nothing on it loses it, and so does who has too many."""
    how = server.conn_params
    how.header_timeout = how.body_timeout = SLOWEST
    how.max_header_size = how.max_body_size = LONGEST
    if server.xheaders or quota.takes(str(address[0]), stream):
        before(server, stream, address)
    else:
        stream.close()


def _asking(quota: Quota, before: Callable[..., Any], server: BokehTornado, request: Any, **named: Any) -> Any:
    """A request, before it is known what it is about."""
    secure(server)
    refused = refusal(request, server.websocket_origins)
    if refused is None and not quota.answers(request.remote_ip):
        refused = TOO_MANY
    if refused is not None:
        return server.get_handler_delegate(request, Refusing, {"refused": refused})
    if request.path.rpartition("/")[2] == names.ADDRESS:
        return server.get_handler_delegate(request, names.Names)
    return before(server, request, **named)


def _finding(before: Callable[..., str], handler: RequestHandler, path: str) -> str:
    """Panel would import whatever module an address names; only those that are here already are looked into."""
    if path.split("/")[0] not in sys.modules:
        raise HTTPError(404)
    return before(handler, path)


def _knocking(_: Callable[..., bool], handler: Any, origin: str) -> bool:
    """Bokeh would refuse a page whose port is forwarded by another number."""
    return is_ours(handler.request, handler.application.websocket_origins)
