"""The page: one session and its views. The same object for the server, a notebook and the hosted page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import panel as pn
from panel.viewable import Viewer
from param.parameterized import Event

from explorer.lessons import Lesson, lessons
from explorer.model.keeping import Keeping
from explorer.model.patience import Look, unhurried
from explorer.model.program import Program
from explorer.model.run import LIMITS, Run, run
from explorer.request import SHORTEST, Parts, Request
from explorer.session import Answering, Executor, Session, here, joined, wait
from explorer.views.ask import Ask
from explorer.views.beside import Beside
from explorer.views.checks import Checks
from explorer.views.compare import Compare
from explorer.views.descend import Descend
from explorer.views.editor import Editor
from explorer.views.frame import DOCUMENT
from explorer.views.graph_view import GraphView
from explorer.views.inputs import Inputs
from explorer.views.later import Later
from explorer.views.learn import Learn
from explorer.views.output import Output
from explorer.views.page import Page
from explorer.views.plot import Plot
from explorer.views.predict import Predict
from explorer.views.service import Service, blank
from explorer.views.table import Table
from explorer.views.tabs import Tabs
from explorer.views.tensors import Tensors
from explorer.views.transport import Transport
from explorer.views.why import Why

TITLE = "Autodiff Explorer"
DRAWERS = {
    "Descend": Descend,
    "Plot": Plot,
    "Learn": Learn,
    "Tensors": Tensors,
    "Check": Checks,
    "Predict": Predict,
    "Table": Table,
}


class Explorer(Viewer):
    """Autodiff Explorer for one reader: `answering` says how requests are answered, `executor` how not to wait for it,
    `give_up` what to do about it when a newer one waits, `stop` how to have it end where it is.

    Each one in a document has a `key` of its own; `shown` is a Run to begin with instead of a lesson.
    """

    def __init__(
        self,
        *,
        answering: Answering | None = None,
        executor: Executor = here,
        give_up: Callable[[Request], None] = wait,
        stop: Look = unhurried,
        longest: int = SHORTEST,
        key: str = "main",
        runtime: str = "ready",
        shown: Run | None = None,
    ) -> None:
        super().__init__()
        self._untold: Parts = {}  # the answer, or what there is of it, until the page is there
        answers = Service(Keeping(self._ran))
        self.session = Session(answering or answers, executor=executor, give_up=give_up, stop=stop)
        self.page = Page(
            key=key,
            runtime=runtime,
            longest=longest,
            answer=answers.show(shown) if shown else {},
            blank=blank(),
            lessons=[_facts(lesson) for lesson in lessons()],
            editor=Editor(key=key, code="" if shown else Later.address("code")),  # a graph alone has no program
            inputs=Inputs(key=key),
            output=Output(key=key),
            graph=GraphView(key=key),
            transport=Transport(key=key),
            ask=None if shown else Ask(key=key),  # nobody is there to judge an answer
            why=Why(key=key, formulas="" if shown else Later.address("formulas")),
            beside=None if shown else Beside(key=key, code=Later.address("code")),
            compare=None if shown else Compare(key=key, formulas=Later.address("formulas")),
            tabs=_tabs(key, ["Table"] if shown else [*DRAWERS]),  # of a graph alone, its table
        )

    def _ran(self, program: Program) -> Run:
        """In this process, for as long as the reader lets it."""
        return run(program, LIMITS.within(self.session.request.seconds), self.session.told)

    async def _asked(self, event: Event) -> None:
        await self.session.ask(event.new)

    def _answered(self, event: Event) -> None:
        """Tell the page, once it has said that it is there: what changes before, Panel may drop."""
        self._untold = joined(self._untold, event.new)
        pn.state.onload(self._tell)

    def _tell(self) -> None:
        if self._untold:
            self.page.answer, self._untold = self._untold, {}

    def _progressed(self, event: Event) -> None:
        self.page.progress = event.new

    def __panel__(self) -> Page:
        return self.page

    def serve(self) -> None:
        """Make this the page that the server sends, in a document of our own, and answer what it asks."""
        self.page.param.watch(self._asked, "request")
        self.session.param.watch(self._answered, "answer")
        self.session.param.watch(self._progressed, "progress")
        self.page.servable(title=TITLE, location=False)  # the page writes its address itself
        if pn.state.curdoc is not None:
            pn.state.curdoc.template = DOCUMENT


def _tabs(key: str, titles: list[str]) -> Tabs:
    """The drawers under the picture."""
    drawers = [DRAWERS[title](key=key) for title in titles]
    return Tabs(key=key, titles=titles, kept=["Table"], drawers=drawers)


def _facts(lesson: Lesson) -> dict[str, object]:
    """What the page needs of a lesson."""
    return {**asdict(lesson), "source": lesson.program.source}
