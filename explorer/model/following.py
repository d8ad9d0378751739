"""Who follows a run from outside hears which turn it is in, and may ask it to stop there. Knows no wire."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import prod
from time import perf_counter

from .confine import Calling, Enclosure, Halted

Follow = Callable[[int, int | None], bool]  # a turn, from 1, and of how many, if that is known -> whether to stop there
EVERY = 0.1  # seconds between two tellings
SHORT = 3  # turns that need no telling
STOPPED = "Stopped after turn {turn}, as you asked. Run begins anew."


def unfollowed(turn: int, of: int | None) -> bool:
    """For a run that nobody follows."""
    return False


class Stopped(Halted):
    """Who follows has asked the run to stop."""

    message = remedy = ""

    def __init__(self) -> None:
        super().__init__("seconds", 0)


class RateLimit:
    """Tells whoever follows, but not of every turn."""

    def __init__(self, follow: Follow) -> None:
        self._follow = follow
        self._told = perf_counter()

    def stops(self, turn: int, inside: Iterable[Enclosure | Calling]) -> bool:
        """Whether the run is to stop with this turn, counted from 1."""
        now = perf_counter()
        if turn < SHORT or now - self._told < EVERY:
            return False
        self._told = now
        of = turns_of(inside)
        return self._follow(turn, of if of is not None and turn <= of else None)


def turns_of(inside: Iterable[Enclosure | Calling]) -> int | None:
    """How many turns the loops around a place have together; None where one of them does not tell."""
    loops = [one.of for one in inside if one.turn]
    return None if None in loops or not loops else prod(of for of in loops if of)
