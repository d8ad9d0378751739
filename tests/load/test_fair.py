"""Whose turn it is: in turn by reader, and endless loops hold no more than their places."""

from __future__ import annotations

import asyncio
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from explorer.model.apart.fair import HALF, LONG, PATIENCE, Fair, later, left


def served(readers: dict[str, tuple[int, float]], *, places: int, for_the_late: int, rounds: int) -> list[str]:
    """The order in which readers (name: lateness, seconds) are served who ask again at once, `rounds` times each."""

    async def classroom() -> list[str]:
        fair, order = Fair(places, for_the_late), []

        async def reader(name: str, lateness: int, seconds: float) -> None:
            for _ in range(rounds):
                async with fair.place(lateness):
                    order.append(name)
                    await asyncio.sleep(seconds)

        await asyncio.gather(*(reader(name, *how) for name, how in readers.items()))
        return order

    with ThreadPoolExecutor(1) as beside:  # this thread may have a loop already, the browser's
        return beside.submit(asyncio.run, classroom()).result()


def test_readers_who_ask_without_end_are_served_in_turn() -> None:
    order = served(dict.fromkeys("abcdef", (0, 0.001)), places=1, for_the_late=1, rounds=5)
    assert "".join(order) == "abcdef" * 5


def test_with_more_places_too_nobody_is_served_twice_while_another_waits() -> None:
    order = served(dict.fromkeys("abcdefgh", (0, 0.002)), places=3, for_the_late=1, rounds=6)
    for end in range(8, len(order) + 1, 8):
        so_far = Counter(order[:end])
        assert max(so_far.values()) - min(so_far.values()) <= 1


def test_those_who_loop_leave_places_to_all_others() -> None:
    loops = {f"loop {k}": (1, 0.2) for k in range(10)}
    quick = {f"quick {k}": (0, 0.001) for k in range(6)}
    order = served({**loops, **quick}, places=4, for_the_late=2, rounds=3)
    last_quick = max(at for at, name in enumerate(order) if name.startswith("quick"))
    assert sum(name.startswith("loop") for name in order[:last_quick]) <= 2


def test_who_looped_once_waits_before_those_who_always_do() -> None:
    order = served({"a": (5, 0.01), "b": (5, 0.01), "c": (1, 0.01)}, places=1, for_the_late=1, rounds=2)
    assert order[:3] == ["a", "c", "b"]  # a was alone when they came; when c asks again it is b's turn already


def test_who_asks_without_end_for_little_stands_behind_who_asks_now_and_then() -> None:
    async def classroom() -> list[str]:
        fair, order = Fair(1, 1), []

        async def reader(name: str, had: float, lateness: int = 0) -> None:
            async with fair.place(lateness, had):
                order.append(name)
                await asyncio.sleep(0)

        flood = (reader(f"flood {k}", 2.0 + k, -PATIENCE) for k in range(60))
        await asyncio.gather(*flood, reader("now and then", 0.1))
        return order

    with ThreadPoolExecutor(1) as beside:
        order = beside.submit(asyncio.run, classroom()).result()
    assert order[:3] == ["flood 0", "now and then", "flood 1"]  # the first was alone when it came


def test_trust_is_earned_by_short_turns_and_lost_by_one_long_one() -> None:
    course = [0]
    for seconds in [0.01] * (PATIENCE + 3) + [LONG]:
        course.append(later(course[-1], seconds))
    assert min(course) == -PATIENCE
    assert course[-1] == 1


def test_those_who_were_quick_go_before_strangers() -> None:
    strangers = {f"stranger {k}": (0, 0.01) for k in range(20)}
    order = served({**strangers, "quick": (-PATIENCE, 0.001)}, places=2, for_the_late=1, rounds=1)
    assert order.index("quick") == 2


def test_what_one_has_had_is_forgotten_by_and_by() -> None:
    assert left(4.0, 0.0) == 4.0
    assert left(4.0, HALF) == 2.0
    assert left(4.0, 20 * HALF) < 0.001


def test_who_goes_away_while_waiting_keeps_no_place() -> None:
    async def classroom() -> None:
        fair = Fair(1, 1)

        async def hold(seconds: float) -> None:
            async with fair.place(0):
                await asyncio.sleep(seconds)

        first, second, third = (asyncio.create_task(hold(0.05)) for _ in range(3))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.wait_for(asyncio.gather(first, third), 5)
        await asyncio.wait_for(hold(0), 5)

    with ThreadPoolExecutor(1) as beside:
        beside.submit(asyncio.run, classroom()).result()


def test_lateness_grows_with_long_turns_and_wears_off() -> None:
    course = [0]
    for seconds in [LONG] * (PATIENCE + 3) + [0.01] * PATIENCE:
        course.append(later(course[-1], seconds))
    assert max(course) == PATIENCE
    assert course[-1] == 0
    assert all(abs(b - a) <= 1 for a, b in pairwise(course))
