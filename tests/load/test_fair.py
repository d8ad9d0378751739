"""Whose turn it is: whoever is quick waits for no endless loop, and in each line it is the turn of who had least."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from explorer.model.apart.fair import Fair, Reader
from explorer.model.apart.priority import BRIEF, ENDLESS, HALF, KEPT, Priority, left

from .simulated import passing

STRANGER, KNOWN = Priority(), Priority(expected=0.001)


@dataclass
class Asking:
    """Asks again at once, `rounds` times; each turn takes so long."""

    name: str
    seconds: float
    rounds: int = 1
    priority: Priority = STRANGER

    async def ask(self, fair: Fair, said: Callable[[str], object]) -> None:
        """Every turn, told when it begins."""
        reader = Reader(fair, self.priority)
        for _ in range(self.rounds):
            async with reader.turn() as turn:
                said(self.name)
                await asyncio.sleep(min(self.seconds, BRIEF))
                turn.used(min(self.seconds, BRIEF))
                await asyncio.sleep(max(self.seconds - BRIEF, 0.0))
                turn.used(self.seconds)


def served(readers: list[Asking], **places: int) -> list[str]:
    """The order in which readers are served who come at once."""

    async def classroom() -> list[str]:
        fair, order = Fair(**places), []
        await asyncio.gather(*(each.ask(fair, order.append) for each in readers))
        return order

    return passing(classroom())


def test_readers_who_ask_without_end_are_served_in_turn() -> None:
    order = served([Asking(name, 0.001, 5, KNOWN) for name in "abcdef"], quick=1, slow=1)
    assert "".join(order) == "abcdef" * 5


def test_with_more_places_too_nobody_is_served_before_who_came_earlier() -> None:
    turns: list[tuple[float, float]] = []  # when one came, and when its turn began

    async def ask(fair: Fair, reader: Reader) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(6):
            came = loop.time()
            async with reader.turn() as turn:
                turns.append((came, loop.time()))
                await asyncio.sleep(0.002)
                turn.used(0.002)

    async def classroom() -> None:
        fair = Fair(quick=3, slow=1)
        await asyncio.gather(*(ask(fair, Reader(fair, KNOWN)) for _ in range(8)))

    passing(classroom())
    assert len(turns) == 48
    assert [began for _, began in sorted(turns)] == sorted(began for _, began in turns)


def test_endless_loops_leave_the_quick_line_to_all_others() -> None:
    slow = Priority(expected=2.0)
    loops = [Asking(f"loop {k}", 0.1, 3, slow) for k in range(10)]
    quick = [Asking(f"quick {k}", 0.001, 3) for k in range(6)]
    order = served([*loops, *quick], quick=2, slow=2)
    last_quick = max(at for at, name in enumerate(order) if name.startswith("quick"))
    assert sum(name.startswith("loop") for name in order[:last_quick]) <= 2


def test_whoever_takes_long_against_expectation_steps_over() -> None:
    loops = [Asking(f"loop {k}", 2.0) for k in range(4)]
    order: list[str] = []

    async def classroom() -> bool:
        fair = Fair(quick=2, slow=1)
        looping = [asyncio.create_task(each.ask(fair, order.append)) for each in loops]
        await asyncio.sleep(0)
        await Asking("quick", 0.001).ask(fair, order.append)
        was_first = not any(task.done() for task in looping)
        await asyncio.gather(*looping)
        assert (fair.quick.free, fair.slow.free) == (2, 1)
        return was_first

    assert passing(classroom())


def test_a_quick_place_is_left_by_whoever_does_nothing_in_it() -> None:
    async def classroom() -> float:
        fair, loop = Fair(quick=1, slow=1), asyncio.get_running_loop()

        async def sleeper() -> None:
            async with fair.turn(STRANGER):
                await asyncio.sleep(100.0)

        sleeping = asyncio.create_task(sleeper())
        await asyncio.sleep(0)
        async with fair.turn(STRANGER):
            waited = loop.time()
        sleeping.cancel()
        return waited

    assert passing(classroom()) <= KEPT


def test_who_was_nearly_ended_counts_by_the_clock_on_the_wall() -> None:
    async def classroom() -> bool:
        reader = Reader(Fair())
        async with reader.turn() as turn:
            turn.used(0.1)
            await asyncio.sleep(ENDLESS)
        return reader.priority.is_slow

    assert passing(classroom())


def test_now_and_then_it_is_the_turn_of_who_has_waited_longest() -> None:
    late = Asking("late", 0.0, 1, Priority(0.01, 9.0))
    flood = [Asking(f"{k}", 0.001, 5, KNOWN) for k in range(9)]
    assert served([flood[0], late, *flood[1:]], quick=1, slow=1).index("late") <= 5


def test_who_asks_without_end_for_little_stands_behind_who_asks_now_and_then() -> None:
    flood = [Asking(f"flood {k}", 0.0, 1, Priority(0.01, 2.0 + k)) for k in range(60)]
    order = served([*flood, Asking("now and then", 0.0, 1, Priority(0.01, 0.1))], quick=1, slow=1)
    assert order.index("now and then") == 1  # the first was alone when it came


def test_those_known_to_be_quick_go_before_strangers() -> None:
    strangers = [Asking(f"stranger {k}", 0.01) for k in range(20)]
    quick = Asking("quick", 0.001, 1, Priority().after(0.01, 0.0).after(0.01, 0.0))
    assert served([*strangers, quick], quick=2, slow=1).index("quick") == 2


def test_one_long_turn_is_expected_again_and_quick_ones_wear_it_off() -> None:
    looped = Priority().after(1.0, 0.0)
    assert not Priority().is_slow
    assert looped.is_slow
    turns = 0
    while looped.is_slow:
        looped, turns = looped.after(0.01, 0.0), turns + 1
    assert 2 <= turns <= 5


def test_who_mixes_long_and_short_turns_stays_slow() -> None:
    mixed = Priority()
    for _ in range(5):
        mixed = mixed.after(2.0, 0.0).after(0.01, 0.0)
        assert mixed.is_slow


def test_what_one_has_had_is_forgotten_by_and_by() -> None:
    assert left(4.0, 0.0) == 4.0
    assert left(4.0, HALF) == 2.0
    assert left(4.0, 20 * HALF) < 0.001


def test_who_goes_away_while_waiting_keeps_no_place() -> None:
    async def classroom() -> int:
        fair = Fair(quick=1, slow=1)
        tasks = [asyncio.create_task(Asking(name, 0.05).ask(fair, str)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[1].cancel()
        await asyncio.gather(tasks[0], tasks[2])
        return fair.quick.free

    assert passing(classroom()) == 1
