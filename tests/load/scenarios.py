"""What may befall a server in a class, each as a function: it says what it did and lists what did not survive it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from .programs import LOOPS, SLIDING, SMALL
from .serving import Server
from .student import Lost, Student, map_of, succeeded

Scenario = Callable[[Server, int], Awaitable[list[str]]]
AT_ONCE = 8  # students at work while something goes wrong
KILLERS = (signal.SIGKILL, signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS)
LARGE = 3_000_000  # characters
ROUNDS, FORGOTTEN, KEPT = 5, 25.0, 0.05  # classes, seconds until the server forgets one, MiB that may stay of a session


@asynccontextmanager
async def class_of(server: Server, count: int) -> AsyncIterator[list[Student]]:
    """So many students before the open page."""
    students = [Student(server.address) for _ in range(count)]
    for student in students:
        await student.open()
    yield students
    await asyncio.gather(*(student.close() for student in students))


async def kills(server: Server, count: int = 1000) -> list[str]:
    """Children killed from outside while students run programs: each student gets a Run or one sentence."""
    killed: set[int] = set()
    wrong, said = [], 0
    async with class_of(server, AT_ONCE) as students:

        async def work(student: Student) -> None:
            nonlocal said
            while len(killed) < count:
                await student.ask(LOOPS[1])
                said += not succeeded(student)

        tasks = [asyncio.create_task(work(student)) for student in students]
        while len(killed) < count and not any(task.done() for task in tasks):
            for pid in {*server.running()} - killed:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, KILLERS[len(killed) % len(KILLERS)])
                    killed.add(pid)
            await asyncio.sleep(0.005)
        await asyncio.gather(*tasks)
        wrong += await all_well(students)
    print(f"{len(killed)} children killed, {said} sentences about it")
    return [*wrong, *alive(server), *(["nobody heard of it"] if not said else [])]


async def fork_servers(server: Server, count: int = 20) -> list[str]:
    """The parent of all children killed, again and again: the next run starts another one."""
    wrong = []
    async with class_of(server, 2) as students:
        for _ in range(count):
            for pid in server.fork_server():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            wrong += await all_well(students)
    return wrong + alive(server)


async def drops(server: Server, count: int = 50) -> list[str]:
    """Lines cut in the middle of a run, without a word; those who stay notice nothing."""
    async with class_of(server, 2) as stay:
        for _ in range(0, count, 5):
            async with class_of(server, 5) as leave:
                asked = [asyncio.create_task(student.ask(LOOPS[0])) for student in leave]
                await asyncio.sleep(0.05)
                for student in leave:
                    student.drop()
                ended = await asyncio.gather(*asked, return_exceptions=True)
                if not all(isinstance(one, Lost) for one in ended):
                    return [f"a cut line was not noticed: {ended}"]
        return await all_well(stay) + alive(server)


async def restart(server: Server, count: int = 10) -> list[str]:
    """The server is killed and started again; the pages, which hold the texts, ask anew and get what they had."""
    async with class_of(server, count) as students:
        texts = {student: SMALL[at % len(SMALL)].format(at + 0.5) for at, student in enumerate(students)}
        for student, text in texts.items():
            await student.ask(text)
        before = [student.answer for student in students]
        server.kill()
        server.start()
        for student, answer in zip(students, before, strict=True):
            await student.close()
            await student.open()
            student.revision = answer["revision"] - 1
            await student.ask(texts[student])
        same = [student.answer == answer for student, answer in zip(students, before, strict=True)]
        return ["the answer after the restart is another"] * same.count(False) + alive(server)


async def storm(server: Server, count: int = 150) -> list[str]:
    """Everybody opens the page at the same moment; one who is at work already waits no longer than for one page."""
    async with class_of(server, 1) as (working,):
        arrivals = [Student(server.address) for _ in range(count)]
        began = time.perf_counter()
        opening = asyncio.gather(*(student.open() for student in arrivals), return_exceptions=True)
        waits = []
        while not opening.done():
            waits.append(await working.ask(SLIDING))
            await asyncio.sleep(0.05)
        outcomes = await opening
        took = time.perf_counter() - began
        failed = [repr(outcome) for outcome in outcomes if outcome is not None]
        print(f"{count} pages in {took:.1f} s ({1000 * took / count:.0f} ms each); at work: {max(waits):.1f} s at most")
        wrong = await all_well([arrivals[0], arrivals[-1]]) if not failed else failed[:5]
        await asyncio.gather(*(student.close() for student in arrivals))
    return wrong + alive(server)


async def message(server: Server, count: int = 3) -> list[str]:
    """A text of 3 MB, a message of 3 MB that means nothing, 3 MB that is no message: others notice nothing."""
    wrong: list[str] = []
    async with class_of(server, 2) as others:
        for _ in range(count):
            for send in (_long_text, _long_property, _long_noise):
                stranger = Student(server.address)
                await stranger.open()
                with contextlib.suppress(Lost, TimeoutError):
                    await asyncio.wait_for(send(stranger), 10)
                wrong += await all_well(others)
                await stranger.close()
    return wrong + alive(server)


async def _long_text(student: Student) -> None:
    await student.ask("# " + "a" * LARGE)


async def _long_property(student: Student) -> None:
    await student.set("request", map_of(revision="x" * LARGE))


async def _long_noise(student: Student) -> None:
    await student.send("x" * LARGE)
    await student.ask(SLIDING)


async def patches(server: Server, count: int = 1) -> list[str]:
    """Patches of every wrong type: the one who sends them may lose the line, never the server, never another."""
    wrong: list[str] = []
    async with class_of(server, 2) as others:
        stranger = Student(server.address)
        for name, value in WRONG * count:
            if not stranger.connected:
                await stranger.open()
            with contextlib.suppress(Lost):
                await stranger.set(name, value)
        wrong += await all_well(others)
        await stranger.close()
    return wrong + alive(server)


async def leaks(server: Server, count: int = 40) -> list[str]:
    """Classes that come, work and go: when the last ones have been forgotten, nothing of them stays."""
    after = []
    for _ in range(ROUNDS):
        async with class_of(server, count) as students:
            wrong = await all_well(students)
        await asyncio.sleep(FORGOTTEN)
        after.append(server.memory())
    kept = (after[-1] - after[0]) / (count * (ROUNDS - 1))
    print(f"MiB after each class of {count}: {', '.join(f'{each:.1f}' for each in after)}; {kept:.3f} kept per session")
    return [*wrong, *alive(server), *([f"{kept:.2f} MiB of each session stay"] if kept > KEPT else [])]


VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 1e308, "", "x", [], [[]], {"type": "map"}, {"type": "map", "entries": 3}),
    *({"type": "number", "value": "nan"}, {"type": "object", "name": "Figure", "id": "p1"}, {"id": "nobody"}),
    {"type": "map", "entries": [["revision", "one"], ["source", 5]]},
    {"type": "map", "entries": [["revision", -5], ["source", "x"]]},
    {"type": "map", "entries": [["revision", 7], ["source", "x"], ["overrides", [1]], ["turn", "a"]]},
    {"type": "map", "entries": [["revision", 7], ["source", "x"], ["descent", {"type": "map", "entries": []}]]},
)
WRONG = tuple((name, value) for name in ("request", "answer", "lessons", "nothing") for value in VALUES)


async def all_well(students: list[Student]) -> list[str]:
    """Every one of them gets the right answer to a harmless program; else what they get."""
    wrong = []
    for student in students:
        await student.ask(SLIDING)
        if not succeeded(student):
            wrong.append(f"a harmless program fails: {student.answer['program'][:300]}")
    return wrong


def alive(server: Server) -> list[str]:
    """Nothing, while the very process that was started still serves."""
    return [] if server.is_alive() else ["the server is gone"]


SCENARIOS: dict[str, tuple[Scenario, int]] = {
    "kills": (kills, 1000),
    "fork_servers": (fork_servers, 20),
    "drops": (drops, 50),
    "restart": (restart, 10),
    "storm": (storm, 150),
    "message": (message, 3),
    "patches": (patches, 1),
    "leaks": (leaks, 40),
}
