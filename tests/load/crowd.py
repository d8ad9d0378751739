"""Readers with small programs, first alone, then beside many who loop without end: how long the small ones wait."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from .measured import at
from .programs import LONG_RUN, LOOPS, SMALL
from .scenarios import alive, all_well, class_of
from .serving import Server
from .student import Lost, Student, succeeded

ENDLESS = (*LOOPS, LONG_RUN)
HONEST, THINKING = 10, 1.0  # readers with small programs, and the seconds between two of them
ALONE, BESIDE = 3, 10  # small programs of each
LATEST = 2.0  # seconds that 95 of 100 small programs take at most


async def crowd(server: Server, count: int = 60) -> list[str]:
    """So many loop without end, ten others have their small programs answered."""
    async with class_of(server, HONEST + count) as students:
        honest, hostile = students[:HONEST], students[HONEST:]
        await all_well(students)  # every page runs its opening lesson
        said("alone", await waits_of(honest, ALONE))
        async with looping(hostile):
            waits = await waits_of(honest, BESIDE)
        p95 = said(f"beside {count} readers with {sum(each.revision for each in hostile)} loops", waits)
        wrong = [f"a harmless program fails: {each.answer['program'][:300]}" for each in honest if not succeeded(each)]
    return [*wrong, *alive(server), *([f"p95 is {p95:.2f} s, not under {LATEST}"] if p95 >= LATEST else [])]


def said(how: str, waits: list[float]) -> float:
    """The waits' p95; printed."""
    p50, p95 = at(waits, 0.5), at(waits, 0.95)
    print(f"{len(waits)} small programs {how}: p50 {p50:.2f} s, p95 {p95:.2f} s", flush=True)
    return p95


async def waits_of(students: list[Student], turns: int) -> list[float]:
    """Of so many small programs each, with time to think."""
    chance = random.Random(0)

    async def work(student: Student) -> list[float]:
        waits = []
        for _ in range(turns):
            await asyncio.sleep(chance.expovariate(1 / THINKING))
            waits.append(await student.ask(chance.choice(SMALL).format(round(chance.uniform(-3, 3), 2))))
        return waits

    return [wait for each in await asyncio.gather(*map(work, students)) for wait in each]


@asynccontextmanager
async def looping(students: list[Student]) -> AsyncIterator[None]:
    """All of them ask for what does not end, again and again, while this lasts."""
    tasks = [asyncio.create_task(_loop_on(each, random.Random(number))) for number, each in enumerate(students)]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _loop_on(student: Student, chance: random.Random) -> None:
    with contextlib.suppress(Lost):
        while True:
            await student.ask(chance.choice(ENDLESS))
