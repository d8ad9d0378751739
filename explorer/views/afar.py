"""Answers made in child processes: the run, the layout, the tape and the descent, all of it beside the server.

The server hands the texts on as they come. What a child must know of the answer before, it gets back unread.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial

from explorer.model.apart import warming
from explorer.model.isolate import LOST, Children, failed, failure_of, shared
from explorer.model.run import LIMITS, run
from explorer.request import Descent, Request

from .answers import Answers

HOME = f"{__name__}:answer"
BETWEEN = "\x1e"  # JSON writes this character in another way: it can stand between texts of JSON only


def nearby() -> Children:
    """The children of this process that answer pages."""
    return shared(HOME)


class Afar:
    """Answers one reader's requests in children: called like Answers, but it knows no Run."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._remembered = "null"

    def __call__(self, request: Request) -> tuple[None, dict[str, object]]:
        """The page's part of the answer; there always is one."""
        try:
            text = self._children.ask(BETWEEN.join((_asked(request), self._remembered)), LIMITS.seconds)
            tape, descent, self._remembered = text.split(BETWEEN)
        except LOST as error:
            logging.getLogger(__name__).info("no answer of a child: %r", error)
            lost = failed(request.program, failure_of(error, LIMITS.seconds))
            return None, Answers(lambda _: lost)(request)[1]
        return None, {"tape": tape, "descent": descent}


def answer(text: str) -> str:
    """What a child says to a request: tape, descent, and what it wants to know when it is asked again."""
    asked, remembered = text.split(BETWEEN)
    answers = Answers(partial(run, limits=LIMITS), patience=LIMITS.seconds)
    answers.recall(remembered)
    _, said = answers(_request(asked))
    return BETWEEN.join((str(said["tape"]), str(said["descent"]), answers.remembered()))


def rehearsal() -> Iterable[str]:
    """Requests that use everything once."""
    for source in warming.PROGRAMS:
        yield BETWEEN.join((_asked(Request(1, source)), "null"))
    walk = answer(BETWEEN.join((_asked(Request(1, warming.WALK, descent=Descent(0.1, 2))), "null")))
    yield BETWEEN.join((_asked(Request(2, warming.WALK + "y = w\n")), walk.split(BETWEEN)[2]))


def _asked(request: Request) -> str:
    return json.dumps({name: value for name, value in asdict(request).items() if name != "program"})


def _request(text: str) -> Request:
    asked = json.loads(text)
    walk = asked.pop("descent")
    overrides = tuple((str(name), float(number)) for name, number in asked.pop("overrides"))
    return Request(**asked, overrides=overrides, descent=Descent(**walk) if walk else None)
