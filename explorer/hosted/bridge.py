"""The Python end of the hosted page: builds the document, hears what the page asks and says what comes of it.

It runs in the reader's browser, and once inside Pyodide under node when the site is compiled: the same code, so that
the document in the page and the one built later are equal, down to the ids of their models.
"""

import hashlib
import json
import os
from collections.abc import Callable

os.environ["PANEL_CDN_ROOT"] = os.environ["PANEL_NPM_CDN"] = "panel/"  # before Panel is imported: it reads them once

from bokeh.document import Document
from bokeh.io.doc import set_curdoc
from panel.io.state import state
from param.parameterized import Event

from explorer.app import TITLE, Explorer
from explorer.request import LONGEST_RUN
from explorer.session import Session, never


def build() -> tuple["Bridge", str]:
    """The Explorer, ready to be linked, and its document's JSON: the same at the first call in every interpreter."""
    document = Document()
    set_curdoc(document)
    state.curdoc = document
    explorer = Explorer(runtime="loading", longest=LONGEST_RUN)
    explorer.page.server_doc(document, title=TITLE, location=False)
    return Bridge(explorer.session), json.dumps(document.to_json(deferred=False))


def digest(text: str) -> str:
    """A short name for a document: equal documents have equal ones."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


class Bridge:
    """One reader's session, and the way to say to the page what comes of it: the page draws the document by itself."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def link(self, send: Callable[[str], None], is_stopped: Callable[[], bool] = never) -> None:
        """From here on the page hears each answer and how a run goes; the first that it hears is that Python is here.

        `is_stopped` tells whether the reader wants the run at work to end where it is.
        """
        self.send = send
        self.session.is_stopped = is_stopped
        self.session.param.watch(self._tell, ["answer", "progress"])
        send(json.dumps({"runtime": "ready"}))

    def _tell(self, *events: Event) -> None:
        for event in events:
            self.send(json.dumps({event.name: event.new}))

    async def hear(self, request: str) -> None:
        """Answer what the page asks."""
        await self.session.ask(json.loads(request))
