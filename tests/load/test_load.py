"""A few seconds of a class, and a little of everything that may befall it: `python -m tests.load` does it in earnest.

Waits are not judged here, since anything may run beside a test; that nothing is lost is.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from .classroom import Plan, attend
from .measured import BOUNDS, MEMORY, Bound, Measured, at
from .programs import LONG_RUN, SLIDING
from .scenarios import SCENARIOS, class_of
from .serving import Server, serving
from .student import succeeded, within

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the driver reads Linux's tables of processes")
SUM = " + ".join(["x"] * 40)
ENDLESS = f"x = 1.5\nwhile True:\n    y = [{SUM}, {SUM}, {SUM}]\n"  # slow steps: the seconds end it, not their count
SMALL = {
    "kills": 25,
    "fork_servers": 2,
    "drops": 5,
    "restart": 2,
    "storm": 8,
    "message": 1,
    "patches": 1,
}  # leaks takes its time


def done(work: Any) -> Any:
    """What the coroutine gives; from a thread, since this one may have a loop already, the browser's."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_class_with_endless_loops_in_it_loses_nothing(server: Server) -> None:
    plan = Plan(sessions=10, active=5, hostile=2, ramp=2.0, calm=4.0, loops=4.0, thinking=0.5)
    measured = done(attend(server, plan))
    assert measured.losses == []
    assert measured.memory < MEMORY
    assert {phase for phase, kind in measured.waits if kind == "loop"} >= {"calm", "loops"}
    assert {kind for phase, kind in measured.waits if phase != "ramp"} >= {"widget", "run"}


def test_whoever_repairs_an_endless_loop_is_answered_before_it_ends(server: Server) -> None:
    async def repair() -> tuple[bool, bool]:
        async with class_of(server, 2) as (student, other):
            await asyncio.gather(student.ask(SLIDING), other.ask(SLIDING))
            looping, others = (asyncio.create_task(each.ask(ENDLESS)) for each in (student, other))
            await asyncio.sleep(0.2)
            await student.ask(SLIDING)
            was_first = not others.done()
            await asyncio.gather(looping, others)  # one answer came to the student for both, that of the newer
            return was_first, succeeded(student)

    assert done(repair()) == (True, True)


def test_a_small_program_is_answered_before_the_endless_loops_that_were_there_first(server: Server) -> None:
    async def among_loops() -> list[int]:
        async with class_of(server, 16) as (known, *strangers):
            for _ in range(3):
                await known.ask(SLIDING)
            looping = [asyncio.create_task(each.ask(LONG_RUN)) for each in strangers]
            await asyncio.sleep(0.1)
            still = []
            for _ in range(3):
                await known.ask(SLIDING)
                still.append(sum(not task.done() for task in looping))
            await asyncio.gather(*looping)
            assert succeeded(known)
            return still

    assert min(done(among_loops())) >= 8


@pytest.mark.parametrize("name", SMALL)
def test_the_server_survives_and_nothing_is_lost(server: Server, name: str) -> None:
    scenario, _ = SCENARIOS[name]
    assert done(scenario(server, SMALL[name])) == []


def test_a_student_who_is_sent_home_while_the_answer_comes_goes() -> None:
    async def send_home() -> bool:
        answer = asyncio.get_running_loop().create_future()
        waiting = asyncio.create_task(within(answer))
        await asyncio.sleep(0)
        answer.set_result(1.0)
        waiting.cancel()
        await asyncio.wait([waiting])
        return waiting.cancelled()

    assert done(send_home())


def test_a_broken_bound_is_told() -> None:
    measured = Measured()
    for bound in BOUNDS:
        measured.waits[bound.phase, bound.kind] = [bound.limit / 1000] * 20
    assert len(measured.broken()) == len(BOUNDS)
    measured.waits.clear()
    assert measured.broken() == []
    measured.memory = MEMORY
    measured.lost("an answer")
    assert len(measured.broken()) == 2


def test_of_a_hundred_waits_the_95th_is_p95() -> None:
    assert at([float(wait) for wait in range(100, 0, -1)], 0.95) == 95.0
    assert Bound("calm", "run", 0.5, 150.0) in BOUNDS
