"""Runs each program in a child process with limits: on Linux forked from a warm parent, elsewhere spawned and re-used.

The children belong to this process and are shared by all who call `isolated` with the same function.
"""

from __future__ import annotations

import atexit
import sys
import threading
from collections.abc import Callable
from functools import cache
from typing import Protocol

from .apart import messages
from .apart.fair import QUICK
from .apart.starting import ALONE, Follower
from .confine import BUDGETS, Limits
from .program import Failure, Program
from .run import Run, failed
from .wire import from_json

RUNS = "explorer.model.apart.answering:answer"  # the home of children that answer with Runs
LOST = (TimeoutError, *messages.LOST, OSError, ValueError)  # what `ask` and the reading of its answer raise

KILLED = "The program was ended after {seconds:g} seconds: it did not stop by itself."
KILLED_REMEDY = "Does a loop go on forever, or is one step very large? Use fewer turns or smaller arrays."
UNCONFINED = "Programs do not run on this machine: they cannot be confined here."
UNCONFINED_REMEDY = "Use the hosted page, or another server: {reason}."
STARVED, STARVED_REMEDY = f"{BUDGETS['starved'][0]}.", BUDGETS["starved"][1]
CROWDED = "The programs of all readers together needed more memory than there is."
CROWDED_REMEDY = "Try again in a moment, or use smaller arrays. Nothing that you typed is lost."
DIED = "The program's process ended without an answer; it may have used too much memory."
DIED_REMEDY = "Use smaller arrays and flatter lists. Nothing that you typed is lost."


class Children(Protocol):
    """Processes that answer requests."""

    def start(self) -> None:
        """Have one ready."""

    def ask(self, request: str, seconds: float, follower: Follower = ALONE) -> str:
        """The answer to a request; TimeoutError where it takes more than twice so many seconds."""

    def close(self) -> None:
        """End those that wait."""


class Isolated:
    """`run`, in child processes: same arguments, same Run; blocks, so async callers await it in an executor."""

    def __init__(self, children: Children) -> None:
        self._children = children
        self._gate = threading.BoundedSemaphore(QUICK)

    def __call__(self, program: Program, limits: Limits | None = None) -> Run:
        """The program's Run; a child that dies or must be killed is a Failure like any other."""
        limits = limits or Limits()
        try:
            with self._gate:
                return from_json(self._children.ask(messages.request(program, limits), limits.seconds))
        except LOST as error:
            return failed(program, failure_of(error, limits.seconds))

    def start(self) -> None:
        """Begin to warm the children up; a first run does so too."""
        self._children.start()

    def close(self) -> None:
        """End the children; a later run starts new ones."""
        self._children.close()


def isolated(run: Callable[..., Run]) -> Isolated:
    """`run` with each program in a child process of this server."""
    return _isolated(f"{run.__module__}:{run.__qualname__}")


@cache
def _isolated(run: str) -> Isolated:
    return Isolated(shared(f"{RUNS} {run}"))


def shared(home: str) -> Children:
    """The children of this process that answer with the function that `home` names."""
    with _sharing:
        if home not in _shared:
            _shared[home] = children(home)
            atexit.register(_shared[home].close)
        return _shared[home]


_shared: dict[str, Children] = {}
_sharing = threading.Lock()


def weakness() -> str:
    """What the wall lacks on this machine, as a sentence for whoever starts a server; empty where it is whole."""
    if sys.platform != "linux":
        return "On this system programs run in processes of their own, but without the kernel's limits."
    from .apart.syscalls import can_restrict

    return "" if can_restrict() else "On this processor the kernel's calls cannot be filtered: no program will run."


def children(home: str) -> Children:
    """The kind of children that this platform can have."""
    if sys.platform == "linux":
        from .apart.forked import Forked

        return Forked(home)
    from .apart.spawned import Spawned

    return Spawned(home)


def failure_of(error: Exception, seconds: float) -> Failure:
    """What to say of a child that did not answer."""
    if isinstance(error, TimeoutError):
        return Failure(KILLED.format(seconds=2 * seconds), remedy=KILLED_REMEDY)
    if isinstance(error, messages.Unconfined):
        return Failure(UNCONFINED, remedy=UNCONFINED_REMEDY.format(reason=error))
    if isinstance(error, messages.Crowded):
        return Failure(CROWDED, remedy=CROWDED_REMEDY)
    if isinstance(error, messages.Starved):
        return Failure(STARVED, remedy=STARVED_REMEDY)
    return Failure(DIED, remedy=DIED_REMEDY)
