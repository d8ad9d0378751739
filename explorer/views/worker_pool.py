"""Answers made in child processes: the run and all parts of the answer, beside the server.

The server hands the texts on as they come. What a child must know of the answer before, it gets back unread.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from time import monotonic
from typing import NamedTuple

from explorer.model.along import FIRST
from explorer.model.apart import warming
from explorer.model.apart.starting import Follower, unheard, unheard_of, unsaid
from explorer.model.cell import Cell
from explorer.model.codec import FLOATS, codec
from explorer.model.confine.failures import too_long
from explorer.model.following import Follow, unfollowed
from explorer.model.isolate import Children, failure_of, shared
from explorer.model.patience import Look, unhurried
from explorer.model.prediction.question import Guess, Question
from explorer.model.program import Failure, Target
from explorer.model.run import LIMITS, failed, run
from explorer.request import Beside, Descent, Parts, Request, Say
from explorer.session import GivenUp

from .service import Service

HOME = f"{__name__}:answer"
REQUEST = codec(Request, FLOATS)
GUESS = Guess(Question("value", 1), "1")
NOTHING = "[]"  # remembered before the first answer
SOON = 1.5  # seconds after which a run is given up for a newer text
BETWEEN = "\x1e"  # JSON writes this character in another way: it can stand between texts of JSON only


def nearby() -> Children:
    """The children of this process that answer pages."""
    return shared(HOME)


class Work(NamedTuple):
    """A child at work for a reader."""

    source: tuple[str, str]  # of the program, and of the one beside it
    began: float
    end: Callable[[], None]


class WorkerPool:
    """Answers one reader's requests in children: called like Service, but it knows no Run."""

    def __init__(
        self,
        children: Children,
        used: Callable[[float], object] = unheard,
        told: Callable[[int, int | None], object] = unheard_of,
    ) -> None:
        """`used` hears how many seconds of the processor the present answer has taken, `told` which turn it is in."""
        self._children, self._used, self._told = children, used, told
        self._ask_to_stop: Look = unhurried
        self._remembered = NOTHING
        self._work: Work | None = None
        self._given_up: Work | None = None

    def __call__(self, request: Request, say: Say | None = None) -> tuple[None, Parts]:
        """The page's part of the answer: there always is one, unless it was given up.

        Where there is `say`, it hears what need not wait for the rest, and the rest comes back.
        """
        refused = too_long(request.source, LIMITS)
        if refused:
            return None, _failed(request, refused)
        early: Parts = {}
        try:
            text = self._asked(request, lambda text: (say or early.update)(_parts(text.split(BETWEEN))))
            *told, self._remembered = text.split(BETWEEN)
        except Exception as error:  # whatever became of it, the page waits for an answer
            if self._given_up is not None and self._given_up is self._work:
                raise GivenUp from error
            logging.getLogger(__name__).info("no answer of a child: %r", error)
            return None, _failed(request, failure_of(error, LIMITS.seconds))
        finally:
            self._work = None
        return None, {**early, **_parts(told)}

    def give_up(self, newer: Request) -> None:
        """End what takes long if another text waits for it: who repairs an endless loop need not see it through."""
        work = self._work
        if work is not None and work.source != _sources(newer):
            wait = max(0.0, work.began + SOON - monotonic())
            asyncio.get_running_loop().call_later(wait, self._end, work)

    def stop(self) -> None:
        """Ask the run at work to stop where it is, with what it has."""
        self._ask_to_stop()

    def _stoppable(self, ask_to_stop: Look) -> None:
        self._ask_to_stop = ask_to_stop

    def _end(self, work: Work) -> None:
        if self._work is work:
            self._given_up = work
            work.end()

    def _asked(self, request: Request, said: Callable[[str], object]) -> str:
        def born(end: Callable[[], None]) -> None:
            self._work = Work(_sources(request), monotonic(), end)

        text = BETWEEN.join((_asked(request), self._remembered))
        follower = Follower(born, self._used, self._stoppable, self._told, said)
        return self._children.ask(text, request.programs * LIMITS.seconds, follower)


def answer(text: str, follow: Follow = unfollowed, say: Callable[[str], object] = unsaid) -> str:
    """What a child says to a request: each part by its name, and what it wants to know when it is asked again.

    `say` hears such parts as are there before the others.
    """
    asked, remembered = text.split(BETWEEN)
    answers = Service(partial(run, limits=LIMITS, follow=follow))
    answers.recall(remembered)
    request = replace(_request(asked), seconds=round(LIMITS.seconds))  # a server keeps its own limit
    _, rest = answers(request, lambda parts: say(_written(parts)))
    return BETWEEN.join((*([_written(rest)] if rest else []), answers.remembered()))


def _failed(request: Request, failure: Failure) -> Parts:
    lost = failed(request.program, failure)
    return Service(lambda _: lost)(request)[1]


def _written(parts: Parts) -> str:
    return BETWEEN.join(str(each) for part in parts.items() for each in part)


def _parts(written: Sequence[str]) -> Parts:
    return dict(zip(written[::2], written[1::2], strict=True))


def warm_up() -> Iterable[str]:
    """Requests that use everything once."""
    every = Request(
        1,
        "",
        target=Target("f"),
        cell=Cell(1, 0),
        leaf=0,
        tangent=Cell(0, 0),
        broken=True,
        guess=GUESS,
        beside=Beside(""),
    )
    for source in warming.PROGRAMS:
        yield BETWEEN.join((_asked(replace(every, source=source, beside=Beside(source), curves=FIRST)), NOTHING))
    walk = answer(BETWEEN.join((_asked(Request(1, warming.WALK, descent=Descent(0.1, 2))), NOTHING)))
    yield BETWEEN.join((_asked(Request(2, warming.WALK + "y = w\n")), walk.split(BETWEEN)[-1]))


def _sources(request: Request) -> tuple[str, str]:
    return request.source, request.beside.source if request.beside else ""


def _asked(request: Request) -> str:
    return json.dumps(REQUEST.pack(request))


def _request(text: str) -> Request:
    request: Request = REQUEST.unpack(json.loads(text))
    return request
