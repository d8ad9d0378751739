"""What a page sends is doubted: only messages that a page of ours would send are worked on, the newest first."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.model.cell import Cell
from explorer.model.prediction.question import Guess, Question
from explorer.model.program import Program, Target
from explorer.model.run import Run
from explorer.request import Beside, Descent, Request
from explorer.session import Say, Session
from explorer.validation import read

GOOD = {"revision": 3, "source": "x = 1.0", "overrides": {"x": 2}, "turn": 0, "descent": {"rate": 0.1, "steps": 10}}
GUESS = {"kind": "gradient", "key": 1, "cell": None, "text": "2 * 4"}
WRONG = [
    None,
    [],
    "text",
    {},
    {**GOOD, "revision": -1},
    {**GOOD, "revision": True},
    {**GOOD, "revision": math.nan},
    {**GOOD, "revision": 1e300},
    {**GOOD, "source": 7},
    {**GOOD, "source": "x" * 2_000_000},
    {**GOOD, "overrides": [1]},
    {**GOOD, "overrides": {"x": "2"}},
    {**GOOD, "overrides": {"x": math.inf}},
    {**GOOD, "overrides": {7: 1.0}},
    {**GOOD, "overrides": {f"x{k}": 1.0 for k in range(100)}},
    {**GOOD, "turn": "last"},
    {**GOOD, "check": -1},
    {**GOOD, "check": "x"},
    {**GOOD, "astray": "no mistake"},
    {**GOOD, "script": "cobol"},
    {**GOOD, "learn": 5},
    {**GOOD, "learn": {"turn": "last"}},
    {**GOOD, "learn": {"turn": -2}},
    {**GOOD, "guess": 5},
    {**GOOD, "guess": {**GUESS, "kind": "exec"}},
    {**GOOD, "guess": {**GUESS, "kind": []}},
    {**GOOD, "guess": {**GUESS, "key": -1}},
    {**GOOD, "guess": {**GUESS, "cell": "0"}},
    {**GOOD, "guess": {**GUESS, "text": 4}},
    {**GOOD, "target": "f"},
    {**GOOD, "target": {"called": "f" * 300}},
    {**GOOD, "target": {"called": "f", "count": -1}},
    {**GOOD, "target": {"called": "f", "head": [math.nan]}},
    {**GOOD, "target": {"called": "f", "head": [1.0] * 2_000}},
    {**GOOD, "beside": "x = 1.0"},
    {**GOOD, "beside": {"source": 5}},
    {**GOOD, "beside": {"source": "x" * 2_000_000}},
    {**GOOD, "beside": {"source": "", "overrides": {"x": math.nan}}},
    {**GOOD, "beside": {"source": "", "orientations": ["round"]}},
    {**GOOD, "beside": {"source": "", "opened": "x" * 300}},
    {**GOOD, "tangent": {"node": 0}},
    {**GOOD, "descent": 5},
    {**GOOD, "descent": {"rate": 0.1, "steps": 10, "schedule": "cobol"}},
    {**GOOD, "descent": {"rate": 0.1, "steps": 10**9}},
    {**GOOD, "descent": {"rate": math.nan, "steps": 1}},
]


def test_a_message_of_ours_is_read() -> None:
    assert read({**GOOD, "check": 2}).check == 2
    assert read({**GOOD, "beside": {"source": "y = 1.0", "overrides": {"y": 2}}}).beside == Beside(
        "y = 1.0", (("y", 2.0),)
    )
    assert read({**GOOD, "guess": GUESS}).guess == Guess(Question("gradient", 1), "2 * 4")
    target = {"called": "x * y", "count": 1, "head": [1, -2.5]}
    aimed = read({**GOOD, "target": target, "tangent": {"node": 3, "at": 7}})
    assert (aimed.program.target, aimed.program.tangent) == (Target("x * y", 1, (1.0, -2.5)), Cell(3, 7))
    assert read(GOOD) == Request(3, "x = 1.0", (("x", 2.0),), 0, Descent(0.1, 10))


@pytest.mark.parametrize("raw", WRONG)
def test_any_other_message_is_ignored(raw: object) -> None:
    assert read(raw) is None


@pytest.mark.parametrize("raw", [raw for raw in WRONG if isinstance(raw, dict) and raw.get("revision") == 3])
def test_whoever_waits_for_an_answer_to_it_is_told(raw: object) -> None:
    session = Session(answering)
    finished(session.ask(raw))
    assert session.answer["revision"] == 3
    assert "cannot be read" in session.answer["failure"]["message"]


def test_an_answer_that_breaks_is_told_and_the_next_is_made() -> None:
    def breaks(request: Request, say: Say) -> tuple[Run, dict]:
        if request.revision == 1:
            raise KeyError("no such thing")
        return answering(request, say)

    session = Session(breaks)
    finished(session.submit(Request(1, "x = 1")))
    assert session.answer["revision"] == 1 and "no answer" in session.answer["failure"]["message"]
    finished(session.submit(Request(2, "x = 2")))
    assert session.answer == {"revision": 2, "program": "x = 2"}


def test_parts_that_are_there_early_are_told_with_a_word_that_others_come() -> None:
    def early(request: Request, say: Say) -> tuple[None, dict]:
        say({"values": "1"})
        return None, {"descent": "2"}

    session, seen = Session(early), []
    session.param.watch(lambda event: seen.append(event.new), "answer")
    finished(session.submit(Request(4, "x = 1")))
    assert seen == [{"revision": 4, "more": True, "values": "1"}, {"revision": 4, "descent": "2"}]


def finished(work: Coroutine) -> None:
    """Run `work` to its end in a thread: this one may already have a loop, the browser's."""
    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, work).result()


def answering(request: Request, say: Say) -> tuple[Run, dict]:
    return Run(Program(request.source), None, "", (), {}, ()), {"program": request.source}


def test_of_the_requests_that_wait_only_the_newest_is_answered() -> None:
    seen = []

    async def slowly(work, say):
        await asyncio.sleep(0.01)
        return work(say)

    session = Session(answering, executor=slowly)
    session.param.watch(lambda event: seen.append(event.new["revision"]), "answer")

    async def storm() -> None:
        await asyncio.gather(*(session.submit(Request(number, "text")) for number in range(1, 50)))

    finished(storm())
    assert seen == [1, 49]
