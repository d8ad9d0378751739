"""What is turned away before anything is done about it: requests that no page of ours makes, and none of their answers.

A page of another host cannot be kept from sending requests, not even under this server's address: names of hosts can be
made to point anywhere (DNS rebinding). What it cannot choose is the name that the browser then says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from bokeh.server.util import check_allowlist, match_host
from tornado.httputil import HTTPServerRequest

ITSELF = ("localhost", "127.0.0.1", "[::1]")  # no name of another's can be made to sound like these
NAMED = ("bokeh-session-id", "bokeh-token")  # arguments with which a link would choose the session
CLOSED = ("autoload.js", "metadata")  # what Bokeh has for pages of other hosts
READING = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: a status of HTTP, and for a reader a title and a sentence."""

    status: int
    title: str
    sentence: str


MISNAMED = Refusal(
    421,
    "This server has another name",
    "It does not answer to the name in your address. Type the address that its terminal shows.",
)
FOREIGN = Refusal(403, "This page is not for other pages", "Another page has asked for it; open its address by itself.")
CHOSEN = Refusal(
    403,
    "This link is not safe to open",
    "It would let whoever made it read what you type. Open the address without what follows the question mark.",
)
ABSENT = Refusal(404, "There is nothing here", "Open the address that the server's terminal shows.")
UNKNOWN = Refusal(405, "This server is only read from", "It takes nothing but requests for its pages.")


def refusal(request: HTTPServerRequest, origins: Collection[str]) -> Refusal | None:
    """Why this request is turned away, if it is; `origins` are the pages that may open a socket, as `host:port`."""
    if not _is_known(request.headers.get("Host", ""), origins):
        return MISNAMED
    if not is_ours(request, origins):
        return FOREIGN
    if "Bokeh-Session-Id" in request.headers or any(name in request.arguments for name in NAMED):
        return CHOSEN
    if request.method not in READING:
        return UNKNOWN
    return ABSENT if request.path.rpartition("/")[2] in CLOSED else None


def is_ours(request: HTTPServerRequest, origins: Collection[str]) -> bool:
    """Whether a page of this server asks, or one that may, or no page at all."""
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    asking, asked = urlsplit(origin).netloc.lower(), request.headers.get("Host", "").lower()
    return bool(asking) and (asking == asked or check_allowlist(asking, list(origins)))


def _is_known(host: str, origins: Collection[str]) -> bool:
    """Ports do not matter: one that is forwarded has another number."""
    name = _name(host.lower())
    return name in ITSELF or (bool(name) and any(match_host(name, _name(each)) for each in origins))


def _name(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and (port.isdigit() or port == "*") else host
