"""A student's browser, as far as the server can tell: the page, its token, a websocket, and Bokeh's messages on it.

Knows just enough of Bokeh's protocol: three texts per message (header, metadata, content), no buffers.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Iterator
from itertools import count
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClientConnection, WebSocketClosedError, websocket_connect

TOKEN = re.compile(r'"token":"([^"]+)"')
FINE = re.compile(r'"failure": ?null')
LINKED = re.compile(r'(?:src|href)="([^"]+\.(?:js|css)[^"]*)"')
PATIENCE = 120.0  # seconds for one answer; the driver's bounds are far below
READY = {
    "kind": "MessageSent",
    "msg_type": "bokeh_event",
    "msg_data": {"type": "event", "name": "document_ready", "values": {"type": "map", "entries": []}},
}
LONGEST = 64 * 1024 * 1024


class Lost(Exception):
    """The connection is gone, or the answer did not come."""


class Student:
    """One session. `ask` gives the seconds until the server has answered."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.revision = 0
        self.answer: dict[str, Any] = {}
        self._ids = count(1)
        self._replies: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._answers: dict[int, asyncio.Future[float]] = {}
        self._socket: WebSocketClientConnection | None = None
        self._listening: asyncio.Task[None] | None = None
        self.document: dict[str, Any] = {}
        self._page = ""
        self._sending = asyncio.Lock()

    @property
    def connected(self) -> bool:
        """Whether there is a line to the server."""
        return self._listening is not None and not self._listening.done()

    async def open(self, *, assets: bool = False) -> None:
        """Load the page (and what it links to), connect, and pull the document."""
        html = await fetch(self.address)
        if assets:
            for path in LINKED.findall(html):
                await fetch(f"{self.address.rsplit('/', 1)[0]}/{path}")
        found = TOKEN.search(html)
        if found is None:
            raise Lost("the server sent a page without a token")
        await self.connect(found[1])

    async def connect(self, token: str) -> None:
        """Open the websocket for a token and pull the document."""
        where = HTTPRequest(
            f"{self.address.replace('http', 'ws', 1)}/ws",
            headers={"Origin": self.address.rsplit("/", 1)[0]},
            connect_timeout=PATIENCE,
            request_timeout=PATIENCE,
        )
        self._socket = await websocket_connect(where, subprotocols=["bokeh", token], max_message_size=LONGEST)
        self._socket.protocol.stream.set_nodelay(True)  # as browsers do
        self._replies["ACK"] = _future()
        self._listening = asyncio.create_task(self._listen())
        await within(self._replies["ACK"])
        self.document = await self.message("PULL-DOC-REQ", {})
        self._page = page_of(self.document)
        await self.message("PATCH-DOC", {"events": [READY]})  # before that Panel keeps what it should send

    async def ask(self, source: str, **wishes: Any) -> float:
        """Run a text (overrides, turn, descent as the page sends them); `answer` holds what came."""
        self.revision += 1
        answered = self._answers[self.revision] = _future()
        began = time.perf_counter()
        request = {"revision": self.revision, "source": source, "overrides": map_of(), "turn": -1, "descent": None}
        await self.set("request", map_of(**{**request, **wishes}))
        return await within(answered) - began

    async def set(self, name: str, value: Any) -> None:
        """Set a property of the page, whatever it is; waits until the server says that it has heard."""
        event = {"kind": "ModelChanged", "model": {"id": self._page}, "attr": name, "new": value}
        await self.message("PATCH-DOC", {"events": [event]})

    async def message(self, kind: str, content: Any) -> dict[str, Any]:
        """Send a message; its reply's content."""
        number = str(next(self._ids))
        reply = self._replies[number] = _future()
        async with self._sending:  # the three parts of a message belong together
            for part in ({"msgid": number, "msgtype": kind}, {}, content):
                await self.send(json.dumps(part))
        return await within(reply)

    async def send(self, text: str) -> None:
        """Put a text on the line as it is."""
        if self._socket is None:
            raise Lost("not connected")
        try:
            await self._socket.write_message(text)
        except WebSocketClosedError as closed:
            raise Lost("the line is closed") from closed

    def drop(self) -> None:
        """Cut the line as a lost network does, without a word."""
        if self._socket is not None and self._socket.protocol is not None:
            self._socket.protocol._abort()

    async def close(self) -> None:
        """Leave as a closed tab does."""
        if self._socket is not None:
            self._socket.close()
        if self._listening is not None:
            await asyncio.wait([self._listening], timeout=5)
            self._listening.cancel()

    async def _listen(self) -> None:
        try:
            while True:
                header, _, content = [await self._part() for _ in range(3)]
                self._heard(json.loads(header), content)
        except Lost as lost:
            for future in (*self._replies.values(), *self._answers.values()):
                if not future.done():
                    future.set_exception(lost)
                    future.exception()  # whoever waits hears of it; where nobody waits there is nothing to say

    async def _part(self) -> str | bytes:
        assert self._socket is not None
        text = await self._socket.read_message()
        if text is None:
            raise Lost(f"the server closed the line: {self._socket.close_reason or self._socket.close_code}")
        return text

    def _heard(self, header: dict[str, Any], content: str | bytes) -> None:
        reply = self._replies.pop(header.get("reqid", header["msgtype"]), None)
        if reply is not None and not reply.done():
            reply.set_result(json.loads(content))
        elif header["msgtype"] == "PATCH-DOC":
            for event in json.loads(content)["events"]:
                if event.get("attr") == "answer":
                    self._answered(plain(event["new"]))

    def _answered(self, answer: dict[str, Any]) -> None:
        is_new = self.answer.get("revision") != answer["revision"]
        self.answer = {**({} if is_new else self.answer), **answer}
        if "more" in answer:  # it has come when all its parts have
            return
        for revision in [number for number in self._answers if number <= answer["revision"]]:
            future = self._answers.pop(revision)
            if not future.done():
                future.set_result(time.perf_counter())


async def fetch(address: str) -> str:
    """The body of a page; the client waits its turn as long as it takes."""
    request = HTTPRequest(address, connect_timeout=PATIENCE, request_timeout=PATIENCE, decompress_response=True)
    return (await AsyncHTTPClient().fetch(request)).body.decode("utf-8", "replace")


def page_of(document: dict[str, Any]) -> str:
    """The id of the model that holds the page's `request` and `answer`."""
    for each in _objects(document):
        attributes = each.get("attributes", {})
        if attributes.get("class_name") == "Page":
            return attributes["data"]["id"]
    raise Lost("the document holds no page of ours")


def plain(value: Any) -> dict[str, Any]:
    """A map of Bokeh's as a dictionary."""
    return dict(value["entries"]) if value.get("type") == "map" else value


def map_of(**entries: Any) -> dict[str, Any]:
    """A dictionary as a map of Bokeh's."""
    return {"type": "map", "entries": [[name, value] for name, value in entries.items()]}


def succeeded(student: Student) -> bool:
    """Whether the answer on the student's screen is that of a program that ran to its end."""
    return FINE.search(str(student.answer.get("program"))) is not None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


async def within(coming: asyncio.Future[Any]) -> Any:
    """What comes, in time; who is sent away while it comes goes, which is not so with `wait_for`."""
    async with asyncio.timeout(PATIENCE):
        return await coming


def _future() -> asyncio.Future[Any]:
    return asyncio.get_running_loop().create_future()
