"""The Python end of the hosted page: builds the document, hears the page's patches and says what comes of them.

It runs in the reader's browser, and once inside Pyodide under node when the site is compiled: the same code, so that
the document in the page and the one built later are equal, down to the ids of their models.
"""

import asyncio
import hashlib
import json
import os
from collections.abc import Callable, Coroutine

os.environ["PANEL_CDN_ROOT"] = os.environ["PANEL_NPM_CDN"] = "panel/"  # before Panel is imported: it reads them once

import param
from bokeh.document import Document
from bokeh.document.events import ModelChangedEvent
from bokeh.events import DocumentReady
from bokeh.io.doc import set_curdoc
from panel.io.state import state

from explorer.app import TITLE, Explorer
from explorer.request import LONGEST_RUN
from explorer.session import never

PAGE = "page"  # who set a value, so that the page does not hear its own voice
SAID = ("answer", "progress", "runtime")  # of the page's frame; nothing else crosses
_running: set[asyncio.Task[None]] = set()


def build() -> tuple["Bridge", str]:
    """The Explorer's document, ready to be linked, and its JSON: the same at the first call in every interpreter."""
    document = Document()
    set_curdoc(document)
    state.curdoc = document
    explorer = Explorer(runtime="loading", longest=LONGEST_RUN)
    explorer.page.server_doc(document, title=TITLE, location=False)
    return Bridge(explorer, document), json.dumps(document.to_json(deferred=False))


def digest(text: str) -> str:
    """A short name for a document: equal documents have equal ones."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Bridge:
    """One Explorer, its document, and the way to say to the page what changes in it."""

    def __init__(self, explorer: Explorer, document: Document) -> None:
        self.explorer, self.document = explorer, document

    def link(self, send: Callable[[str], None], is_stopped: Callable[[], bool] = never) -> None:
        """From here on the page hears of every change; the first one says that Python is here.

        `is_stopped` tells whether the reader wants the run at work to end where it is.
        """
        self.send = send
        self.explorer.session.is_stopped = is_stopped
        self.document.on_change(self._tell)
        state._loaded[self.document] = state._connected[self.document] = True  # else Panel keeps what it should send
        self.document.callbacks.trigger_event(DocumentReady())
        self.explorer.page.runtime = "ready"

    def _tell(self, event: object) -> None:
        if isinstance(event, ModelChangedEvent) and event.setter != PAGE and event.attr in SAID:
            self.send(json.dumps({event.attr: event.new}))

    async def hear(self, patch: str) -> None:
        """Apply what the page changed, and wait for all that follows from it."""
        self.document.apply_json_patch(json.loads(patch), setter=PAGE)  # type: ignore[arg-type]
        while _running:
            await asyncio.gather(*_running, return_exceptions=True)


def _start(work: Callable[[], Coroutine[None, None, None]]) -> None:
    """How Panel's async callbacks run here: as tasks that `hear` can wait for."""
    task = asyncio.ensure_future(work())
    _running.add(task)
    task.add_done_callback(_running.discard)


param.parameterized.async_executor = _start
