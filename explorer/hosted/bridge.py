"""The Python end of the hosted page: builds the document, hears the page's patches and sends its own.

It runs in the reader's browser, and once inside Pyodide under node when the site is compiled: the same code, so that the page
compiled and the document built later are equal, down to the ids of their models.
"""

import asyncio
import hashlib
import json
import os
from collections.abc import Callable, Coroutine

os.environ["PANEL_CDN_ROOT"] = os.environ["PANEL_NPM_CDN"] = "panel/"  # before Panel is imported: it reads them once

import param
from bokeh.core.serialization import Serializer
from bokeh.document import Document
from bokeh.document.json import PatchJson
from bokeh.events import DocumentReady
from bokeh.io.doc import set_curdoc
from panel.io.state import state

from explorer.app import Explorer

PAGE = "page"  # who set a value, so that the page does not hear its own voice
_running: set[asyncio.Task[None]] = set()


def build() -> tuple[Document, str]:
    """The Explorer's document and its JSON. Both are the same at every call in a fresh interpreter."""
    document = Document()
    set_curdoc(document)
    state.curdoc = document
    Explorer().__panel__().server_doc(document, location=False)
    return document, json.dumps(document.to_json(deferred=False), sort_keys=True)


def digest(text: str) -> str:
    """A short name for a document: equal documents have equal ones."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Bridge:
    """One document, and the way to send its changes to the page."""

    def __init__(self, document: Document, send: Callable[[str], None]) -> None:
        self.document, self.send = document, send
        document.on_change(self._tell)
        document.callbacks.trigger_event(DocumentReady())

    def _tell(self, event: object) -> None:
        if getattr(event, "setter", None) == PAGE:
            return
        serializer = Serializer(references=self.document.models.synced_references, deferred=False)
        patch = PatchJson(events=serializer.encode([event]))
        self.document.models.flush_synced(lambda model: not serializer.has_ref(model))
        self.send(json.dumps(patch))

    async def hear(self, patch: str) -> None:
        """Apply what the page changed, and wait for all that follows from it."""
        self.document.apply_json_patch(json.loads(patch), setter=PAGE)
        while _running:
            await asyncio.gather(*_running, return_exceptions=True)


def _start(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """How Panel's async callbacks run here: as tasks that `hear` can wait for."""
    task = asyncio.ensure_future(work())
    _running.add(task)
    task.add_done_callback(_running.discard)


param.parameterized.async_executor = _start
