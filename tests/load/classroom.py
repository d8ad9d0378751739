"""A class at work: students who think and act, students who listen, and some who loop forever. All from one seed."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from .measured import Measured
from .programs import HOSTILE, PAUSED, SLIDING, SMALL, WALKING
from .serving import Server
from .student import Lost, Student, map_of, succeeded

THINKING = 2.0  # seconds on average between two acts of an active student
LISTENING = 30.0  # and of one who listens
DRAG = 6  # requests of one move of a slider
BEAT = 0.1  # seconds between two looks at the loop
OPENING = 4  # students who open the page at the same moment during the ramp


@dataclass(frozen=True, slots=True)
class Plan:
    """How many, how long (seconds), and with whom."""

    sessions: int = 200
    active: int = 30
    hostile: int = 10
    ramp: float = 120.0
    calm: float = 300.0
    loops: float = 300.0
    thinking: float = THINKING
    assets: bool = True
    seed: int = 0


async def attend(server: Server, plan: Plan, say: Callable[[str], None] = print) -> Measured:
    """Open all sessions, then work: first in peace, then beside students who loop forever."""
    measured, chance = Measured(), random.Random(plan.seed)
    students = [Student(server.address) for _ in range(plan.sessions)]
    watching = asyncio.create_task(_watch(server, measured))
    began = time.monotonic()
    await ramp(students, plan, measured)
    say(f"{plan.sessions} sessions open after {time.monotonic() - began:.0f} s; {server.memory():.0f} MiB")
    hostile, others = students[: plan.hostile], students[plan.hostile :]
    active, listening = others[: plan.active], others[plan.active :]
    measured.phase = "calm"
    at_work = [asyncio.create_task(_work(each, plan.thinking, chance, measured)) for each in active]
    at_work += [asyncio.create_task(_work(each, LISTENING, chance, measured)) for each in listening]
    await asyncio.sleep(plan.calm)
    say(f"the calm part is over; {server.memory():.0f} MiB")
    if plan.hostile and plan.loops:
        measured.phase = "loops"
        at_work += [asyncio.create_task(_disturb(each, chance, measured)) for each in hostile]
        await asyncio.sleep(plan.loops)
        say(f"the part with loops is over; {server.memory():.0f} MiB")
    measured.phase = "end"
    await _ended([*at_work, watching])
    measured.losses += [f"end: session {number} is gone" for number, each in enumerate(others) if not each.connected]
    await asyncio.gather(*(each.close() for each in students))
    return measured


async def ramp(students: list[Student], plan: Plan, measured: Measured) -> None:
    """Let them come, one after the other, evenly over the time of the ramp."""
    gate, began = asyncio.Semaphore(OPENING), time.monotonic()

    async def come(number: int, student: Student) -> None:
        await asyncio.sleep(max(0.0, began + number * plan.ramp / len(students) - time.monotonic()))
        async with gate:
            start = time.perf_counter()
            await student.open(assets=plan.assets)
            measured.add("open", time.perf_counter() - start)
        await student.ask(SLIDING)

    await asyncio.gather(*(come(number, student) for number, student in enumerate(students)))


async def _work(student: Student, thinking: float, chance: random.Random, measured: Measured) -> None:
    await asyncio.sleep(chance.uniform(0, thinking))
    while True:
        act = chance.choices(ACTS, WEIGHTS)[0]
        try:
            await act(student, chance, measured)
        except (Lost, TimeoutError) as error:
            measured.lost(f"{act.__name__}: {error!r}")
            return
        await asyncio.sleep(chance.expovariate(1 / thinking))


async def _run(student: Student, chance: random.Random, measured: Measured) -> None:
    source = chance.choice(SMALL).format(round(chance.uniform(-3, 3), 2))
    measured.add("run", await student.ask(source))
    _check(student, measured)


async def _slide(student: Student, chance: random.Random, measured: Measured) -> None:
    for _ in range(DRAG):
        measured.add("widget", await student.ask(SLIDING, overrides=map_of(x=round(chance.uniform(-3, 7), 2))))
        await asyncio.sleep(0.05)
    _check(student, measured)


async def _descend(student: Student, chance: random.Random, measured: Measured) -> None:
    wish = map_of(rate=round(chance.uniform(0.05, 0.3), 2), steps=chance.randrange(5, 20))
    measured.add("descend", await student.ask(WALKING, descent=wish))
    _check(student, measured)


async def _edit(student: Student, chance: random.Random, measured: Measured) -> None:
    """Type faster than answers come: the last text is what is answered."""
    asked = [asyncio.create_task(student.ask(PAUSED.format("." * dots))) for dots in range(4)]
    waits = await asyncio.gather(*asked)
    measured.add("typed", waits[-1])
    _check(student, measured)


ACTS: tuple[Callable[[Student, random.Random, Measured], Awaitable[None]], ...] = (_run, _slide, _descend, _edit)
WEIGHTS = (5, 3, 1, 1)


def _check(student: Student, measured: Measured) -> None:
    if student.answer.get("revision") != student.revision or not succeeded(student):
        measured.lost(f"a harmless program has no answer: {str(student.answer)[:300]}")


async def _disturb(student: Student, chance: random.Random, measured: Measured) -> None:
    while True:
        try:
            measured.add("hostile", await student.ask(chance.choice(HOSTILE)))
        except TimeoutError as error:
            measured.lost(f"a hostile program has no answer: {error!r}")
        except Lost:
            return


async def _watch(server: Server, measured: Measured) -> None:
    """How long the server's loop lets a plain small request wait, how late we are ourselves, and the memory."""
    client = AsyncHTTPClient(force_instance=True)
    beat = HTTPRequest(f"http://127.0.0.1:{server.port}/favicon.ico", connect_timeout=60, request_timeout=60)
    while True:
        began = time.perf_counter()
        await client.fetch(beat, raise_error=False)
        measured.add("loop", time.perf_counter() - began)
        measured.memory = max(measured.memory, server.memory())
        began = time.perf_counter()
        await asyncio.sleep(BEAT)
        measured.add("driver", time.perf_counter() - began - BEAT)


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        if isinstance(outcome, Exception):
            raise outcome
