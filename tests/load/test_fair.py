"""Whose turn it is: whoever is quick waits for no endless loop, and in each line it is the turn of who had least."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from explorer.model.apart.fair import Fair
from explorer.model.apart.standing import HALF, LONG, Standing, left

STRANGER, KNOWN = Standing(), Standing(expected=0.001)


def done(work: Coroutine[Any, Any, Any]) -> Any:
    """What it gives; from a thread, since this one may have a loop already, the browser's."""
    with ThreadPoolExecutor(1) as beside:
        return beside.submit(asyncio.run, work).result()


@dataclass
class Reader:
    """Asks again at once, `rounds` times; each turn takes so long."""

    name: str
    seconds: float
    rounds: int = 1
    standing: Standing = STRANGER

    async def ask(self, fair: Fair, said: Callable[[str], object]) -> None:
        """Every turn, told when it begins; at LONG seconds it steps over."""
        for _ in range(self.rounds):
            async with fair.place(self.standing.rank(0.0), slow=self.standing.is_slow) as place:
                said(self.name)
                await asyncio.sleep(min(self.seconds, LONG))
                if self.seconds > LONG:
                    place.step_over()
                    await asyncio.sleep(self.seconds - LONG)
            self.standing = self.standing.after(self.seconds, 0.0)


def served(readers: list[Reader], **places: int) -> list[str]:
    """The order in which readers are served who come at once."""

    async def classroom() -> list[str]:
        fair, order = Fair(**places), []
        await asyncio.gather(*(each.ask(fair, order.append) for each in readers))
        return order

    return done(classroom())


def test_readers_who_ask_without_end_are_served_in_turn() -> None:
    order = served([Reader(name, 0.001, 5, KNOWN) for name in "abcdef"], quick=1, slow=1)
    assert "".join(order) == "abcdef" * 5


def test_with_more_places_too_nobody_is_served_twice_while_another_waits() -> None:
    order = served([Reader(name, 0.002, 6, KNOWN) for name in "abcdefgh"], quick=3, slow=1)
    for end in range(8, len(order) + 1, 8):
        so_far = Counter(order[:end])
        assert max(so_far.values()) - min(so_far.values()) <= 1


def test_endless_loops_leave_the_quick_line_to_all_others() -> None:
    slow = Standing(expected=2.0)
    loops = [Reader(f"loop {k}", 0.1, 3, slow) for k in range(10)]
    quick = [Reader(f"quick {k}", 0.001, 3) for k in range(6)]
    order = served([*loops, *quick], quick=2, slow=2)
    last_quick = max(at for at, name in enumerate(order) if name.startswith("quick"))
    assert sum(name.startswith("loop") for name in order[:last_quick]) <= 2


def test_whoever_takes_long_against_expectation_steps_over() -> None:
    loops = [Reader(f"loop {k}", LONG + 2.0) for k in range(4)]
    order: list[str] = []

    async def classroom() -> bool:
        fair = Fair(quick=2, slow=1)
        looping = [asyncio.create_task(each.ask(fair, order.append)) for each in loops]
        await asyncio.sleep(0)
        await Reader("quick", 0.001).ask(fair, order.append)
        was_first = not any(task.done() for task in looping)
        await asyncio.gather(*looping)
        assert (fair.quick.free, fair.slow.free, fair.at_work) == (2, 1, 0)
        return was_first

    assert done(classroom())


def test_no_more_step_over_than_there_is_room_for() -> None:
    async def classroom() -> int:
        fair, most = Fair(quick=2, slow=1, most=3), 0

        def began(_: str) -> None:
            nonlocal most
            most = max(most, fair.at_work)

        await asyncio.gather(*(Reader(f"{k}", LONG + 0.05).ask(fair, began) for k in range(9)))
        return most

    assert done(classroom()) <= 4


def test_who_asks_without_end_for_little_stands_behind_who_asks_now_and_then() -> None:
    flood = [Reader(f"flood {k}", 0.0, 1, Standing(0.01, 2.0 + k)) for k in range(60)]
    order = served([*flood, Reader("now and then", 0.0, 1, Standing(0.01, 0.1))], quick=1, slow=1)
    assert order.index("now and then") == 1  # the first was alone when it came


def test_those_known_to_be_quick_go_before_strangers() -> None:
    strangers = [Reader(f"stranger {k}", 0.01) for k in range(20)]
    quick = Reader("quick", 0.001, 1, Standing().after(0.01, 0.0).after(0.01, 0.0))
    assert served([*strangers, quick], quick=2, slow=1).index("quick") == 2


def test_one_long_turn_is_expected_again_and_quick_ones_wear_it_off() -> None:
    looped = Standing().after(1.0, 0.0)
    assert not Standing().is_slow
    assert looped.is_slow
    turns = 0
    while looped.is_slow:
        looped, turns = looped.after(0.01, 0.0), turns + 1
    assert 2 <= turns <= 5


def test_who_mixes_long_and_short_turns_stays_slow() -> None:
    mixed = Standing()
    for _ in range(5):
        mixed = mixed.after(2.0, 0.0).after(0.01, 0.0)
        assert mixed.is_slow


def test_what_one_has_had_is_forgotten_by_and_by() -> None:
    assert left(4.0, 0.0) == 4.0
    assert left(4.0, HALF) == 2.0
    assert left(4.0, 20 * HALF) < 0.001


def test_who_goes_away_while_waiting_keeps_no_place() -> None:
    async def classroom() -> tuple[int, int]:
        fair = Fair(quick=1, slow=1)
        tasks = [asyncio.create_task(Reader(name, 0.05).ask(fair, str)) for name in "abc"]
        await asyncio.sleep(0)
        tasks[1].cancel()
        await asyncio.gather(tasks[0], tasks[2])
        return fair.quick.free, fair.at_work

    assert done(classroom()) == (1, 0)
