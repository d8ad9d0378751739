"""What is left of a run's seconds and bytes for its picture: one clock from the text to the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from engine import Tensor

from .confine.clock import Clock, spent
from .confine.limits import SLOWER

Item = TypeVar("Item")
GRACE = 0.2  # of a run's seconds, for the last capture and for sending
NEAR = 3  # Turns, the last one's picture among them
SENDING = 0.6  # of the time that captures took, for sending them
WALK = SLOWER * 2e-5  # seconds that it takes to find one of the values behind a target, and to begin its picture
AGAIN = 3  # times as long as to find all of them: to sweep over them once more, and for the engine to do so
CLOSING = 0.05  # of a run's seconds, for the end of a picture and for sending that
Look = Callable[[], object]  # is called at every piece of a long work, and may end it by an error

PART = 200  # values that there is always time for
LAST = f"these are the last {PART}, and what they were made of."
IN_PART = "There was no time to draw all {all:,} values: " + LAST
AT_ONCE = "There was no time to draw all values: " + LAST
NO_TIME = "There was no time for the way back, either."
NO_ROOM = "There was no room for the gradients of all values at a time: the way back is left out."
NO_WAY_BACK = "The gradients could not be computed: {why}."


def no_way_back(error: Exception) -> str:
    """What to say of a picture without gradients, which this kept from being computed."""
    return NO_WAY_BACK.format(why=str(error).removeprefix("backward: ").rstrip(". "))


def unhurried() -> None:
    """For work that may take what it takes."""


def watched(items: Iterable[Item], look: Look) -> Iterator[Item]:
    """The items; `look` is called before each."""
    for one in items:
        look()
        yield one


class Late(Exception):
    """There is no time, or no room, to show all of it."""


def in_part(values: int) -> str:
    """What to say of a picture of the last values only, of so many."""
    return IN_PART.format(all=values)


class Budget(Protocol):
    """What a run may use."""

    clock: Clock

    def overflows(self, more: int = 0) -> bool:
        """Whether so many bytes more are too many."""


class Patience:
    """Looks at the clock while values are captured; without a budget, never."""

    def __init__(self) -> None:
        self._budget: Budget | None = None
        self._closing = self._began = 0.0  # the Turn at hand, and its capture
        self._again = 0.0  # seconds that the end of it would take instead
        self._looked = 0.0  # when the last Turn closed

    def start(self, budget: Budget) -> None:
        """The run begins."""
        self._budget = budget

    def close(self) -> None:
        """A Turn closes: what is behind its target is about to be found."""
        self._closing = spent()

    def begin(self) -> None:
        """A capture begins."""
        self._began = spent()
        self._again = AGAIN * (self._began - self._closing)

    def nears_its_end(self) -> bool:
        """Whether no more than another Turn like the last one fits in."""
        if self._budget is None:
            return False
        before, self._looked = self._looked, spent()
        return self._budget.clock.left() < NEAR * (self._looked - (before or self._looked))

    def look(self) -> None:
        """Late where what was captured could not be sent in time, or there would be none for the end of it instead."""
        if self._lacks(max(SENDING * (spent() - self._began), self._again)):
            raise Late

    def look_again(self) -> None:
        """Late where there is no time to go on sweeping."""
        if self._lacks(CLOSING * self._budget.clock.seconds if self._budget else 0.0):
            raise Late

    def lacks_time_for(self, values: int) -> bool:
        """Whether there is no time to find so many values."""
        return self._lacks(WALK * values)

    def _lacks(self, seconds: float) -> bool:
        if self._budget is None:
            return False
        clock = self._budget.clock
        return clock.left() + GRACE * clock.seconds < seconds

    def fits(self, tensors: Sequence[Tensor]) -> bool:
        """Whether there is room for the gradients that a sweep over these tensors holds at a time."""
        return self._budget is None or not self._budget.overflows(most_at_a_time(tensors))


def most_at_a_time(tensors: Sequence[Tensor]) -> int:
    """The most bytes of gradients on their way, when these tensors are swept from the last one to the first."""
    waiting: dict[int, int] = {}
    together = most = 0
    for tensor in reversed(tensors):
        together -= waiting.pop(tensor.made, 0)
        for one in tensor.creator.inputs if tensor.creator else ():
            if isinstance(one, Tensor) and not one.constant and one.made not in waiting:
                waiting[one.made] = one.size * one.dtype.itemsize
                together += waiting[one.made]
        most = max(most, together + 2 * tensor.size * tensor.dtype.itemsize)
    return most
