"""What is written down while values are computed, and for whom: the switches, the observers, the order of making.

Knows nothing of arrays, rules or gradients. The switches belong to the thread or task that sets them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import Any, NamedTuple


class Mode(NamedTuple):
    """The switches of one thread or task."""

    tracking: bool = True
    guarding: bool = True
    quick: bool = True
    observers: tuple[Callable[[Any], object], ...] = ()


NORMAL = Mode()
_mode: ContextVar[Mode] = ContextVar("mode", default=NORMAL)

# The next place in the order of making.
next_index: Callable[[], int] = count(1).__next__

# In how many threads and tasks the switches are not NORMAL. While it is 0 an operation need not look at its own mode.
special = 0


def mode() -> Mode:
    """The switches as they stand for the caller."""
    return _mode.get() if special else NORMAL


def is_quick() -> bool:
    """Whether short ways to the same results may be taken; a test turns them off."""
    return not special or _mode.get().quick


@contextmanager
def switched(**changes: Any) -> Iterator[None]:
    """A block in which some switches differ."""
    before = _mode.get()
    _set(before._replace(**changes))
    try:
        yield
    finally:
        _set(before)


def switch(**changes: Any) -> None:
    """Sets switches of this thread or task for good."""
    _set(_mode.get()._replace(**changes))


def _set(mode: Mode) -> None:
    global special
    special += (mode != NORMAL) - (_mode.get() != NORMAL)
    _mode.set(mode)


@contextmanager
def observe(see: Callable[[Any], object]) -> Iterator[None]:
    """A block in which `see(tensor)` hears of every tensor as it is made, new versions of updated ones included."""
    with switched(observers=(*_mode.get().observers, see)):
        yield


def tell(tensor: Any) -> None:
    """Shows a new tensor to whoever observes."""
    for see in _mode.get().observers:
        see(tensor)
