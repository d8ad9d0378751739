"""A machine and its readers on a clock of their own: seconds pass as fast as they can be computed.

The queue is the server's; the machine is two processors that share themselves by weight, as the kernel does.
"""

from __future__ import annotations

import asyncio
import random
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from explorer.model.apart.fair import Fair, Reader
from explorer.model.apart.priority import BRIEF

TICK = 0.005  # seconds between two looks of the kernel's
LOOKS = 10  # of these, one of the server's
BORN, BACK = 335, 15  # the kernel's weights of nice 5 and of nice 19
SECONDS, WALL = 3.0, 4.8  # of the processor, and on the wall, after which a program is ended
FORK = 0.006  # seconds that it takes to have a child


class Passing(asyncio.SelectorEventLoop):
    """An event loop on which time passes when nobody has anything to do."""

    def __init__(self) -> None:
        super().__init__(Waiting(self))
        self.now = 0.0

    def time(self) -> float:
        """Seconds since the beginning."""
        return self.now


class Waiting(selectors.SelectSelector):
    """Waits by letting the clock go on."""

    def __init__(self, loop: Passing) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[Any]:
        """Nothing ever comes from outside."""
        self._loop.now += timeout or 0.0
        return []


@dataclass(eq=False)
class Child:
    """A program at work: what it needs of the processor, what it has had, and whether it asks for it at all."""

    needs: float
    began: float
    told: Callable[[float], None]
    asleep: bool = False
    had: float = 0.0
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    @property
    def weight(self) -> int:
        """How much of the processor it gets beside others."""
        return 0 if self.asleep else BORN if self.had < BRIEF else BACK

    def is_over(self, now: float) -> bool:
        """Whether it has come to its end, or is brought to it."""
        return self.had >= min(self.needs, SECONDS) or now - self.began >= WALL


class Machine:
    """`processors` that are shared by weight; `beside` is what else the machine has to do, in weight."""

    def __init__(self, processors: int = 2, beside: int = 0) -> None:
        self._processors, self._beside = processors, beside
        self._living: list[Child] = []
        self.most = 0

    async def work(self, needs: float, told: Callable[[float], None], *, asleep: bool = False) -> None:
        """A program's life; `told` hears at each of the server's looks what it has had of the processor."""
        child = Child(needs + FORK, asyncio.get_running_loop().time(), told, asleep)
        self._living.append(child)
        self.most = max(self.most, len(self._living))
        await child.done

    async def run(self) -> None:
        """The kernel's work, without an end."""
        for tick in count():
            await asyncio.sleep(TICK)
            total = sum(each.weight for each in self._living) + self._beside
            now = asyncio.get_running_loop().time()
            for child in [*self._living]:
                child.had += TICK * min(self._processors * child.weight / max(total, 1), 1.0)
                over = child.is_over(now)
                if over or not tick % LOOKS:
                    child.told(child.had)
                if over:
                    self._living.remove(child)
                    child.done.set_result(None)


@dataclass
class Kind:
    """What a reader asks for again and again: so long each, after so much time to think, as one known or always new."""

    needs: float
    thinks: float = 0.0
    asleep: bool = False
    always_new: bool = False
    mixed_with: float | None = None  # every other turn takes this long


async def ask(kind: Kind, fair: Fair, machine: Machine, chance: random.Random, waits: list[float]) -> None:
    """A reader's turns, one after the other; how long each was waited for."""
    loop, reader, needs = asyncio.get_running_loop(), Reader(fair), [kind.needs, kind.mixed_with or kind.needs]
    while True:
        await asyncio.sleep(chance.expovariate(1 / kind.thinks) if kind.thinks else 0)
        began = loop.time()
        async with reader.turn() as turn:
            await machine.work(needs[0], turn.used, asleep=kind.asleep)
        waits.append(loop.time() - began)
        needs.reverse()
        reader = Reader(fair) if kind.always_new else reader


def crowd(kinds: dict[str, tuple[int, Kind]], seconds: float, beside: int = 0) -> tuple[dict[str, list[float]], int]:
    """Waits by kind, when so many readers of each kind ask for so long; and the most children at a time."""

    async def day() -> tuple[dict[str, list[float]], int]:
        fair, machine, chance = Fair(), Machine(beside=beside), random.Random(1)
        waits: dict[str, list[float]] = {name: [] for name in kinds}
        tasks = [asyncio.create_task(machine.run())]
        for name, (many, kind) in kinds.items():
            tasks += [asyncio.create_task(ask(kind, fair, machine, chance, waits[name])) for _ in range(many)]
        over, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
        for task in over:
            await task
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return waits, machine.most

    return passing(day())


def passing(work: Coroutine[Any, Any, Any]) -> Any:
    """What it gives, on a clock of its own; in a thread of its own, too, since a browser's driver may hold this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(_run, work).result()


def _run(work: Coroutine[Any, Any, Any]) -> Any:
    loop = Passing()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()
