"""What is asked for one reader and answered: the only mutable object. It knows no view, and not where programs run."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import cache, partial

import param

from explorer.model.apart.fair import MOST, Fair, Reader
from explorer.model.apart.starting import unheard, unheard_of
from explorer.model.patience import Look, unhurried
from explorer.model.run import Run
from explorer.request import Parts, Request, Say
from explorer.validation import is_stop, numbered, read

Answered = tuple[Run | None, Parts]
Answering = Callable[[Request, Say], Answered]
Work = Callable[[Say], Answered]
Executor = Callable[[Work, Say], Awaitable[Answered]]


# Answers without parts: the page says them over the picture that it has.
UNREAD = {"message": "What the page sent cannot be read as a program.", "remedy": "Load the page again."}
UNANSWERED = {"message": "This program got no answer.", "remedy": "Nothing that you typed is lost: press Run again."}


class GivenUp(Exception):
    """There is no answer, since a newer request did not want to wait for it."""


async def here(work: Work, say: Say) -> Answered:
    """Do the work at once: for a browser's worker, which serves one reader only."""
    return work(say)


def joined(earlier: Parts, newer: Parts) -> Parts:
    """Two messages of the answer to one request as one; of two requests' answers the newer."""
    if earlier.get("revision") != newer["revision"]:
        return newer
    return {**{name: part for name, part in earlier.items() if name != "more"}, **newer}


class InTurn:
    """Do one reader's work beside the server's loop, when it is this reader's turn: nobody waits for another's loop."""

    def __init__(self) -> None:
        self._reader = Reader(_fair())
        self._told: Callable[[float], object] = unheard
        self._tell: Callable[[int, int | None], object] = unheard_of
        self.heard: Callable[[int, int | None], object] = unheard_of  # by the loop: which turn the run is in

    async def __call__(self, work: Work, say: Say) -> Answered:
        """What the work gives, from a thread; `say` hears in the loop what comes before."""
        loop = asyncio.get_running_loop()
        # Panel finds in its context whose page is told; a thread's is empty.
        calls = partial(loop.call_soon_threadsafe, context=copy_context())
        async with self._reader.turn() as turn:
            self._told = partial(calls, turn.used)
            self._tell = lambda turn, of: calls(self.heard, turn, of)
            return await loop.run_in_executor(_threads(), work, partial(calls, say))

    def told(self, turn: int, of: int | None) -> None:
        """The run at hand is in this turn; comes from its thread."""
        self._tell(turn, of)

    def used(self, seconds: float) -> None:
        """The work at hand has taken so many seconds of the processor; comes from its thread."""
        self._told(seconds)


@cache
def _fair() -> Fair:
    return Fair()


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(MOST, thread_name_prefix="reader")


def wait(_: Request) -> None:
    """Let the one at work come to its end."""


def never() -> bool:
    """Nobody asks a run to stop."""
    return False


class Session(param.Parameterized):
    """One reader's program and the answer to it. Where the reader stands in it, the page alone knows.

    One request is worked on at a time; while it is, the newest of those that arrive waits and the others are dropped.
    """

    request = param.ClassSelector(class_=Request, default=Request(0, ""), doc="The newest that was asked for.")
    answer = param.Dict(default={}, doc="The newest answer: its revision and its parts, or some.")
    progress = param.Dict(default={}, doc="Of the run at work: its revision, its turn from 1, of how many if known.")

    def __init__(
        self,
        answering: Answering,
        *,
        executor: Executor = here,
        give_up: Callable[[Request], None] = wait,
        stop: Look = unhurried,
    ) -> None:
        """`give_up` hears of each request that waits for the one at work; `stop` has that one end where it is."""
        super().__init__()
        self._answering = answering
        self._give_up = give_up
        self._elsewhere = executor
        self._stop = stop
        self.is_stopped: Callable[[], bool] = never  # asked while a run is at work here
        self._waiting: Request | None = None
        self._working = False
        self._at_work = 0  # its revision

    async def ask(self, raw: object) -> None:
        """Answer a message from the page, if only by saying that it cannot be read; one without a number is ignored."""
        request = read(raw)
        if is_stop(raw):
            self._stop()
        elif request is not None:
            await self.submit(request)
        elif (revision := numbered(raw)) is not None:
            self.answer = {"revision": revision, "failure": UNREAD}

    def told(self, turn: int, of: int | None) -> bool:
        """The run at work is in this turn; whether it is to stop there."""
        self.progress = {"revision": self._at_work, "turn": turn, "of": of}
        return self.is_stopped()

    async def submit(self, request: Request) -> None:
        """Work on `request`, after the one in flight and unless a newer one comes in between."""
        self.request = self._waiting = request
        if self._working:
            self._give_up(request)
            return
        self._working = True
        try:
            while self._waiting is not None:
                request, self._waiting = self._waiting, None
                await self._work_on(request)
        finally:
            self._working = False

    def _said(self, parts: Parts) -> None:
        """These are there; the others come."""
        self.answer = {"revision": self._at_work, "more": True, **parts}

    async def _work_on(self, request: Request) -> None:
        self._at_work = request.revision
        try:
            _, answer = await self._elsewhere(partial(self._answering, request), self._said)
        except GivenUp:
            return
        except Exception:
            logging.getLogger(__name__).exception("no answer to a request")
            answer = {"failure": UNANSWERED}
        self.answer = {"revision": request.revision, **answer}
