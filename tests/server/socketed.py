"""A page's socket driven by hand: opens a session and sends whatever it is told to, well-formed or not."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.iostream import IOStream
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.answered import numbers, parts

from .conftest import Served

TOKEN = re.compile(r'"token":\s*"([^"]+)"')
PATIENCE = 100.0  # seconds: the first program waits until what runs it has started
READY = {
    "kind": "MessageSent",
    "msg_type": "bokeh_event",
    "msg_data": {"type": "event", "name": "document_ready", "values": {"type": "map", "entries": []}},
}


_dialled: list[tuple[WebSocketClientConnection, IOStream]] = []


def finished(work: Coroutine[Any, Any, Any]) -> Any:
    """What `work` returns: run in a thread, since this one may already have a loop, the browser's."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, _and_closed(work)).result()


async def _and_closed(work: Coroutine[Any, Any, Any]) -> Any:
    try:
        return await work
    finally:
        while _dialled:
            line, stream = _dialled.pop()
            line.close()
            stream.close()
        await asyncio.sleep(0.1)  # what is closed is let go of in the loop's next rounds


class Socket:
    """One connection; `document` is what the server says that the page consists of."""

    line: WebSocketClientConnection
    document: dict[str, Any]

    def __init__(self, served: Served) -> None:
        self.served = served
        self.closed = False
        self._numbers = iter(range(10**9))

    async def open(self, origin: str | None = None, *, ready: bool = True) -> Socket:
        """Ask for the page, connect as it would, read what it consists of, and say that it is there."""
        _, _, page = await asyncio.to_thread(self.served.get)
        found = TOKEN.search(page)
        assert found, page[:500]
        return await self.connect(found[1], origin, ready=ready)

    async def connect(self, token: str, origin: str | None = None, *, ready: bool = True) -> Socket:
        """Connect with a page's token."""
        await self.dial(token, origin)
        await self.message()  # the server's greeting
        await self.send("PULL-DOC-REQ", {})
        self.document = (await self.message("PULL-DOC-REPLY"))["doc"]
        if ready:
            await self.patch(READY)
        return self

    async def dial(self, token: str, origin: str | None = None) -> None:
        """Only connect."""
        request = HTTPRequest(
            f"ws://127.0.0.1:{self.served.port}/serve/ws",
            headers={"Origin": origin or f"http://127.0.0.1:{self.served.port}"},
        )
        self.line = await websocket_connect(request, subprotocols=["bokeh", token], max_message_size=2**26)
        assert self.line.protocol is not None
        _dialled.append((self.line, self.line.protocol.stream))

    async def send(self, kind: str, content: object) -> None:
        """One message, in its three pieces."""
        header = {"msgid": str(next(self._numbers)), "msgtype": kind}
        await self.pieces(json.dumps(header), "{}", json.dumps(content))

    async def pieces(self, *pieces: str | bytes) -> None:
        """Any pieces at all."""
        for piece in pieces:
            await self.line.write_message(piece, binary=isinstance(piece, bytes))

    async def patch(self, *events: object) -> None:
        """A message that changes the document."""
        await self.send("PATCH-DOC", {"events": list(events)})

    async def change(self, model: object, attribute: object, new: object) -> None:
        """A property of a model gets another value."""
        await self.patch({"kind": "ModelChanged", "model": {"id": model}, "attr": attribute, "new": new})

    async def message(self, kind: str | None = None, patience: float = PATIENCE) -> dict[str, Any]:
        """The content of the next message, of this kind; an EOFError where the connection ended."""
        while True:
            header = json.loads(await self._piece(patience))
            await self._piece(patience)
            content = json.loads(await self._piece(patience))
            for _ in range(2 * header.get("num_buffers", 0)):
                await self._piece(patience)
            if kind in (None, header["msgtype"]):
                return content

    async def _piece(self, patience: float) -> str | bytes:
        piece = await asyncio.wait_for(self.line.read_message(), patience)
        if piece is None:
            self.closed = True
            raise EOFError(self.line.close_code)
        return piece

    async def answer(self, revision: int, patience: float = PATIENCE) -> dict[str, Any]:
        """What is said of the program by the answer to the request of this revision, and its numbers as `values`."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            for event in (await self.message("PATCH-DOC", patience))["events"]:
                fields = dict(event["new"].get("entries", [])) if event.get("attr") == "answer" else {}
                if fields.get("revision") == revision:
                    said = parts(fields)
                    return {**said["program"], "values": numbers(said["values"]["values"])}
        raise TimeoutError(f"no answer to {revision}")

    async def ask(self, revision: int, source: str) -> None:
        """A program to run."""
        await self.change(self.frame, "request", mapping(revision=revision, source=source))

    async def run(self, revision: int, source: str) -> dict[str, Any]:
        """What is said of a program."""
        await self.ask(revision, source)
        return await self.answer(revision)

    def models(self) -> list[dict[str, Any]]:
        """Everything in the document that has a name of its own."""
        return list(_objects(self.document))

    @property
    def frame(self) -> str:
        """The name of the model with the open properties."""
        return self.document["roots"][0]["attributes"]["data"]["id"]

    def close(self) -> None:
        """Leave."""
        self.line.close()


def mapping(**fields: object) -> dict[str, Any]:
    """As Bokeh's script writes one."""
    return {"type": "map", "entries": [[name, value] for name, value in fields.items()]}


def _objects(raw: object) -> Any:
    waiting: list[Any] = [raw]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            if each.get("type") == "object" and "id" in each:
                yield each
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
